"""Option set files: questions, their alternatives as scenario files, and how to rank."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

from orgmodel.changes.conflict import Conflict, ScenarioError
from orgmodel.changes.scenario import Scenario, read_scenario
from orgmodel.comparison.option_set import Alternative, Exclusion, OptionSet, Question
from orgmodel.files.scenario_file import parse_toml, read_scenario_file

_KEYS = ("name", "source", "rank", "question", "exclude")
_QUESTION_KEYS = ("id", "title", "source", "alternative")
_ALTERNATIVE_KEYS = ("id", "title", "scenario", "change")
_EXCLUDE_KEYS = ("together", "reason")


def read_option_set(path: Path) -> OptionSet:
    """The option set in a file; scenarios it names lie beside it.

    Raises `ScenarioError` with every fault.
    """
    try:
        content = path.read_bytes()
    except OSError as error:
        reason = f"it cannot be read: {error.strerror}."
        raise ScenarioError((Conflict(None, "", "", reason),), path.name) from error

    def scenario(name: str) -> Scenario:
        return read_scenario_file(path.parent / name)

    return parse_option_set(content, scenario, path.stem)


def parse_option_set(
    content: bytes, scenario: Callable[[str], Scenario], name: str = "Option set"
) -> OptionSet:
    """The option set in these bytes; `scenario` gives the scenario of a file name."""
    given = parse_toml(content, name)
    faults = list(_unknown(given, _KEYS, "the option set"))
    questions = []
    for place, block in enumerate(_blocks(given, "question", faults), start=1):
        where = f"question {block.get('id') or place}"
        faults += _unknown(block, _QUESTION_KEYS, where)
        faults += _lacking(block, ("id", "title"), where)
        alternatives = [
            _alternative(item, f"{where}, alternative {item.get('id') or number}", scenario, faults)
            for number, item in enumerate(_blocks(block, "alternative", faults), start=1)
        ]
        if len({item.id for item in alternatives}) < max(2, len(alternatives)):
            faults.append(f"{where}: it needs two alternatives or more, each with its own id.")
        questions.append(
            Question(
                str(block.get("id", "")),
                str(block.get("title", "")),
                str(block.get("source", "")),
                tuple(alternatives),
            )
        )
    if len({question.id for question in questions}) < max(1, len(questions)):
        faults.append("it needs one question or more, each with its own id.")
    labels = {f"{q.id}({a.id})" for q in questions for a in q.alternatives}
    exclusions = [_exclusion(block, labels, faults) for block in _blocks(given, "exclude", faults)]
    ranked = given.get("rank", OptionSet.__dataclass_fields__["rank"].default)
    if faults:
        conflicts = tuple(Conflict(None, "", "", fault) for fault in faults)
        raise ScenarioError(conflicts, str(given.get("name", name)))
    return OptionSet(
        str(given.get("name", name)),
        tuple(questions),
        tuple(exclusions),
        tuple(str(item) for item in ranked),
        str(given.get("source", "")),
    )


def _alternative(
    block: Mapping[str, Any], where: str, scenario: Callable[[str], Scenario], faults: list[str]
) -> Alternative:
    faults += _unknown(block, _ALTERNATIVE_KEYS, where)
    faults += _lacking(block, ("id", "title"), where)
    title = str(block.get("title", ""))
    made = Scenario(title)
    try:
        if "scenario" in block:
            made = scenario(str(block["scenario"]))
        elif "change" in block:
            made = read_scenario({"name": title, "change": block["change"]})
    except ScenarioError as error:
        faults += [f"{where}: {conflict.reason}" for conflict in error.conflicts]
    return Alternative(str(block.get("id", "")), title, made)


def _exclusion(block: Mapping[str, Any], labels: set[str], faults: list[str]) -> Exclusion:
    faults += _unknown(block, _EXCLUDE_KEYS, "exclude")
    faults += _lacking(block, _EXCLUDE_KEYS, "exclude")
    together = block.get("together", [])
    names = [str(name) for name in together] if isinstance(together, list) else []
    strange = [name for name in names if name not in labels]
    if strange or len(names) < 2:
        such = ", ".join(sorted(labels)[:2])
        faults.append(
            f"exclude: together must name two alternatives or more, such as {such}. It names "
            f"{', '.join(names) or 'none'}."
        )
    return Exclusion(frozenset(names), str(block.get("reason", "")))


def _blocks(given: Mapping[str, Any], key: str, faults: list[str]) -> list[Mapping[str, Any]]:
    blocks = given.get(key, [])
    if not isinstance(blocks, list) or not all(isinstance(block, Mapping) for block in blocks):
        faults.append(f"{key} must be [[{key}]] blocks.")
        return []
    return blocks


def _unknown(given: Mapping[str, Any], known: tuple[str, ...], where: str) -> Iterator[str]:
    for name in given:
        if name not in known:
            yield f'{where}: there is no key "{name}". Keys: {", ".join(known)}.'


def _lacking(given: Mapping[str, Any], needed: tuple[str, ...], where: str) -> Iterator[str]:
    for name in needed:
        if not given.get(name):
            yield f'{where}: it needs "{name}".'
