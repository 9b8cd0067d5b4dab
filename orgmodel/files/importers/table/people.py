"""Who holds the posts: people.csv and appointments.csv of the holders that a list names."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from orgmodel.files.importers.table.coded import Coded, Flags, Ints
from orgmodel.files.importers.table.ids import made_ids, slug
from orgmodel.files.importers.table.keys import full_names
from orgmodel.files.importers.table.staff import JOINT, StaffList
from orgmodel.model.footing import footing_of
from orgmodel.model.vacancy import HINT, says_vacant
from orgmodel.model.words import undisclosed

_PERSON = "person_"
_MAY_BE_UNDISCLOSED = r"(?i)^\s*(?:n|u|r|-|t|$)"


@dataclass(frozen=True, eq=False)
class Holders:
    """Rows of people.csv and appointments.csv, and the list's row behind each appointment."""

    people: pd.DataFrame
    appointments: pd.DataFrame
    rows: Ints


def vacant_rows(staff: StaffList) -> Flags:
    """Whether each row says that its post is vacant."""
    status = staff.coded("status")
    return status.rows(status.said(says_vacant, HINT))


def holders(staff: StaffList, posts: pd.Series, sources: pd.Series) -> Holders:
    """The holders of rows, `posts` being the post of each; a vacant row has none.

    One number, or one name where there are no numbers, is one person in every row; somebody
    undisclosed is somebody else each time.
    """
    names = full_names(staff)
    split = "first_name" in staff or "last_name" in staff
    coded = Coded.of(names) if split else staff.coded("holder")
    hidden = coded.rows(coded.said(undisclosed, _MAY_BE_UNDISCLOSED))
    someone = staff.filled("holder_id") | (names != "").to_numpy(dtype=bool)
    rows = np.flatnonzero(someone & ~vacant_rows(staff))
    rows, named = _each(staff, rows, names.where(~hidden, ""))
    codes, starts, ids = _persons(named, staff.column("holder_id").iloc[rows], rows, posts)
    first = rows[starts]
    people = pd.DataFrame(
        {
            "id": ids,
            "name": _cells(named, starts),
            "profession": _cells(staff.column("profession"), first),
        }
    )
    footing, words = _footings(staff)
    appointments = pd.DataFrame(
        {
            "person": _cells(ids, codes),
            "post": _cells(posts, rows),
            "fte": _cells(staff.column("fte").mask(staff.filled(JOINT), ""), rows),
            **{name: _cells(staff.column(name), rows) for name in ("start", "end")},
            "basis": _cells(footing, rows),
            "source": _cells(sources, rows),
            "note": _cells(words, rows),
        }
    )
    once = _each_once(appointments, codes)
    if once.all():
        return Holders(people, appointments, rows)
    return Holders(people, appointments[once].reset_index(drop=True), rows[once])


def _each_once(appointments: pd.DataFrame, persons: Ints) -> Flags:
    """Which appointments repeat no earlier one, but for where they are written."""
    several = (np.bincount(persons) > 1)[persons] if len(persons) else persons.astype(np.bool_)
    if not several.any():
        return ~several
    said = [name for name in appointments.columns if name != "source"]
    again = several.copy()
    again[several] = appointments.loc[several, said].duplicated().to_numpy(dtype=bool)
    return ~again


def _each(staff: StaffList, rows: Ints, names: pd.Series) -> tuple[Ints, pd.Series]:
    """A row and a name for each holder; a cell that names several has a row for each.

    How such holders share the FTE of the post is not said, so none is written for them.
    """
    of_rows = names.iloc[rows]
    joint = staff.filled(JOINT)[rows]
    if not joint.any():
        return rows, of_rows
    parts = [
        cell.split("; ") if several else [cell]
        for cell, several in zip(of_rows.tolist(), joint.tolist(), strict=True)
    ]
    each = np.repeat(rows, [len(some) for some in parts])
    index = names.index[each]
    return each, pd.Series([name for some in parts for name in some], index=index, dtype="str")


def _cells(column: pd.Series, rows: Ints) -> pd.Series:
    return column.iloc[rows].reset_index(drop=True)


def _persons(
    names: pd.Series, numbers: pd.Series, rows: Ints, posts: pd.Series
) -> tuple[Ints, Ints, pd.Series]:
    """Which person each row is, the first row of each, and the persons' ids.

    An id is `person_1002` of the person's number, else `person_1`, `person_2` … in order.
    """
    numbered = (numbers != "").to_numpy(dtype=bool)
    keys = numbers
    if not numbered.all():
        named = "name " + names.str.lower()
        alone = "row " + pd.Series(rows, index=names.index).astype("str")
        keys = numbers.where(numbered, named.where(names != "", alone))
    coded = Coded.of(keys)
    starts = np.flatnonzero(np.diff(np.maximum.accumulate(coded.codes), prepend=-1) > 0)
    made = pd.Series(np.arange(1, len(starts) + 1)).astype("str")
    own = numbers.iloc[starts].reset_index(drop=True)
    if numbered.any():
        made = made.where(own == "", own.map(slug) if _odd(own) else own.str.lower())
    ids = _PERSON + made
    if Coded.of(ids).repeats or posts.str.startswith(_PERSON).any():
        ids = made_ids(ids, set(posts.tolist()), "person")
    return coded.codes, starts, ids


def _odd(numbers: pd.Series) -> bool:
    """Whether a number has anything but plain letters and figures in it."""
    texts = pa.array(numbers.array, type=pa.large_string())
    return not pc.all(pc.or_(pc.ascii_is_alnum(texts), pc.equal(texts, ""))).as_py()


def _footings(staff: StaffList) -> tuple[pd.Series, pd.Series]:
    """The footing that each cell means, and words that mean none of those there are."""
    cells = staff.column("basis")
    meant, _ = staff.coded("basis").mended(footing_of)
    return meant, cells.where((meant == "").to_numpy(dtype=bool), "")
