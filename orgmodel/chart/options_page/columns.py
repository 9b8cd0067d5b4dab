"""The columns of the page, and its rows of words as blocks that flow over pages."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from orgmodel.chart.drawing.drawing import Box, Mark, Text, Told
from orgmodel.chart.drawing.lettering import lines_of, paragraph
from orgmodel.chart.drawing.palette import DARK_BLUE, HAIRLINE, INK, LINE, SOFT_INK, WHITE
from orgmodel.chart.drawing.wrapping import width
from orgmodel.chart.options_page.figures import Figure, FigureRow, Heading, OptionFigures, RowGroup
from orgmodel.chart.sheet.flow import FlowBlock
from orgmodel.chart.sheet.piece import Piece
from orgmodel.chart.sheet.section import heading, heading_height

SIZE = 8.4
GAP = 8.0
_PITCH = 1.18
PADS = (1.6, 0.9, 0.4)
_LABEL_INSET = 8.0
_NARROWEST = 104.0
_NAME, _ABOUT = 9.5, 8.0
_HEAD_PAD = 6.0
_GROUP_GAP = 4.4
_GROUP_SIZE = 9.5


@dataclass(frozen=True, slots=True)
class Columns:
    """Where the columns stand: the labels' width, then a left edge a column, one width.

    `pad` is the room over and under the words of a row.
    """

    left: float
    label: float
    edges: tuple[float, ...]
    width: float
    pad: float = PADS[0]

    @property
    def right(self) -> float:
        """The right edge of the last column."""
        return self.edges[-1] + self.width


def columns_in(left: float, room: float, number: int) -> Columns:
    """So many columns in a room, beside the labels, which take what the columns leave."""
    label = _label_room(room)
    wide = (room - label - GAP * number) / number
    edges = tuple(left + label + GAP + at * (wide + GAP) for at in range(number))
    return Columns(left, label, edges, wide)


def most_columns(room: float) -> int:
    """How many columns a room holds, two at least."""
    return max(2, int((room - _label_room(room)) / (_NARROWEST + GAP)))


def _label_room(room: float) -> float:
    return min(240.0, max(110.0, room * 0.23))


def head(columns: Columns, headings: Sequence[Heading], top: float) -> Piece:
    """The heads of the columns, all of one height: doing nothing grey, options numbered."""
    shown = [_head_texts(one, 0.0, 0.0, columns.width) for one in headings]
    high = max(max(text.y for text in texts) for texts in shown) + _HEAD_PAD
    boxes = []
    for one, x in zip(headings, columns.edges, strict=True):
        fill = DARK_BLUE if one.number else LINE
        label = f"Option {one.number}: {one.name}" if one.number else one.name
        texts = _head_texts(one, x, top, columns.width)
        said = f"{label}\n{one.about}"
        name = f"option-{one.number}"
        boxes.append(Box(name, "option", x, top, columns.width, high, texts, said, fill, fill))
    told = tuple(Told(box.label.replace("\n", ": "), 1, box.id) for box in boxes)
    return Piece(boxes=tuple(boxes), told=told, bottom=top + high)


def _head_texts(one: Heading, x: float, y: float, wide: float) -> tuple[Text, ...]:
    number = f"{one.number}" if one.number else ""
    inset = width(number, _NAME, True) + 6.0 if number else 0.0
    left, room = x + 8.0, wide - 16.0
    base = y + _HEAD_PAD + _NAME * 0.9
    texts = [Text(left, base, number, _NAME, True, fill=WHITE)] if number else []
    texts += paragraph(left + inset, base, one.name, _NAME, room - inset, True, fill=WHITE)
    below = texts[-1].y + _ABOUT * 1.4
    texts += paragraph(left + inset, below, one.about, _ABOUT, room - inset, fill=WHITE)
    return tuple(texts)


def blocks(columns: Columns, figures: OptionFigures) -> Iterator[FlowBlock]:
    """Each group's heading, then its rows, as blocks for `flowed`."""
    for group in figures.groups:
        yield from group_blocks(columns, figures.headings, group)


def group_blocks(
    columns: Columns, headings: Sequence[Heading], group: RowGroup
) -> Iterator[FlowBlock]:
    """A heading with its rows."""
    yield heading_block(columns, group.title)
    for row in group.rows:
        yield _row_block(columns, headings, row)


def heading_block(columns: Columns, words: str) -> FlowBlock:
    """A heading over all columns, bound to what follows."""
    wide = columns.right - columns.left
    return FlowBlock(
        lambda _: heading_height(words, wide, _GROUP_SIZE) - 2.0,
        lambda x, y, _: heading(x, y, wide, words, size=_GROUP_SIZE),
        columns.pad * _GROUP_GAP,
        keep=True,
    )


def label_texts(columns: Columns, words: str, x: float, base: float) -> tuple[Text, ...]:
    """A row's label."""
    room = columns.label - _LABEL_INSET
    return paragraph(x + _LABEL_INSET, base, words, SIZE, room, leading=_PITCH)


def label_lines(columns: Columns, words: str) -> int:
    """How many lines a row's label takes."""
    return max(lines_of(words, SIZE, columns.label - _LABEL_INSET), 1)


def row_height(columns: Columns, lines: int) -> float:
    """How high a row of so many lines is."""
    return lines * SIZE * _PITCH + 2 * columns.pad


def hairline(columns: Columns, y: float) -> Mark:
    """The hairline under a row."""
    ends = ((columns.left, y), (columns.right, y))
    return Mark("rule", stroke=HAIRLINE, stroke_width=0.6, points=ends)


def _row_block(columns: Columns, headings: Sequence[Heading], row: FigureRow) -> FlowBlock:
    most = max(
        label_lines(columns, row.label),
        *(lines_of(one.words, SIZE, columns.width, one.differs) for one in row.figures),
    )
    high = row_height(columns, most)

    def draw(x: float, y: float, _: float) -> Piece:
        base = y + columns.pad + SIZE * 0.9
        texts = [*label_texts(columns, row.label, x, base)]
        for at, (one, edge) in enumerate(zip(row.figures, columns.edges, strict=True)):
            texts += _figure(one, edge, base, columns.width, first=at == 0)
        told = (Told(_told(headings, row), 2),)
        marks = (hairline(columns, y + high),)
        return Piece(texts=tuple(texts), marks=marks, told=told, bottom=y + high)

    return FlowBlock(lambda _: high, draw)


def _figure(one: Figure, x: float, base: float, room: float, *, first: bool) -> tuple[Text, ...]:
    """A figure, its difference a little apart on the same line where there is room."""
    fill = INK if one.differs or first else SOFT_INK
    value, gap, change = one.words.partition("   ")
    wide = width(value, SIZE, one.differs)
    if gap and wide + 8.0 + width(change, SIZE, one.differs) <= room:
        return (
            Text(x, base, value, SIZE, one.differs, fill=fill),
            Text(x + wide + 8.0, base, change, SIZE, one.differs, fill=fill),
        )
    return paragraph(x, base, one.words, SIZE, room, one.differs, fill=fill, leading=_PITCH)


def _told(headings: Sequence[Heading], row: FigureRow) -> str:
    said = [
        f"{f'option {head.number}' if head.number else 'do nothing'} {' '.join(one.words.split())}"
        for head, one in zip(headings, row.figures, strict=True)
    ]
    return f"{row.label}: {'; '.join(said)}"
