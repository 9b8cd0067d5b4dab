"""Option set files: questions, their alternatives as scenario files, and how to rank."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from orgmodel.changes.conflict import Conflict, ScenarioError
from orgmodel.changes.scenario import Scenario, read_scenario
from orgmodel.comparison.option_set import RANKED_BY, Alternative, Exclusion, OptionSet, Question
from orgmodel.files.plain_file import read_plain
from orgmodel.files.scenario_file import read_scenario_file, readable
from orgmodel.files.toml_text import toml_text
from orgmodel.model.toml_table import TomlTable

_KEYS = ("name", "source", "rank", "must", "question", "exclude")
_QUESTION_KEYS = ("id", "title", "source", "alternative")
_INLINE_KEYS = ("name", "option", "source", "note", "change", "exemption")
_ALTERNATIVE_KEYS = ("id", "title", "scenario", *_INLINE_KEYS)
_EXCLUDE_KEYS = ("together", "reason")


def read_option_set(path: Path) -> OptionSet:
    """The option set in a file; scenarios it names lie beside it.

    Raises `ScenarioError` with every fault.
    """
    try:
        content = read_plain(path)
    except OSError as error:
        reason = f"it cannot be read: {error.strerror}."
        raise ScenarioError((Conflict(None, "", "", reason),), path.name) from error

    def scenario(name: str) -> Scenario:
        return read_scenario_file(path.parent / name)

    return parse_option_set(content, scenario, path.stem)


def parse_option_set(
    content: bytes, scenario: Callable[[str], Scenario], name: str = "Option set"
) -> OptionSet:
    """The option set in these bytes; `scenario` gives the scenario of a file name.

    Raises `ScenarioError` with every fault.
    """
    table = readable(content, name)
    table.only(_KEYS)
    called, source = table.text("name", name), table.text("source")
    ranked, must = table.names("rank", RANKED_BY), table.names("must")
    questions = tuple(_question(block, scenario) for block in table.tables("question"))
    if len({question.id for question in questions}) < max(1, len(questions)):
        table.fault("it needs one question or more, each with its own id.")
    labels = {f"{q.id}({a.id})" for q in questions for a in q.alternatives}
    exclusions = tuple(
        _exclusion(block, labels) for block in table.tables("exclude", with_ids=False)
    )
    if table.faults:
        conflicts = tuple(Conflict(None, "", "", str(fault)) for fault in table.faults)
        raise ScenarioError(conflicts, called)
    return OptionSet(called, questions, exclusions, tuple(ranked), source, tuple(must))


def option_set_text(option_set: OptionSet) -> str:
    """The text of a file that reads back as the same option set, its scenarios within."""
    about: dict[str, Any] = {"name": option_set.name, "source": option_set.source}
    questions = [
        {
            "id": question.id,
            "title": question.title,
            "source": question.source,
            "alternative": [dict(_inline(one)) for one in question.alternatives],
        }
        for question in option_set.questions
    ]
    exclusions = [
        {"together": sorted(one.together), "reason": one.reason} for one in option_set.exclusions
    ]
    blocks = {"question": questions, "exclude": exclusions}
    filled = {key: value for key, value in blocks.items() if value}
    if option_set.must:
        about["must"] = list(option_set.must)
    return toml_text({**about, "rank": list(option_set.rank), **filled})


def _inline(alternative: Alternative) -> Iterator[tuple[str, Any]]:
    yield "id", alternative.id
    yield "title", alternative.title
    for key, value in alternative.scenario.to_dict().items():
        if value and (key != "name" or value != alternative.title):
            yield key, value


def _question(block: TomlTable, scenario: Callable[[str], Scenario]) -> Question:
    block.only(_QUESTION_KEYS)
    block.needs(("id", "title"), "question")
    alternatives = tuple(_alternative(item, scenario) for item in block.tables("alternative"))
    if len({item.id for item in alternatives}) < max(2, len(alternatives)):
        block.fault("it needs two alternatives or more, each with its own id.")
    return Question(block.name("id"), block.text("title"), block.text("source"), alternatives)


def _alternative(block: TomlTable, scenario: Callable[[str], Scenario]) -> Alternative:
    block.only(_ALTERNATIVE_KEYS)
    block.needs(("id", "title"), "alternative")
    title, file = block.text("title"), block.name("scenario")
    made = Scenario(title)
    try:
        if file:
            made = scenario(file)
        elif inline := {key: block.given[key] for key in _INLINE_KEYS if key in block}:
            made = read_scenario({"name": title, **inline})
    except ScenarioError as error:
        for conflict in error.conflicts:
            block.fault(str(conflict).removeprefix("scenario: "))
    return Alternative(block.name("id"), title, made)


def _exclusion(block: TomlTable, labels: set[str]) -> Exclusion:
    block.only(_EXCLUDE_KEYS)
    block.needs(_EXCLUDE_KEYS, "exclude block")
    names = block.names("together")
    if len(names) < 2 or not labels.issuperset(names):
        such = ", ".join(sorted(labels)[:2])
        block.fault(
            f"together must name two alternatives or more, such as {such}. It names "
            f"{', '.join(names) or 'none'}."
        )
    return Exclusion(frozenset(names), block.text("reason"))
