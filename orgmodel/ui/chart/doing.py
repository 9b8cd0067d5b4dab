"""What is done in the drawing, carried out: each type of event by its own function."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from orgmodel.ui.chart import folds, overview
from orgmodel.ui.chart.amended import add, rename, vacate
from orgmodel.ui.chart.dialogs import ask_about
from orgmodel.ui.chart.going import go
from orgmodel.ui.chart.placed import foresee, place
from orgmodel.ui.chart.seeking import seek
from orgmodel.ui.drawing.events import UNREADABLE, ChartEvent
from orgmodel.ui.workspace import editing


def do(event: ChartEvent) -> None:
    """Carry out one event; a type that nobody knows does nothing."""
    done = _DONE.get(event.type)
    if done is not None:
        done(event)


def _undo(_event: ChartEvent) -> None:
    editing.undo()


def _redo(_event: ChartEvent) -> None:
    editing.redo()


def _drop_change(event: ChartEvent) -> None:
    editing.drop(event.turn - 1, event.id)


def _reason(event: ChartEvent) -> None:
    editing.give_reason(event.turn - 1, event.text, event.id)


def _unreadable(_event: ChartEvent) -> None:
    editing.refuse(
        "That was more than can be done at once, or not whole, so nothing was changed. Choose "
        "fewer boxes or shorter words."
    )


_DONE: Mapping[str, Callable[[ChartEvent], None]] = {
    "go": go,
    "place": place,
    "foresee": foresee,
    "seek": seek,
    "rename": rename,
    "add": add,
    "vacate": vacate,
    "ask": ask_about,
    "undo": _undo,
    "redo": _redo,
    "drop_change": _drop_change,
    "fold": folds.fold,
    "refold": folds.refold,
    "root": folds.root,
    "room": folds.room,
    "overview": overview.turn,
    "row": overview.open_row,
    "reason": _reason,
    UNREADABLE: _unreadable,
}
