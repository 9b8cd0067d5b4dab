"""The form of a change as a box's menu asks it: filled from the box, in the box's own words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import partial

import streamlit as st

from orgmodel.api import Organisation
from orgmodel.changes.verb_list import VERBS
from orgmodel.model.words import counted, listed
from orgmodel.ui.options.change_form import ChangeForm, Fields, Suit, as_they_are, show_form
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
    """Questions that name what is at stake; those with nothing at stake are left out.

    What the boxes answer already is under "More details".
    """
    about = subjects[0]
    if verb == "remove-post":
        suit: Suit = partial(_suit_removal, _at_stake(organisation, about))
    elif verb == "merge-units":
        heads = tuple(organisation.head_of.get(unit, "") for unit in subjects)
        suit = partial(_suit_merger, tuple(head for head in heads if head))
    else:
        suit = as_they_are
    return partial(_suit_answered, suit, _answered(verb, subjects))


def _answered(verb: str, subjects: tuple[str, ...]) -> frozenset[str]:
    """What need not be asked again; one box alone does not say what it is merged with."""
    if verb in _MERGES and len(subjects) < 2:
        return frozenset()
    return frozenset(_filled(verb, subjects)) - {"into"}


def _suit_answered(suit: Suit, answered: frozenset[str], fields: Fields) -> Fields:
    return tuple(replace(f, more=True) if f.name in answered else f for f in suit(fields))


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


def _suit_removal(at_stake: Mapping[str, str], fields: Fields) -> Fields:
    asked = ((field, at_stake.get(field.name, field.label)) for field in fields)
    return tuple(replace(field, label=question) for field, question in asked if question)


def _suit_merger(heads: tuple[str, ...], fields: Fields) -> Fields:
    """Who heads the unit then is asked first, and the heads there are now are offered first."""
    first, others = [], []
    for field in fields:
        if field.name == "head":
            now = {head: field.options[head] for head in heads if head in field.options}
            options = {**now, **field.options}
            first.append(replace(field, label="Who heads the new unit?", options=options))
        else:
            others.append(field)
    return (*first, *others)


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
