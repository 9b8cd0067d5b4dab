"""Rule results for the pages, made once for each organisation and choice of rules."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import streamlit as st

from orgmodel.api import Organisation
from orgmodel.changes.scenario import Scenario
from orgmodel.errors import PackError
from orgmodel.remedies.remedy import Remedy
from orgmodel.rules.check import packs_of
from orgmodel.rules.finding import Finding
from orgmodel.rules.pack import shipped
from orgmodel.rules.result import CheckResult
from orgmodel.rules.rule_result import RuleResult
from orgmodel.ui.drawing.component import Highlight, HighlightStep, Scene
from orgmodel.ui.workspace.applied import applied, digest_of
from orgmodel.ui.workspace.library import Opened
from orgmodel.ui.workspace.room import kept
from orgmodel.ui.workspace.work import BY_CONTENT, Work

SEPARATION, CENTRE, OWN = "separation", "pec-2007", "own"
_KEPT = 64


@dataclass(frozen=True, slots=True)
class Checked:
    """A check's result, or why it could not be made, a sentence each."""

    result: CheckResult | None
    faults: tuple[str, ...] = ()


def check(work: Work, pack: str) -> Checked:
    """The rules of one pack, by the name it ships under; `OWN` are all that the data names."""
    return _check(work, pack)


def own_check(opened: Opened, scenario: Scenario | None) -> Checked:
    """The rules of the packs that an organisation names, after a scenario's changes.

    Raises `ScenarioError` where these cannot be applied.
    """
    return _own_check(digest_of(opened, scenario), opened, scenario)


def checked_by_own(organisation: Organisation) -> Checked:
    """The rules of the packs that an organisation names; nothing is kept."""
    try:
        return Checked(organisation.check())
    except PackError as error:
        return Checked(None, error.faults)


def take_own_check(opened: Opened, found: Checked) -> None:
    """Keep a check of an organisation as it was opened, as if it had been made here."""
    _own_check(digest_of(opened, None), opened, None, found)


def remedy_words(work: Work, result: CheckResult, finding: Finding) -> str:
    """The change that was tried for a finding of this result, with what comes of it.

    Worked out for the one finding, when it is open. Empty where none is offered.
    """
    return remedy(work, result, finding).words


def remedy(work: Work, result: CheckResult, finding: Finding) -> Remedy:
    """The change that was tried for a finding of this result; one without edits offers none."""
    return _remedy(work, (finding.id, *(pack.name for pack in result.packs)), result)


def pack_titles() -> Mapping[str, str]:
    """Packs that ship, separation first, with their titles."""
    return _titles()


def nowhere(_identifier: str) -> None:
    """No other box stands for an id."""


def highlight_of_finding(
    organisation: Organisation,
    finding: Finding,
    scene: Scene,
    otherwise: Callable[[str], str | None] = nowhere,
) -> Highlight:
    """The path of a finding, at the boxes of the scene that stand for its ids.

    `otherwise` names the box of an id where neither it nor what is next to it is drawn.
    """

    def at(identifier: str) -> str | None:
        return drawn_as(organisation, identifier, scene) or otherwise(identifier)

    steps = tuple(
        HighlightStep(start, step.relation, end)
        for step in finding.path
        if (start := at(step.start)) and (end := at(step.end))
    )
    ends = [at(name) for name in finding.subjects]
    boxes = [name for name in ends if name] + [n for s in steps for n in (s.start, s.end)]
    return Highlight(finding.id, tuple(dict.fromkeys(boxes)), steps)


def highlight_of_rule(rule: RuleResult, scene: Scene) -> Highlight:
    """The lines of the scene that a rule is about, and the boxes it looked at."""
    steps = tuple(
        HighlightStep(line["source"], line["relation"], line["target"])
        for line in scene.drawing["lines"]
        if _asks(rule, line.get("data", {}))
    )
    ends = [name for step in steps for name in (step.start, step.end)]
    ends += [box["id"] for box in scene.drawing["boxes"] if _asks(rule, box.get("data", {}))]
    seen = sorted(name for name in rule.seen if name in scene.ids)
    found = [name for f in rule.findings for name in f.subjects if name in scene.ids]
    return Highlight(rule.id, tuple(dict.fromkeys([*ends, *found, *seen])), steps)


def _asks(rule: RuleResult, data: Mapping[str, str]) -> bool:
    """Whether a box or line is one that the rule asks about."""
    return rule.id in data.get("rule", "").replace(",", " ").split()


def drawn_as(organisation: Organisation, identifier: str, scene: Scene) -> str | None:
    """The id of the box that stands for an id: itself, a unit it heads, its head, what it is in."""
    tree = organisation.unit_tree
    around = tree.manager(identifier) or "" if identifier in tree.index else ""
    standing_for = (
        identifier,
        *organisation.headed.get(identifier, ()),
        organisation.head_of.get(identifier, ""),
        around or organisation.home_of(identifier),
    )
    return next((name for name in standing_for if name in scene.ids), None)


@kept(_KEPT, hash_funcs=BY_CONTENT)
def _check(work: Work, pack: str) -> Checked:
    try:
        return Checked(work.organisation.check(None if pack == OWN else [pack]))
    except PackError as error:
        return Checked(None, error.faults)


@kept(_KEPT)
def _own_check(
    digest: str,  # noqa: ARG001
    _opened: Opened,
    _scenario: Scenario | None,
    _made: Checked | None = None,
) -> Checked:
    return _made or checked_by_own(applied(_opened, _scenario))


@kept(_KEPT * 4, hash_funcs=BY_CONTENT)
def _remedy(work: Work, asked: tuple[str, ...], _result: CheckResult) -> Remedy:
    """Known by the work's content, the finding and the packs: they make the result."""
    finding, *_ = asked
    found = work.organisation.remedies(_result, only=[finding]).found
    return found.get(finding, Remedy(finding))


@st.cache_data(show_spinner=False)
def _titles() -> dict[str, str]:
    names = sorted(shipped(), key=lambda name: (name != SEPARATION, name))
    return {name: packs_of(_NOBODY, [name])[0].title for name in names}


_NOBODY = Organisation(tables={})
