"""One table while a scenario is applied to it: its frame, and what differs from it.

The frame itself is never written to. A row keeps its label; labels of rows that were taken
out are not used again.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Container, Hashable, Iterator

import numpy as np
import pandas as pd
import pyarrow as pa

from orgmodel.model.kept import keep_of_columns, texts

FIRST_ROW = 2
"""The label of a table's first row: row 1 of a file is its header."""
_TEXT = pd.StringDtype("pyarrow", na_value=np.nan)
"""What pandas calls `str`."""


class DraftTable:
    """Cells by label and column, and labels by the value of a column.

    `last_label` is the highest label of a row that the frame does not hold, so that none is twice.
    """

    def __init__(self, frame: pd.DataFrame, last_label: int = 0) -> None:
        self.base = frame
        self.columns: tuple[str, ...] = tuple(frame.columns)
        self._labels: list[int] = [int(label) for label in frame.index]
        self._place = {label: place for place, label in enumerate(self._labels)}
        self._cells: dict[str, list[str]] = {}
        self._changed: dict[int, dict[str, str]] = {}
        self._added: dict[int, dict[str, str]] = {}
        self._dropped: dict[int, None] = {}
        self._labels_by: dict[str, dict[str, dict[int, None]]] = {}
        self._first_free = max(*self._labels, last_label, FIRST_ROW - 1) + 1
        self._next = self._first_free

    @property
    def touched(self) -> bool:
        """Whether anything differs from the frame."""
        return bool(self._changed or self._added or self._dropped)

    def __contains__(self, label: int) -> bool:
        return label in self._added or (label in self._place and label not in self._dropped)

    def was_there(self, label: int) -> bool:
        """Whether the frame itself has the row."""
        return label in self._place

    def labels(self) -> Iterator[int]:
        """Every row there is now, in order."""
        yield from (label for label in self._labels if label not in self._dropped)
        yield from self._added

    def cell(self, label: int, column: str) -> str:
        """One cell; empty where the table has no such column."""
        if label in self._added:
            return self._added[label].get(column, "")
        changed = self._changed.get(label)
        if changed is not None and column in changed:
            return changed[column]
        return self._column(column)[self._place[label]]

    def original_cell(self, label: int, column: str) -> str:
        """One cell as the frame itself has it; empty where the table has no such column."""
        return self._column(column)[self._place[label]]

    def row(self, label: int) -> dict[str, str]:
        """Every cell of a row."""
        return {column: self.cell(label, column) for column in self.columns}

    def find(self, column: str, value: str) -> tuple[int, ...]:
        """The rows whose cell in the column is this value, in order of label."""
        return tuple(sorted(self._index(column).get(value, ())))

    def values(self, column: str) -> Iterator[str]:
        """The different values of a column now."""
        return (value for value, labels in self._index(column).items() if labels)

    def put(self, label: int, column: str, value: str) -> None:
        """Change a cell."""
        old = self.cell(label, column)
        if column in self._labels_by:
            self._labels_by[column].get(old, {}).pop(label, None)
            self._labels_by[column].setdefault(value, {})[label] = None
        if label in self._added:
            self._added[label][column] = value
        elif value == self._column(column)[self._place[label]]:
            self._forget(label, column)
        else:
            self._changed.setdefault(label, {})[column] = value

    def _forget(self, label: int, column: str) -> None:
        changed = self._changed.get(label, {})
        changed.pop(column, None)
        if not changed:
            self._changed.pop(label, None)

    def add(self, cells: dict[str, str], label: int | None = None) -> int:
        """Add a row and give its label; `label` brings back one that was dropped."""
        if label is not None and label in self._place:
            self._dropped.pop(label, None)
            for column, value in cells.items():
                if value != self._column(column)[self._place[label]]:
                    self._changed.setdefault(label, {})[column] = value
        else:
            brought_back = label is not None
            label = self._next if label is None else label
            self._next = max(self._next, label + 1)
            self._added[label] = dict(cells)
            if brought_back:
                self._added = dict(sorted(self._added.items()))
        for column, where in self._labels_by.items():
            where.setdefault(self.cell(label, column), {})[label] = None
        return label

    def drop(self, label: int) -> None:
        """Take a row out."""
        for column, where in self._labels_by.items():
            where.get(self.cell(label, column), {}).pop(label, None)
        if label in self._added:
            del self._added[label]
        else:
            self._changed.pop(label, None)
            self._dropped[label] = None

    @property
    def next_label(self) -> int:
        """The label that the next new row gets."""
        return self._next

    def number_from(self, label: int | None) -> None:
        """Give new rows labels from this one on: where all that took it were undone.

        None stands for the first that the table had to give.
        """
        self._next = self._first_free if label is None else label

    # What differs from the frame: the same values where the same rows are the same

    def difference(self, column: str) -> Hashable:
        """The cells of a column that are others, the rows taken out, the cells of those added.

        None where nothing is.
        """
        changed = tuple(
            sorted(
                (label, cells[column]) for label, cells in self._changed.items() if column in cells
            )
        )
        if not changed and not self._dropped and not self._added:
            return None
        added = tuple(cells.get(column, "") for cells in self._added.values())
        return changed, tuple(sorted(self._dropped)), added

    def differences(
        self, told: Container[str], relation: tuple[str, str] | None = None
    ) -> Hashable:
        """The same of all columns but those `told`; of the rows that are or were this `relation`.

        A relation is the column that names it, and its name. None where nothing differs.
        """
        if not self.touched:
            return None
        of_it = self._is_of(relation)
        changed = tuple(
            sorted(
                (label, tuple(sorted((c, v) for c, v in cells.items() if c not in told)))
                for label, cells in self._changed.items()
                if of_it(label)
            )
        )
        gone = tuple(sorted(label for label in self._dropped if of_it(label)))
        added = tuple(
            tuple(cells.get(c, "") for c in self.columns if c not in told)
            for label, cells in self._added.items()
            if of_it(label)
        )
        changed = tuple(row for row in changed if row[1])
        return (changed, gone, added) if changed or gone or added else None

    def _is_of(self, relation: tuple[str, str] | None) -> Callable[[int], bool]:
        if relation is None:
            return lambda _label: True
        column, name = relation

        def is_of(label: int) -> bool:
            was = label in self._place and self._column(column)[self._place[label]] == name
            return was or (label in self and self.cell(label, column) == name)

        return is_of

    def frame(self) -> pd.DataFrame:
        """The table as it is now; the very same object where nothing differs."""
        if not self.touched:
            return self.base
        frame = self.base
        if self._changed:
            now = {column: self._column_now(column) for column in self._changed_columns()}
            frame = frame.copy(deep=False)
            for column, cells in now.items():
                frame[column] = _text(cells)
            if self.has_the_rows:
                keep_of_columns(self.base, frame, now)
        if self._dropped:
            frame = frame.drop(index=list(self._dropped))
        if self._added:
            frame = self._with_added(frame)
        return frame

    @property
    def has_the_rows(self) -> bool:
        """Whether the rows are those of the frame, none taken out and none added."""
        return not self._dropped and not self._added

    def has_the_cells(self, columns: Collection[str]) -> bool:
        """Whether rows that were there have the cells they had in all of these columns."""
        return not any(column in cells for cells in self._changed.values() for column in columns)

    def _changed_columns(self) -> list[str]:
        """The columns in which a cell of a row that was there is other than in the frame."""
        names = {column for cells in self._changed.values() for column in cells}
        return [column for column in self.columns if column in names]

    def _column_now(self, column: str) -> list[str]:
        values = list(self._column(column))
        for label, cells in self._changed.items():
            if column in cells:
                values[self._place[label]] = cells[column]
        return values

    def _with_added(self, frame: pd.DataFrame) -> pd.DataFrame:
        labels = pd.Index(list(self._added), name=frame.index.name, dtype="int64")
        rows = [[cells.get(c, "") for c in self.columns] for cells in self._added.values()]
        added = pd.DataFrame(rows, index=labels, columns=list(self.columns), dtype="str")
        return pd.concat([frame, added]) if len(frame) else added

    def _column(self, column: str) -> list[str]:
        if column not in self._cells:
            held = column in self.base.columns
            self._cells[column] = texts(self.base[column]) if held else [""] * len(self._labels)
        return self._cells[column]

    def _index(self, column: str) -> dict[str, dict[int, None]]:
        if column not in self._labels_by:
            where: dict[str, dict[int, None]] = {}
            for label, value in self._values_now(column).items():
                where.setdefault(value, {})[label] = None
            self._labels_by[column] = where
        return self._labels_by[column]

    def _values_now(self, column: str) -> dict[int, str]:
        """The cells of a column by label, in order: what `cell` gives for each of `labels`."""
        found = dict(zip(self._labels, self._column(column), strict=True))
        for label, changed in self._changed.items():
            if column in changed:
                found[label] = changed[column]
        for label in self._dropped:
            del found[label]
        return found | {label: cells.get(column, "") for label, cells in self._added.items()}


def _text(cells: list[str]) -> pd.api.extensions.ExtensionArray:
    """Cells as the column of a table: as `pd.array` makes them, which looks at each one first."""
    return pd.arrays.ArrowStringArray(pa.array(cells, pa.large_string()), dtype=_TEXT)
