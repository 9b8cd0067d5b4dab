"""Rows that are not in force on a day: posts and units by their start and end, and what names them.

A post or unit is in force where start ≤ day ≤ end, open ends open; a cell that is no day is a fault
of the data and counts as open. Rows of appointments, links, memberships, interests, decisions,
votes and competencies that name a post or unit of which no row is in force go with it. What stands
by itself stays, though it names one: a post whose manager has ended, a unit whose head has, work
whose owner has. Its cell is kept, and the fault is told.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from types import MappingProxyType

import numpy as np
import pandas as pd

from orgmodel.model import numbers
from orgmodel.model.appointments import Flags, day_words, ended_rows, held_rows, later_rows
from orgmodel.model.kept import OfColumn
from orgmodel.model.schema import BY_NAME, ID_TABLES

DATED = ("posts", "units")
FOLLOWERS = (
    "decisions",
    "appointments",
    "links",
    "memberships",
    "interests",
    "votes",
    "competencies",
)
"""Tables whose rows go with what they name; decisions first, since others name them."""

Tables = Mapping[str, pd.DataFrame]


@dataclass(frozen=True, slots=True)
class Absence:
    """Why a post or unit is not in force: it ended on a day, begins on one, or both in a gap.

    `one` is what it is, post or unit, and `title` what it is called.
    """

    one: str
    title: str
    ended: date | None = None
    begins: date | None = None

    def words(self) -> str:
        """`ended 31 March 2026`, `begins 1 April 2027`, `ended …, begins again …`, after the id."""
        if self.ended and self.begins:
            return f"ended {day_words(self.ended)}, begins again {day_words(self.begins)}"
        if self.ended:
            return f"ended {day_words(self.ended)}"
        return f"begins {day_words(self.begins)}" if self.begins else "is not in force"


@dataclass(frozen=True)
class SetAside:
    """The rows of each table that are not in force on `day`, as they stand in their files.

    `day` is empty where no post and no unit has a start or an end. `units_made`: there was no
    units.csv, so that units are what posts name, and go where every post that names them goes.
    `absences` gives the posts and units of which no row is in force, each with the reason.
    """

    day: str = ""
    tables: Tables = field(default_factory=dict)
    absences: Mapping[str, Absence] = field(default_factory=dict)
    units_made: bool = False

    def joined(self, tables: Tables) -> Tables:
        """Every row: these tables, with what was set aside back in its place."""
        whole = dict(tables)
        for name, rows in self.tables.items():
            now = whole[name]
            back = rows.reindex(columns=now.columns, fill_value="")
            whole[name] = pd.concat([now, back]).sort_index(kind="stable") if len(now) else back
        return MappingProxyType(whole)

    def rows(self, table: str) -> int:
        """How many rows of a table are set aside."""
        return len(self.tables[table]) if table in self.tables else 0

    def ended_and_later(self, table: str) -> tuple[int, int]:
        """How many rows set aside ended before the day, and how many begin after it."""
        if not self.rows(table):
            return 0, 0
        later = int(later_rows(self.tables[table], self.day).sum())
        ended = int(ended_rows(self.tables[table], self.day).sum())
        return ended, later

    def last_label(self, table: str) -> int:
        """The highest label of a row set aside; 0 where there is none."""
        return int(self.tables[table].index.max()) if self.rows(table) else 0


def is_dated(tables: Tables) -> bool:
    """Whether any post or unit says when it begins or ends."""
    return any(has_days(name, tables[name]) for name in DATED)


def parted(tables: Tables, aside: SetAside, day: str) -> tuple[Tables, SetAside]:
    """The tables with the rows in force on a day (yyyy-mm-dd), and the rows that are not.

    `aside` is what was set aside of them before, on this day or another. Tables that lose no
    row are the same objects.
    """
    if not aside.day and not is_dated(tables):
        return tables, aside
    if aside.day != day and aside.tables:
        tables, aside = aside.joined(tables), replace(aside, tables={}, absences={})
    now, out = dict(tables), dict[str, pd.DataFrame]()
    for name in DATED:
        if has_days(name, now[name]):
            _part(now, out, name, held_rows(now[name], day))
    if aside.units_made and "posts" in out:
        left = set(out["posts"]["unit"]) - set(now["posts"]["unit"])
        _part(now, out, "units", ~now["units"]["id"].isin(left).to_numpy(dtype=bool))
    gone = {*aside.absences, *_ids(out, DATED)} - _ids(now, ID_TABLES)
    for name in FOLLOWERS if gone else ():
        _part(now, out, name, ~_names_any(now[name], name, gone))
        if name == "decisions":
            gone |= _ids(out, (name,)) - _ids(now, ID_TABLES)
    both = {name: _both(aside.tables.get(name), out.get(name)) for name in {**aside.tables, **out}}
    found = SetAside(day, both, _absences(both, now, day), aside.units_made)
    return (MappingProxyType(now) if out else tables), found


def has_days(table: str, frame: pd.DataFrame) -> bool:
    """Whether rows of a table begin and end, and any says when."""
    return table in DATED and any(_is_filled(frame[name]) for name in ("start", "end"))


_is_filled: OfColumn[bool] = OfColumn(lambda cells: bool((cells != "").any()))


def _part(
    now: dict[str, pd.DataFrame], out: dict[str, pd.DataFrame], name: str, kept: Flags
) -> None:
    """Move the rows that are not kept from `now` to `out`."""
    if not kept.all():
        out[name] = _both(out.get(name), now[name][~kept])
        now[name] = now[name][kept]


def _both(one: pd.DataFrame | None, other: pd.DataFrame | None) -> pd.DataFrame:
    rows = [frame for frame in (one, other) if frame is not None]
    return rows[0] if len(rows) == 1 else pd.concat(rows).sort_index(kind="stable")


def _ids(tables: Tables, names: Iterable[str]) -> set[str]:
    return {name for table in names if table in tables for name in tables[table]["id"]} - {""}


def _names_any(frame: pd.DataFrame, name: str, gone: set[str]) -> Flags:
    """Whether a cell of each row that names an id names one of these."""
    found = np.zeros(len(frame), dtype=bool)
    for column in BY_NAME[name].columns:
        if column.refers_to:
            found |= frame[column.name].isin(gone).to_numpy(dtype=bool)
    return found


def _absences(aside: Tables, now: Tables, day: str) -> Mapping[str, Absence]:
    """Why each post and unit of which no row is in force is absent; the nearest days count."""
    there, at = _ids(now, ID_TABLES), date.fromisoformat(day)
    found: dict[str, Absence] = {}
    for table in DATED:
        if table not in aside:
            continue
        columns = ("id", "title" if table == "posts" else "name", "start", "end")
        cells = (aside[table][column].tolist() for column in columns)
        for name, title, *days in zip(*cells, strict=True):
            if not name or name in there:
                continue
            start, end = map(numbers.day, days)
            known = replace(found.get(name, Absence(BY_NAME[table].one, title)), title=title)
            backwards = start and end and end < start
            if end and end < at and not backwards:
                known = replace(known, ended=max(end, known.ended or end))
            elif start and start > at and not backwards:
                known = replace(known, begins=min(start, known.begins or start))
            found[name] = known
    return MappingProxyType(found)
