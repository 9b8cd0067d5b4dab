"""Page: the organisation drawn and changed, and beside it what that breaks, clears and costs."""

from __future__ import annotations

from functools import partial

import streamlit as st

from orgmodel.ui.chart.bodies import show_body_choice
from orgmodel.ui.chart.changed import ChangedFindings, changed, has_changes, warned
from orgmodel.ui.chart.directory import show_directory
from orgmodel.ui.chart.doing import do
from orgmodel.ui.chart.figures_bar import figures_place, show_figures_bar
from orgmodel.ui.chart.finding_card import (
    Later,
    nothing_left,
    show_changes_of_findings,
    show_standing,
    shown_finding,
)
from orgmodel.ui.chart.folds import shown
from orgmodel.ui.chart.offers import show_offers
from orgmodel.ui.chart.overview import told_of_overview
from orgmodel.ui.chart.saying import said
from orgmodel.ui.chart.selection_alone import PANEL, TABLE, draw_selection, redrawn_alone
from orgmodel.ui.chart.showing_why import lit
from orgmodel.ui.chart.target_dialog import show_asked_target
from orgmodel.ui.chart.told import told
from orgmodel.ui.drawing.choosing import WHOLE, show_choices
from orgmodel.ui.drawing.panel import selected_dossier, show_panel
from orgmodel.ui.drawing.paper_dialog import show_paper
from orgmodel.ui.drawing.stage import no_highlight, show_drawing
from orgmodel.ui.shared.empty import show_nothing_open
from orgmodel.ui.shared.look import show_look
from orgmodel.ui.workspace import state
from orgmodel.ui.workspace.work import Work


def page() -> None:
    """Draw the page: the same slots whatever is shown, so that the drawing is never built anew."""
    work = state.work()
    if work is None:
        show_nothing_open()
        return
    show_look()
    bar = figures_place()
    with st.container(key="choices", horizontal=True, vertical_alignment="bottom", gap="small"):
        choice = show_choices(work)
        if choice.view == WHOLE:
            show_body_choice(work)
    show_paper(work, choice, key="chart")
    # What is opened is drawn before it is checked; a change is drawn with what warns of it.
    first = changed(work) if has_changes(work) or state.finding() else ChangedFindings()
    finding = shown_finding(first)
    with st.container(key="stage"):
        with st.container(key="drawing"):
            drawn = show_drawing(
                work,
                choice,
                name="chart",
                on_select=state.select,
                on_event=do,
                on_selection=draw_selection,
                told=told(work),
                highlight=partial(lit, work.organisation, finding) if finding else no_highlight,
                say=partial(said, work),
                height="max(26rem, calc(100vh - 23rem))",
                overview=partial(told_of_overview, work),
                folds=shown(work),
                warned=warned(first),
            )
        found = changed(work)
        show_figures_bar(bar, work, found)
        with st.container(key="beside"):
            with st.container(key="finding", gap="small"):
                later = [show_changes_of_findings(work, found)]
            later.append(_show_panel(work, found, drawn))
    _show_table(work)
    show_asked_target(work, found)
    for work_out in later:
        work_out()


@st.fragment(key=PANEL)
def _show_panel(work: Work, found: ChangedFindings, drawn: frozenset[str]) -> Later:
    """The panel; it is drawn anew by itself where only another box was selected."""
    alone = redrawn_alone()
    later: Later = nothing_left
    with st.container(key="panel", border=True, gap="xsmall"):
        if selected_dossier(work):
            show_panel(work, name="panel", drawn=drawn, offer=show_offers)
        else:
            later = show_standing(work, found)
    if alone:
        later()
    return later


def _show_table(work: Work) -> None:
    """The same posts as a table, worked out only while it is open."""
    table = st.expander("The posts as a table", key=TABLE, on_change="rerun")
    if table.open:
        with table:
            show_directory(work)


page()
