"""What a manager's cell is looked up in: ids, numbers, names, e-mails or titles of the rows."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from types import MappingProxyType

import numpy as np
import numpy.typing as npt
import pandas as pd

from orgmodel.files.importers.table.staff import StaffList
from orgmodel.model.words import plain

Places = npt.NDArray[np.int64]
NOBODY_FOUND, SEVERAL = -1, -2
_BRACKETED = re.compile(r"[(\[][^)\]]*[)\]]")
_ADDRESSED_AS = re.compile(r"\b(?:dr|mr|mrs|ms|miss|mx|prof|professor|sir|dame|rev|cllr)\b\.?")
_NO_LETTER = re.compile(r"[^\w]+")


def name_key(name: str) -> str:
    """A name whatever its order and capitals: “Ash, Ann (Annie)”, “Dr Ann Ash” and “ANN ASH”."""
    bare = _ADDRESSED_AS.sub(" ", _BRACKETED.sub(" ", name.casefold()))
    last, comma, first = bare.partition(",")
    ordered = f"{first} {last}" if comma and "," not in first else bare
    return " ".join(_NO_LETTER.sub(" ", ordered).split())


def _mail_key(address: str) -> str:
    return address.strip().casefold().removeprefix("mailto:")


def _same(cell: str) -> str:
    return cell


KEY_OF: Mapping[str, Callable[[str], str]] = MappingProxyType(
    {"id": _same, "holder_id": _same, "name": name_key, "email": _mail_key, "title": plain}
)
"""For each way of naming a manager, the words that are compared."""


class Keys:
    """The rows of a list by what their managers' cells name.

    `place` is the first row with that key; where rows of different posts share it the key is
    one of `several`.
    """

    def __init__(self, staff: StaffList, ids: pd.Series, by: str) -> None:
        self._key = KEY_OF[by]
        cells = _named(staff, ids, by)
        keys = cells if by in ("id", "holder_id") else _keyed(cells, self._key)
        self._keys = keys
        filled = (keys != "").to_numpy(dtype=bool)
        first = ~keys.duplicated().to_numpy(dtype=bool) & filled
        self._index = pd.Index(keys[first])
        self._places: Places = np.flatnonzero(first)
        self.several = frozenset[str]()
        repeated = keys[keys.duplicated(keep=False).to_numpy(dtype=bool) & filled]
        if by != "id" and len(repeated):
            self.several = _of_several_posts(repeated, ids, persons=by == "holder_id")

    def __contains__(self, cell: str) -> bool:
        return self._key(cell) in self._index

    def rows_of(self, cell: str) -> Places:
        """Every row that a manager's cell may mean."""
        return np.flatnonzero((self._keys == self._key(cell)).to_numpy(dtype=bool))

    def places(self, cells: pd.Series) -> Places:
        """For each cell the row it names; -1 where none, -2 where rows of several posts do."""
        codes, texts = pd.factorize(cells)
        wanted = [self._key(text) for text in texts.tolist()]
        found = self._index.get_indexer(pd.Index(wanted, dtype=self._index.dtype))
        rows = np.where(found >= 0, self._places[found] if len(self._places) else -1, NOBODY_FOUND)
        if self.several:
            doubtful = np.array([key in self.several for key in wanted], dtype=bool)
            rows[doubtful] = SEVERAL
        return rows[codes] if len(rows) else np.full(len(cells), NOBODY_FOUND)


def _named(staff: StaffList, ids: pd.Series, by: str) -> pd.Series:
    if by == "id":
        return ids
    if by == "name":
        return full_names(staff)
    return staff.column(by)


def full_names(staff: StaffList) -> pd.Series:
    """The holders' names: one column, or first and last name put together."""
    whole = staff.column("holder")
    if "first_name" in staff or "last_name" in staff:
        joined = (staff.column("first_name") + " " + staff.column("last_name")).str.strip()
        return whole.where(whole != "", joined)
    return whole


def _keyed(cells: pd.Series, key: Callable[[str], str]) -> pd.Series:
    codes, texts = pd.factorize(cells)
    keyed = pd.Series([key(text) for text in texts.tolist()], dtype="str").take(codes)
    keyed.index = cells.index
    return keyed


def _of_several_posts(keys: pd.Series, ids: pd.Series, *, persons: bool) -> frozenset[str]:
    """The keys that rows of different posts share.

    A person's number in several posts is one manager: the first of the posts stands for it.
    """
    if persons:
        return frozenset()
    posts = ids[keys.index].groupby(keys.to_numpy(dtype=object)).nunique()
    return frozenset(posts[posts > 1].index)
