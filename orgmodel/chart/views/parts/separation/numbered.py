"""Findings as numbers on a drawing: errors, warnings, information, then what is accepted.

Within a rule the numbers follow the ids, so that no order of rows changes them. Each error and
each warning has a number of its own. What is for information or accepted has one number a rule
and wording: ten services of which the same is not known are one thing said of ten boxes.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from orgmodel.chart.sheet.badge import State
from orgmodel.model.organisation import OrganisationModel
from orgmodel.model.words import called, counted, listed, shows
from orgmodel.rules.finding import Finding
from orgmodel.rules.result import CheckResult

STATES: tuple[State, ...] = ("error", "warning", "info", "accepted")
_FIGURES = re.compile(r"[0-9]+|[^0-9]+")
_GROUPED = ("info", "accepted")
_RELATION = re.compile(r" \(relation [^)]*\)")
_MANY = re.compile(r"…(?:(?:, | and |, and )…)+")
_PLURAL = re.compile(r"(?<=\w)s\b")


@dataclass(frozen=True, slots=True)
class Numbered:
    """One number: its state, its rule's id and title, and the findings it stands for."""

    number: int
    state: State
    rule: str
    title: str
    findings: tuple[Finding, ...]

    @property
    def subjects(self) -> tuple[str, ...]:
        """The ids that it is about, each once."""
        return tuple(dict.fromkeys(one for f in self.findings for one in f.subjects))

    def sentence(self, model: OrganisationModel) -> str:
        """What is found, in full; of several findings the first, and whom else it is said of."""
        first = _plain(model, self.findings[0])
        also = _others(model, self.findings)
        said = f"{first} Also: {listed(also, between=';')}." if also else first
        return " ".join([said, *dict.fromkeys(_accepted(one) for one in self.findings)]).strip()

    def short(self, model: OrganisationModel, on_box: bool = False) -> str:
        """The same for a narrow column, of several findings what they have in common.

        With `on_box` the number's boxes are what the sentence is about: it begins after them.
        """
        said = [_plain(model, one).rstrip(".") for one in self.findings]
        about = [
            _after_subject(model, one, words)
            for one, words in zip(self.findings, said, strict=True)
        ]
        if on_box and all(about):
            return _common(about)
        if len(said) > 1:
            said = [words.partition(": ")[0] for words in said]
        if len(said) == 1 or len(set(said)) == 1:
            return said[0]
        return f"{said[0]}; {counted(len(said) - 1, 'other')} likewise"


def numbered_findings(model: OrganisationModel, result: CheckResult) -> tuple[Numbered, ...]:
    """Every finding of a result under its number, from 1."""
    titles = {rule.id: rule.title for rule in result.rules}
    groups: list[tuple[State, tuple[Finding, ...]]] = []
    for state in STATES:
        here = [
            finding
            for rule in result.rules
            for finding in sorted(rule.findings, key=_in_order)
            if state_of(finding) == state
        ]
        groups += [(state, group) for group in _groups(model, state, here)]
    return tuple(
        Numbered(number, state, group[0].rule, titles.get(group[0].rule, ""), group)
        for number, (state, group) in enumerate(groups, start=1)
    )


def state_of(finding: Finding) -> State:
    """What a finding's badge looks like: its severity, or that it is accepted."""
    return finding.severity if finding.stands else "accepted"


def _in_order(finding: Finding) -> tuple[list[tuple[bool, int, str]], str]:
    """Findings of a rule by their ids, F9 before F10: no order of rows changes a number."""
    parts = _FIGURES.findall(" ".join(finding.subjects))
    return [(part.isdecimal(), int(part) if part.isdecimal() else 0, part) for part in parts], (
        f"{finding.relation} {finding.message}"
    )


def named(model: OrganisationModel, identifier: str) -> str:
    """The name of an id as it is drawn: the id itself where the name shows nothing."""
    name = " ".join(model.names.get(identifier, "").split())
    return name if shows(name) else identifier


def by_rule(numbers: Iterable[Numbered]) -> Iterator[tuple[State, str, tuple[Numbered, ...]]]:
    """The numbers of one state and rule together, in their order."""
    found: dict[tuple[State, str], list[Numbered]] = {}
    for one in numbers:
        found.setdefault((one.state, one.rule), []).append(one)
    for (state, rule), group in found.items():
        yield state, rule, tuple(group)


def _groups(
    model: OrganisationModel, state: State, findings: Iterable[Finding]
) -> Iterator[tuple[Finding, ...]]:
    if state not in _GROUPED:
        yield from ((finding,) for finding in findings)
        return
    alike: dict[tuple[str, ...], list[Finding]] = {}
    for finding in findings:
        alike.setdefault((finding.rule, _wording(model, finding)), []).append(finding)
    for group in alike.values():
        yield tuple(group)


def _plain(model: OrganisationModel, finding: Finding) -> str:
    """A message without the ids of units, posts and services, which are drawn by name."""
    message = _RELATION.sub("", finding.message)
    for name in _ids(finding):
        if model.table_of.get(name) in ("units", "services", "posts"):
            message = _replaced(message, called(model.names, name), named(model, name))
    return message


def _replaced(said: str, old: str, new: str) -> str:
    """With other words in place of a name, where it stands as a whole."""
    return re.sub(rf"(?<!\w){re.escape(old)}(?!\w)", lambda _: new, said)


def _after_subject(model: OrganisationModel, finding: Finding, said: str) -> str:
    """What a sentence says of its first subject; empty where it does not begin with it."""
    if not finding.subjects:
        return ""
    subject = finding.subjects[0]
    for words in (called(model.names, subject), named(model, subject)):
        if said.startswith((f"{words} ", f"{words},")):
            return said.removeprefix(words).lstrip(", ").partition(": ")[0]
    return ""


def _common(said: list[str]) -> str:
    """The beginning that sentences share, up to a comma where they part."""
    if len(set(said)) == 1:
        return said[0]
    words = [one.split() for one in said]
    shortest = min(map(len, words))
    count = next((at for at in range(shortest) if len({one[at] for one in words}) > 1), shortest)
    begin = " ".join(words[0][:count])
    return begin.rpartition(",")[0] or begin


def _accepted(finding: Finding) -> str:
    """Why a finding is accepted; empty where it stands."""
    if finding.exemption is None:
        return ""
    kept = finding.exemption.safeguard.rstrip(".")
    safeguard = f" Safeguard: {kept}." if kept else ""
    return f"Accepted: {finding.exemption.reason.rstrip('.')}.{safeguard}"


def _wording(model: OrganisationModel, finding: Finding) -> str:
    """A message without names, figures and what follows a colon: alike for like findings."""
    said = finding.message
    for name in sorted(_ids(finding), key=lambda one: -len(called(model.names, one))):
        said = _replaced(said, called(model.names, name), "…")
    said = re.sub(r"\d+", "#", _MANY.sub("…", said)).partition(": ")[0]
    return _PLURAL.sub("", said)


def _ids(finding: Finding) -> tuple[str, ...]:
    steps = (name for step in finding.path for name in (step.start, step.end))
    return tuple(dict.fromkeys([*finding.subjects, *steps]))


def _others(model: OrganisationModel, findings: tuple[Finding, ...]) -> list[str]:
    """The first subject of each finding after the first."""
    firsts = [finding.subjects[0] for finding in findings[1:] if finding.subjects]
    return [_coded(model, name) for name in dict.fromkeys(firsts)]


def _coded(model: OrganisationModel, identifier: str) -> str:
    name = named(model, identifier)
    coded = model.table_of.get(identifier) == "functions" and name != identifier
    return f"{name} ({identifier})" if coded else name


def on_boxes(
    numbers: Iterable[Numbered], boxes_of: Callable[[Finding], tuple[str, ...]]
) -> dict[str, tuple[Numbered, ...]]:
    """Box id → the numbers on it."""
    found: dict[str, tuple[Numbered, ...]] = {}
    for one in numbers:
        for box in dict.fromkeys(box for f in one.findings for box in boxes_of(f)):
            found[box] = (*found.get(box, ()), one)
    return found
