"""Faults of the tables that an import made, told at the rows and columns of the files it read."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace

from orgmodel.model import faults
from orgmodel.model.faults import Problem
from orgmodel.model.organisation import OrganisationModel
from orgmodel.model.schema import BY_NAME

Place = tuple[str, int]
"""A file and its spreadsheet row."""

PlaceOf = Callable[[str, int], Place | None]
"""The place that a row of a table, by its label, was made of; None where of none."""

HeadingOf = Callable[[str, str, str], str]
"""The heading of a table's column in a file; empty where the file has none for it."""

_ROW = re.compile(r"(?:(\w+)\.csv )?row (\d+)")
_NAMES_ROWS = ("duplicate-id", "not-allowed")


def faults_of(model: OrganisationModel) -> tuple[Problem, ...]:
    """The faults of the tables, as `validate` finds them in the folder that holds them."""
    tables = model.tables
    return faults.check(
        tables,
        given=faults.tables_held(tables, ()),
        extra_relations=model.relations,
        tops=model.tops,
        departed=[row["id"] for row in model.departed],
    )


def placed(
    problems: Iterable[Problem], place_of: PlaceOf, heading_of: HeadingOf, whole: str
) -> tuple[Problem, ...]:
    """The faults at the places that their rows were made of, each cell told once.

    `whole` is the file of faults of the posts that no row has. A row that was made of none, and
    what stands in organisation.toml, keeps its place.
    """
    found: dict[tuple[object, ...], Problem] = {}
    for problem in problems:
        at = _at_source(problem, place_of, heading_of, whole)
        found.setdefault((at.code, at.file, at.row, at.column, at.value, at.fault), at)
    return tuple(found.values())


def in_order(problems: Iterable[Problem], files: Iterable[str]) -> tuple[Problem, ...]:
    """The faults in the order of the files and their rows."""
    order = {file: place for place, file in enumerate(files)}
    return tuple(sorted(problems, key=lambda p: (order.get(p.file, -1), p.row or 0)))


def _at_source(problem: Problem, place_of: PlaceOf, heading_of: HeadingOf, whole: str) -> Problem:
    table = problem.file.removesuffix(".csv")
    if table not in BY_NAME:
        return replace(problem, message=_reworded(problem, "", place_of))
    place = None if problem.row is None else place_of(table, problem.row)
    if place is None and (problem.row is not None or table != "posts"):
        return problem
    file, row = place or (whole, None)
    column = heading_of(table, problem.column, file) if problem.column else None
    return Problem(
        problem.code,
        file,
        row,
        column or problem.column,
        problem.value,
        _reworded(problem, table, place_of),
        problem.fault,
    )


def _reworded(problem: Problem, table: str, place_of: PlaceOf) -> str:
    """The words, with a row of a table that they name as the row it was made of."""
    if problem.code not in _NAMES_ROWS:
        return problem.message
    quoted = f'"{problem.value}"'
    start = len(quoted) if problem.message.startswith(quoted) else 0

    def source(match: re.Match[str]) -> str:
        at = place_of(match[1] or table, int(match[2]))
        return f"{at[0]} row {at[1]}" if at else match[0]

    return problem.message[:start] + _ROW.sub(source, problem.message[start:], count=1)


def by_rows(places: Mapping[str, Sequence[Place]], first: int = 2) -> PlaceOf:
    """Places by table, a list in row order, the first row having the label `first`."""

    def place_of(table: str, label: int) -> Place | None:
        rows = places.get(table, ())
        return rows[label - first] if first <= label < first + len(rows) else None

    return place_of
