"""Persons without their ids: `person 1`, `person 2` … in what leaves the tool without names.

An id of people.csv may be an e-mail address or a name. Whoever may not be named is numbered by
the posts that he or she holds, which are told anyway, so that neither the order of rows nor that
of the ids says who it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from types import MappingProxyType

import pandas as pd

from orgmodel.model.evidence import Step
from orgmodel.model.organisation import OrganisationModel
from orgmodel.model.removed import Removed
from orgmodel.model.schema import TABLES

Pseudonyms = Mapping[str, str]
_NUMBERED = re.compile(r"person \d+")
_WORD = re.compile(r"[A-Za-z]*|[\d.,:/-]*")
_OF_AN_IMPORT = "import-report"  # it says what the lists held, names included
_OF_THE_BODIES = "bodies.toml"  # the bodies' own files, with persons as they are
_OF_PERSONS = ("people", "appointments")


def pseudonyms(model: OrganisationModel, newcomers: Iterable[str] = ()) -> Pseudonyms:
    """Each person's id → the words in its place; empty where all are numbered already.

    `newcomers` are persons whom the organisation's options bring in.
    """
    others = {name for name, table in model.table_of.items() if table != "people"}
    persons = ({*person_ids(model), *newcomers}) - others - {""}
    if all(_NUMBERED.fullmatch(person) for person in persons):
        return MappingProxyType({})
    held: dict[str, list[str]] = {}
    posts = model.set_aside.joined(model.tables)["appointments"]
    for person, post in zip(posts["person"].tolist(), posts["post"].tolist(), strict=True):
        held.setdefault(person, []).append(post)

    def by_posts(person: str) -> tuple[bool, list[str], str]:
        return person not in held, sorted(held.get(person, ())), person

    free = (words for n in range(1, 2**31) if (words := f"person {n}") not in others)
    ordered = sorted(persons, key=by_posts)
    return MappingProxyType(dict(zip(ordered, free, strict=False)))


def person_ids(model: OrganisationModel) -> Iterator[str]:
    """The ids of people.csv, and those that columns about persons alone give."""
    tables = model.set_aside.joined(model.tables)
    for table, column, only in _columns():
        if only and table in tables:
            yield from tables[table][column].tolist()


def under_pseudonyms(model: OrganisationModel, words: Pseudonyms) -> OrganisationModel:
    """The same organisation, each person by a pseudonym: no id, no name, no column of one's own."""
    if not words:
        return model
    tables = {name: _table(name, table, words) for name, table in model.tables.items()}
    aside = model.set_aside.tables
    return model.with_tables(
        tables,
        roles={role: words.get(name, name) for role, name in model.roles.items()},
        bodies={
            body: {role: words.get(name, name) for role, name in roles.items()}
            for body, roles in model.bodies.items()
        },
        tops=None if model.tops is None else tuple(words.get(one, one) for one in model.tops),
        problems=tuple(
            replace(one, value=words.get(one.value, one.value), message=spoken(one.message, words))
            for one in model.problems
        ),
        attachments={
            file: spoken(content.decode(errors="replace"), words).encode()
            for file, content in model.attachments.items()
            if not file.startswith(_OF_AN_IMPORT) and file != _OF_THE_BODIES
        },
        taken=_taken(model.taken, words),
        set_aside=replace(
            model.set_aside,
            tables={name: _table(name, rows, words) for name, rows in aside.items()},
        ),
        departed=tuple(
            {column: words.get(cell, cell) for column, cell in row.items()}
            for row in model.departed
        ),
    )


def step_under(step: Step, words: Pseudonyms) -> Step:
    """One relation, its ends by pseudonym."""
    start, end = (words.get(end, end) for end in (step.start, step.end))
    return step._replace(start=start, end=end)


def spoken(text: str, words: Pseudonyms, mentioned: Iterable[str] = ()) -> str:
    """A text of ours with each person's id replaced.

    An id that might be a word of English or a number is replaced in quotation marks and brackets
    alone, save where it is one of those `mentioned`.
    """
    named = sorted((name for name in words if name in text), key=lambda name: (-len(name), name))
    if not named:
        return text
    sure = {*mentioned}
    marks = [
        rf"(?<![\w@]){re.escape(name)}(?![\w@])"
        if name in sure or not _WORD.fullmatch(name)
        else rf"(?<=[\"'(]){re.escape(name)}(?=[\"')])"
        for name in named
    ]
    return re.sub("|".join(marks), lambda found: words[found.group()], text)


def _columns() -> Iterator[tuple[str, str, bool]]:
    """The columns that may hold a person's id, and whether they hold nothing else."""
    for table in TABLES:
        for column in table.columns:
            if table.name == "people" and column.name == "id":
                yield table.name, column.name, True
            elif "people" in column.refers_to:
                yield table.name, column.name, column.refers_to == ("people",)


def _table(name: str, table: pd.DataFrame, words: Pseudonyms) -> pd.DataFrame:
    new = {
        column: table[column].map(lambda cell: words.get(cell, cell))
        for of, column, _only in _columns()
        if of == name
    }
    if name in _OF_PERSONS:
        declared = next(one for one in TABLES if one.name == name).columns
        known = {column.name for column in declared}
        empty = [c for c in table.columns if c not in known or c == "note"]
        new |= dict.fromkeys((*empty, *(["name"] if name == "people" else [])), "")
    return table.assign(**new) if new else table


def _taken(taken: Removed, words: Pseudonyms) -> Removed:
    rows = tuple(
        replace(row, id=words[row.id], title=words[row.id])
        if row.table == "people" and row.id in words
        else row
        for row in taken.rows
    )
    return Removed(tuple(step_under(step, words) for step in taken.relations), rows)
