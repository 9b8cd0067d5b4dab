"""The form that makes a change: first what to do, then what that needs."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import streamlit as st

from orgmodel.api import Organisation
from orgmodel.changes.verb_list import VERBS
from orgmodel.model.words import called, listed, sentence
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
from orgmodel.ui.shared.escaping import escaped
from orgmodel.ui.workspace import editing, state

TASK = "om.change.task"
_DRAWN = ("posts", "units", "functions")


def ask_for(verb: str, **answers: str) -> None:
    """Turn the form to a kind of change, with some of it filled in."""
    state.choose(TASK, verb)
    for name, value in answers.items():
        state.choose(_key(verb, name), value)


def show_form(organisation: Organisation) -> None:
    """Draw the form; what is asked depends on what is to be done."""
    verb = st.selectbox(
        "What do you want to do?",
        list(VERBS),
        format_func=lambda name: VERBS[name].form.title,
        key=TASK,
        persist_state="session",
        on_change=editing.refuse,
        help="Type to search: post, unit, function, link …",
    )
    verb = verb or next(iter(VERBS))
    form = VERBS[verb].form
    if form.hint:
        st.markdown(f":small[{form.hint}]")
    if form.choose_row:
        _ask_row(organisation, verb)
    fields = fields_of(organisation, verb, _subject(verb))
    _ask_all(organisation, verb, fields, more=False)
    _ask_parts(organisation, verb)
    # A fixed place, so that nothing below is built anew when the form changes.
    with st.expander("More details", key=f"{TASK}.more.{verb}"):
        _ask_all(organisation, verb, fields, more=True)
    st.button(
        form.button,
        key=f"{TASK}.make",
        type="primary",
        icon=":material/check:",
        on_click=_make,
        args=(verb,),
    )


def show_refusal() -> None:
    """Why the last change was not made; nothing where it was."""
    reasons = editing.refusal()
    if reasons:
        lines = "\n".join(f"- {escaped(sentence(reason))}" for reason in reasons)
        st.error(f"**Not done. Everything is as it was.**\n\n{lines}", icon=":material/block:")


def _make(verb: str) -> None:
    work = state.work()
    if work is None:
        return
    organisation = work.organisation
    fields = fields_of(organisation, verb, _subject(verb))
    keys, missing = keys_of(organisation, verb, fields, lambda name: state.chosen(_key(verb, name)))
    if missing:
        editing.refuse(f"Fill in first: {listed(missing)}.")
    elif editing.make(keys):
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


def _subject(verb: str) -> str:
    """The id that the rest of the form depends on, where there is one."""
    name = leading_key(verb)
    return str(state.chosen(_key(verb, name), "")) if name else ""


def _key(verb: str, name: str) -> str:
    """A field's place in the session. Those that depend on a subject are others for each."""
    subject = "" if name == leading_key(verb) else _subject(verb)
    return f"om.change.{editing.turn()}.{verb}.{subject}.{name}"


def _ask_row(organisation: Organisation, verb: str) -> None:
    rows = rows_of(organisation, verb)
    key = _key(verb, "row")
    state.keep_choice(key, tuple(rows))
    st.selectbox(
        VERBS[verb].subject.noun.capitalize(),
        list(rows),
        index=None,
        format_func=lambda row: rows[row],
        key=key,
        placeholder="Choose, or type to search" if rows else "There is none",
    )


def _ask_all(
    organisation: Organisation, verb: str, fields: tuple[FormField, ...], *, more: bool
) -> None:
    """Ask for what is always shown, or for the rest."""
    for field in fields:
        if field.more is not more:
            continue
        key = _key(verb, field.name)
        if field.kind == "text":
            _ask_text(key, field)
        elif field.kind == "many":
            _ask_many(key, field)
        elif field.one_of:
            _ask_one(key, field, _chosen_of(organisation, verb, field.one_of))
        else:
            _ask_one(key, field, field.options)


def _ask_text(key: str, field: FormField) -> None:
    if state.chosen(key) is None and field.filled:
        state.choose(key, field.filled)
    st.text_input(field.label, key=key, help=field.help)


def _ask_many(key: str, field: FormField) -> None:
    chosen = state.chosen(key, [])
    there = [name for name in chosen if name in field.options]
    if len(there) != len(chosen):
        state.choose(key, there)
    st.multiselect(
        field.label,
        list(field.options),
        format_func=lambda name: field.options[name],
        key=key,
        placeholder="Choose two or more",
        help=field.help,
    )


def _ask_one(key: str, field: FormField, options: Mapping[str, str]) -> None:
    is_open = field.kind == "open"
    if not is_open:
        state.keep_choice(key, (None, *options))
    if field.filled and state.chosen(key) is None and field.filled in options:
        state.choose(key, field.filled)
    st.selectbox(
        field.label,
        list(options),
        index=None,
        format_func=lambda name: options.get(name, name),
        key=key,
        placeholder="Choose, or type your own" if is_open else "Choose, or type to search",
        accept_new_options=is_open,
        help=field.help,
    )


def _chosen_of(organisation: Organisation, verb: str, name: str) -> dict[str, str]:
    """Which of the ids chosen in another field may stay; empty for a new one."""
    chosen = state.chosen(_key(verb, name), [])
    stays = {one: called(organisation.names, one) for one in chosen}
    return {**stays, "": f"None of them: a new {VERBS[verb].subject.noun}"}


def _ask_parts(organisation: Organisation, verb: str) -> None:
    """Ask for the parts of a split; nothing for another verb."""
    parts = parts_key(verb)
    if parts is None or parts.part is None:
        return
    title = words_key(parts.part)
    goes = movable(organisation, parts.part, _subject(verb))
    for number in range(1, PARTS + 1):
        keeps = "keeps the id, and its title unless you give another" if number == 1 else "new"
        st.markdown(f"**Part {number}** ({keeps})")
        st.text_input(label_of_part(title, number), key=_key(verb, f"part{number}.{title.name}"))
        for chosen in chosen_keys(parts.part):
            field = field_of_part(organisation, chosen, number)
            _ask_one(_key(verb, f"part{number}.{chosen.name}"), field, field.options)
        if number == 1:
            continue
        for key, ids in goes.items():
            st.multiselect(
                key.question,
                ids,
                format_func=lambda one: called(organisation.names, one),
                key=_key(verb, f"part{number}.{key.name}"),
                placeholder="Nothing: it stays with part 1",
            )
