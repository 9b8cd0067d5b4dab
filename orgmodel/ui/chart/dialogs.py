"""Dialogs over a page: what a change of a box needs to know, and what depends on the box.

Which one is open is kept in the visit until it is answered or left; what was typed is kept for
the same box and kind of change, also where the dialog is left with Esc.
"""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from orgmodel.api import Organisation
from orgmodel.changes.verb_list import VERBS
from orgmodel.ui.chart.box_forms import KINDS, show_form_of_boxes, title_of
from orgmodel.ui.chart.dependents import dependents_in_words
from orgmodel.ui.drawing.choosing import unit_of
from orgmodel.ui.drawing.events import ChartEvent
from orgmodel.ui.options.change_form import show_any_form
from orgmodel.ui.shared.escaping import escaped
from orgmodel.ui.talk.writing import show_dialog
from orgmodel.ui.workspace import editing, state
from orgmodel.ui.workspace.asking import Asked, answered, ask, asked
from orgmodel.ui.workspace.commenting import COMMENT

ANY = "any"


def ask_about(event: ChartEvent) -> None:
    """Open what a box's menu asks: a form, or the answer."""
    editing.refuse()
    work = state.work()
    ids = event.ids or ((event.id,) if event.id else ())
    tables = work.organisation.table_of if work else {}
    known = tuple(one for one in ids if one in tables)
    if not known or work is None:
        return
    if event.text == "unit":
        _open_unit(work.organisation, known[-1])
    elif event.text == "depends":
        ask(event.text, known[-1])
    elif tables[known[0]] in KINDS.get(event.text, ()):
        # A merger is of one kind of thing; of the rest the last box is meant.
        alike = tuple(one for one in known if tables[one] == tables[known[0]])
        ask(event.text, *(alike if event.text == "merge" else known[-1:]))


def _open_unit(organisation: Organisation, identifier: str) -> None:
    """Draw the unit that a box stands for, heads or sits in."""
    unit = unit_of(organisation, identifier)
    if unit:
        state.choose(state.VIEW, "unit")
        state.choose(state.UNIT, unit)


def show_asked() -> None:
    """The dialog of what is asked; nothing where nothing is."""
    work, wanted = state.work(), asked()
    if work is None or wanted is None:
        return
    if wanted.what == ANY:
        _open("Add a change", _show_any)
        return
    if wanted.what == COMMENT:
        _open("Comment", show_dialog, wanted)
        return
    if wanted.what != "depends" and wanted.what not in KINDS and wanted.what not in VERBS:
        return
    there = tuple(one for one in wanted.ids if one in work.organisation.table_of)
    if not there:
        answered()  # it does not come back when what it was about does
    elif wanted.what == "depends":
        names = work.organisation.names
        _open(f"What depends on {names.get(there[0], there[0])}", _show_dependents, there[0])
    else:
        _open(title_of(work.organisation, wanted), _show_form, Asked(wanted.what, there))


def _open(title: str, body: Callable[..., None], *given: object) -> None:
    st.dialog(escaped(title), width="medium", on_dismiss=answered)(_until_answered)(body, *given)


def _until_answered(body: Callable[..., None], *given: object) -> None:
    """The dialog's content; once it is answered the page is drawn anew without it."""
    if asked() is None:
        st.rerun()
    body(*given)


def _show_any() -> None:
    work = state.work()
    if work is not None:
        show_any_form(work.organisation)


def _show_form(wanted: Asked) -> None:
    work = state.work()
    if work is not None:
        show_form_of_boxes(work.organisation, wanted)


def _show_dependents(identifier: str) -> None:
    work = state.work()
    if work is not None:
        st.markdown(dependents_in_words(work.organisation, identifier))
        st.markdown(":small[What the data does not say is not counted here.]")
