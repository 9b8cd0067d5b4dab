"""What is said of the last thing that was done in the drawing, and of the selection."""

from __future__ import annotations

from dataclasses import dataclass

from orgmodel.changes.conflict import ScenarioError
from orgmodel.ui.chart.effect import FindingsEffect, effect
from orgmodel.ui.drawing.panel import selection_in_words
from orgmodel.ui.findings.checks import own_check
from orgmodel.ui.workspace import state
from orgmodel.ui.workspace.state import Work

_SAID = "om.chart.said"


@dataclass(frozen=True, slots=True)
class _Said:
    """Words that hold as long as the content and the selection are these.

    `before` is the work before a change whose effect on the findings is told with it.
    """

    words: str
    digest: str
    selected: str | None
    before: Work | None = None


def say(words: str, before: Work | None = None) -> None:
    """Say something of the work as it is now; with `before` also what is new in the findings."""
    work = state.work()
    if work is not None:
        state.choose(_SAID, _Said(words, work.digest, state.selected(), before))


def said(work: Work) -> str:
    """What a screen reader says: what was done last, else what is selected."""
    last: _Said | None = state.chosen(_SAID)
    if last is None or (last.digest, last.selected) != (work.digest, state.selected()):
        return selection_in_words(work)
    found = last.before and effect_on_findings(last.before, work)
    return f"{last.words} {found.said()}" if found else last.words


def effect_on_findings(before: Work, after: Work) -> FindingsEffect | None:
    """What is other in the findings of one work than in another of the same organisation.

    None where the rules cannot be read, or an option not be applied.
    """
    try:
        checks = [
            own_check(work.opened, scenario).result
            for work, scenario in (
                (before, before.scenario),
                (after, after.scenario),
                (after, None),
            )
        ]
    except ScenarioError:
        return None
    one, other, start = checks
    return effect(one, other, start) if one and other and start else None
