"""The entry of the app: page setup and navigation for a visitor, and what the server is given."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import streamlit as st

from orgmodel.ui import collecting, interrupting, server
from orgmodel.ui.chart.dialogs import show_asked
from orgmodel.ui.chart.selection_alone import drawing_begins, drawing_ends
from orgmodel.ui.head.row import show_head
from orgmodel.ui.head.taking_away import show_taking_away
from orgmodel.ui.head.tour import show_tour
from orgmodel.ui.login import gate, locking, own_files, serving, sign_outs, who
from orgmodel.ui.shared.page_files import page_file
from orgmodel.ui.workspace import addresses, keeping
from orgmodel.ui.workspace.leading import leads_from
from orgmodel.ui.workspace.saying import show_said
from orgmodel.ui.workspace.watching import watch

_UI = Path(__file__).parent
_ICON, _LOGO = (_UI / "drawing" / "assets" / name for name in ("icon.png", "logo.png"))
_WITHOUT_HEAD = ("Start", "Options")


def draw() -> None:
    """Draw the page that a visitor asks for."""
    with collecting.COLLECTOR.at_work():
        _draw()


def prepare() -> dict[str, Any]:
    """Make the process ready to serve, before the first visitor; what `st.App` is given.

    Holds for the process.
    """
    interrupting.carry_out_whole()
    locking.lock_clicks()
    own_files.keep_apart(_ICON, _LOGO)
    sign_outs.keep_sign_outs_in(sign_outs.SignOutsInStore(keeping.store))
    server.keep_what_is_loaded()
    server.take_short_turns()
    collecting.COLLECTOR.start()
    guards = (*server.MIDDLEWARE, *serving.MIDDLEWARE)
    return {"middleware": guards, "on_script_error": server.tell_of_error}


def _draw() -> None:
    drawing_begins()
    st.set_page_config(page_title="orgmodel", page_icon=str(_ICON), layout="wide")
    st.logo(str(_LOGO), size="large")
    pages = [
        # The logo leads to the page that is the default.
        st.Page(_first, title="Start", default=True, visibility="hidden"),
        st.Page(
            page_file("chart"),
            title="Chart",
            url_path="chart",
            icon=":material/account_tree:",
            help="The organisation drawn: its line, one directorate, or its sides.",
        ),
        st.Page(
            page_file("separation"),
            title="Separation",
            url_path="separation",
            icon=":material/call_split:",
            help="Whether commissioning is kept apart from provider functions, with proof.",
        ),
        st.Page(
            page_file("centre"),
            title="Three at the centre",
            url_path="centre",
            icon=":material/change_history:",
            help="Chair, chief executive and clinical chair: which lines join them.",
        ),
        st.Page(
            page_file("measures"),
            title="Measures",
            url_path="measures",
            icon=":material/bar_chart:",
            help="Spans, layers, time, cost and who depends on whom, with counting rules.",
        ),
        st.Page(
            page_file("compare"),
            title="Compare",
            url_path="compare",
            icon=":material/compare_arrows:",
            help="Your options beside doing nothing: what each moves, breaks and puts right.",
        ),
        st.Page(
            page_file("workspace"),
            title="Workspace",
            url_path="workspace",
            icon=":material/folder_open:",
            help="Your options: the changes in each, files in and out, copy, rename, delete.",
        ),
        st.Page(
            page_file("data"),
            title="Data",
            url_path="data",
            icon=":material/table_view:",
            help="Open sample data or your own CSV files; see faults and tables.",
        ),
        st.Page(
            page_file("about"),
            title="Help",
            url_path="help",
            icon=":material/help:",
            help="The words used here, how things are counted, accessibility.",
        ),
        st.Page(page_file("start"), title="Start", url_path="start", visibility="hidden"),
        st.Page(_former_options, title="Options", url_path="options", visibility="hidden"),
    ]
    locked = gate.locked()
    page = st.navigation(pages, position="hidden" if locked else "top")
    if locked:
        gate.show_locked(locked)
        return
    addresses.follow()
    if wanted := leads_from(page.url_path):
        st.switch_page(next(one for one in pages if one.url_path == wanted))
    who.show_who()
    if page.title not in _WITHOUT_HEAD:
        show_head(page.title)
    page.run()
    show_said()
    show_taking_away()
    show_asked()
    show_tour()
    watch()
    if page.title == "Chart":
        drawing_ends()


def _first() -> None:
    """The address without a page: the chart for who comes from outside, Start by the logo."""
    st.switch_page(page_file("chart" if addresses.is_first_page() else "start"))


def _former_options() -> None:
    """The address that the page Workspace had before."""
    st.switch_page(page_file("workspace"))
