"""Which teams of the drawing are folded, from where it is drawn, and what unfolds them."""

from __future__ import annotations

from orgmodel.chart.folding.folds import Folds
from orgmodel.ui.chart.stands_for import stands_for
from orgmodel.ui.drawing.drawings import unfolded_to
from orgmodel.ui.drawing.events import ChartEvent
from orgmodel.ui.workspace import state
from orgmodel.ui.workspace.work import Work

_SEEN = "om.chart.unfolded"
_ALIKE = 0.08
_LEAST = 200.0


def fold(event: ChartEvent) -> None:
    """Fold or unfold one team, or the list that a box stands for."""
    if event.id:
        folds = state.folds()
        state.put_folds(folds.fold(event.id) if event.on else folds.unfold((event.id,)))


def refold(_event: ChartEvent) -> None:
    """Fold to what fits again."""
    state.put_folds(state.folds().refold())


def root(event: ChartEvent) -> None:
    """Draw from a post down, or the whole again; each is found folded as it was left."""
    state.put_folds(state.folds_from(event.id))


def room(event: ChartEvent) -> None:
    """Note the room of the drawing, where it differs from what is known by more than a little."""
    known = state.room()
    asked = (event.width, event.height)
    if min(asked) < _LEAST:
        return
    if any(abs(one - other) > _ALIKE * other for one, other in zip(asked, known, strict=True)):
        state.put_room(*asked)


def unfold_to(identifier: str) -> None:
    """Unfold all that hides a post."""
    work = state.work()
    if work is not None:
        folds = state.folds()
        opened = unfolded_to(work, folds, identifier)
        if opened != folds:
            state.put_folds(opened)


def shown(work: Work) -> Folds:
    """How the drawing is folded; what was asked to be brought into view is unfolded first."""
    target = state.view_target()
    if target is not None and target.turn != state.chosen(_SEEN):
        state.choose(_SEEN, target.turn)
        unfold_to(stands_for(work.organisation, target.id) or target.id)
    return state.folds()
