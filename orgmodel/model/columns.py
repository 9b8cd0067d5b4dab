"""What a column and a table of an organisation are, as the schema declares them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Kind = Literal["text", "id", "number", "whole", "date", "choice", "year", "points"]

_IRREGULAR = {"people": "person", "competencies": "competency"}


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its name, what it means, and what its cells may hold.

    `needed`: the column must be there. `filled`: no cell of it may be empty.
    `refers_to`: the tables whose ids it may name. `allowed`: the closed list, if any.
    """

    name: str
    meaning: str
    kind: Kind = "text"
    needed: bool = False
    filled: bool = False
    allowed: tuple[str, ...] = ()
    refers_to: tuple[str, ...] = ()
    example: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """One CSV file: its name, what a row of it is, and its columns in order."""

    name: str
    meaning: str
    columns: tuple[Column, ...]

    @property
    def file(self) -> str:
        """The file's name in the folder."""
        return f"{self.name}.csv"

    @property
    def one(self) -> str:
        """What one row is called: post, person, link."""
        return _IRREGULAR.get(self.name, self.name.removesuffix("s"))

    @property
    def has_ids(self) -> bool:
        """Whether its rows carry an id of the one id space."""
        return self.columns[0].name == "id"

    @property
    def column_names(self) -> tuple[str, ...]:
        """The declared columns, in order."""
        return tuple(column.name for column in self.columns)

    @property
    def needed(self) -> tuple[str, ...]:
        """The columns that must be there, in order."""
        return tuple(column.name for column in self.columns if column.needed)

    def column(self, name: str) -> Column | None:
        """The declared column of that name, or None for a carried one."""
        return next((column for column in self.columns if column.name == name), None)
