"""Page: the organisation drawn, and what is known of the box that is selected."""

from __future__ import annotations

from functools import partial

import streamlit as st

from orgmodel.ui.chart.doing import do
from orgmodel.ui.chart.overview import told_of_overview
from orgmodel.ui.chart.saying import said
from orgmodel.ui.chart.told import told
from orgmodel.ui.drawing.choosing import show_choices
from orgmodel.ui.drawing.panel import show_panel
from orgmodel.ui.drawing.paper_dialog import show_paper_button
from orgmodel.ui.drawing.stage import show_drawing
from orgmodel.ui.options.start_change import show_way_to_change
from orgmodel.ui.shared.empty import show_nothing_open
from orgmodel.ui.workspace import state


def page() -> None:
    """Draw the page."""
    work = state.work()
    if work is None:
        show_nothing_open()
        return
    with st.container(key="choices", horizontal=True, vertical_alignment="bottom", gap="small"):
        choice = show_choices(work)
        show_paper_button(work, choice)
    with st.container(key="stage", horizontal=True, gap="medium"):
        with st.container(key="drawing"):
            drawn = show_drawing(
                work,
                choice,
                name="chart",
                on_select=state.select,
                on_event=do,
                told=told(work),
                say=said(work),
                height="max(26rem, calc(100vh - 21rem))",
                overview=partial(told_of_overview, work),
            )
        with st.container(key="panel", border=True, width=330, height=640, gap="xsmall"):
            show_panel(work, name="panel", drawn=drawn, offer=show_way_to_change)


page()
