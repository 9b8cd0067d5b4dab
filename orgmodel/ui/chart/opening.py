"""What a button of the page asks the drawing to open: its move or its menu, for some boxes.

The drawing reads it as `told["open"]`: `{what: "move" | "menu", ids, turn}`; a turn that it has
seen is not opened again.
"""

from __future__ import annotations

from typing import Any

from orgmodel.ui.workspace import state

MOVE, MENU = "move", "menu"
_OPEN = "om.open"


def ask_the_drawing(what: str, ids: tuple[str, ...]) -> None:
    """Ask for a move or a menu to be opened."""
    before = asked_of_the_drawing()
    turn = before["turn"] + 1 if before else 1
    state.choose(_OPEN, {"what": what, "ids": list(ids), "turn": turn})


def asked_of_the_drawing() -> dict[str, Any] | None:
    """What was asked last; None where nothing was."""
    found: dict[str, Any] | None = state.chosen(_OPEN)
    return found
