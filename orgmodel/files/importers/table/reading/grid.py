"""A sheet as a grid of text, before anything is known of its headings."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import zip_longest

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from orgmodel.model.faults import Problem

TEXT = pa.large_string()
Merge = tuple[int, int, int, int]
"""First row, first column, last row, last column of cells drawn as one: rows by their number."""


@dataclass(frozen=True)
class Grid:
    """The rows of a sheet that hold anything, each with its spreadsheet row.

    `cells` has a text column for each column of the sheet, named by its place from 0; `surplus`
    the cells of a row beyond them. `blank` counts rows that hold nothing. `stray` are rows with
    a quotation mark that is never closed.
    """

    file: str
    sheet: str
    cells: pa.Table
    rows: np.ndarray
    surplus: Mapping[int, tuple[str, ...]] = field(default_factory=dict)
    blank: tuple[int, ...] = ()
    stray: frozenset[int] = frozenset()
    merges: tuple[Merge, ...] = ()
    notes: tuple[Problem, ...] = ()
    hidden: bool = False

    @property
    def place(self) -> str:
        """The file, with the sheet where it has several: how messages name it."""
        return f"{self.file}, sheet {self.sheet}" if self.sheet else self.file

    @property
    def width(self) -> int:
        """The number of columns."""
        return int(self.cells.num_columns)

    def first(self, most: int) -> list[list[str]]:
        """The cells of the first rows, surplus ones included."""
        return self.at(np.arange(min(most, len(self.rows))))

    def at(self, places: np.ndarray) -> list[list[str]]:
        """The cells of the rows at these places, surplus ones included."""
        rows = rows_of(self.cells.take(pa.array(places, pa.int64())))
        numbers = self.rows[places].tolist()
        return [
            [*row, *self.surplus.get(number, ())] for number, row in zip(numbers, rows, strict=True)
        ]

    def without_blank_rows(self) -> Grid:
        """Without the rows in which no cell shows anything."""
        filled = np.zeros(len(self.rows), dtype=bool)
        for _, places, _ in first_filled(self.cells):
            filled[places] = True
        if self.surplus:
            filled |= np.isin(self.rows, list(self.surplus))
        if filled.all():
            return self
        blank = tuple(self.rows[~filled].tolist())
        cells = self.cells.filter(pa.array(filled))
        return replace(self, cells=cells, rows=self.rows[filled], blank=blank)


def table_of(columns: Sequence[Iterable[str]]) -> pa.Table:
    """Columns of text, named by their places."""
    arrays = [pa.array(column, TEXT) for column in columns]
    return pa.table(arrays, names=names_of(len(arrays)))


def table_of_rows(rows: Sequence[Sequence[str]], width: int) -> pa.Table:
    """Rows of text of any length, cut and filled to a width."""
    columns = list(zip_longest(*rows, fillvalue=""))[:width]
    columns += [("",) * len(rows)] * (width - len(columns))
    return table_of(columns)


def names_of(width: int) -> list[str]:
    """The names of the columns of a grid."""
    return [str(place) for place in range(width)]


def rows_of(cells: pa.Table) -> list[list[str]]:
    """The rows as lists of text."""
    columns = [column.to_pylist() for column in cells.columns]
    return [list(row) for row in zip(*columns, strict=True)]


def trimmed(column: pa.ChunkedArray) -> pa.ChunkedArray:
    """Without space at the ends."""
    return pc.utf8_trim_whitespace(column)


def first_filled(cells: pa.Table) -> list[tuple[int, np.ndarray, pa.ChunkedArray]]:
    """The first cell that shows anything, trimmed, of the rows that have one.

    Given by column: its place, the places of the rows, and those cells.
    """
    found = []
    rest = np.arange(cells.num_rows)
    for place, column in enumerate(cells.columns):
        if not len(rest):
            break
        part = column if len(rest) == cells.num_rows else column.take(pa.array(rest))
        texts = trimmed(part)
        filled = pc.greater(pc.binary_length(texts), 0)
        is_filled = filled.to_numpy().astype(bool)
        found.append((place, rest[is_filled], texts.filter(filled)))
        rest = rest[~is_filled]
    return found
