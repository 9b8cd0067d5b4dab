"""The options as cards to choose from, and the name, copy and end of the one that is shown."""

from __future__ import annotations

import streamlit as st

from orgmodel.store.option import LONGEST_NAME, Option
from orgmodel.store.sign_off import SignOff, State
from orgmodel.ui.options.standing import standing, state_badge, word_of
from orgmodel.ui.shared.clock import when
from orgmodel.ui.shared.escaping import escaped
from orgmodel.ui.workspace import editing, state
from orgmodel.ui.workspace.acting import acting
from orgmodel.ui.workspace.telling import called
from orgmodel.ui.workspace.work import Work

STATES = "om.option.states"
ALL = "All states"


def show_states() -> None:
    """The list that leaves options of one state alone in sight."""
    st.selectbox(
        "Show options that are",
        [ALL, *map(word_of, State)],
        key=STATES,
        width=150,
        label_visibility="collapsed",
        help="Shows the options of one state alone; the one that is shown stays.",
    )


def show_options(work: Work, said: dict[str, str], *, edits: bool) -> int:
    """A card for each option with what is said of it; the place of the one that is shown.

    `edits`: whether the visitor may start options and bring them back.
    """
    shown = len(work.options)
    wanted = state.chosen(STATES, ALL)
    for place, option in enumerate(work.options):
        now = standing(work, option)
        if option.key == work.current:
            shown = place
        elif wanted not in (ALL, word_of(now.state)):
            continue
        lines = [said.get(option.key, ""), _who(work, option, now)]
        _show(place, option.key, option.name, state_badge(now.state), lines, work.current)
    lines = ["Cannot be changed: a change starts an option."]
    badge = ":gray-badge[:material/lock: Start]"
    _show(len(work.options), "", "As opened", badge, lines, work.option.key if work.option else "")
    if edits:
        _begin_and_bring_back()
    return shown


def _begin_and_bring_back() -> None:
    st.button(
        "New option",
        key="option.new",
        icon=":material/add:",
        on_click=editing.begin,
        help="Start another option from the organisation as opened.",
    )
    gone = editing.deleted()
    if gone is not None:
        st.button(
            f"Bring “{escaped(gone.name)}” back",
            key="option.back",
            icon=":material/undo:",
            on_click=editing.bring_back,
            help="The option that was deleted last, with its steps.",
        )


def _who(work: Work, option: Option, now: SignOff) -> str:
    """Who decided or submitted last, and when; of a draft nothing but a version that stands."""
    kept = work.kept
    decided = [d for d in now.decisions if d is not None]
    if now.state in (State.APPROVED, State.REJECTED) and decided:
        last = max(decided, key=lambda one: one.at)
        return f"{word_of(now.state)} by {_name(last.who)}, {when(last.at)}"
    if now.state is State.SUBMITTED and now.version is not None:
        return f"Submitted by {_name(now.version.who)}, {when(now.version.at)}"
    if kept and kept.touched.get(f"option:{option.key}") == kept.number:
        return f"{_name(kept.who, first=True)}, {when(kept.at)}"
    return ""


def _name(person: str, *, first: bool = False) -> str:
    name = called([person])[person]
    return name if first or name != "You" else "you"


def _show(place: int, key: str, name: str, badge: str, lines: list[str], current: str) -> None:
    is_shown = key == current
    with st.container(border=True, horizontal=True, gap="small", key=f"option.card.{place}"):
        st.button(
            escaped(name),
            key=f"option.show.{key}",
            type="tertiary",
            on_click=editing.show,
            args=(key,),
            width="stretch",
            help="This option is shown now." if is_shown else None,
        )
        st.markdown(badge, width="content")
        more = "  \n".join(f":small[{escaped(line)}]" for line in lines if line)
        st.markdown(more)


def _rename(name: str | None) -> None:
    editing.rename(name or "")


def show_name(work: Work) -> None:
    """The name to change, and buttons that copy or delete the option that is shown."""
    option = work.option
    if option is None:
        return
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
        st.text_input(
            "Its name",
            max_chars=LONGEST_NAME,
            width=260,
            **acting(f"om.option.name.{option.key}", option.name, _rename),
        )
        st.button(
            "Copy this option",
            key="option.copy",
            icon=":material/content_copy:",
            on_click=editing.duplicate,
        )
        st.button(
            "Delete this option",
            key="option.delete",
            icon=":material/delete:",
            on_click=editing.delete,
            help="It can be brought back.",
        )
