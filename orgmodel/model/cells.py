"""The cells of an organisation's tables as plain lists, each column turned once.

Reading single cells of a frame costs far more than of a list, and rules read many.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property

import pandas as pd

from orgmodel.model.hierarchy import Hierarchy
from orgmodel.model.kept import of_tables, texts
from orgmodel.model.schema import ID_TABLES

_FEW, _OFTEN = 10_000, 64


class Cells:
    """Look-ups of rows and cells of an organisation's tables; `line` is its reporting line."""

    def __init__(self, tables: Mapping[str, pd.DataFrame], line: Hierarchy) -> None:
        self.tables = tables
        self.line = line
        self._columns: dict[tuple[str, str], list[str]] = {}
        self._read: dict[tuple[str, str], int] = {}
        self._rows: dict[str, Mapping[str, int]] = {}
        self._labels: dict[str, list[int]] = {}
        self._by_label: dict[str, Mapping[int, int]] = {}

    def column(self, table: str, column: str) -> list[str]:
        """A column's cells in file order; all empty where the table has no such column."""
        key = table, column
        if key == ("posts", "id") and self._posts_as_in_the_line:
            self._columns.setdefault(key, list(self.line.ids))
        if key not in self._columns:
            kept, asked = of_tables(self.tables[table]), ("column", column)
            if asked not in kept:
                kept[asked] = self._cells_of(table, column)
            self._columns[key] = kept[asked]
        return self._columns[key]

    def _cells_of(self, table: str, column: str) -> list[str]:
        frame = self.tables[table]
        return texts(frame[column]) if column in frame.columns else [""] * len(frame)

    def one(self, table: str, column: str, place: int) -> str:
        """One cell by position; a long column is turned into a list when it is read often."""
        key = table, column
        if key in self._columns:
            return self._columns[key][place]
        frame = self.tables[table]
        if column not in frame.columns:
            return ""
        self._read[key] = self._read.get(key, 0) + 1
        if len(frame) <= _FEW or self._read[key] > _OFTEN:
            return self.column(table, column)[place]
        return str(frame[column].array[place])

    def pairs(self, table: str, *columns: str) -> Iterator[tuple[str, ...]]:
        """Some columns' cells, row by row."""
        return zip(*(self.column(table, column) for column in columns), strict=True)

    def rows(self, table: str) -> Mapping[str, int]:
        """The position of each id's row; of a repeated id that of the first."""
        if table not in self._rows:
            if table == "posts" and self._posts_as_in_the_line:
                self._rows[table] = self.line.index
                return self.line.index
            kept = of_tables(self.tables[table])
            if "rows" not in kept:
                ids = self.column(table, "id")
                places = range(len(ids) - 1, -1, -1)
                kept["rows"] = dict(zip(reversed(ids), places, strict=True))
            self._rows[table] = kept["rows"]
        return self._rows[table]

    @cached_property
    def _posts_as_in_the_line(self) -> bool:
        """Whether the line holds every row of posts.csv, so that positions are the same."""
        return len(self.line) == len(self.tables["posts"])

    def repeats(self, table: str) -> bool:
        """Whether an id stands in more than one row."""
        return len(self.rows(table)) < len(self.tables[table])

    def table_of(self, identifier: str) -> str:
        """The table an id stands in (the first, where it is in several); empty if in none."""
        known = self._rows
        for name in ID_TABLES:
            rows = known.get(name)
            if identifier in (self.rows(name) if rows is None else rows):
                return name
        return ""

    def cell(self, identifier: str, column: str) -> str:
        """A cell of the row of an id; empty where there is neither."""
        table = self.table_of(identifier)
        return self.one(table, column, self.rows(table)[identifier]) if table else ""

    def labels(self, table: str) -> list[int]:
        """The row label of each row, in file order."""
        if table not in self._labels:
            kept = of_tables(self.tables[table])
            if "labels" not in kept:
                kept["labels"] = self.tables[table].index.tolist()
            self._labels[table] = kept["labels"]
        return self._labels[table]

    def label(self, table: str, place: int) -> int:
        """The label of one row by position; of a long table the list is not made for it."""
        frame = self.tables[table]
        return self.labels(table)[place] if len(frame) <= _FEW else int(frame.index[place])

    def labelled(self, table: str, label: int, column: str) -> str:
        """A cell of the row of a label, for tables whose rows have no id."""
        if table not in self._by_label:
            labels = self.labels(table)
            self._by_label[table] = dict(zip(labels, range(len(labels)), strict=True))
        return self.column(table, column)[self._by_label[table][label]]
