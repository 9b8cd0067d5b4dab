"""The form that makes a change: first what to do, then what that needs."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import streamlit as st

from orgmodel.api import Organisation
from orgmodel.model.words import listed, sentence
from orgmodel.ui.options import editing
from orgmodel.ui.options.change_answers import PARTS, keys_of, movable
from orgmodel.ui.options.change_fields import Field, fields_of, holders_of, links_of
from orgmodel.ui.options.change_words import TASKS
from orgmodel.ui.shared.escaping import plain
from orgmodel.ui.workspace import state

TASK = "om.change.task"
FIRST = "move-post"
_SUBJECTS = {"update-post": "post", "split-post": "post", "split-unit": "unit"}
_PART_LABELS = {
    "reports": "Direct reports that go to it",
    "people": "Holders who go to it",
    "posts": "Posts that go to it",
    "units": "Units that go to it",
    "functions": "Functions that go to it",
}


def ask_for(verb: str, **answers: str) -> None:
    """Turn the form to a kind of change, with some of it filled in."""
    state.choose(TASK, verb)
    for name, value in answers.items():
        state.choose(_key(verb, name), value)


def show_form(organisation: Organisation) -> None:
    """Draw the form; what is asked depends on what is to be done."""
    verb = st.selectbox(
        "What do you want to do?",
        list(TASKS),
        format_func=lambda name: TASKS[name].title,
        key=TASK,
        persist_state="session",
        on_change=editing.refuse,
        help="Type to search: post, unit, function, link …",
    )
    verb = verb or FIRST
    task = TASKS[verb]
    if task.hint:
        st.markdown(f":small[{task.hint}]")
    if task.link or task.holder:
        _ask_row(organisation, verb)
    fields = fields_of(organisation, verb, _subject(verb))
    for field in fields:
        if not field.more:
            _ask(organisation, verb, field)
    if verb.startswith("split-"):
        _ask_parts(organisation, verb)
    # A fixed place, so that nothing below is built anew when the form changes.
    with st.expander("More details", key=f"{TASK}.more.{verb}"):
        for field in fields:
            if field.more:
                _ask(organisation, verb, field)
    st.button(
        task.button,
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
        told = "\n".join(f"- {plain(sentence(reason))}" for reason in reasons)
        st.error(f"**Not done. Everything is as it was.**\n\n{told}", icon=":material/block:")


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
        _look_at(keys)


def _look_at(keys: Mapping[str, Any]) -> None:
    """Select what was changed, so that the drawing shows it."""
    changed = state.work()
    for name in ("post", "unit", "function", "into"):
        value = keys.get(name)
        if changed and isinstance(value, str) and value in changed.organisation.table_of:
            state.select(value, look=True)
            return


def _subject(verb: str) -> str:
    """The id that the rest of the form depends on, where there is one."""
    name = _SUBJECTS.get(verb)
    return str(state.chosen(_key(verb, name), "")) if name else ""


def _key(verb: str, name: str) -> str:
    """A field's place in the session. Prefilled ones are another for each subject."""
    depends = verb in _SUBJECTS and name != _SUBJECTS[verb]
    subject = _subject(verb) if depends else ""
    return f"om.change.{editing.turn()}.{verb}.{subject}.{name}"


def _ask_row(organisation: Organisation, verb: str) -> None:
    of_links = TASKS[verb].link
    rows = links_of(organisation) if of_links else holders_of(organisation)
    key = _key(verb, "row")
    state.keep_choice(key, tuple(rows))
    st.selectbox(
        "Link" if of_links else "Appointment",
        list(rows),
        index=None,
        format_func=lambda row: rows[row],
        key=key,
        placeholder="Choose, or type to search" if rows else "There is none",
    )


def _ask(organisation: Organisation, verb: str, field: Field) -> None:
    key = _key(verb, field.name)
    options = field.options
    if field.name == "into":
        options = _stays(organisation, verb)
    if field.kind == "text":
        if state.chosen(key) is None and field.filled:
            state.choose(key, field.filled)
        st.text_input(field.label, key=key, help=_help(field))
        return
    if field.kind == "many":
        kept = [name for name in state.chosen(key, []) if name in options]
        if len(kept) != len(state.chosen(key, [])):
            state.choose(key, kept)
        st.multiselect(
            field.label,
            list(options),
            format_func=lambda name: options[name],
            key=key,
            placeholder="Choose two or more",
            help=field.help,
        )
        return
    is_open = field.kind == "open"
    if not is_open:
        state.keep_choice(key, (None, *options))
    if field.filled and not state.chosen(key) and field.filled in options:
        state.choose(key, field.filled)
    st.selectbox(
        field.label,
        list(options),
        index=None,
        format_func=lambda name: options.get(name, name),
        key=key,
        placeholder="Choose, or type your own" if is_open else "Choose, or type to search",
        accept_new_options=is_open,
        help=_help(field),
    )


def _help(field: Field) -> str:
    if field.label.startswith("Id of the new"):
        return f"{field.help} Left empty, it is made from the words above."
    return field.help


def _stays(organisation: Organisation, verb: str) -> dict[str, str]:
    """Which of the merged ones may stay; empty for a new one."""
    chosen = state.chosen(_key(verb, "posts" if verb == "merge-posts" else "units"), [])
    names = organisation.names
    new = "None of them: a new post" if verb == "merge-posts" else "None of them: a new unit"
    return {**{name: f"{names.get(name, name)} ({name})" for name in chosen}, "": new}


def _ask_parts(organisation: Organisation, verb: str) -> None:
    subject = _subject(verb)
    words = "title" if verb == "split-post" else "name"
    goes = movable(organisation, verb, subject)
    names = organisation.names
    for number in range(1, PARTS + 1):
        keeps = "keeps the id, and its title unless you give another" if number == 1 else "new"
        st.markdown(f"**Part {number}** ({keeps})")
        key = _key(verb, f"part{number}.{words}")
        st.text_input(f"{words.capitalize()} of part {number}", key=key)
        if number == 1:
            continue
        for name, ids in goes.items():
            st.multiselect(
                _PART_LABELS[name],
                ids,
                format_func=lambda one: f"{names.get(one, one)} ({one})",
                key=_key(verb, f"part{number}.{name}"),
                placeholder="Nothing: it stays with part 1",
            )
