"""The row over every page: its title, what is open, which option, undo, redo, download."""

from __future__ import annotations

import re

import streamlit as st

from orgmodel.model.words import counted
from orgmodel.store.rights import Right
from orgmodel.ui.head import tour
from orgmodel.ui.head.answers import answer
from orgmodel.ui.head.keeping_words import saved, show_not_done
from orgmodel.ui.head.organisation import show_organisation
from orgmodel.ui.head.style import STYLE
from orgmodel.ui.options.standing import standing, state_badge
from orgmodel.ui.shared.escaping import escaped, legible
from orgmodel.ui.workspace import editing, keeping, state
from orgmodel.ui.workspace.acting import acting
from orgmodel.ui.workspace.asking import Download, ask
from orgmodel.ui.workspace.work import Work

OPTION, DOWNLOAD = "om.option", "om.head.download"
AS_OPENED, NEW = "As opened", "new"
_CONFIDENTIAL = re.compile(
    r"\b(in confidence|confidential|secret|restricted|sensitive|private|embargo)|"
    r"not (yet )?(for|to be) (publication|publish|circulat|shar)",
    re.IGNORECASE,
)


def show_head(title: str) -> None:
    """The row, and under it the sentence that answers the page's question.

    The elements are the same whatever is open, so that nothing below is built anew.
    """
    work = state.work()
    st.html(STYLE)
    with st.container(key="frame"):
        with st.container(key="head", horizontal=True, vertical_alignment="center"):
            st.title(title, anchor=False, width="content")
            show_organisation(work)
            _choose_option(work)
            st.markdown(" ".join(_badges(work)), width="content")
            st.space("stretch")
            _steps(work)
            _download(work)
        with st.container(key="under", horizontal=True, vertical_alignment="center"):
            with st.container(key="answer", width="stretch"):
                st.markdown(answer(title, work))
            with st.container(key="saved", width="content"):
                st.markdown(saved(work), width="content")
            with st.container(key="offer.tour", horizontal=True, width="content", gap="small"):
                tour.show_offer()
        with st.container(key="meanwhile.place"):
            show_not_done(title)


def _choose_option(work: Work | None) -> None:
    options = work.options if work else ()
    words = {"": AS_OPENED, **{option.key: legible(option.name) for option in options}}
    if keeping.may(Right.EDIT):
        words[NEW] = "New option"
    shown = work.current if work and work.current in words else ""
    st.selectbox(
        "Option shown",
        list(words),
        format_func=words.__getitem__,
        width=230,
        disabled=work is None,
        label_visibility="collapsed",
        filter_mode="contains",
        **acting(OPTION, shown, _show_option, among=words),
        help="What every page shows: the organisation as opened, or one of your options.",
    )


def _show_option(chosen: str) -> None:
    if chosen == NEW:
        editing.begin()
    else:
        editing.show(chosen)


def _badges(work: Work | None) -> list[str]:
    """The state of what is shown, and the organisation's status where it is confidential."""
    if work is None:
        return []
    found = [option_badge(work)]
    return [*found, status_badge(work.organisation.status)] if work.organisation.status else found


def _steps(work: Work | None) -> None:
    option = work.option if work and keeping.may(Right.EDIT) else None
    st.button(
        "Undo",
        key="option.undo",
        icon=":material/undo:",
        shortcut="Ctrl+Z",
        disabled=not (option and option.can_undo),
        on_click=editing.undo,
    )
    st.button(
        "Redo",
        key="option.redo",
        icon=":material/redo:",
        shortcut="Ctrl+Y",
        disabled=not (option and option.can_redo),
        on_click=editing.redo,
    )


def _download(work: Work | None) -> None:
    words = {
        Download.PAPER: "This drawing: PDF, PowerPoint, SVG …",
        Download.PACK: "Board pack of the options …",
        Download.FILES: "The files of this option …",
    }
    st.menu_button(
        "Download",
        list(Download),
        format_func=words.__getitem__,
        key=DOWNLOAD,
        icon=":material/download:",
        disabled=work is None,
        on_click=_ask_download,
    )


def _ask_download() -> None:
    wanted = state.chosen(DOWNLOAD)
    if wanted:
        ask(wanted)


def option_badge(work: Work) -> str:
    """Whether the organisation as opened is shown, or an option and with how much in it."""
    option = work.option
    if option is None:
        return ":gray-badge[:material/lock: Start]"
    said = counted(len(option.changes), "change") if option.changes else "no change yet"
    return state_badge(standing(work, option).state, f", {said}")


def status_badge(status: str) -> str:
    """The organisation's status as a badge; with a lock where it is not for everybody."""
    if not status:
        return ""
    if _CONFIDENTIAL.search(status):
        return f":violet-badge[:material/lock: {escaped(status)}]"
    return f":gray-badge[:material/info: {escaped(status)}]"
