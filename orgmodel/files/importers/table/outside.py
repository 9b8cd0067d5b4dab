"""Ids for managers whom a list names and does not have."""

from __future__ import annotations

import re
from functools import cached_property

import pandas as pd

from orgmodel.files.importers.table.coded import Coded
from orgmodel.files.importers.table.keys import full_names
from orgmodel.files.importers.table.person_names import name_key
from orgmodel.files.importers.table.staff import StaffList

_OUTSIDE = "outside"
_LETTERS, _FIGURES = re.compile(r"[^\W\d_]+"), re.compile(r"\d+")
_WORDS = re.compile(r"[\s@,]")
_FIGURE = re.compile(r"\d")


class Outside:
    """Ids for managers who are not in the list: a number as it is, `outside_1` for a person.

    Where managers are given by number, a cell that is written as no number of the list is, such
    as a name or an e-mail among numbers, is a person: a name never becomes an id.
    """

    def __init__(self, staff: StaffList, ids: pd.Series, by: str) -> None:
        self._staff, self._column, self._by = staff, ids, by
        self._given: dict[str, str] = {}

    @property
    def any(self) -> bool:
        """Whether any id had to be made."""
        return bool(self._given)

    def made_for(self, cell: str) -> str:
        """The id that was made for a cell; empty where it is its own."""
        return self._given.get(cell.casefold(), "")

    def id_of(self, cell: str) -> str:
        """The id for a manager's cell: as it is, where it is a number or a title of no post."""
        key = cell.casefold()
        if key in self._given:
            return self._given[key]
        if cell not in self._ids and not self._names_somebody(cell):
            return cell
        number = len(self._given) + 1
        while f"{_OUTSIDE}_{number}" in self._ids:
            number += 1
        self._given[key] = f"{_OUTSIDE}_{number}"
        self._ids.add(self._given[key])
        return self._given[key]

    def _names_somebody(self, cell: str) -> bool:
        if self._by in ("name", "email"):
            return True
        if self._by == "title":
            return "@" in cell or name_key(cell) in self._holders
        if not _WORDS.search(cell) and _FIGURE.search(cell):
            return False
        if _shape(cell) in self._shapes:
            return name_key(cell) in self._holders
        return bool(_WORDS.search(cell)) or not self._some_without_figures

    @cached_property
    def _ids(self) -> set[str]:
        return set(self._column.tolist())

    @cached_property
    def _holders(self) -> frozenset[str]:
        return frozenset(map(name_key, Coded.of(full_names(self._staff)).words)) - {""}

    @cached_property
    def _shapes(self) -> frozenset[str]:
        """How the list writes its own numbers: `a-9` for P-1001."""
        column = self._staff.column(self._by) if self._by in self._staff else self._column
        return frozenset(_shape(word) for word in Coded.of(column).words if word)

    @cached_property
    def _some_without_figures(self) -> bool:
        return any("9" not in shape for shape in self._shapes)


def _shape(cell: str) -> str:
    return _FIGURES.sub("9", _LETTERS.sub("a", cell))
