"""The three edits of a table that every change comes down to."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeAlias


@dataclass(frozen=True, slots=True)
class Put:
    """Put a value into one cell."""

    table: str
    label: int
    column: str
    value: str


@dataclass(frozen=True, slots=True)
class Add:
    """Add a row at the end of a table; cells that are not given are empty."""

    table: str
    cells: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Drop:
    """Take a row out; `heir` is the id that stands in the place of its own then, if any."""

    table: str
    label: int
    heir: str = ""


Edit: TypeAlias = Put | Add | Drop
