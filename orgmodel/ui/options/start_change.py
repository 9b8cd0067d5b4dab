"""From what is selected straight to a change of it: "Move this post …"."""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st

from orgmodel.ui.options.change_form import ask_for
from orgmodel.ui.shared.escaping import plain
from orgmodel.ui.workspace import state
from orgmodel.ui.workspace.state import Work

_PAGE = "orgmodel/ui/pages/options.py"
_STARTS: Mapping[str, tuple[tuple[str, str, str], ...]] = {
    "posts": (
        ("Move this post …", "move-post", "post"),
        ("Add under it …", "add-post", "reports_to"),
        ("Change …", "update-post", "post"),
        ("Remove …", "remove-post", "post"),
    ),
    "units": (
        ("Move this unit …", "move-unit", "unit"),
        ("Add in it …", "add-unit", "parent"),
        ("Remove …", "remove-unit", "unit"),
    ),
    "functions": (
        ("Give this function to another …", "move-function", "function"),
        ("End it …", "remove-function", "function"),
    ),
}


def show_starts(work: Work) -> None:
    """Buttons that turn the form to the selected post, unit or function."""
    organisation, identifier = work.organisation, state.selected()
    table = organisation.table_of.get(identifier or "", "")
    if not identifier or table not in _STARTS:
        st.markdown("Select a box to move it, change it or add to it.", width="content")
        return
    words = organisation.names.get(identifier, identifier)
    st.markdown(f"Selected: **{plain(words)}**", width="content")
    for label, verb, name in _STARTS[table]:
        st.button(
            label,
            key=f"starts.{verb}",
            type="tertiary",
            on_click=_ask,
            args=(verb, name, identifier),
        )


def show_way_to_change(work: Work, identifier: str, name: str) -> None:
    """A button that leads to the page Options, its form turned to a post, unit or function."""
    starts = _STARTS.get(work.organisation.table_of.get(identifier, ""))
    if not starts:
        return
    label, verb, key = starts[0]
    if st.button(label, key=f"{name}.change", type="tertiary", icon=":material/edit_note:"):
        ask_for(verb, **{key: identifier})
        st.switch_page(_PAGE)


def _ask(verb: str, name: str, identifier: str) -> None:
    ask_for(verb, **{name: identifier})
