"""Tables on a page: a head, rows with hairlines, words wrapped in their columns."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from orgmodel.chart.drawing.drawing import Mark, Text, Told
from orgmodel.chart.drawing.lettering import Align, lines_of, paragraph
from orgmodel.chart.drawing.palette import DARK_BLUE, HAIRLINE, INK, SOFT_INK
from orgmodel.chart.sheet.flow import FlowBlock
from orgmodel.chart.sheet.piece import Piece

SIZE = 8.5
_PITCH = 1.18
_PAD = 3.0
_GAP = 8.0


@dataclass(frozen=True, slots=True)
class Cell:
    """Words in a table; `page` is a page that they refer to."""

    content: str
    bold: bool = False
    page: int | None = None


@dataclass(frozen=True, slots=True)
class TableColumn:
    """A column: what its head says, and its share of the table's width."""

    head: str
    share: float
    align: Align = "start"


def rows_as_blocks(
    columns: Sequence[TableColumn], rows: Sequence[Sequence[Cell | str]], size: float = SIZE
) -> tuple[FlowBlock, ...]:
    """The table's head and rows, each a block for `flowed`; the head keeps to the first row."""
    heads = [Cell(column.head, bold=True) for column in columns]
    return (
        _row(columns, heads, size, head=True),
        *(_row(columns, [_cell(cell) for cell in row], size) for row in rows),
    )


def _cell(cell: Cell | str) -> Cell:
    return cell if isinstance(cell, Cell) else Cell(cell)


def _row(
    columns: Sequence[TableColumn], cells: Sequence[Cell], size: float, head: bool = False
) -> FlowBlock:
    said = " · ".join(cell.content for cell in cells if cell.content)

    def height(width: float) -> float:
        most = max(
            (
                lines_of(cell.content, size, room, cell.bold)
                for cell, (_, room) in zip(cells, _places(columns, width), strict=True)
            ),
            default=1,
        )
        return max(most, 1) * size * _PITCH + 2 * _PAD

    def draw(x: float, y: float, width: float) -> Piece:
        texts: list[Text] = []
        for column, cell, (at, room) in zip(columns, cells, _places(columns, width), strict=True):
            fill = SOFT_INK if head else DARK_BLUE if cell.page else INK
            base = y + _PAD + size * 0.9
            texts += paragraph(
                x + at,
                base,
                cell.content,
                size,
                room,
                cell.bold or bool(cell.page),
                column.align,
                fill,
                _PITCH,
                cell.page,
            )
        low = y + height(width)
        ends = ((x, low), (x + width, low))
        rule = Mark("rule", stroke=HAIRLINE, stroke_width=0.7, points=ends)
        told = () if head else (Told(said, 2),)
        return Piece(texts=tuple(texts), marks=(rule,), told=told, bottom=low)

    return FlowBlock(height, draw, keep=head)


def _places(columns: Sequence[TableColumn], width: float) -> list[tuple[float, float]]:
    """Each column's left edge and width, in the table."""
    whole = sum(column.share for column in columns) or 1.0
    free = width - _GAP * (len(columns) - 1)
    places, at = [], 0.0
    for column in columns:
        room = free * column.share / whole
        places.append((at, room))
        at += room + _GAP
    return places
