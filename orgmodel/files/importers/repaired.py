"""The cells that repairs changed, kept as whole columns and worded only when asked for."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt
import pandas as pd

COLUMNS = ("repair", "file", "row", "column", "before", "after")


@dataclass(frozen=True, eq=False)
class CellChanges:
    """What one repair changed in one column: the rows, and each cell before and after.

    `files` gives each row's file, `rows` its spreadsheet row.
    """

    repair: str
    column: str
    files: pd.Series
    rows: npt.NDArray[np.int64]
    before: pd.Series
    after: pd.Series

    def frame(self) -> pd.DataFrame:
        """A row a cell."""
        cells = {
            "repair": self.repair,
            "file": self.files.to_numpy(dtype=object),
            "row": self.rows,
            "column": self.column,
            "before": self.before.to_numpy(dtype=object),
            "after": self.after.to_numpy(dtype=object),
        }
        return pd.DataFrame(cells, columns=list(COLUMNS)).astype("str")

    def examples(self, most: int = 2) -> tuple[str, ...]:
        """A few different changes as `before → after`; an empty cell as (blank)."""
        first = pd.DataFrame({"before": self.before.iloc[:500], "after": self.after.iloc[:500]})
        found = first.drop_duplicates().head(most)
        return tuple(
            f"{shown(before)} → {shown(after)}"
            for before, after in zip(found["before"], found["after"], strict=True)
        )


def shown(cell: str) -> str:
    """A cell as an example shows it: in quotation marks where spaces begin or end it."""
    if not cell:
        return "(blank)"
    short = cell if len(cell) <= 40 else f"{cell[:39]}…"
    return f"“{short}”" if short != short.strip() else short


@dataclass(frozen=True, eq=False)
class RepairedCells:
    """Every cell that a repair changed, in the order in which the repairs were done."""

    changes: tuple[CellChanges, ...] = ()

    def __len__(self) -> int:
        return sum(len(change.rows) for change in self.changes)

    @cached_property
    def frame(self) -> pd.DataFrame:
        """A row a cell, all text: repair, file, row, column (their heading), before, after."""
        if not self.changes:
            return pd.DataFrame({name: pd.Series([], dtype="str") for name in COLUMNS})
        return pd.concat([change.frame() for change in self.changes], ignore_index=True)
