"""What people said in this workspace, each with what it is about, and a field to say more."""

from __future__ import annotations

import streamlit as st

from orgmodel.store import kinds
from orgmodel.store.event import Act
from orgmodel.store.saying import Comment
from orgmodel.ui.shared.clock import clock
from orgmodel.ui.shared.escaping import escaped
from orgmodel.ui.talk.subject import in_words, lead, leads_somewhere, subject_of, subjects
from orgmodel.ui.talk.writing import show_writing
from orgmodel.ui.workspace import editing, keeping, state
from orgmodel.ui.workspace.telling import called
from orgmodel.ui.workspace.who import who
from orgmodel.ui.workspace.work import Work

_ALL = "om.talk.all"
_SHOWN, _MOST = 4, 200
_LONGEST_CHIP = 90


def show_comments(work: Work, *, comments: bool) -> None:
    """The last ones, the newest last, above the field."""
    said = tuple(one for one in work.kept.comments if not one.withdrawn) if work.kept else ()
    most = _MOST if state.chosen(_ALL) else _SHOWN
    names = called(one.who for one in said[-most:])
    if len(said) > _SHOWN:
        words = f"Only the last {_SHOWN}" if state.chosen(_ALL) else f"All {len(said)} comments"
        st.button(
            words,
            key="talk.all",
            type="tertiary",
            on_click=state.choose,
            args=(_ALL, not state.chosen(_ALL)),
        )
    for one in said[-most:]:
        _show(work, one, names[one.who], comments=comments)
    if not said:
        st.markdown(":small[:gray[Nobody has said anything yet.]]")
    if comments:
        show_writing(work, subjects(work))


def _show(work: Work, one: Comment, name: str, *, comments: bool) -> None:
    about = subject_of(one)
    with st.container(key=f"said.{one.number}", gap="xsmall"):
        st.markdown(f"**{escaped(name)}** :small[:gray[{clock(one.at)}]]")
        st.markdown("  \n".join(escaped(line) for line in one.words.splitlines() if line.strip()))
        with st.container(horizontal=True, gap="small", key=f"comment.does.{one.number}"):
            words = in_words(work, about)
            short = words if len(words) <= _LONGEST_CHIP else f"{words[:_LONGEST_CHIP]} …"
            if about.about != "workspace" and leads_somewhere(work, about):
                st.button(
                    escaped(short),
                    key=f"comment.lead.{one.number}",
                    type="tertiary",
                    icon=":material/arrow_forward:",
                    on_click=lead,
                    args=(about,),
                    help="Shows what this is about.",
                )
            elif about.about != "workspace":
                st.markdown(f":small[:gray[{escaped(short)}]]", width="content")
            if comments and one.who == who():
                st.button(
                    "Withdraw",
                    key=f"comment.withdraw.{one.number}",
                    type="tertiary",
                    on_click=_withdraw,
                    args=(one.number,),
                    help="Takes your comment away for everybody; the history says that there "
                    "was one, and files that were exported before still have it.",
                )


def _withdraw(number: int) -> None:
    editing.refuse(*keeping.note(Act(kinds.WITHDRAWN, "", {"comment": number})))
