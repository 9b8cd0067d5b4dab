"""Who manages whom: each manager's cell to the post that it names."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
import pandas as pd

from orgmodel.files.importers.table.coded import Flags
from orgmodel.files.importers.table.fields import PERSONS
from orgmodel.files.importers.table.keys import NOBODY_FOUND, SEVERAL, Keys
from orgmodel.files.importers.table.outside import Outside
from orgmodel.files.importers.table.repairs.managers import is_word
from orgmodel.files.importers.table.repairs.words import managers_in
from orgmodel.files.importers.table.staff import TOP, WORD, StaffList
from orgmodel.model.faults import Problem
from orgmodel.model.words import counted, listed

_DOUBT = "several posts have the manager named here"
_BY = {
    "id": "number",
    "holder_id": "the number of the holder",
    "name": "name",
    "email": "e-mail",
    "title": "title",
}


@dataclass(frozen=True, eq=False)
class Lines:
    """The manager of each row as a post's id, and what is to be said of it.

    `notes` says why a manager is not known; `tops` are ids of posts that report to nobody;
    `second` are pairs of row and a further manager's id. A manager who is not in the list has
    an id that no post has: the number or title in the file, or `outside_1` in place of a name.
    """

    reports_to: pd.Series
    notes: pd.Series
    tops: tuple[str, ...]
    second: tuple[tuple[int, str], ...]
    problems: tuple[Problem, ...]


def lines(staff: StaffList, ids: pd.Series) -> Lines:
    """Look up every manager."""
    by = staff.mapping.manager_by
    keys = Keys(staff, ids, by)
    cells = staff.column("reports_to")
    places = keys.places_of("reports_to")
    blank = (cells == "").to_numpy(dtype=bool)
    found = places >= 0
    doubt = (places == SEVERAL) & ~blank
    dangling = (places == NOBODY_FOUND) & ~blank
    managers = np.full(len(staff), "", dtype=object)
    managers[found & ~blank] = ids.to_numpy(dtype=object)[places[found & ~blank]]
    outside = Outside(staff, ids, by)
    managers[dangling] = [outside.id_of(cell) for cell in cells[dangling].tolist()]
    notes = staff.column(WORD).where(~doubt, _DOUBT)
    problems = [*_doubts(staff, ids, keys, doubt), *_told(staff, by, found & ~blank)]
    problems += _outside_told(staff, outside, dangling)
    second = tuple(_second(staff, ids, keys, outside))
    reports_to = pd.Series(managers, index=cells.index, dtype="str")
    return Lines(reports_to, notes, _top_ids(staff, ids, blank), second, tuple(problems))


def _top_ids(staff: StaffList, ids: pd.Series, blank: Flags) -> tuple[str, ...]:
    """The declared tops, or the only post with a blank manager; of several blanks none.

    An id that organisation.toml cannot name, being blank or with letters that cannot be seen,
    is a fault of its own and no top.
    """
    declared = staff.filled(TOP)
    bare = blank & ~declared & ~staff.filled(WORD)
    if declared.any():
        return tuple(
            name for name in dict.fromkeys(ids[declared].tolist()) if name and name.isprintable()
        )
    alone = ids[bare].unique().tolist()
    return tuple(alone) if len(alone) == 1 and alone[0] and alone[0].isprintable() else ()


def _second(
    staff: StaffList, ids: pd.Series, keys: Keys, outside: Outside
) -> Iterable[tuple[int, str]]:
    if "second_manager" not in staff:
        return
    cells = staff.column("second_manager")
    for row in np.flatnonzero(staff.filled("second_manager")).tolist():
        for name in managers_in(cells.iloc[row], keys):
            if is_word(name) and name not in keys:
                continue
            place = keys.place(name)
            if place != SEVERAL:
                yield row, ids.iloc[place] if place >= 0 else outside.id_of(name)


def _outside_told(staff: StaffList, outside: Outside, dangling: Flags) -> Iterable[Problem]:
    """Which id stands for a person whose name is nobody's in the list, where each first stands."""
    cells = staff.column("reports_to")
    seen: set[str] = set()
    for row in np.flatnonzero(dangling).tolist() if outside.any else ():
        made = outside.made_for(cells.iloc[row])
        if made and made not in seen:
            seen.add(made)
            named = staff.mapping.manager_by not in ("id", "holder_id")
            who = (
                "the manager named here is nobody in the list"
                if named
                else "a name or an e-mail stands here, where the others are numbers"
            )
            write = "" if named else " Write the manager's number."
            words = (
                f"{who}: the chart shows {made}, not in the data, with everybody who reports "
                f"there.{write}"
            )
            yield _at(staff, row, "", words)


def _doubts(staff: StaffList, ids: pd.Series, keys: Keys, doubt: Flags) -> Iterable[Problem]:
    cells = staff.column("reports_to")
    for cell, rows in cells[doubt].groupby(cells[doubt].to_numpy(dtype=object)):
        posts = listed(dict.fromkeys(ids[keys.rows_of(str(cell))].tolist()), most=6)
        named = staff.mapping.manager_by in PERSONS
        whom = "the manager named here" if named else f"“{cell}”"
        words = f"{whom} may be {posts}: the manager is not known. Write the post's number."
        for row in rows.index.tolist():
            yield _at(staff, row, "" if named else str(cell), words)


def _told(staff: StaffList, by: str, found: Flags) -> Iterable[Problem]:
    if by == "id" or not found.any():
        return
    row = int(np.flatnonzero(found)[0])
    words = f"{counted(int(found.sum()), 'manager')} found by {_BY[by]}."
    yield _at(staff, row, "", words, row_too=False)


def _at(staff: StaffList, row: int, value: str, words: str, *, row_too: bool = True) -> Problem:
    number = int(staff.rows[row]) if row_too else None
    heading = staff.heading("reports_to")
    return Problem("unknown-id", staff.file_of(row), number, heading, value, words, fault=False)
