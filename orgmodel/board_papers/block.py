"""What a section of the paper is built of: words, lists, tables, charts and gaps to fill."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from orgmodel.result_tables.result_table import Cell, ResultTable

Block = Mapping[str, Any]
"""One block as the paper reads it: `kind`, and the keys of that kind. All words are plain."""


@dataclass(frozen=True, eq=False)
class PaperSection:
    """A section with its heading; `wide` stands on landscape pages, `charts` are pages of
    their own, under a line with the heading."""

    title: str
    blocks: tuple[Block, ...]
    wide: bool = False
    level: int = 1
    starts_page: bool = False
    charts: bool = False


@dataclass(frozen=True, slots=True)
class PaperColumn:
    """One column of a table as the paper prints it: its head, and its share of the width."""

    column: str
    head: str
    share: float = 1.0


def words(text: str, style: str = "body") -> Block:
    """A paragraph; `style` is body, small or strong."""
    return {"kind": "words", "text": text, "style": style}


def listing(items: Sequence[str], empty: str = "") -> Block:
    """A list; without items the words of `empty`."""
    return {"kind": "list", "items": list(items)} if items else words(empty, "soft")


def heading(text: str) -> Block:
    """A heading inside a section that is not in the contents."""
    return {"kind": "heading", "text": text}


def gap(title: str, asks: Sequence[str]) -> Block:
    """A marked gap that somebody has to fill: what is to be written there."""
    return {"kind": "gap", "title": title, "asks": list(asks)}


def printed(value: Cell) -> str:
    """A cell as the paper prints it."""
    if value is None:
        return ""
    if isinstance(value, str):
        return value
    said = f"{value:,}" if isinstance(value, int) else f"{value:,.3f}".rstrip("0").rstrip(".")
    return said.replace("-", "−", 1) if value < 0 else said


def table_block(table: ResultTable, columns: Sequence[PaperColumn], empty: str = "") -> Block:
    """Columns of a table with all its rows; without rows the words of `empty`.

    A column of which no row says anything is left out.
    """
    rows = table.rows
    if not rows:
        return words(empty or "Nothing.", "soft")
    known = [
        place
        for place in range(len(table.columns))
        if any(row[place] not in (None, "") for row in rows)
    ]
    columns = [
        shown
        for number, shown in enumerate(columns)
        if number == 0 or table.columns.index(shown.column) in known
    ]
    places = [table.columns.index(shown.column) for shown in columns]
    return {
        "kind": "table",
        "title": table.title,
        "heads": [shown.head for shown in columns],
        "shares": [shown.share for shown in columns],
        "numbers": [_mostly_numbers([row[place] for row in rows]) for place in places],
        "rows": [[printed(row[place]) for place in places] for row in rows],
        "file": f"tables/{table.name}.csv",
    }


def _mostly_numbers(cells: Sequence[Cell]) -> bool:
    """Whether a column is set to the right: half of what is known or more are numbers."""
    known = [value for value in cells if value not in (None, "")]
    numbers = sum(not isinstance(value, str) for value in known)
    return bool(numbers) and 2 * numbers >= len(known)


def only(table: ResultTable, **cells: str) -> ResultTable:
    """The rows of a table whose cells are these."""
    frame = table.frame
    for column, value in cells.items():
        frame = frame[frame[column] == value]
    return ResultTable(table.name, table.title, frame, table.heads, table.note)
