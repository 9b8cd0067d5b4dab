"""Where only another box is selected, the panel and the selection alone are drawn anew.

Anything else that differs from what the page shows draws all of it: a button of the panel that
was pressed, a choice that came with the selection, a page that was not drawn to its end.
"""

from __future__ import annotations

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

from orgmodel.ui.drawing.component import seen_part
from orgmodel.ui.workspace import state

PANEL = "beside.panel"
"""The part of the page Chart that says what is selected."""
TABLE = "directory"
"""The key of the table of posts, in which what is selected is marked while it is open."""


def draw_selection() -> None:
    """After a selection, before the next run: leave all else of the page as it is, where it can."""
    if not state.chosen(TABLE) and state.only_selected():
        st.rerun([seen_part("chart"), PANEL])


def redrawn_alone() -> bool:
    """Whether a part is drawn without the rest of the page; all of it is, where it has to be."""
    context = get_script_run_ctx()
    if context is None or not context.fragment_ids_this_run:
        return False
    if not state.is_drawn():
        st.rerun()
    return True


def drawing_begins() -> None:
    """A page is being drawn: until it stands, nothing of it is drawn alone."""
    state.note_drawn(False)


def drawing_ends() -> None:
    """The page Chart shows all there is now."""
    state.note_drawn(True, "chart.chart", "chart.view")
