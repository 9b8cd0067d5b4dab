"""What a manager's cell is looked up in: ids, numbers, names, e-mails or titles of the rows."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cached_property
from types import MappingProxyType

import numpy as np
import numpy.typing as npt
import pandas as pd
import pyarrow as pa

from orgmodel.files.importers.table.coded import Coded
from orgmodel.files.importers.table.person_names import name_key
from orgmodel.files.importers.table.staff import JOINT, StaffList
from orgmodel.model.hierarchy import first_rows
from orgmodel.model.words import plain

Places = npt.NDArray[np.int64]
NOBODY_FOUND, SEVERAL = -1, -2


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

    Where rows of different posts share a key, it is one of `several`. By name each of the
    holders whom one cell names is a key of its row, beside all of them together.
    """

    def __init__(self, staff: StaffList, ids: pd.Series, by: str) -> None:
        self._key = KEY_OF[by]
        self._staff, self._by = staff, by
        self._by_words = by not in ("id", "holder_id")
        cells = _named(staff, ids, by)
        self._keys = Coded.of(cells).cells_by(self._key) if self._by_words else cells
        self.several = frozenset[str]()
        if by != "id":
            self.several = _of_several_posts(self._keys, ids, persons=by == "holder_id")
        self._joint = _joint(staff, cells) if by == "name" else {}
        several = {key for key in self._joint if ids.iloc[self._rows(key)].nunique() > 1}
        self.several |= several

    def __contains__(self, cell: str) -> bool:
        key = self._key(cell)
        return bool(key) and (key in self._known or key in self._joint)

    @cached_property
    def _known(self) -> frozenset[str]:
        return frozenset(self._keys.tolist())

    def rows_of(self, cell: str) -> Places:
        """Every row that a manager's cell may mean."""
        return self._rows(self._key(cell))

    def _rows(self, key: str) -> Places:
        own = np.flatnonzero((self._keys == key).to_numpy(dtype=bool))
        joint = self._joint.get(key)
        return own if joint is None else np.union1d(own, joint)

    def places_of(self, name: str) -> Places:
        """`places` of a column of the list."""
        coded = self._staff.coded(name)
        if self._by_words or self._by not in self._staff:
            return self.places(coded)
        places = self._staff.among(name, self._by)
        rows = np.append(self._staff.coded(self._by).first_rows, NOBODY_FOUND)[places]
        rows[coded.matching(r"^$")] = NOBODY_FOUND
        found: Places = rows[coded.codes]
        return found

    def places(self, coded: Coded) -> Places:
        """For each row of a column the row it names; -1 where none, -2 where several posts."""
        words = coded.texts
        if self._by_words:
            words = pa.array([self._key(text) for text in coded.words], type=pa.large_string())
        wanted = pd.Series(pd.array(words, dtype="str"))
        rows = first_rows(self._keys, wanted)[1].astype(np.int64)
        rows[(wanted == "").to_numpy(dtype=bool)] = NOBODY_FOUND
        if self._joint:
            for place, key in enumerate(wanted.tolist()):
                if rows[place] < 0 and key in self._joint:
                    rows[place] = self._joint[key][0]
        if self.several:
            doubtful = [place for place, key in enumerate(wanted.tolist()) if key in self.several]
            rows[doubtful] = SEVERAL
        found: Places = rows[coded.codes] if len(rows) else np.full(len(coded), NOBODY_FOUND)
        return found

    def place(self, cell: str) -> int:
        """The row that one cell names, as `places` says."""
        return int(self.places(Coded.of(pd.Series([cell], dtype="str")))[0])


def _named(staff: StaffList, ids: pd.Series, by: str) -> pd.Series:
    if by == "id":
        return ids
    if by == "name":
        return full_names(staff)
    return staff.column(by)


def _joint(staff: StaffList, names: pd.Series) -> dict[str, list[int]]:
    """The key of each holder of a cell that names several, with the rows of those cells."""
    found: dict[str, list[int]] = {}
    for row in np.flatnonzero(staff.filled(JOINT)).tolist():
        for key in dict.fromkeys(name_key(name) for name in names.iloc[row].split("; ")):
            if key:
                found.setdefault(key, []).append(row)
    return found


def full_names(staff: StaffList) -> pd.Series:
    """The holders' names: one column, or first and last name put together."""
    whole = staff.column("holder")
    if "first_name" in staff or "last_name" in staff:
        joined = (staff.column("first_name") + " " + staff.column("last_name")).str.strip()
        return whole.where(whole != "", joined)
    return whole


def _of_several_posts(keys: pd.Series, ids: pd.Series, *, persons: bool) -> frozenset[str]:
    """The keys that rows of different posts share.

    A person's number in several posts is one manager: the first of the posts stands for it.
    """
    repeated = (keys != "") & keys.duplicated(keep=False)
    if persons or not repeated.any():
        return frozenset()
    posts = ids[repeated].groupby(keys[repeated].to_numpy(dtype=object)).nunique()
    return frozenset(posts[posts > 1].index)
