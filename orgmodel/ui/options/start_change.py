"""From what is selected straight to a change of it: "Move this post …"."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import streamlit as st

from orgmodel.changes.verb_list import VERBS
from orgmodel.store.rights import Right
from orgmodel.ui.options.change_form import ChangeForm
from orgmodel.ui.workspace import editing, keeping
from orgmodel.ui.workspace.asking import ask
from orgmodel.ui.workspace.work import Work


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


def show_way_to_change(work: Work, identifier: str, name: str) -> None:
    """A button that opens the form of the first change that a post, unit or function can have.

    None for who may change nothing.
    """
    starts = STARTS.get(work.organisation.table_of.get(identifier, ""))
    if starts and keeping.may(Right.EDIT):
        st.button(
            starts[0].words,
            key=f"{name}.change",
            type="tertiary",
            icon=":material/edit_note:",
            on_click=_ask,
            args=(starts[0], identifier),
        )


def form_of(start: Start, identifier: str) -> ChangeForm:
    """The form, turned to what is selected."""
    form = ChangeForm(start.verb, identifier)
    form.fill(**{start.key: identifier})
    return form


def _ask(start: Start, identifier: str) -> None:
    editing.refuse()
    ask(start.verb, identifier)
