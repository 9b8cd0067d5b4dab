"""Who holds the posts: people.csv and appointments.csv of the holders that a list names."""

from __future__ import annotations

import re
from dataclasses import dataclass

import numpy as np
import pandas as pd

from orgmodel.files.importers.table.ids import slug
from orgmodel.files.importers.table.keys import full_names
from orgmodel.files.importers.table.staff import Flags, StaffList, by_value, said_by
from orgmodel.model.vacancy import says_vacant
from orgmodel.model.words import undisclosed

_FOOTINGS = (
    ("substantive", re.compile(r"substantive|permanent", re.IGNORECASE)),
    ("acting", re.compile(r"acting(?: up)?", re.IGNORECASE)),
    ("interim", re.compile(r"interim", re.IGNORECASE)),
    ("secondment", re.compile(r"second(?:ment|ed)(?: in| out)?", re.IGNORECASE)),
    ("joint", re.compile(r"joint", re.IGNORECASE)),
    ("honorary", re.compile(r"honorary", re.IGNORECASE)),
)


@dataclass(frozen=True, eq=False)
class Holders:
    """Rows of people.csv and appointments.csv."""

    people: pd.DataFrame
    appointments: pd.DataFrame


def vacant_rows(staff: StaffList) -> Flags:
    """Whether each row says that its post is vacant."""
    return said_by(staff.column("status"), says_vacant)


def holders(staff: StaffList, posts: pd.Series, sources: pd.Series) -> Holders:
    """The holders of rows, `posts` being the post of each; a vacant row has none.

    One number, or one name where there are no numbers, is one person in every row; somebody
    undisclosed is somebody else each time.
    """
    names = full_names(staff)
    numbers = staff.column("holder_id")
    hidden = said_by(names, undisclosed)
    known = ((numbers != "").to_numpy(dtype=bool) | _named(staff, names)) & ~vacant_rows(staff)
    rows = np.flatnonzero(known)
    names, numbers = names.where(~hidden, "").iloc[rows], numbers.iloc[rows]
    keys = numbers.where(numbers != "", "name " + names.str.lower())
    nobody = (keys == "name ").to_numpy(dtype=bool)
    if nobody.any():
        keys = keys.where(~nobody, "row " + pd.Series(rows, index=keys.index).astype("str"))
    codes, _ = pd.factorize(keys)
    starts = np.flatnonzero(~keys.duplicated().to_numpy(dtype=bool))
    ids = _person_ids(numbers.iloc[starts].tolist(), set(posts.tolist()))
    people = pd.DataFrame(
        {
            "id": pd.Series(ids, dtype="str"),
            "name": names.iloc[starts].to_numpy(dtype=object),
            "profession": staff.column("profession").iloc[rows[starts]].to_numpy(dtype=object),
        }
    ).astype("str")
    footing, words = _footings(staff.column("basis").iloc[rows])
    appointments = pd.DataFrame(
        {
            "person": pd.Series(ids, dtype="str").take(codes).to_numpy(dtype=object),
            "post": posts.iloc[rows].to_numpy(dtype=object),
            "fte": staff.column("fte").iloc[rows].to_numpy(dtype=object),
            "basis": footing.to_numpy(dtype=object),
            "start": staff.column("start").iloc[rows].to_numpy(dtype=object),
            "end": staff.column("end").iloc[rows].to_numpy(dtype=object),
            "source": sources.iloc[rows].to_numpy(dtype=object),
            "note": words.to_numpy(dtype=object),
        }
    ).astype("str")
    return Holders(people, appointments.drop_duplicates(ignore_index=True))


def _named(staff: StaffList, names: pd.Series) -> Flags:
    """Whether a row has a holder at all: a name, or words such as N/D in its place."""
    return (names != "").to_numpy(dtype=bool) & ~said_by(names, says_vacant)


def _person_ids(numbers: list[str], taken: set[str]) -> list[str]:
    """`person_1002` of the person's number, else `person_1`, `person_2` … in order."""
    found: list[str] = []
    used = set(taken)
    for place, number in enumerate(numbers, 1):
        start = f"person_{slug(number)}" if number else f"person_{place}"
        name, again = start, 1
        while name in used:
            again += 1
            name = f"{start}_{again}"
        used.add(name)
        found.append(name)
    return found


def _footings(cells: pd.Series) -> tuple[pd.Series, pd.Series]:
    """The footing that each cell means, and words that mean none of those there are."""

    def footing(cell: str) -> str:
        bare = cell.strip()
        return next((name for name, words in _FOOTINGS if words.fullmatch(bare)), "")

    meant, changed = by_value(cells, footing)
    meant = meant if changed.any() else cells
    return meant, cells.where((meant == "").to_numpy(dtype=bool), "")
