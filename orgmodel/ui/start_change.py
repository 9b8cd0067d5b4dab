"""From what is selected straight to a change of it: "Move this post …"."""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st

from orgmodel.ui import state
from orgmodel.ui.change_form import ask_for
from orgmodel.ui.state import Work
from orgmodel.ui.text import plain

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
        ("Give it to another …", "move-function", "function"),
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


def _ask(verb: str, name: str, identifier: str) -> None:
    ask_for(verb, **{name: identifier})
