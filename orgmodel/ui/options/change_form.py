"""The form that makes a change: first what to do, then what that needs."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import streamlit as st

from orgmodel.api import Organisation
from orgmodel.changes.verb_list import VERBS
from orgmodel.model.words import called, listed
from orgmodel.ui.options.change_answers import (
    PARTS,
    chosen_keys,
    field_of_part,
    keys_of,
    label_of_part,
    movable,
    words_key,
)
from orgmodel.ui.options.change_fields import (
    FormField,
    fields_of,
    leading_key,
    parts_key,
    rows_of,
)
from orgmodel.ui.options.refused import show_refusal
from orgmodel.ui.shared.escaping import legible
from orgmodel.ui.workspace import editing, state
from orgmodel.ui.workspace.asking import answered

TASK = "om.change.task"
_TURNS = "om.change.turns"
_DRAWN = ("posts", "units", "functions")
Fields = tuple[FormField, ...]
Suit = Callable[[Fields], Fields]
"""Makes the questions suit the box that they are asked about."""


def as_they_are(fields: Fields) -> Fields:
    """The questions as they are."""
    return fields


@dataclass(frozen=True, slots=True)
class ChangeForm:
    """One form: the kind of change, and the box it was opened from (empty: none).

    What is typed is kept for each such pair until the change is made.
    """

    verb: str
    box: str = ""

    @property
    def subject(self) -> str:
        """The id that the rest of the form depends on, where there is one."""
        name = leading_key(self.verb)
        return str(state.chosen(self._key(name, self.box), "")) if name else ""

    def key(self, name: str) -> str:
        """A field's place in the session. Those that depend on a subject are others for each."""
        subject = "" if name == leading_key(self.verb) else self.subject
        return self._key(name, subject or self.box)

    def fill(self, **answers: str | list[str]) -> None:
        """Set fields that nobody has touched yet."""
        for name, value in answers.items():
            if state.chosen(self.key(name)) is None:
                state.choose(self.key(name), value)

    def begin_afresh(self) -> None:
        """Forget what was typed: the change is made."""
        turns = state.chosen(_TURNS, {})
        state.choose(_TURNS, {**turns, self: turns.get(self, 0) + 1})

    def _key(self, name: str, about: str) -> str:
        turn, work = state.chosen(_TURNS, {}).get(self, 0), state.work()
        data = work.opened.digest if work else ""  # other data may have the same ids
        return f"om.change.{data}.{turn}.{self.verb}.{about}.{name}"


def show_any_form(organisation: Organisation) -> None:
    """Ask what is to be done, then what that needs."""
    verb = st.selectbox(
        "What do you want to do?",
        list(VERBS),
        format_func=lambda name: VERBS[name].form.title,
        key=TASK,
        persist_state="session",
        filter_mode="contains",
        on_change=editing.refuse,
        help="Type to search: post, unit, function, link …",
    )
    show_form(organisation, ChangeForm(verb or next(iter(VERBS))))


def show_form(organisation: Organisation, form: ChangeForm, suit: Suit = as_they_are) -> None:
    """What a kind of change asks, the button that makes it, and why it was not made."""
    asks = VERBS[form.verb].form
    if asks.hint:
        st.markdown(f":small[{asks.hint}]")
    # Each kind of change has a place of its own: no field of one takes over another's.
    with st.container(key=f"{TASK}.form.{form.verb}", gap="small"):
        if asks.choose_row:
            _ask_row(organisation, form)
        fields = _fields(organisation, form, suit)
        _ask_all(organisation, form, fields, more=False)
        _ask_parts(organisation, form)
        with st.expander("More details", key=f"{TASK}.more.{form.verb}"):
            _ask_all(organisation, form, fields, more=True)
        st.button(
            asks.button,
            key=f"{TASK}.make.{form.verb}",
            type="primary",
            icon=":material/check:",
            shortcut="Ctrl+Enter",
            on_click=_make,
            args=(form, suit),
        )
    with st.container(key="refusal"):
        show_refusal()


def _fields(organisation: Organisation, form: ChangeForm, suit: Suit) -> Fields:
    return suit(fields_of(organisation, form.verb, form.subject))


def _make(form: ChangeForm, suit: Suit) -> None:
    work = state.work()
    if work is None:
        return
    organisation = work.organisation
    fields = _fields(organisation, form, suit)
    keys, missing = keys_of(
        organisation, form.verb, fields, lambda name: state.chosen(form.key(name))
    )
    if missing:
        editing.refuse(f"Fill in first: {listed(missing)}.")
    elif editing.make(keys):
        form.begin_afresh()
        answered()
        _show_changed(keys)


def _show_changed(keys: Mapping[str, Any]) -> None:
    """Select the post, unit or function that was changed, so that the drawing shows it."""
    changed = state.work()
    change = VERBS[keys["do"]]
    for key in change.own_keys():
        about = key.new or (key.name in change.subject.keys and len(key.among) == 1)
        value = keys.get(key.name) if about and key.kind == "id" else None
        if changed and changed.organisation.table_of.get(value or "") in _DRAWN:
            state.select(value, into_view=True)
            return


def _ask_row(organisation: Organisation, form: ChangeForm) -> None:
    rows = rows_of(organisation, form.verb)
    key = form.key("row")
    state.keep_choice(key, tuple(rows))
    st.selectbox(
        VERBS[form.verb].subject.noun.capitalize(),
        list(rows),
        index=None,
        format_func=lambda row: legible(rows[row]),
        key=key,
        placeholder="Choose, or type to search" if rows else "There is none",
        filter_mode="contains",
        persist_state="session",
    )


def _ask_all(organisation: Organisation, form: ChangeForm, fields: Fields, *, more: bool) -> None:
    """Ask for what is always shown, or for the rest."""
    for field in fields:
        if field.more is not more:
            continue
        key = form.key(field.name)
        if field.kind == "text":
            _ask_text(key, field)
        elif field.kind == "many":
            _ask_many(key, field)
        elif field.one_of:
            _ask_one(key, field, _chosen_of(organisation, form, field.one_of))
        else:
            _ask_one(key, field, field.options)


def _ask_text(key: str, field: FormField) -> None:
    _fill(key, field)
    st.text_input(field.label, key=key, help=field.help, live=True, persist_state="session")


def _fill(key: str, field: FormField) -> None:
    """Start with the cell as it is; anew where it has changed since and nobody touched it."""
    before = state.chosen(f"{key}.was")
    if field.filled and state.chosen(key) in (None, before):
        state.choose(key, field.filled)
        state.choose(f"{key}.was", field.filled)


def _ask_many(key: str, field: FormField) -> None:
    chosen = state.chosen(key, [])
    there = [name for name in chosen if name in field.options]
    if len(there) != len(chosen):
        state.choose(key, there)
    st.multiselect(
        field.label,
        list(field.options),
        format_func=lambda name: legible(field.options[name]),
        key=key,
        placeholder="Choose two or more",
        filter_mode="contains",
        select_all=False,
        persist_state="session",
        help=field.help,
    )


def _ask_one(key: str, field: FormField, options: Mapping[str, str]) -> None:
    is_open = field.kind == "open"
    if not is_open:
        state.keep_choice(key, (None, *options))
    if field.filled in options:
        _fill(key, field)
    st.selectbox(
        field.label,
        list(options),
        index=None,
        format_func=lambda name: legible(options.get(name, name)),
        key=key,
        placeholder="Choose, or type your own" if is_open else "Choose, or type to search",
        accept_new_options=is_open,
        filter_mode="contains",
        persist_state="session",
        help=field.help,
    )


def _chosen_of(organisation: Organisation, form: ChangeForm, name: str) -> dict[str, str]:
    """Which of the ids chosen in another field may stay; empty for a new one."""
    chosen = state.chosen(form.key(name), [])
    stays = {one: called(organisation.names, one) for one in chosen}
    return {**stays, "": f"None of them: a new {VERBS[form.verb].subject.noun}"}


def _ask_parts(organisation: Organisation, form: ChangeForm) -> None:
    """Ask for the parts of a split; nothing for another verb."""
    parts = parts_key(form.verb)
    if parts is None or parts.part is None:
        return
    title = words_key(parts.part)
    goes = movable(organisation, parts.part, form.subject)
    for number in range(1, PARTS + 1):
        keeps = "keeps the id, and its title unless you give another" if number == 1 else "new"
        st.markdown(f"**Part {number}** ({keeps})")
        st.text_input(
            label_of_part(title, number),
            key=form.key(f"part{number}.{title.name}"),
            live=True,
            persist_state="session",
        )
        for chosen in chosen_keys(parts.part):
            field = field_of_part(organisation, chosen, number)
            _ask_one(form.key(f"part{number}.{chosen.name}"), field, field.options)
        if number == 1:
            continue
        for key, ids in goes.items():
            st.multiselect(
                key.question,
                ids,
                format_func=lambda one: legible(called(organisation.names, one)),
                key=form.key(f"part{number}.{key.name}"),
                placeholder="Nothing: it stays with part 1",
                filter_mode="contains",
                select_all=False,
                persist_state="session",
            )
