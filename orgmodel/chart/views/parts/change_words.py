"""What changes of a row, in words: its place before and after, and cells that differ."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from orgmodel.chart.views.parts.change_places import ChangeSide
from orgmodel.comparison.differences import CellChange, Moved
from orgmodel.model.line_tops import NOBODY
from orgmodel.model.words import counted

_NAMES = ("title", "name")
_ADDED = ("count", "fte", "band", "cost")
_KINDS = {"post": "", "post_group": "group of posts", "role_class": "class of roles"}


@dataclass(frozen=True, slots=True)
class RowChange:
    """What the comparison says of one row: how it moved, and its cells that changed."""

    move: Moved | None = None
    cells: tuple[CellChange, ...] = ()


def cell_words(side: ChangeSide, column: str, value: str) -> str:
    """A cell in words: `band: 8a`, `2 posts`, `headed by Treasurer`, `safeguard: none`."""
    label = "FTE" if column == "fte" else column.replace("_", " ")
    if column == "head":
        return f"headed by {side.name(value)}" if value else "headed by nobody"
    if not value:
        return f"{label}: none"
    if column == "count" and value.isdigit():
        return counted(int(value), "post")
    return f"{value} FTE" if column == "fte" else f"{label}: {side.name(value)}"


def changed_words(side: ChangeSide, cells: tuple[CellChange, ...]) -> Iterator[str]:
    """The cells that changed as this side has them; a title or name is its name, not told here."""
    for cell in cells:
        if cell.name not in _NAMES:
            yield cell_words(side, cell.name, cell.old if side.before else cell.new)


def post_words(side: ChangeSide, change: RowChange, card: str) -> Iterator[str]:
    """A post's manager and unit where they change, and its other cells."""
    move = change.move
    if move is not None and move.line_moved:
        manager = move.was if side.before else move.now
        yield side.words_of_manager(move.id, manager)
    if move is not None and move.unit_moved:
        unit = move.was_unit if side.before else move.now_unit
        if not unit:
            yield "in no unit of its own"
        elif unit != card:
            yield f"in {side.name(unit)}"
    yield from changed_words(side, change.cells)


def place_words(side: ChangeSide, change: RowChange, card: str, lead: str) -> Iterator[str]:
    """A unit's or function's own place where it changes within a card, and its other cells."""
    if change.move is not None:
        place = change.move.was if side.before else change.move.now
        if not place:
            yield f"{lead} nothing"
        elif place != card:
            yield f"{lead} {side.name(place)}"
    yield from changed_words(side, change.cells)


def come_words(side: ChangeSide, table: str, row: Mapping[str, str], card: str) -> Iterator[str]:
    """What a row that comes or goes says of itself."""
    if table == "posts":
        said = side.words_of_manager(row.get("id", ""), row.get("reports_to", ""))
        yield from [said] if said != NOBODY else []
    place = row.get({"posts": "unit", "functions": "owner"}.get(table, "parent"), "")
    if place and place != card:
        yield f"{'of' if table == 'functions' else 'in'} {side.name(place)}"
    if row.get("head"):
        yield cell_words(side, "head", row["head"])
    kind = row.get("kind", "")
    if kind and table != "units":
        said = _KINDS.get(kind, kind.replace("_", " "))
        yield from [said] if said else []
    yield from (cell_words(side, column, row[column]) for column in _ADDED if row.get(column))
