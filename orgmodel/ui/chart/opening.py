"""What a button of the page asks the drawing to open: its move or its menu, for some boxes.

The drawing reads it as `told["open"]`: `{what: "move" | "menu", ids, turn, title}`, the title
that of the first of them, which may have no box; a turn that it has seen is not opened again.
"""

from __future__ import annotations

from typing import Any

from orgmodel.ui.chart.folds import unfold_to
from orgmodel.ui.chart.stands_for import stands_for
from orgmodel.ui.workspace import state
from orgmodel.ui.workspace.work import Work

MOVE, MENU = "move", "menu"
_OPEN = "om.open"


def ask_the_drawing(what: str, ids: tuple[str, ...]) -> None:
    """Ask for a move or a menu to be opened, and unfold what hides the boxes of these ids."""
    work = state.work()
    boxes = [stands_for(work.organisation, one) for one in ids] if work else []
    for box in filter(None, boxes):
        unfold_to(box)
    before = state.chosen(_OPEN)
    turn = before["turn"] + 1 if before else 1
    state.choose(_OPEN, {"what": what, "ids": list(ids), "turn": turn})


def asked_of_the_drawing(work: Work) -> dict[str, Any] | None:
    """What was asked last; None where nothing was."""
    found: dict[str, Any] | None = state.chosen(_OPEN)
    if found is None:
        return None
    first = found["ids"][0]
    return {**found, "title": work.organisation.names.get(first, first)}
