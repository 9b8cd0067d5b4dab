"""Things put under a post or into a unit in the drawing: the change made, and what it would do."""

from __future__ import annotations

from dataclasses import dataclass, replace

from orgmodel.changes.conflict import ScenarioError
from orgmodel.changes.placing import Placing
from orgmodel.model.organisation import OrganisationModel
from orgmodel.model.words import capital
from orgmodel.store.option import Option
from orgmodel.ui.chart.folds import unfold_to
from orgmodel.ui.chart.saying import effect_on_findings, say
from orgmodel.ui.chart.stands_for import stands_for
from orgmodel.ui.drawing.events import ChartEvent
from orgmodel.ui.workspace import editing, state
from orgmodel.ui.workspace.room import kept
from orgmodel.ui.workspace.work import BY_CONTENT, Work

_ASKED = "om.chart.foresee"
_TRIED = "tried"
_REASONS = 5
_KEPT = 256
_CHECKED_AT_ONCE = 5_000
"""Posts up to which every rule is tried while something is dragged."""


@dataclass(frozen=True, slots=True)
class Foresight:
    """What putting something somewhere would do, in words, or why it cannot be."""

    words: str
    refused: str = ""
    findings: str = ""


@dataclass(frozen=True, slots=True)
class _Question:
    """What was asked last: it holds for the content it was asked of."""

    turn: int
    ids: tuple[str, ...]
    target: str
    on: bool
    digest: str


def place(event: ChartEvent) -> None:
    """Put the ids of an event under its target, as one step."""
    editing.refuse()
    before = state.work()
    if before is None:
        return
    placing = Placing(before.organisation, event.ids)
    reasons = placing.reasons(event.target)
    changes = placing.changes(event.target, with_units=event.on)
    if reasons or not changes:
        editing.refuse(*(reasons[:_REASONS] or ("Nothing would change.",)))
        return
    if not editing.make_all(changes):
        return
    after = state.work()
    if after is None:
        return
    show_moved(after.organisation, placing.things)
    where = after.organisation.names.get(event.target, event.target)
    into = "into" if after.organisation.table_of.get(event.target) == "units" else "under"
    say(f"Moved {into} {where}.", before)


def show_moved(organisation: OrganisationModel, ids: tuple[str, ...]) -> None:
    """Select the boxes that stand for these ids and bring the last of them into view."""
    boxes = tuple(dict.fromkeys(box for name in ids if (box := stands_for(organisation, name))))
    if boxes:
        state.select_all(boxes)
        unfold_to(boxes[-1])
        state.select(boxes[-1], into_view=True)


def foresee(event: ChartEvent) -> None:
    """Keep what an event asks; `foreseen` answers it."""
    work = state.work()
    if work is not None:
        asked = _Question(event.turn, event.ids, event.target, event.on, work.digest)
        state.choose(_ASKED, asked)


def foreseen(work: Work) -> dict[str, object] | None:
    """The answer to what was asked last; None where the organisation is another by now."""
    asked: _Question | None = state.chosen(_ASKED)
    if asked is None or asked.digest != work.digest:
        return None
    found = foresight(work, asked.ids, asked.target, asked.on)
    return {
        "turn": asked.turn,
        "ids": list(asked.ids),
        "target": asked.target,
        "words": found.words,
        "refused": found.refused,
    }


def known_findings(work: Work, ids: tuple[str, ...], target: str) -> str:
    """What was foreseen of the findings for just this, where that was asked last; else empty."""
    asked: _Question | None = state.chosen(_ASKED)
    if asked is None or (asked.digest, asked.ids, asked.target) != (work.digest, ids, target):
        return ""
    return foresight(work, ids, target, asked.on).findings


@kept(_KEPT, hash_funcs=BY_CONTENT)
def foresight(work: Work, ids: tuple[str, ...], target: str, on: bool) -> Foresight:
    """What `place` would do: reports, cost and findings, or why it cannot be."""
    organisation = work.organisation
    placing = Placing(organisation, ids)
    reasons = placing.reasons(target)
    changes = placing.changes(target, with_units=on)
    if reasons or not changes:
        return Foresight("", " ".join(reasons[:_REASONS]) or "Nothing would change.")
    try:
        scenario = editing.tried(work, changes)
        findings = "the findings are told after the move"
        if len(organisation.hierarchy) <= _CHECKED_AT_ONCE:
            after = replace(work, options=(Option.of(_TRIED, scenario),), current=_TRIED)
            found = effect_on_findings(work, after)
            findings = found.in_words() if found else "the rules cannot be read"
    except ScenarioError as error:
        return Foresight("", " ".join(editing.in_words(one) for one in error.conflicts))
    words = [reports_in_words(placing, target)]
    words += ["cost the same"] if _says_cost(organisation) else []
    parts = (" · ".join(words), capital(findings))
    return Foresight(". ".join(part for part in parts if part), "", findings)


def reports_in_words(placing: Placing, target: str) -> str:
    """`reports 3 → 4` of who manages them then; of functions alone how many it owns."""
    model = placing.model
    if all(model.table_of.get(name) == "functions" for name in placing.things):
        owned = model.cells.column("functions", "owner").count(target)
        changes = placing.changes(target, with_units=False)
        return f"functions {owned} → {owned + len(changes)}"
    reports = placing.reports(target)
    if reports is None:
        return "nobody heads it, so their managers stay"
    was, then = reports
    return f"reports {was} → {then}" if was != then else f"reports {was}, as now"


def _says_cost(model: OrganisationModel) -> bool:
    return model.costs.computed > 0 or any(map(str.strip, model.cells.column("posts", "cost")))
