"""Writing a comment: on the page Workspace, or in a dialog from where something is seen."""

from __future__ import annotations

import streamlit as st

from orgmodel.store import kinds
from orgmodel.store.event import Act
from orgmodel.store.saying import ABOUT, LONGEST_WORDS
from orgmodel.ui.shared.escaping import escaped, legible
from orgmodel.ui.talk.subject import SpokenOf, in_words
from orgmodel.ui.workspace import editing, keeping, state
from orgmodel.ui.workspace.asking import Asked, answered
from orgmodel.ui.workspace.commenting import may_comment
from orgmodel.ui.workspace.work import Work

_FAULT, _TURN, _DRAFT = "om.talk.fault", "om.talk.turn", "om.talk.draft"


def show_dialog(wanted: Asked) -> None:
    """The dialog's content: what is spoken of, the field, and the button."""
    work = state.work()
    if work is None or len(wanted.ids) < 2 or wanted.ids[0] not in ABOUT:
        return
    about = SpokenOf(work.current, wanted.ids[0], wanted.ids[1])
    st.markdown(escaped(in_words(work, about)))
    if not may_comment():
        st.markdown("You are a viewer here. Ask an owner of this workspace for another role.")
        return
    key = f"{_DRAFT}.{about.about}.{about.id}.{state.chosen(_TURN, 0)}"
    st.text_area("Your comment", key=key, max_chars=LONGEST_WORDS, height=110)
    _say_fault()
    for reason in editing.refusal():
        st.error(escaped(reason), icon=":material/error:")
    st.button("Send", key="comment.send", type="primary", on_click=_send, args=(key, about, True))


def show_writing(work: Work, subjects: tuple[SpokenOf, ...]) -> None:
    """The field on the page; what it is about is chosen over the button."""
    turn = state.chosen(_TURN, 0)
    key = f"{_DRAFT}.page.{turn}"
    with st.container(key="talk.writing", gap="small"):
        st.text_area(
            "Write to everybody here",
            key=key,
            max_chars=LONGEST_WORDS,
            height=68,
            label_visibility="collapsed",
            placeholder="Write to everybody here",
        )
        _say_fault()
        with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
            chosen = st.selectbox(
                "About",
                range(len(subjects)),
                format_func=lambda place: legible(in_words(work, subjects[place])),
                key=f"{_DRAFT}.about.{turn}.{len(subjects)}.{work.current}",
                width="stretch",
            )
            st.button(
                "Send",
                key="talk.send",
                icon=":material/send:",
                on_click=_send,
                args=(key, subjects[chosen or 0], False),
            )


def _say_fault() -> None:
    if state.chosen(_FAULT):
        st.markdown(f":red[:material/error: {state.chosen(_FAULT)}]")


def _send(key: str, about: SpokenOf, in_dialog: bool) -> None:
    words = str(state.chosen(key, "")).strip()
    if not words:
        state.choose(_FAULT, "Write something first.")
        return
    state.choose(_FAULT, "")
    said = {"about": about.about, "id": about.id, "words": words}
    reasons = keeping.note(Act(kinds.COMMENT, about.option, said))
    editing.refuse(*reasons)
    if reasons:
        return
    state.choose(_TURN, state.chosen(_TURN, 0) + 1)
    if in_dialog:
        answered()
        st.toast("Sent to everybody in this workspace.", icon=":material/chat_bubble:")
