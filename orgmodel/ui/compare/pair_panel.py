"""Two drawings of one pair side by side: panned and zoomed together, and flipped."""

from __future__ import annotations

from typing import Any

import streamlit as st

from orgmodel.model.words import counted
from orgmodel.ui.compare.side import Side
from orgmodel.ui.drawing.drawings import Choice
from orgmodel.ui.drawing.stage import show_drawing
from orgmodel.ui.workspace import state
from orgmodel.ui.workspace.state import Work

_PAIR = "compare"


def show_pair(work: Work, first: Side, second: Side) -> None:
    """Draw A and B; what is selected in one is selected in the other."""
    with st.container(key="pair-panes", horizontal=True, gap="medium"):
        for side in (first, second):
            with st.container(key=f"pair-{side.letter.lower()}", width="stretch"):
                show_drawing(
                    work.showing(side.option.key),
                    Choice("organisation"),
                    name=f"{_PAIR}.{side.letter}",
                    on_select=state.select,
                    say="",
                    height="24rem",
                    told={"pair": _told(side)},
                )


def _told(side: Side) -> dict[str, Any]:
    about = "" if side.is_opened else counted(len(side.option.changes), "change")
    return {"of": _PAIR, "letter": side.letter, "name": side.name, "about": about}
