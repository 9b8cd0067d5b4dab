"""A sheet of a staff list below its heading: its columns as text, and what was left out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

import pandas as pd

from orgmodel.files.importers.table.coded import Coded
from orgmodel.model.faults import Problem


@dataclass(frozen=True)
class Source:
    """The rows under a heading, as text, and every row above or among them that is none.

    `cells` has a column for each heading, made unique, in order ("column 3" where it has none),
    and the spreadsheet's row numbers as row labels; empty cells are "". `rows_in` counts the
    rows of the sheet that hold anything, the heading included: each of them is in `cells`, is
    the heading, or is told in `notes`: `told_rows` are the numbers of these. `heading_row` is the
    heading's row number, 0 where the sheet has no headings ("column 1" …). `kind` is
    "list", or the name of the table of a data folder that the sheet is (units, appointments …).
    `sheet` is empty where the file has no sheets; `other_sheets` are those that hold anything and
    were not read.
    """

    file: str
    sheet: str
    cells: pd.DataFrame
    heading_row: int
    rows_in: int
    notes: tuple[Problem, ...] = ()
    kind: str = "list"
    other_sheets: tuple[str, ...] = ()
    told_rows: tuple[int, ...] = ()

    @cached_property
    def coded(self) -> Mapping[str, Coded]:
        """The columns by their different texts, each encoded once."""
        return {str(heading): Coded.of(self.cells[heading]) for heading in self.cells.columns}

    @property
    def place(self) -> str:
        """The file, with the sheet where it has several: how messages name it."""
        return f"{self.file}, sheet {self.sheet}" if self.sheet else self.file
