"""Faults of ids: those that are nowhere, and those that are there twice."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pandas as pd

from orgmodel.model.appointments import meets_earlier
from orgmodel.model.columns import Column, Table
from orgmodel.model.faults.ids import LINES, Ids
from orgmodel.model.faults.problem import Problem
from orgmodel.model.hierarchy import TOP, first_rows
from orgmodel.model.schema import BY_NAME, ID_TABLES
from orgmodel.model.set_aside import has_days
from orgmodel.model.words import listed

_SUGGEST_AT_MOST = 60


def unknown_ids(
    table: Table, column: Column, frame: pd.DataFrame, known: Ids, given: frozenset[str]
) -> Iterator[Problem]:
    """The cells of a column that name no id of the tables it may name.

    Without units.csv each value of `unit` makes a unit, which is told.
    """
    among = column.refers_to
    cells = frame[column.name]
    if table.name == "posts" and column.name == "unit" and "units" not in given:
        made = sorted(set(cells.unique()) - {""})
        if made:
            yield Problem(
                "unknown-id",
                table.file,
                None,
                column.name,
                ", ".join(made[:5]),
                f"there is no units.csv, so each of the {len(made)} values of this column makes "
                "a unit without a side. Add units.csv to give them names, parents and sides.",
                fault=False,
            )
        return
    if LINES.get(table.name) == column.name:
        unknown = cells[(cells != "").to_numpy() & (known.above(table.name) == TOP)]
    else:
        unknown = known.unknown(cells, among)
    what = listed((BY_NAME[name].one for name in among), last="or") if len(among) < 4 else "id"
    files = ", ".join(f"{name}.csv" for name in among)
    advice: dict[str, str] = {}
    for label, value in unknown.items():
        if value not in advice:
            near = known.advice(value, among) if len(advice) < _SUGGEST_AT_MOST else ""
            allowed = f"an id of {files}{'' if column.filled else ', or empty'}"
            advice[value] = near or f" It must be {allowed}."
        message = f'no {what} "{value}".{advice[value]}'
        yield Problem("unknown-id", table.file, int(label), column.name, value, message)


def repeated_ids(table: Table, frame: pd.DataFrame, known: Ids) -> Iterator[Problem]:
    """Ids that an earlier row of the table, or another table, already has.

    Rows of one post or unit, each with days of its own, are one id in several rows on purpose.
    """
    dated, ids = has_days(table.name, frame), frame["id"].array
    days = " on one day at least: let one end before the other begins" if dated else ""
    for place, first in _repeats(table, frame, known):
        value = ids[place]
        yield Problem(
            "duplicate-id",
            table.file,
            int(frame.index[place]),
            "id",
            value,
            f'"{value}" is already the id of row {frame.index[first]}'
            f"{days}. Give this row an "
            "id of its own, or remove it; people who share a post are rows of "
            "appointments.csv.",
        )
    cells = frame["id"][frame["id"] != ""]
    for name in ID_TABLES:
        if name == table.name:
            return
        earlier = known.of[name]
        if not len(earlier) or not len(cells):
            continue
        rows = first_rows(earlier, cells)[1]
        for place in np.flatnonzero(rows != TOP).tolist():
            value, row = cells.iloc[place], earlier.index[rows[place]]
            yield Problem(
                "duplicate-id",
                table.file,
                int(cells.index[place]),
                "id",
                value,
                f'"{value}" is already the id of {name}.csv row {row}. Ids are shared by all '
                "files, so that a link can join anything: rename one of the two.",
            )


def _repeats(table: Table, frame: pd.DataFrame, known: Ids) -> Iterator[tuple[int, int]]:
    """The place of each row whose id an earlier row has, and the place of that row.

    Where rows have days, only where both are in force on some day.
    """
    own = known.own(table.name)
    places = np.flatnonzero(own != np.arange(len(own))).tolist()
    filled = (frame["id"] != "").to_numpy()
    repeats = [at for at in places if filled[at]]
    if not repeats or not has_days(table.name, frame):
        yield from ((at, int(own[at])) for at in repeats)
        return
    rows: dict[int, list[int]] = {}
    for at in repeats:
        of_the_id = rows.setdefault(int(own[at]), [int(own[at])])
        of_the_id.append(at)
        earlier = meets_earlier(frame, of_the_id)
        if earlier is not None:
            yield at, earlier
