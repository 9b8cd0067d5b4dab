"""Handing an option in for sign-off, taking it back, and giving a version a name."""

from __future__ import annotations

import streamlit as st

from orgmodel.store import kinds
from orgmodel.store.event import Act
from orgmodel.store.option import Option
from orgmodel.store.saying import items
from orgmodel.store.sign_off import SignOff, State
from orgmodel.ui.compare.compared import compared
from orgmodel.ui.workspace import editing, keeping, state
from orgmodel.ui.workspace.work import Work

LONGEST_NOTE = 200
_TURN = "om.signing.turn"


def show_handing_in(option: Option, standing: SignOff) -> None:
    """The field for a note, and the buttons that submit, take back or name a version."""
    key = f"signing.note.{option.key}.{state.chosen(_TURN, 0)}"
    is_draft = standing.state is State.DRAFT
    with st.container(key="handing-in", horizontal=True, vertical_alignment="bottom", gap="small"):
        st.text_input(
            "Name or note of the version (not needed)",
            key=key,
            max_chars=LONGEST_NOTE,
            width=260,
            placeholder="For the Board of 12 July",
        )
        if is_draft:
            st.button(
                "Submit for sign-off" if standing.version is None else "Submit again",
                key="signing.submit",
                icon=":material/flag:",
                disabled=not items(option.scenario),
                on_click=_hand_in,
                args=(kinds.SUBMITTED, option.key, key),
                help="Keeps the option as it stands as a version; approvers then accept or "
                "reject each change.",
            )
        if standing.version is not None:
            st.button(
                "Take back",
                key="signing.take_back",
                icon=":material/undo:",
                on_click=_take_back,
                args=(option.key,),
                help="It is a draft again. Decisions that were made are kept.",
            )
        st.button(
            "Keep as a version",
            key="signing.keep",
            icon=":material/bookmark:",
            on_click=_hand_in,
            args=(kinds.VERSION_NAMED, option.key, key),
            help="Keeps the option as it stands under this name, without submitting it.",
        )


def outcomes(work: Work, option: Option) -> dict[str, str]:
    """How each rule comes out for an option, by the id of the rule."""
    found = compared(work, option).result
    return {rule.key: rule.outcome for rule in found.option.check.rules} if found else {}


def _hand_in(kind: str, option: str, note: str) -> None:
    work = state.work()
    found = next((one for one in work.options if one.key == option), None) if work else None
    if work is None or found is None:
        return
    name = " ".join(str(state.chosen(note, "")).split())
    if kind == kinds.VERSION_NAMED and not name:
        editing.refuse("Type a name for the version first: it is how you find it again.")
        return
    said = {"name": name, "outcomes": outcomes(work, found)}
    reasons = keeping.note(Act(kind, option, said))
    editing.refuse(*reasons)
    if not reasons:
        state.choose(_TURN, state.chosen(_TURN, 0) + 1)


def _take_back(option: str) -> None:
    editing.refuse(*keeping.note(Act(kinds.TAKEN_BACK, option)))
