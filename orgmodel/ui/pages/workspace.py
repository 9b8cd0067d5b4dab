"""Page: the options, the changes of the one that is shown, and its files."""

from __future__ import annotations

import streamlit as st

from orgmodel.ui.chart.dialogs import ANY
from orgmodel.ui.compare.compared import Compared, compared
from orgmodel.ui.options.change_list import show_changes
from orgmodel.ui.options.opening_options import show_opening
from orgmodel.ui.options.option_files import show_files, show_text
from orgmodel.ui.options.option_list import show_name, show_options
from orgmodel.ui.options.refused import show_refusal
from orgmodel.ui.options.verdict import show_findings, verdict
from orgmodel.ui.shared.empty import show_faults_of_rules, show_nothing_open
from orgmodel.ui.shared.escaping import escaped
from orgmodel.ui.workspace import editing, state
from orgmodel.ui.workspace.asking import ask, asked
from orgmodel.ui.workspace.leading import lead_to
from orgmodel.ui.workspace.work import Work


def page() -> None:
    """Draw the page."""
    work = state.work()
    if work is None:
        show_nothing_open()
        return
    with st.container(key="offer"):
        if asked() is None:
            show_refusal()
    found = compared(work, work.option) if work.option else None
    with st.container(key="workspace", horizontal=True, gap="medium"):
        with st.container(key="options", width=330, gap="small"):
            st.header("Options", anchor=False)
            show_options(work)
        with st.container(key="option", width="stretch", gap="small"):
            _show_option(work, found)
        with st.container(key="files", width=300, gap="small"):
            st.header("Files", anchor=False)
            show_opening(work)
            show_files(work)
    with st.container(key="findings"):
        if found and found.result:
            show_findings(found.result, name="found")


def _show_option(work: Work, found: Compared | None) -> None:
    """The chosen option: what can be done with it, what it breaks, and its changes."""
    option = work.option
    st.header(escaped(option.name) if option else "As opened", anchor=False)
    with st.container(key="bar", horizontal=True, vertical_alignment="bottom", gap="small"):
        st.button(
            "Add a change …",
            key="option.add",
            type="primary",
            icon=":material/add:",
            on_click=_add_change,
            help="Move, add, merge, split or remove something by its name. On the chart the same "
            "is done by dragging.",
        )
        st.button(
            "Open in the chart",
            key="option.chart",
            icon=":material/account_tree:",
            on_click=lead_to,
            args=("chart",),
        )
        st.button(
            "Compare",
            key="option.compare",
            icon=":material/compare_arrows:",
            on_click=lead_to,
            args=("compare",),
        )
    with st.container(key="verdict"):
        _show_verdict(found)
    with st.container(key="changes", gap="small"):
        show_changes(work)
    with st.container(key="manage", gap="small"):
        show_name(work)
    show_text(work)


def _add_change() -> None:
    editing.refuse()
    ask(ANY)


def _show_verdict(found: Compared | None) -> None:
    """The line that says at once what the changes break or put right."""
    if found is None:
        st.markdown("As opened: no change is made, so nothing new is broken.")
    elif found.result is None:
        show_faults_of_rules(found.faults)
    else:
        st.markdown(verdict(found.result))


page()
