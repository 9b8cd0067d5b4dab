"""Which ids exist, where each first stands, and which an unknown one may stand for."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from types import MappingProxyType

import pandas as pd

from orgmodel.model.hierarchy import TOP, Ints, first_rows, line_rows
from orgmodel.model.schema import ID_TABLES
from orgmodel.model.words import Spellings, did_you_mean

Tables = Mapping[str, pd.DataFrame]

LINES: Mapping[str, str] = MappingProxyType({"posts": "reports_to", "units": "parent"})
"""Tables whose rows form a line, and the column that names the one above."""


class Ids:
    """Which ids exist, and where each first stands."""

    def __init__(self, tables: Tables, departed: Collection[str] = ()) -> None:
        self.departed = frozenset(departed)
        self.of = {name: tables[name]["id"] for name in ID_TABLES}
        self._above = {name: tables[name][column] for name, column in LINES.items()}
        self._rows: dict[str, tuple[Ints, Ints]] = {}
        self._spellings: dict[tuple[str, ...], Spellings] = {}

    def own(self, name: str) -> Ints:
        """For each row of the table, the position of the first row with the same id."""
        return self._line(name)[0]

    def above(self, name: str) -> Ints:
        """For each row of a table with a line, the row of the one above; -1 if unknown."""
        return self._line(name)[1]

    def _line(self, name: str) -> tuple[Ints, Ints]:
        if name not in self._rows:
            ids, above = self.of[name], self._above.get(name)
            found = first_rows(ids, ids.iloc[:0]) if above is None else line_rows(ids, above)
            self._rows[name] = found
        return self._rows[name]

    def unknown(self, cells: pd.Series, among: tuple[str, ...]) -> pd.Series:
        """The non-empty cells that are an id of none of these tables."""
        left = cells[cells != ""]
        for name in among:
            if not len(left):
                return left
            if len(self.of[name]):
                left = left[first_rows(self.of[name], left)[1] == TOP]
        return left

    def near(self, value: str, among: tuple[str, ...]) -> tuple[str, ...]:
        """The known id that the value may stand for, or none (`Spellings.near`)."""
        if among not in self._spellings:
            self._spellings[among] = Spellings(known for name in among for known in self.of[name])
        return self._spellings[among].near(value)

    def advice(self, value: str, among: tuple[str, ...]) -> str:
        """What to do about an unknown id, to follow a sentence; empty where nothing is near.

        A post of departed.csv is told as one that has gone, before any likeness is looked for.
        """
        if "posts" in among and value in self.departed:
            return (
                f' "{value}" is a post that has gone (departed.csv): name the post that took over.'
            )
        return did_you_mean(self.near(value, among))
