"""A staff list read and its columns guessed, before anybody has agreed to it."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from pathlib import PurePath
from types import MappingProxyType

import numpy as np
import pandas as pd

from orgmodel.errors import DataError, OrgmodelError
from orgmodel.files.folder.organisation_file import (
    FILE,
    OrganisationFile,
    read_organisation_file,
)
from orgmodel.files.importers.base import ColumnUse, Contents, Options
from orgmodel.files.importers.table.days import plain_day
from orgmodel.files.importers.table.fields import (
    BY_NAME,
    MANAGER_BY,
    MANAGERS,
    MANY,
    PERSONAL,
    PERSONS,
)
from orgmodel.files.importers.table.guessing.guess import (
    GoneColumn,
    Guess,
    guess_columns,
    guessed_again,
)
from orgmodel.files.importers.table.guessing.vocabulary import known_heading
from orgmodel.files.importers.table.mapping import FILE as MAPPING
from orgmodel.files.importers.table.mapping import TableMapping, read_mapping
from orgmodel.files.importers.table.nameless import nameless
from orgmodel.files.importers.table.reading.sources import read_sources
from orgmodel.files.importers.table.repairs.every import REPAIRS
from orgmodel.files.importers.table.source import Source
from orgmodel.model.faults import Problem
from orgmodel.model.numbers import day
from orgmodel.model.schema import POSTS
from orgmodel.model.words import did_you_mean, listed, near

_OWN = ("id", "title", "reports_to")
_HOLDERS_OWN = frozenset(("holder", "first_name", "last_name", "holder_id"))
_LIST = "list"
_MAY_NAME = re.compile(r"^\D*$|[\s@]")
"""A manager's cell that is written as no number: without a figure, or in several words."""


@dataclass(frozen=True, eq=False)
class Prepared:
    """The lists of some files, other tables among them, and what each column is taken for.

    `mapping` is the guess, or the one that was given; `settings` what an organisation.toml among
    the files says; `name` what to call the organisation; `files` are those to hand on.
    """

    lists: tuple[Source, ...]
    tables: tuple[Source, ...]
    guess: Guess
    settings: OrganisationFile
    name: str
    problems: tuple[Problem, ...]
    files: Mapping[str, bytes]

    @property
    def mapping(self) -> TableMapping:
        """What each column is taken for."""
        return self.guess.mapping

    @property
    def cells(self) -> pd.DataFrame:
        """The rows of the first list under its own headings."""
        return self.lists[0].cells if self.lists else pd.DataFrame()

    @property
    def own(self) -> bool:
        """Whether the list is a posts.csv of orgmodel's own."""
        return all(self.mapping.columns.get(name) == name for name in _OWN)


def prepared(contents: Contents, options: Options) -> Prepared:
    """Read the files and guess their columns.

    `DataError` where nothing can be read; `OrgmodelError` where the mapping cannot be used, or
    names a column that is not there.
    """
    given = dict(contents)
    saved = options.mapping if options.mapping is not None else given.get(MAPPING)
    mapping = None if saved is None else read_mapping(saved, tuple(REPAIRS))
    read = read_sources(
        [(name, content) for name, content in contents if name != MAPPING],
        sheet=options.sheet or (mapping.sheet if mapping else ""),
        header=mapping.header if mapping else None,
        known_heading=known_heading,
    )
    lists = tuple(source for source in read.sources if source.kind == _LIST)
    cells = lists[0].cells if lists else pd.DataFrame()
    if lists and not any(len(source.cells) for source in lists):
        raise _without_rows(lists[0])
    if options.mapping is None and mapping and not set(mapping.headings) & set(cells.columns):
        mapping = None  # the mapping in a folder that an import made is of the list it was made of
    guess = _guess(lists[0], mapping) if lists else guess_columns(cells)
    settings, faults = OrganisationFile(), tuple[Problem, ...]()
    if FILE in read.files:
        settings, faults = read_organisation_file(read.files[FILE])
        if plain_day(settings.date) != settings.date:
            # A date written otherwise is mended as the dates of the tables are, and told so.
            faults = tuple(one for one in faults if one.column != "date")
    found = _with_options(guess, options, cells, settings)
    name = settings.name or _name_of((lists or read.sources)[0].file)
    others = {file: content for file, content in read.files.items() if file != FILE}
    notes = [note for source in read.sources for note in source.notes]
    notes += [_gone(lists[0].place, gone, found.mapping) for gone in guess.gone]
    return Prepared(
        lists,
        tuple(source for source in read.sources if source.kind != _LIST),
        found,
        settings,
        name,
        (*read.problems, *notes, *faults),
        MappingProxyType(others),
    )


def _gone(place: str, gone: GoneColumn, mapping: TableMapping) -> Problem:
    """A column that a saved mapping names and the list has not.

    It is a fault where the list has no other for what every post needs.
    """
    now = mapping.columns.get(gone.use, "")
    words = f"{gone.words} “{now}” is used for it." if now else gone.words
    needed = gone.use in _OWN and not now
    return Problem("missing-column", place, None, gone.heading, "", words, fault=needed)


def _without_rows(source: Source) -> DataError:
    words = (
        "there is no row below the headings. Give a list with a row of headings and a row for "
        "each post or person."
    )
    problem = Problem("unreadable", source.place, None, None, "", words)
    return DataError(str(problem), (*source.notes, problem))


def _guess(source: Source, mapping: TableMapping | None) -> Guess:
    cells = source.cells
    if mapping is not None:
        return guessed_again(cells, mapping, source.coded)
    guess = guess_columns(cells, source.coded)
    own = all(guess.mapping.columns.get(name) == name for name in _OWN)
    return _own_columns(cells, guess) if own else _days_of_rows(guess)


def _days_of_rows(guess: Guess) -> Guess:
    """Where a list names no holders, its first and last days are those of its rows."""
    mapping = guess.mapping
    if _HOLDERS_OWN & set(mapping.columns):
        return guess
    other = {"start": "row_start", "end": "row_end"}
    given = {ours: mapping.columns[ours] for ours in other if ours in mapping.columns}
    given = {ours: title for ours, title in given.items() if other[ours] not in mapping.columns}
    for ours, title in given.items():
        mapping = mapping.using(title, other[ours])
    columns = tuple(
        replace(column, use=other[column.use], reason="the list names no holders")
        if column.use in given
        else column
        for column in guess.columns
    )
    return replace(guess, mapping=mapping, columns=columns)


def _own_columns(cells: pd.DataFrame, guess: Guess) -> Guess:
    """A list under orgmodel's own headings: those are what they say; others are guessed."""
    mapping = guess.mapping
    for heading in cells.columns:
        if POSTS.column(heading) is not None:
            use = heading if heading in BY_NAME and heading not in ("basis", *_HOLDERS) else "keep"
            mapping = mapping.using(heading, use)
    return replace(guess, mapping=mapping)


_HOLDERS = ("start", "end")


def _with_options(
    guess: Guess, options: Options, cells: pd.DataFrame, settings: OrganisationFile
) -> Guess:
    mapping = guess.mapping
    for ours, theirs in options.maps:
        if ours == "manager_by":
            mapping = replace(mapping, manager_by=_way(theirs))
            continue
        if theirs not in cells.columns:
            known = ", ".join(cells.columns)
            raise OrgmodelError(f'there is no column "{theirs}" in the list. It has: {known}.')
        if ours == "id":
            _refuse_names(guess, theirs)
        mapping = mapping.using(theirs, ours)
    switches = dict.fromkeys(options.repairs, True) | dict.fromkeys(options.without, False)
    mapping = mapping.repairing(switches)
    if options.on or not mapping.on:
        mapping = replace(mapping, on=_day(options.on) or settings.date)
    return replace(guess, mapping=mapping)


def _day(on: str) -> str:
    meant = plain_day(on) if on else ""
    if on and day(meant) is None:
        raise OrgmodelError(
            f'"{on}" is no day. Write it as year-month-day, such as 2026-04-01 (--on 2026-04-01).'
        )
    return meant


def _way(word: str) -> str:
    if word not in MANAGER_BY:
        meant = did_you_mean(near(word, MANAGER_BY))
        raise OrgmodelError(
            f'manager_by: "{word}" is no way to name a manager.{meant} Allowed: '
            f"{listed(MANAGER_BY)}."
        )
    return word


def _refuse_names(guess: Guess, heading: str) -> None:
    """`OrgmodelError` where a column of names or e-mails is to be the posts' numbers."""
    found = next((one.use for one in guess.columns if one.heading == heading), "")
    if heading in guess.personal and found in (*PERSONAL, "id"):
        raise OrgmodelError(
            f'the column "{heading}" names persons, and a name never becomes an id. Give '
            f'holder="{heading}" and leave id out: posts then get ids of their titles, and '
            "manager_by=name finds managers by name."
        )


def column_uses(
    prepared_list: Prepared, mapping: TableMapping, naming: Collection[str] = ()
) -> tuple[ColumnUse, ...]:
    """What each column of the list is used for, in its order, with the guess's reasons.

    `naming` are headings of columns in whose cells persons are named too.
    """
    guessed = {column.heading: column for column in prepared_list.guess.columns}
    found = []
    for heading in prepared_list.cells.columns:
        column = guessed.get(heading)
        use = mapping.of(heading) or "keep"
        label = (BY_NAME.get(use) or MANY[use]).label
        same = column is not None and column.use == use
        found.append(
            ColumnUse(
                heading,
                use,
                label,
                column.certainty if column and same else "as told",
                column.reason if column and same else "",
                column.samples if column else (),
                use in PERSONAL
                or heading in naming
                or (use in MANAGERS and _names_managers(prepared_list, mapping, heading)),
            )
        )
    return tuple(found)


def _names_managers(prepared_list: Prepared, mapping: TableMapping, heading: str) -> bool:
    """Whether managers are given as persons, all of them or some among numbers."""
    if mapping.manager_by in PERSONS or mapping.manager_by == "title":
        return mapping.manager_by != "title"
    coded = prepared_list.lists[0].coded
    managers, own = coded[heading], coded.get(mapping.columns.get("id", ""))
    others = managers.words
    if own is not None:
        others = [managers.words[place] for place in np.flatnonzero(managers.among(own) < 0)]
    return any(_MAY_NAME.search(cell) and not nameless(cell) for cell in others)


def _name_of(file: str) -> str:
    """What to call an organisation after its file: `Staff in post July 2007`."""
    return " ".join(PurePath(file).stem.replace("_", " ").split()) or "Organisation"
