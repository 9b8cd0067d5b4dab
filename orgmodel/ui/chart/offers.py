"""What the panel on page Chart offers to do with the selected box: move, change, more."""

from __future__ import annotations

import streamlit as st

from orgmodel.store.rights import Right
from orgmodel.ui.chart.doing import do
from orgmodel.ui.chart.opening import MENU, MOVE, ask_the_drawing
from orgmodel.ui.drawing.events import ChartEvent
from orgmodel.ui.workspace import keeping, state
from orgmodel.ui.workspace.work import Work

_TABLES = ("posts", "units", "functions", "services")


def show_offers(work: Work, identifier: str, name: str) -> None:
    """The buttons that start what the drawing starts; none for what cannot be changed."""
    table = work.organisation.table_of.get(identifier, "")
    if table not in _TABLES or not keeping.may(Right.EDIT):
        return
    ids = tuple(one for one in state.selection() if one in work.organisation.table_of)
    ids = ids or (identifier,)
    if table != "services":
        st.button(
            "Move",
            key=f"{name}.move",
            icon=":material/open_with:",
            help="Choose where it goes. In the drawing: drag it, or press M.",
            on_click=ask_the_drawing,
            args=(MOVE, ids),
        )
    if len(ids) == 1:
        st.button(
            "Change",
            key=f"{name}.change",
            icon=":material/edit:",
            help="Change its details. In the drawing: press E.",
            on_click=do,
            args=(ChartEvent(0, "ask", id=identifier, ids=ids, text="change"),),
        )
    if table == "posts":
        st.button(
            "More",
            key=f"{name}.more",
            help="Open the menu of the box. In the drawing: Shift F10.",
            on_click=ask_the_drawing,
            args=(MENU, ids),
        )
