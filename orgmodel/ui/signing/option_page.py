"""The middle of the page Workspace: the option that is shown, its sign-off and its changes."""

from __future__ import annotations

import streamlit as st

from orgmodel.store.rights import Right
from orgmodel.store.sign_off import State
from orgmodel.ui.compare.compared import Compared
from orgmodel.ui.options.change_list import show_changes
from orgmodel.ui.options.days import show_days
from orgmodel.ui.options.one_off_costs import show_one_off_costs
from orgmodel.ui.options.option_files import show_text
from orgmodel.ui.options.option_list import show_name
from orgmodel.ui.options.standing import standing
from orgmodel.ui.options.verdict import verdict
from orgmodel.ui.shared.empty import show_faults_of_rules
from orgmodel.ui.shared.escaping import escaped
from orgmodel.ui.signing.allowed import Allowed
from orgmodel.ui.signing.deciding import show_deciding
from orgmodel.ui.signing.panel import show_next, show_standing
from orgmodel.ui.signing.versions import show_versions
from orgmodel.ui.workspace import editing
from orgmodel.ui.workspace.asking import ask
from orgmodel.ui.workspace.leading import lead_to
from orgmodel.ui.workspace.work import Work

ADD = "any"
"""What `orgmodel.ui.workspace.asking` calls the form of any change."""


def show_option(work: Work, found: Compared | None, allowed: Allowed) -> None:
    """The option: what can be done with it, its sign-off, what it breaks, and its changes."""
    option, edits = work.option, allowed.may(Right.EDIT)
    now = standing(work, option) if option else None
    with st.container(key="option.head", horizontal=True, gap="small"):
        st.header(escaped(option.name) if option else "As opened", anchor=False, width="stretch")
        _leads()
    if not edits:
        st.markdown(f":small[{allowed.in_words()}]")
    if option and now:
        show_standing(option, now, found.result if found else None)
        with st.container(key="next", gap="small"):
            show_next(work, option, now, allowed)
    with st.container(key="verdict"):
        _show_verdict(found)
    with st.container(key="changes", gap="small"):
        if option and now and now.version and now.state is not State.DRAFT:
            decides, comments = allowed.decides(now.version), allowed.may(Right.COMMENT)
            show_deciding(work, option, now, decides=decides, comments=comments)
        else:
            show_changes(work, edits=edits)
    if option:
        show_one_off_costs(work, option, edits=edits)
        with st.container(key="days", gap="small"):
            show_days(work, option)
    if edits:
        st.button(
            "Add a change …",
            key="option.add",
            type="primary" if now is None or now.state is State.DRAFT else "secondary",
            icon=":material/add:",
            on_click=_add_change,
            help="Move, add, merge, split or remove something by its name. On the chart the same "
            "is done by dragging.",
        )
    if option and now:
        show_versions(work, option, edits=edits)
    if edits:
        with st.container(key="manage", gap="small"):
            show_name(work)
    show_text(work)


def _leads() -> None:
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


def _add_change() -> None:
    editing.refuse()
    ask(ADD)


def _show_verdict(found: Compared | None) -> None:
    """The line that says at once what the changes break or put right."""
    if found is None:
        st.markdown("As opened: no change is made, so nothing new is broken.")
    elif found.result is None:
        show_faults_of_rules(found.faults)
    else:
        st.markdown(verdict(found.result))
