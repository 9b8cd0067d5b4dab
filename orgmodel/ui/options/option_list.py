"""The options as a list to choose from, and the name, copy and end of the one that is shown."""

from __future__ import annotations

import streamlit as st

from orgmodel.model.words import counted
from orgmodel.store.option import LONGEST_NAME, Option
from orgmodel.ui.shared.escaping import escaped
from orgmodel.ui.workspace import editing, state
from orgmodel.ui.workspace.work import Work


def show_options(work: Work) -> None:
    """A button for each option, the one that is shown marked, and one for a new option."""
    for option in work.options:
        _show(option.key, option.name, _said(option), is_shown=option.key == work.current)
    _show(
        "",
        "As opened",
        ":gray-badge[:material/lock: Start] Cannot be changed: a change starts an option.",
        is_shown=not work.option,
    )
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
            help="It was deleted in this visit.",
        )


def _said(option: Option) -> str:
    changes = counted(len(option.changes), "change") if option.changes else "no change yet"
    accepted = counted(len(option.accepted), "finding accepted", "findings accepted")
    return f":orange-badge[:material/edit_note: Draft] {changes}" + (
        f", {accepted}" if option.accepted else ""
    )


def _show(key: str, name: str, said: str, *, is_shown: bool) -> None:
    with st.container(border=True, key=f"option.card.{key}", gap="xsmall"):
        mark = "checked" if is_shown else "unchecked"
        st.button(
            f"**{escaped(name)}**" if is_shown else escaped(name),
            key=f"option.show.{key}",
            type="tertiary",
            icon=f":material/radio_button_{mark}:",
            on_click=editing.show,
            args=(key,),
        )
        st.markdown(f":blue-badge[Shown now] {said}" if is_shown else said)


def show_name(work: Work) -> None:
    """The name to change, and buttons that copy or delete the option that is shown."""
    option = work.option
    if option is None:
        return
    key = f"om.option.name.{option.key}"
    state.choose(key, option.name)
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
        st.text_input(
            "Its name",
            key=key,
            max_chars=LONGEST_NAME,
            width=260,
            on_change=lambda: editing.rename(state.chosen(key, "")),
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
            help="It can be brought back in this visit.",
        )
