"""Rows that stand under one number: shared posts, second managers, second posts, mistakes."""

from __future__ import annotations

import re
from collections.abc import Collection
from enum import Enum

import numpy as np
import numpy.typing as npt

from orgmodel.files.importers.table.keys import full_names
from orgmodel.files.importers.table.person_names import name_key
from orgmodel.files.importers.table.staff import StaffList
from orgmodel.model.words import plain

_PERSONS_NUMBER = re.compile(
    r"employee|person|payroll|staff|worker|user ?id|assignment|\bemp\b|\besr\b", re.IGNORECASE
)


class RowPlace(Enum):
    """What a row is beside an earlier row of the same number."""

    POST = "post"
    SHARE = "share"
    """Another holder, or a further part, of the same post."""
    LINE = "line"
    """The same post and holder under a second manager."""
    SECOND_POST = "second post"
    """Another post of the same person."""
    REPEAT = "repeat"
    """Another post under a number that is taken."""


def places_in_posts(staff: StaffList) -> npt.NDArray[np.object_]:
    """What each row is beside the earlier rows of its number; a row without a number is a post."""
    found = np.full(len(staff), RowPlace.POST, dtype=object)
    if not staff.coded("id").repeats:
        return found
    ids = staff.column("id")
    again = ids.duplicated(keep=False).to_numpy(dtype=bool) & staff.filled("id")
    if not again.any():
        return found
    of_persons = bool(_PERSONS_NUMBER.search(staff.heading("id"))) and "holder_id" not in staff
    rows = np.flatnonzero(again)
    table = _compared(staff, rows)
    posts: dict[str, dict[str, tuple[str, str]]] = {}
    for row, (number, title, holder, manager) in zip(rows, table, strict=True):
        known = posts.setdefault(number, {})
        if title not in known and known and title:
            first_holder = next(iter(known.values()))[0]
            same_person = of_persons or (holder and holder == first_holder)
            found[row] = RowPlace.SECOND_POST if same_person else RowPlace.REPEAT
        elif known:
            at = title if title in known else next(iter(known))
            found[row] = _beside(known[at], holder, manager)
        known.setdefault(title, (holder, manager))
    return found


def _beside(first: tuple[str, str], holder: str, manager: str) -> RowPlace:
    same_holder = holder == first[0]
    other_manager = manager and first[1] and manager != first[1]
    return RowPlace.LINE if same_holder and other_manager else RowPlace.SHARE


def _compared(staff: StaffList, rows: npt.NDArray[np.int64]) -> list[tuple[str, str, str, str]]:
    """Number, title, holder and manager of rows, as they are compared."""
    names = full_names(staff).iloc[rows].map(name_key)
    numbers = staff.column("holder_id").iloc[rows]
    holders = numbers.where(numbers != "", names)
    titles = staff.column("title").iloc[rows].map(plain)
    managers = staff.column("reports_to").iloc[rows].str.casefold()
    columns = (staff.column("id").iloc[rows], titles, holders, managers)
    return list(zip(*(column.tolist() for column in columns), strict=True))


def numbered_again(staff: StaffList, which: RowPlace) -> tuple[list[int], list[str]]:
    """The rows of a kind with those that are part of them, and for each a number nobody has.

    That is the row's number with -2, -3 …; rows of one number and one title get the same.
    """
    places = places_in_posts(staff)
    if not (places == which).any():
        return [], []
    part = (places == RowPlace.SHARE) | (places == RowPlace.LINE)
    rows = np.flatnonzero((places == which) | part).tolist()
    numbers = staff.column("id").iloc[rows].tolist()
    titles = [plain(title) for title in staff.column("title").iloc[rows].tolist()]
    posts = list(zip(numbers, titles, strict=True))
    taken = set(staff.column("id").tolist())
    given: dict[tuple[str, str], str] = {}
    for row, (number, title) in zip(rows, posts, strict=True):
        if places[row] == which and (number, title) not in given:
            given[number, title] = _free(number, taken)
            taken.add(given[number, title])
    again = [(row, given[post]) for row, post in zip(rows, posts, strict=True) if post in given]
    return [row for row, _ in again], [number for _, number in again]


def _free(number: str, taken: Collection[str]) -> str:
    count = 2
    while f"{number}-{count}" in taken:
        count += 1
    return f"{number}-{count}"
