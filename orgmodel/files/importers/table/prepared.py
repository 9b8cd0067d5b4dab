"""A staff list read and its columns guessed, before anybody has agreed to it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import PurePath
from types import MappingProxyType

import pandas as pd

from orgmodel.errors import DataError, OrgmodelError
from orgmodel.files.folder.organisation_file import (
    FILE,
    OrganisationFile,
    read_organisation_file,
)
from orgmodel.files.importers.base import ColumnUse, Contents, Options
from orgmodel.files.importers.table.days import plain_day
from orgmodel.files.importers.table.fields import BY_NAME, MANAGERS, MANY, PERSONAL, PERSONS
from orgmodel.files.importers.table.guessing.guess import Guess, guess_columns, guessed_again
from orgmodel.files.importers.table.guessing.vocabulary import known_heading
from orgmodel.files.importers.table.mapping import FILE as MAPPING
from orgmodel.files.importers.table.mapping import TableMapping, read_mapping
from orgmodel.files.importers.table.reading.sources import read_sources
from orgmodel.files.importers.table.repairs.every import REPAIRS
from orgmodel.files.importers.table.source import Source
from orgmodel.model.faults import Problem
from orgmodel.model.schema import POSTS

_OWN = ("id", "title", "reports_to")
_LIST = "list"


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
    notes += [
        Problem("missing-column", lists[0].place, None, gone.heading, "", gone.words)
        for gone in guess.gone
    ]
    return Prepared(
        lists,
        tuple(source for source in read.sources if source.kind != _LIST),
        found,
        settings,
        name,
        (*read.problems, *notes, *faults),
        MappingProxyType(others),
    )


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
    return _own_columns(cells, guess) if own else guess


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
            mapping = replace(mapping, manager_by=theirs)
            continue
        if theirs not in cells.columns:
            known = ", ".join(cells.columns)
            raise OrgmodelError(f'there is no column "{theirs}" in the list. It has: {known}.')
        mapping = mapping.using(theirs, ours)
    switches = dict.fromkeys(options.repairs, True) | dict.fromkeys(options.without, False)
    mapping = mapping.repairing(switches)
    if options.on or not mapping.on:
        mapping = replace(mapping, on=options.on or settings.date)
    return replace(guess, mapping=mapping)


def column_uses(prepared_list: Prepared, mapping: TableMapping) -> tuple[ColumnUse, ...]:
    """What each column of the list is used for, in its order, with the guess's reasons."""
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
                use in PERSONAL or (use in MANAGERS and mapping.manager_by in PERSONS),
            )
        )
    return tuple(found)


def _name_of(file: str) -> str:
    """What to call an organisation after its file: `Staff in post July 2007`."""
    return " ".join(PurePath(file).stem.replace("_", " ").split()) or "Organisation"
