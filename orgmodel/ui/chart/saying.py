"""What is said of the last thing that was done in the drawing, and of the selection."""

from __future__ import annotations

from dataclasses import dataclass

from orgmodel.changes.conflict import ScenarioError
from orgmodel.changes.scenario import Scenario
from orgmodel.model.words import counted
from orgmodel.ui.chart.effect import FindingsEffect, effect
from orgmodel.ui.drawing.panel import selection_in_words
from orgmodel.ui.findings.checks import own_check
from orgmodel.ui.options.plain_changes import words_of_changes
from orgmodel.ui.workspace import editing, state
from orgmodel.ui.workspace.editing import Done
from orgmodel.ui.workspace.work import Work

_SAID, _TOLD = "om.chart.said", "om.chart.told"


@dataclass(frozen=True, slots=True)
class _Said:
    """Words that hold as long as the content, its last step and the selection are these.

    `before` is the work before a change whose effect on the findings is told with it.
    """

    words: str
    digest: str
    step: int
    selected: str | None
    before: Work | None = None


def say(words: str, before: Work | None = None) -> None:
    """Say something of the work as it is now; with `before` also what is new in the findings."""
    work = state.work()
    if work is not None:
        step = editing.last_step()
        number = step.number if step else 0
        state.choose(_SAID, _Said(words, work.digest, number, state.selected(), before))


def said(work: Work) -> str:
    """What a screen reader says: what was done last, else what is selected."""
    last: _Said | None = state.chosen(_SAID)
    step = editing.last_step()
    now = (work.digest, step.number if step else 0, state.selected())
    if last and (last.digest, last.step, last.selected) == now:
        found = last.before and effect_on_findings(last.before, work)
        return f"{last.words} {found.said()}" if found else last.words
    if step and _is_to_tell(step):
        return step_in_words(step)
    return selection_in_words(work)


def _is_to_tell(step: Done) -> bool:
    """Whether nothing else is selected than when the step was told first."""
    number, selected = state.chosen(_TOLD, (0, None))
    if number != step.number:
        selected = state.selected()
        state.choose(_TOLD, (step.number, selected))
    return bool(selected == state.selected())


def step_in_words(step: Done) -> str:
    """`Undone: Estates is part of Finance. 2 notes cleared.`"""
    was, then = (work.scenario or Scenario("") for work in (step.before, step.after))
    if was.changes == then.changes:
        more = len(then.accepted) - len(was.accepted)
        words = {1: ": a finding is accepted on purpose", -1: ": the finding counts again"}
        return f"{step.how}{words.get(more, '')}."
    longer, shorter = (then, was) if len(then.changes) >= len(was.changes) else (was, then)
    told = zip(longer.changes, words_of_changes(step.after, longer), strict=True)
    differ = [words for change, words in told if change not in shorter.changes]
    what = differ[0].rstrip(".") if len(differ) == 1 else counted(len(differ), "change")
    found = effect_on_findings(step.before, step.after)
    return f"{step.how}: {what}.{f' {found.said()}' if found else ''}"


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
