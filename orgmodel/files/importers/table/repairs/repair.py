"""What a repair is: a name, what it does in words, whether it is safe, and the mending."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import pandas as pd

from orgmodel.files.importers.repaired import CellChanges
from orgmodel.files.importers.table.coded import Flags
from orgmodel.files.importers.table.staff import StaffList


@dataclass(frozen=True, eq=False)
class Mended:
    """The list after a repair, the cells that changed, and how many rows were left out."""

    staff: StaffList
    changes: tuple[CellChanges, ...] = ()
    left_out: int = 0

    @property
    def rows(self) -> int:
        """How many rows it mends."""
        if len(self.changes) < 2:
            return sum(len(change.rows) for change in self.changes)
        files = pd.concat([change.files for change in self.changes], ignore_index=True)
        rows = np.concatenate([change.rows for change in self.changes])
        if files.nunique() == 1:
            seen = np.zeros(int(rows.max(initial=0)) + 1, dtype=np.bool_)
            seen[rows] = True
            return int(seen.sum())
        return len(pd.DataFrame({"file": files, "row": rows}).drop_duplicates())


@dataclass(frozen=True, slots=True)
class Repair:
    """A repair by name. A `safe` one is done unless it is switched off.

    It is safe where it changes neither posts nor lines, or where it cannot be wrong.
    """

    name: str
    meaning: str
    safe: bool
    mend: Callable[[StaffList], Mended]


def nothing(staff: StaffList) -> Mended:
    """The list as it is."""
    return Mended(staff)


def without_rows(staff: StaffList, repair: str, gone: Flags, reason: str) -> Mended:
    """The list without the flagged rows, each told with its title."""
    if not gone.any():
        return Mended(staff)
    column = "title" if "title" in staff else str(staff.cells.columns[0])
    after = staff.column(column).where(~gone, reason)
    change = staff.changes(repair, column, after, gone)
    return Mended(staff.only(~gone), (change,), int(gone.sum()))


def changed(staff: StaffList, repair: str, **columns: tuple[object, Flags]) -> Mended:
    """The list with other cells: for each column its cells and which of them changed."""
    put = {name: cells for name, (cells, at) in columns.items() if at.any()}
    if not put:
        return Mended(staff)
    changes = tuple(staff.changes(repair, name, put[name], columns[name][1]) for name in put)
    return Mended(staff.putting(**put), changes)


def none_of(staff: StaffList) -> Flags:
    """A flag for each row, none set."""
    return np.zeros(len(staff), dtype=np.bool_)
