"""The form of a change as a box's menu asks it: filled from the box, in the box's own words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import partial

import streamlit as st

from orgmodel.api import Organisation
from orgmodel.changes.verb_list import VERBS
from orgmodel.model.words import counted, listed
from orgmodel.ui.options.change_fields import FormField
from orgmodel.ui.options.change_form import ChangeForm, Suit, as_it_is, show_form
from orgmodel.ui.workspace.asking import Asked

KINDS: Mapping[str, Mapping[str, str]] = {
    "change": {
        "posts": "update-post",
        "units": "update-unit",
        "functions": "update-function",
        "services": "update-service",
    },
    "split": {"posts": "split-post", "units": "split-unit"},
    "merge": {"posts": "merge-posts", "units": "merge-units"},
    "remove": {
        "posts": "remove-post",
        "units": "remove-unit",
        "functions": "remove-function",
        "services": "remove-service",
    },
    "record": {"posts": "appoint"},
}
"""What is asked → the table of the box → the kind of change whose form asks it."""
_OF_UNITS = frozenset({"merge", "split"})


def show_form_of_boxes(organisation: Organisation, wanted: Asked) -> None:
    """The form of what is asked about these boxes."""
    subjects = _subjects(organisation, wanted)
    verb = _verb_of(organisation, wanted.what, subjects)
    form = ChangeForm(verb, ".".join(subjects))
    form.fill(**_filled(verb, subjects))
    intro = _INTRO.get((wanted.what, VERBS[verb].subject.table))
    if intro:
        st.markdown(f"**{intro}**")
    show_form(organisation, form, _suit(organisation, verb, subjects))


_INTRO = {
    ("split", "posts"): "What does each part do?",
    ("split", "units"): "Who heads each part?",
    ("merge", "posts"): "Which post stays?",
}


def _subjects(organisation: Organisation, wanted: Asked) -> tuple[str, ...]:
    """What the form is about: the boxes, or the units that they head where one chooses so."""
    units = tuple(unit for one in wanted.ids for unit in organisation.headed.get(one, ())[:1])
    if wanted.what not in _OF_UNITS or len(units) < len(wanted.ids):
        return wanted.ids
    names = organisation.names
    words = {
        "units": f"The unit{'s' if len(units) > 1 else ''} {_called(names, units)}, with all in it",
        "posts": "Only the post" + ("s" if len(units) > 1 else ""),
    }
    chosen = st.radio(
        "What is meant",
        list(words),
        format_func=words.__getitem__,
        key=f"om.ask.{wanted.what}.{'.'.join(wanted.ids)}",
        persist_state="session",
    )
    return wanted.ids if chosen == "posts" else units


def _called(names: Mapping[str, str], ids: Iterable[str]) -> str:
    return listed([names.get(one, one) for one in ids])


def _verb_of(organisation: Organisation, what: str, subjects: tuple[str, ...]) -> str:
    tables = KINDS.get(what)
    return what if tables is None else tables[organisation.table_of[subjects[0]]]


def _filled(verb: str, subjects: tuple[str, ...]) -> dict[str, str | list[str]]:
    """What the box itself answers."""
    first = VERBS[verb].subject.keys[0]
    if verb in _MERGES:
        return {first: list(subjects), "into": subjects[0]}
    if verb == "appoint":
        return {"post": subjects[0]}
    started = (key.name for key in VERBS[verb].own_keys() if key.start and key.among)
    return {next(started, first): subjects[0]}


_MERGES = frozenset({"merge-posts", "merge-units"})


def _suit(organisation: Organisation, verb: str, subjects: tuple[str, ...]) -> Suit:
    """Questions that name what is at stake; those with nothing at stake are left out."""
    about = subjects[0]
    if verb == "remove-post":
        return partial(_suit_removal, _at_stake(organisation, about))
    if verb == "merge-units":
        heads = tuple(organisation.head_of.get(unit, "") for unit in subjects)
        return partial(_suit_merger, tuple(head for head in heads if head))
    return as_it_is


def _at_stake(organisation: Organisation, post: str) -> Mapping[str, str]:
    """The questions of a removal, by the field that answers them; none where nothing goes."""
    line = organisation.hierarchy
    reports = line.span(post) if post in line.index else 0
    work = sum(owner == post for _, owner in organisation.cells.pairs("functions", "id", "owner"))
    units = organisation.headed.get(post, ())
    return {
        "to": f"Where do its {counted(reports, 'post')} go?" if reports else "",
        "owner": f"Where do its {counted(work, 'function')} go?" if work else "",
        "head": f"Who heads {_called(organisation.names, units)} then?" if units else "",
    }


def _suit_removal(at_stake: Mapping[str, str], field: FormField) -> FormField | None:
    if field.name not in at_stake:
        return field
    question = at_stake[field.name]
    return replace(field, label=question) if question else None


def _suit_merger(heads: tuple[str, ...], field: FormField) -> FormField | None:
    """The heads there are now come first among those who may head the unit then."""
    if field.name != "head":
        return field
    first = {head: field.options[head] for head in heads if head in field.options}
    return replace(field, label="Who heads the new unit?", options={**first, **field.options})


def title_of(organisation: Organisation, wanted: Asked) -> str:
    """What the dialog is called: the change and the boxes."""
    called = _called(organisation.names, wanted.ids)
    if wanted.what in VERBS:
        return f"{VERBS[wanted.what].form.title}: {called}"
    return f"{_TITLES[wanted.what]} {called}"


_TITLES = {
    "change": "Change",
    "split": "Split",
    "merge": "Merge",
    "remove": "Remove",
    "record": "Record a holder of",
}
