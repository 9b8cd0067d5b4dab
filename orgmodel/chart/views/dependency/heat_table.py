"""The heat table on a page: a cell for each two directorates, darker for more links."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise, product

from orgmodel.chart.drawing.drawing import Box, Group, LegendEntry, Mark, Text, Told
from orgmodel.chart.drawing.lettering import lines_of, paragraph, text_at
from orgmodel.chart.drawing.palette import FAINT, HAIRLINE, INK, LINE, PALE, SOFT_INK, WHITE
from orgmodel.chart.drawing.wrapping import width
from orgmodel.chart.sheet.piece import Piece, together
from orgmodel.chart.views.dependency.heat_rows import MOST, REST, HeatRows, heat_rows
from orgmodel.chart.views.dependency.map_boxes import label
from orgmodel.chart.views.dependency.shown import Shown
from orgmodel.chart.views.parts.colouring import side_word
from orgmodel.model.words import counted

_SHADES = ("#e3e9ee", "#c3d0da", "#8fa5b5", "#4f6b80")
_NAMES_LEAST, _SUMS = 92.0, 44.0
_SHARES = (0.192, 0.28, 0.4)
_CELL, _CELL_LEAST, _ROW, _ROW_LEAST = 63.4, 17.0, 34.0, 14.0
_WHITE, _BETWEEN_SIDES = 2.0, 6.0
_NAME, _HEAD, _NUMBER = 9.0, 8.0, 10.0
_BAND, _PAD = 4.0, 8.0
_LEADING = 1.18
_SUM_ROW = 24.0
_ROWS = (MOST, 14, 9, 5, 2)


@dataclass(frozen=True, eq=False)
class HeatTable:
    """The table in a room so wide; `rows_high` is how high a row is where its words need no more.

    `share` is what its names take of the width.

    Column heads are names where every word of them fits, else the numbers of the rows.
    """

    rows: HeatRows
    left: float
    top: float
    width: float
    rows_high: float = _ROW
    share: float = _SHARES[0]

    @cached_property
    def cell(self) -> float:
        """How wide a cell is."""
        free = self.width - self._names - _SUMS - self._gaps * _BETWEEN_SIDES
        return min(_CELL, free / max(len(self.rows.rows), 1))

    @cached_property
    def _names(self) -> float:
        """How wide the names are."""
        return max(_NAMES_LEAST, self.width * self.share)

    @cached_property
    def _gaps(self) -> int:
        """How often the side changes from one row to the next."""
        sides = [self.rows.side(row) for row in self.rows.rows]
        return sum(one != other for one, other in pairwise(sides))

    @cached_property
    def _named(self) -> bool:
        words = (word for row in self.rows.rows for word in self.rows.name(row).split())
        return all(width(word, _HEAD) <= self.cell - 3.0 for word in words)

    @cached_property
    def _head(self) -> float:
        if not self._named:
            return _HEAD * _LEADING + 6.0
        rows = (lines_of(self.rows.name(row), _HEAD, self.cell - 3.0) for row in self.rows.rows)
        return max((*rows, 2)) * _HEAD * _LEADING + 6.0

    @cached_property
    def _columns(self) -> tuple[float, ...]:
        """The left edge of each column."""
        return tuple(self._stepped(self.left + self._names, [self.cell] * len(self.rows.rows)))

    @cached_property
    def _heights(self) -> tuple[float, ...]:
        room = self._names - _BAND - _PAD - 4.0
        return tuple(
            max(
                self.rows_high,
                lines_of(self._called(at), _NAME, room, True) * _NAME * _LEADING + 3.5,
            )
            for at in range(len(self.rows.rows))
        )

    @cached_property
    def _tops(self) -> tuple[float, ...]:
        first = self.top + self._head + _BAND + _WHITE
        return tuple(self._stepped(first, self._heights))

    def _stepped(self, start: float, sizes: Sequence[float]) -> Iterator[float]:
        """Where each row or column begins, with a gap between sides."""
        sides = [self.rows.side(row) for row in self.rows.rows]
        at = start
        for number, size in enumerate(sizes):
            if number and sides[number] != sides[number - 1]:
                at += _BETWEEN_SIDES
            yield at
            at += size

    def _called(self, at: int) -> str:
        name = self.rows.name(self.rows.rows[at])
        return name if self._named else f"{at + 1}  {name}"

    @cached_property
    def bottom(self) -> float:
        """How far down it reaches, with its sums."""
        last = self._tops[-1] + self._heights[-1] if self._tops else self.top
        return last + _SUM_ROW

    def part(self, boxes: bool) -> Piece:
        """The table; with `boxes` each directorate's name is a box, where no map has it."""
        parts = [self._row(at, boxes) for at in range(len(self.rows.rows))]
        return together([self._heads(), *parts, self._sums()])

    def _heads(self) -> Piece:
        texts: list[Text] = []
        marks: list[Mark] = []
        low = self.top + self._head
        for at, (row, x) in enumerate(zip(self.rows.rows, self._columns, strict=True)):
            wide = self.cell - _WHITE
            said = self.rows.name(row) if self._named else str(at + 1)
            texts += _on(x, low - 6.0, wide, said, _HEAD)
            style = self.rows.shown.style(row) if row else None
            band = style.band if style and style.band else HAIRLINE
            marks.append(Mark("band", x, low, wide, _BAND - 0.5, band))
        right = self._columns[-1] + self.cell
        texts += _on(right, low - 6.0, _SUMS, "needs, in all", _HEAD, bold=True)
        return Piece(texts=tuple(texts), marks=tuple(marks))

    def _row(self, at: int, boxes: bool) -> Piece:
        row, y, high = self.rows.rows[at], self._tops[at], self._heights[at]
        cells = [
            self._cell(row, column, x, y, high)
            for column, x in zip(self.rows.rows, self._columns, strict=True)
        ]
        right = self._columns[-1] + self.cell + _SUMS / 2
        total = _number(right, y + (high - _WHITE) / 2, self.rows.needs(row))
        told = (Told(self.rows.words(row), 1, row),)
        named = self._name(at, boxes)
        return together([named, *cells, Piece(texts=(total,), told=told)])

    def _name(self, at: int, boxes: bool) -> Piece:
        row, y, high = self.rows.rows[at], self._tops[at], self._heights[at]
        said = self._called(at)
        room = self._names - _BAND - _PAD - 4.0
        lines = lines_of(said, _NAME, room, True)
        base = y + (high - _WHITE) / 2 - (lines - 1) * _NAME * _LEADING / 2 + _NAME * 0.36
        x = self.left + _BAND + _PAD
        texts = paragraph(x, base, said, _NAME, room, True, leading=_LEADING)
        style = self.rows.shown.style(row) if row else None
        fill = style.band if style and style.band else HAIRLINE
        band = Mark("band", self.left, y, _BAND, high - _WHITE, fill)
        if not boxes or row == REST:
            return Piece(texts=texts, marks=(band,))
        side = self.rows.side(row)
        box = Box(
            row,
            "unit",
            self.left,
            y,
            self._names - 4.0,
            high - _WHITE,
            texts,
            label(self.rows.shown.found, row),
            WHITE,
            "none",
            0.0,
            radius=0.0,
            data=(("side", side),) if side else (),
            marks=(band,),
        )
        return Piece(boxes=(box,))

    def _cell(self, row: str, column: str, x: float, y: float, high: float) -> Piece:
        """The cell's ground, a group, and its number; a dash where both are one."""
        wide, deep = self.cell - _WHITE, high - _WHITE
        count = self.rows.count(row, column)
        middle = (x + wide / 2, y + deep / 2)
        same = row == column and row != REST
        summed = REST in (row, column)
        shade = _SHADES[level(count, self.rows.most)] if count and not summed else WHITE
        fill = PALE if same else shade
        stroke = HAIRLINE if fill == WHITE else "none"
        said = "" if same or not count else self._said(row, column, count)
        inset = 0.25 if stroke != "none" else 0.0
        group = Group(
            "",
            "cell",
            x + inset,
            y + inset,
            wide - 2 * inset,
            deep - 2 * inset,
            said,
            (),
            fill,
            stroke,
            0.5,
            radius=0.0,
        )
        if same:
            ends = ((middle[0] - 4.0, middle[1]), (middle[0] + 4.0, middle[1]))
            return Piece(groups=(group,), marks=(Mark("dash", stroke=FAINT, points=ends),))
        if not count:
            return Piece(groups=(group,))
        ink = WHITE if fill == _SHADES[-1] else INK
        return Piece(groups=(group,), texts=(_number(*middle, count, ink),))

    def _said(self, row: str, column: str, count: int) -> str:
        return f"{self.rows.name(row)} needs {self.rows.name(column)}: {counted(count, 'link')}"

    def _sums(self) -> Piece:
        """Under a rule what each column comes to, and the whole."""
        y = self.bottom - _SUM_ROW + 1.0
        right = self._columns[-1] + self.cell + _SUMS
        rule = Mark("rule", stroke=LINE, stroke_width=0.9, points=((self.left, y), (right, y)))
        middle = y + _SUM_ROW / 2
        x = self.left + _BAND + _PAD
        texts = [Text(x, middle + _NAME * 0.36, "needed by, in all", _NAME, True)]
        for row, at in zip(self.rows.rows, self._columns, strict=True):
            centre = at + (self.cell - _WHITE) / 2
            texts.append(_number(centre, middle, self.rows.needed(row)))
        total = self.rows.shown.found.total
        texts.append(_number(right - _SUMS / 2, middle, total))
        told = Told(f"{counted(total, 'link')} in all")
        return Piece(texts=tuple(texts), marks=(rule,), told=(told,), bottom=self.bottom)

    def legend(self) -> tuple[LegendEntry, ...]:
        """The shades with what they count, and the sides."""
        shown = self.rows.shown
        sides = dict.fromkeys(self.rows.side(row) for row in self.rows.ids)
        bands = tuple(
            LegendEntry(
                side_word(side),
                "marks",
                marks=(Mark("band", 0.0, -5.0, 4.0, 10.0, shown.styles[side].band),),
                room=4.0,
            )
            for side in sides
            if side
        )
        return (*shade_legend(self.rows.most), *bands)


def fitted_table(shown: Shown, left: float, top: float, width: float, low: float) -> HeatTable:
    """The table that ends above `low`: its rows lower, its names wider, its rows fewer.

    What no longer has a row is summed. On a sheet without end (`low` infinite) nothing is.
    """
    table = HeatTable(heat_rows(shown), left, top, width)
    for most, share in product(_ROWS, _SHARES):
        rows = heat_rows(shown, most)
        table = HeatTable(rows, left, top, width, share=share)
        if table.bottom > low:
            high = _ROW - (table.bottom - low) / max(len(rows.rows), 1)
            table = replace(table, rows_high=max(_ROW_LEAST, high))
        if table.cell >= _CELL_LEAST and table.bottom <= low + 0.01:
            break
    return table


def level(count: int, most: int) -> int:
    """Which of the shades a number has."""
    steps = len(_SHADES)
    if most <= steps:
        return min(count, steps) - 1
    return min(steps - 1, (count - 1) * steps // most)


def shade_legend(most: int) -> tuple[LegendEntry, ...]:
    """One entry: every shade in use with the numbers that have it."""
    if not most:
        return ()
    bounds: dict[int, list[int]] = {}
    for count in range(1, most + 1):
        bounds.setdefault(level(count, most), []).append(count)
    marks, texts, x = [], [], 0.0
    for shade, counts in bounds.items():
        said = str(counts[0]) if len(counts) == 1 else f"{counts[0]}–{counts[-1]}"
        wide = max(20.0, width(said, 8.0, True) + 8.0)
        ink = WHITE if shade == len(_SHADES) - 1 else INK
        marks.append(Mark("shade", x, -6.0, wide, 12.0, _SHADES[shade]))
        texts.append(text_at(x + wide / 2, 2.9, said, 8.0, True, "middle", ink))
        x += wide + 2.0
    return (LegendEntry("links", "marks", marks=tuple(marks), texts=tuple(texts), room=x),)


def _on(
    x: float, base: float, wide: float, words: str, size: float, bold: bool = False
) -> tuple[Text, ...]:
    """Words in the middle of a width, their last line on a base."""
    lines = paragraph(x, 0.0, words, size, wide, bold, "middle", leading=_LEADING)
    up = (len(lines) - 1) * size * _LEADING
    return tuple(replace(line, y=line.y + base - up) for line in lines)


def _number(x: float, middle: float, count: int, ink: str = "") -> Text:
    fill = ink or (INK if count else SOFT_INK)
    return text_at(x, middle + _NUMBER * 0.36, f"{count:,}", _NUMBER, True, "middle", fill)
