"""From what is selected straight to a change of it: "Move this post …"."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import streamlit as st

from orgmodel.changes.verb_list import VERBS
from orgmodel.ui.options.change_form import ask_for
from orgmodel.ui.shared.escaping import escaped
from orgmodel.ui.workspace import state
from orgmodel.ui.workspace.state import Work

_PAGE = "orgmodel/ui/pages/workspace.py"


@dataclass(frozen=True, slots=True)
class Start:
    """A button that starts a verb's form with a key set to what is selected."""

    words: str
    verb: str
    key: str


def _starts() -> dict[str, list[Start]]:
    found: dict[str, list[Start]] = {}
    for verb, change in VERBS.items():
        for key in change.own_keys():
            for table in key.among if key.start else ():
                found.setdefault(table, []).append(Start(key.start, verb, key.name))
    return found


STARTS: Mapping[str, list[Start]] = _starts()
"""By the table of what is selected, as the verbs declare them."""


def show_starts(work: Work) -> None:
    """Buttons that turn the form to the selected post, unit or function."""
    organisation, identifier = work.organisation, state.selected()
    table = organisation.table_of.get(identifier or "", "")
    if not identifier or table not in STARTS:
        st.markdown("Select a box to move it, change it or add to it.", width="content")
        return
    words = organisation.names.get(identifier, identifier)
    st.markdown(f"Selected: **{escaped(words)}**", width="content")
    for start in STARTS[table]:
        st.button(
            start.words,
            key=f"starts.{start.verb}",
            type="tertiary",
            on_click=_ask,
            args=(start, identifier),
        )


def show_way_to_change(work: Work, identifier: str, name: str) -> None:
    """A button that leads to the page Workspace, its form turned to a post, unit or function."""
    starts = STARTS.get(work.organisation.table_of.get(identifier, ""))
    if not starts:
        return
    words = starts[0].words
    if st.button(words, key=f"{name}.change", type="tertiary", icon=":material/edit_note:"):
        _ask(starts[0], identifier)
        st.switch_page(_PAGE)


def _ask(start: Start, identifier: str) -> None:
    ask_for(start.verb, **{start.key: identifier})
