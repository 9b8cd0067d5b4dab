"""A named table of a result: its rows, and what its columns are called."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import pandas as pd

Cell = str | int | float | None


@dataclass(frozen=True, eq=False)
class ResultTable:
    """A table with a name (of its sheet or file), a title, and rows of text and numbers.

    `heads` gives the words for a column on paper; one that is not in it is called by its name.
    `note` says how the figures were counted or what was left out.
    """

    name: str
    title: str
    frame: pd.DataFrame
    heads: Mapping[str, str] = field(default_factory=dict)
    note: str = ""

    @property
    def columns(self) -> tuple[str, ...]:
        """The names of the columns, as in CSV."""
        return tuple(map(str, self.frame.columns))

    @property
    def words(self) -> tuple[str, ...]:
        """What the columns are called on paper."""
        return tuple(self.heads.get(name, name.replace("_", " ")) for name in self.columns)

    @property
    def rows(self) -> list[tuple[Cell, ...]]:
        """The cells: text, whole numbers as such, other numbers, None where nothing is known."""
        by_column = [[cell(value) for value in self.frame[name].tolist()] for name in self.frame]
        return list(zip(*by_column, strict=True))

    def is_number(self, column: str) -> bool:
        """Whether a column holds numbers alone, and one at least."""
        known = [value for v in self.frame[column].tolist() if (value := cell(v)) is not None]
        return bool(known) and not any(isinstance(value, str) for value in known)


def cell(value: Any) -> Cell:
    """One value of a frame as a cell; several ids as one text, yes and no as words."""
    if isinstance(value, np.generic):
        value = value.item()
    if value is None or value is pd.NA:
        return None
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, int | float):
        if value != value or value in (float("inf"), float("-inf")):
            return None
        return int(value) if isinstance(value, float) and value.is_integer() else value
    if isinstance(value, Sequence):
        return " ".join(map(str, value))
    return str(value)


def table_of(
    name: str, title: str, rows: Sequence[Mapping[str, Any]], columns: Sequence[str]
) -> ResultTable:
    """The table of these rows, with these columns where there are no rows too."""
    frame = pd.DataFrame([dict(row) for row in rows], columns=list(columns), dtype=object)
    return ResultTable(name, title, frame)
