"""Repairs of whole rows: those that have ended, repeats, shared posts, numbers used twice."""

from __future__ import annotations

import re

import numpy as np
import pandas as pd

from orgmodel.files.importers.table.coded import Flags
from orgmodel.files.importers.table.ids import made_ids
from orgmodel.files.importers.table.repairs.repair import (
    Mended,
    Repair,
    changed,
    without_rows,
)
from orgmodel.files.importers.table.sharing import RowPlace, numbered_again, places_in_posts
from orgmodel.files.importers.table.staff import PART_OF, StaffList
from orgmodel.model.numbers import DAY

_LEFT = re.compile(
    r"(?:in-?active|terminat\w*|left|leavers?|ended|resigned|retired|dismissed|former|withdrawn|"
    r"ex[- ]employee|no longer employed)\b.*",
    re.IGNORECASE,
)


def _days(staff: StaffList, name: str) -> pd.Series:
    """A column of days; what is no day counts as open."""
    coded = staff.coded(name)
    sound = coded.rows(coded.matching(rf"^{DAY}$"))
    cells = staff.column(name)
    return cells if sound.all() else cells.where(sound, "")


def _as_of(staff: StaffList) -> Mended:
    day = staff.mapping.on
    if not day or not ({"row_start", "row_end"} & set(staff.cells.columns)):
        return Mended(staff)
    ends, starts = staff.coded("row_end"), staff.coded("row_start")
    ended = ends.rows(ends.said(lambda cell: cell < day, rf"^{DAY}$"))
    future = starts.rows(starts.said(lambda cell: cell > day, rf"^{DAY}$")) & ~ended
    first = without_rows(staff, "as-of", ended, "left out: it has ended")
    second = without_rows(first.staff, "as-of", future[~ended], "left out: it begins later")
    return Mended(
        second.staff,
        (*first.changes, *second.changes),
        first.left_out + second.left_out,
    )


def _leavers(staff: StaffList) -> Mended:
    status = staff.coded("status")
    gone = status.rows(status.said(lambda cell: bool(_LEFT.fullmatch(cell.strip()))))
    if staff.mapping.on and "end" in staff:
        ends = _days(staff, "end")
        gone = gone | ((ends != "") & (ends < staff.mapping.on)).to_numpy(dtype=bool)
    return without_rows(staff, "leavers", gone, "left out: the holder has left")


def _same_row(staff: StaffList) -> Mended:
    if not len(staff) or not staff.coded("id").repeats:
        return Mended(staff)
    same = staff.cells.duplicated().to_numpy(dtype=bool) & staff.filled("id")
    return without_rows(staff, "same-row", same, "left out: the same row stands above")


def _fill_down(staff: StaffList) -> Mended:
    put: dict[str, tuple[object, Flags]] = {}
    for name in ("unit", *staff.numbered("unit_levels"), "unit_id"):
        if name not in staff:
            continue
        if staff.filled(name).all():
            continue
        cells = staff.column(name)
        filled = cells.mask(cells == "").ffill().fillna("").astype("str")
        put[name] = (filled, (filled != cells).to_numpy(dtype=bool))
    return changed(staff, "fill-down", **put)


def _missing_numbers(staff: StaffList) -> Mended:
    if "id" not in staff:
        return Mended(staff)
    blank = ~staff.filled("id")
    if not blank.any() or blank.all():
        return Mended(staff)
    ids = staff.column("id")
    made = made_ids(staff.column("title")[blank], set(ids.tolist()), "post")
    after = ids.copy()
    after[blank] = made
    return changed(staff, "missing-numbers", id=(after, blank))


def _merged(staff: StaffList, repair: str, which: RowPlace, words: str) -> Mended:
    at = places_in_posts(staff) == which
    at &= ~staff.filled(PART_OF)
    if not at.any():
        return Mended(staff)
    ids = staff.column("id")
    told = staff.changes(repair, "id", ids.where(~at, words + ids), at)
    marks = staff.column(PART_OF).where(~at, which.value)
    return Mended(staff.putting(**{PART_OF: marks}), (told,))


def _job_share(staff: StaffList) -> Mended:
    return _merged(staff, "job-share", RowPlace.SHARE, "a further row of ")


def _second_rows(staff: StaffList) -> Mended:
    return _merged(staff, "second-rows", RowPlace.LINE, "a second manager of ")


def _again(staff: StaffList, repair: str, which: RowPlace) -> Mended:
    rows, numbers = numbered_again(staff, which)
    if not rows:
        return Mended(staff)
    at = np.zeros(len(staff), dtype=np.bool_)
    at[rows] = True
    after = staff.column("id").copy()
    after.iloc[rows] = numbers
    return changed(staff, repair, id=(after, at))


def _second_posts(staff: StaffList) -> Mended:
    return _again(staff, "second-posts", RowPlace.SECOND_POST)


def _repeats(staff: StaffList) -> Mended:
    return _again(staff, "repeats", RowPlace.REPEAT)


AS_OF = Repair(
    "as-of",
    "rows that have ended by the day, or begin later, are left out and counted",
    True,
    _as_of,
)
LEAVERS = Repair("leavers", "rows of people who have left are left out", False, _leavers)
SAME_ROW = Repair(
    "same-row", "a row that repeats another in every cell is left out", True, _same_row
)
FILL_DOWN = Repair("fill-down", "an empty unit is the one above (merged cells)", False, _fill_down)
MISSING_NUMBERS = Repair(
    "missing-numbers",
    "a post without a number, such as a vacant one, gets an id of its title",
    True,
    _missing_numbers,
)
JOB_SHARE = Repair(
    "job-share",
    "rows of one number and title are one post, each holder an appointment",
    True,
    _job_share,
)
SECOND_ROWS = Repair(
    "second-rows", "a post's second row under another manager is a dotted line", True, _second_rows
)
SECOND_POSTS = Repair(
    "second-posts",
    "another title under one person's number is that person's second post: -2, -3 …",
    True,
    _second_posts,
)
REPEATS = Repair(
    "repeats", "another post under a number already used gets -2, -3 …", False, _repeats
)
