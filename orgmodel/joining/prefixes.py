"""The ids of a body as they stand among others: its name before each, and away again."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

import pandas as pd

from orgmodel.model.bodies import BETWEEN
from orgmodel.model.schema import BY_NAME, ID_TABLES

PAY, BODY = "pay", "body"
"""The table whose rows are of a body by a column of its own, and the column."""
TEXTS_THAT_MAY_BE_IDS = ("safeguard",)
"""Columns of text in which an id may stand; it is one where the body has an id of that name."""


@dataclass(frozen=True, slots=True)
class Prefix:
    """A body's name before the ids of its own, `ids`, as they are without it."""

    body: str
    ids: Collection[str]

    @property
    def text(self) -> str:
        """`north.`."""
        return f"{self.body}{BETWEEN}"

    def on(self, name: str) -> str:
        """An id with the body before it; an empty text stays empty."""
        return f"{self.text}{name}" if name else name

    def off(self, name: str) -> str:
        """An id of the body without it; any other as it is."""
        return name.removeprefix(self.text)

    def on_text(self, text: str) -> str:
        """A text that may be an id, or prose: with the body before it where it is one.

        One that begins as an id of the body would is set so too, so that `off_text` undoes it.
        """
        return self.on(text) if text in self.ids or text.startswith(self.text) else text

    def off_text(self, text: str) -> str:
        """What `on_text` was given."""
        rest = self.off(text)
        return rest if rest != text and (rest in self.ids or rest.startswith(self.text)) else text

    def table_on(self, name: str, frame: pd.DataFrame) -> pd.DataFrame:
        """A table with the body before every id in it."""
        if not len(frame):
            return frame
        changed: dict[str, pd.Series] = {}
        for column in id_columns(name):
            cells = frame[column]
            changed[column] = cells.where(cells == "", self.text + cells)
        for column in _texts(name):
            changed[column] = _mapped(frame[column], self.on_text)
        if name == PAY:
            changed[BODY] = pd.Series(self.body, index=frame.index, dtype="str").where(
                frame[BODY] == "", self.text + frame[BODY]
            )
        return frame.assign(**changed)

    def table_off(self, name: str, frame: pd.DataFrame) -> pd.DataFrame:
        """A table of the body alone without it."""
        if not len(frame):
            return frame
        changed = {c: frame[c].str.removeprefix(self.text) for c in id_columns(name)}
        changed |= {column: _mapped(frame[column], self.off_text) for column in _texts(name)}
        if name == PAY:
            changed[BODY] = frame[BODY].str.removeprefix(self.body).str.removeprefix(BETWEEN)
        return frame.assign(**changed)


def id_columns(table: str) -> tuple[str, ...]:
    """The columns of a table that hold ids: its own, and those of what it refers to."""
    return tuple(
        column.name
        for column in BY_NAME[table].columns
        if column.refers_to or (column.name == "id" and BY_NAME[table].has_ids)
    )


def ids_of(tables: Mapping[str, pd.DataFrame]) -> frozenset[str]:
    """Every id of these tables."""
    return frozenset(name for table in ID_TABLES for name in tables[table]["id"]) - {""}


def _texts(table: str) -> Iterator[str]:
    names = BY_NAME[table].column_names
    return (column for column in TEXTS_THAT_MAY_BE_IDS if column in names)


def _mapped(cells: pd.Series, change: object) -> pd.Series:
    if not bool((cells != "").any()):
        return cells
    return cells.map(change).astype("str")
