"""Page: the options with their sign-off, what is said of them, and what was done."""

from __future__ import annotations

import streamlit as st

from orgmodel.store.rights import Right
from orgmodel.ui.compare.compared import compared
from orgmodel.ui.options.opening_options import show_opening
from orgmodel.ui.options.option_files import show_files
from orgmodel.ui.options.option_list import show_options, show_states
from orgmodel.ui.options.refused import show_refusal
from orgmodel.ui.options.verdict import show_findings
from orgmodel.ui.shared.empty import show_nothing_open
from orgmodel.ui.sharing.row import show_sharing_row
from orgmodel.ui.signing.allowed import Allowed, allowed
from orgmodel.ui.signing.effects import in_short
from orgmodel.ui.signing.option_page import show_option
from orgmodel.ui.signing.style import STYLE, bar_beside
from orgmodel.ui.talk.comments import show_comments
from orgmodel.ui.talk.history import show_history
from orgmodel.ui.talk.presence import show_presence
from orgmodel.ui.workspace import state
from orgmodel.ui.workspace.asking import asked
from orgmodel.ui.workspace.work import Work


def page() -> None:
    """Draw the page."""
    work = state.work()
    if work is None:
        show_nothing_open()
        return
    st.html(STYLE)
    show_sharing_row(work)
    may = allowed(work)
    with st.container(key="offer"):
        if asked() is None:
            show_refusal()
    found = compared(work, work.option) if work.option else None
    with st.container(key="workspace", horizontal=True, gap="medium"):
        with st.container(key="options", width=352, gap="small"):
            _show_left(work, may)
        with st.container(key="option", width="stretch", gap="small"):
            show_option(work, found, may)
        with st.container(key="talk", width=320, gap="small"):
            _show_right(work, may)
    with st.container(key="findings"):
        if found and found.result:
            show_findings(found.result, name="found")


def _show_left(work: Work, may: Allowed) -> None:
    """The options, and files in and out."""
    with st.container(key="options.head", horizontal=True, gap="small"):
        st.header("Options", anchor=False, width="stretch")
        show_states()
    edits = may.may(Right.EDIT)
    said = {option.key: in_short(work, option) for option in work.options}
    st.html(bar_beside(show_options(work, said, edits=edits)))
    if may.in_words() and edits:
        st.markdown(f":small[:gray[{may.in_words()}]]")
    st.subheader("Files", anchor=False)
    if edits:
        show_opening(work)
    show_files(work)


def _show_right(work: Work, may: Allowed) -> None:
    """What is said, what was done, who is here."""
    with st.container(key="talk.head", horizontal=True, gap="small"):
        st.header("Comments", anchor=False, width="stretch")
        show_presence()
    show_comments(work, comments=may.may(Right.COMMENT))
    st.header("History", anchor=False)
    show_history(work)


page()
