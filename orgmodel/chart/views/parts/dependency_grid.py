"""The grid of who depends on whom: directorates on the diagonal, or at the side of a table."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from orgmodel.chart.drawing import palette
from orgmodel.chart.drawing.box import Fitter, Padding, Words, placed_words
from orgmodel.chart.drawing.drawing import Box, Group, LegendEntry, Line, Point, Text
from orgmodel.chart.drawing.lettering import text_at
from orgmodel.chart.drawing.palette import side_styles
from orgmodel.chart.drawing.wrapping import ASCENT, LINE_HEIGHT, width, wrap
from orgmodel.chart.layout.fitted_page import LEAST, Content
from orgmodel.chart.layout.page_frame import Room
from orgmodel.chart.views.parts.captions import style_legend
from orgmodel.chart.views.parts.dependencies import Dependencies
from orgmodel.chart.views.parts.interdependence_words import Pair

DEPENDS = "depends_on"
_PAD = Padding(4.0, 3.0)
_TRACK = 8.0
_GAP = 3.0
_TINTS = ("#f1f5fa", "#e1eaf4", "#cfdeee", "#bcd0e6")
_LINE_WIDTHS = (0.9, 1.3, 1.7, 2.1)
_NEED = "needs: follow the row to the number, then the column to who is needed"


@dataclass(frozen=True, slots=True)
class _Grid:
    """Where rows and columns lie: columns of one width, each row with its top and height."""

    left: float
    width: float
    tops: tuple[float, ...]
    heights: tuple[float, ...]

    @classmethod
    def of(cls, left: float, top: float, width: float, heights: Sequence[float]) -> _Grid:
        """Rows of these heights under each other, from `top` on."""
        tops = [top + sum(heights[:row]) for row in range(len(heights))]
        return cls(left, width, tuple(tops), tuple(heights))

    def cell(self, row: int, column: int) -> Point:
        """Top left corner of a cell."""
        return self.left + column * self.width, self.tops[row]


def diagonal(shown: Dependencies, room: Room, fitter: Fitter) -> Content:
    """Directorates on the diagonal, a line for each pair of which one needs the other."""
    size, count = fitter.size, max(len(shown.names), 1)
    wide = (room.width - size * 4.4) / count
    inner = _whole_words(shown, size, wide - 2 * (_GAP + _PAD.x))
    least = size * 1.8 + _TRACK + 2 * _GAP
    heights = [
        max(inner.fit((Words(name, bold=True),)).height + 2 * (_GAP + _PAD.y), least)
        for name in shown.names.values()
    ]
    grid = _Grid.of(room.left, room.top + size * 1.6, wide, heights)
    boxes = tuple(
        _box(shown, division, grid.cell(at, at), wide, heights[at], inner)
        for at, division in enumerate(shown.names)
    )
    cells = [_cell(shown, grid, pair) for pair in shown.counts]
    lines = tuple(_line(shown, grid, boxes, pair) for pair in shown.counts)
    low = room.top + size * 1.6 + sum(heights)
    texts = [
        *(text for _, text in cells),
        *_totals(shown, grid, size, low),
        Text(room.left, room.top + size * ASCENT, _reading(shown), size),
    ]
    said, bottom = _remarks(shown, room, low + size * 2.0, max(LEAST, size - 1))
    groups = tuple(group for group, _ in cells)
    return Content(boxes, lines, groups, (*texts, *said), _legend(shown, lines), bottom)


def table(shown: Dependencies, room: Room, fitter: Fitter) -> Content:
    """Names at the side, numbers in a table: for more directorates than a diagonal holds."""
    size = fitter.size
    count = max(len(shown.names), 1)
    names = room.width * 0.28
    wide = (room.width - names) / count
    inner = Fitter(size, names - 2 * (_GAP + _PAD.x), LEAST)
    high = size * 1.35 + 2 * _GAP
    top = room.top + size * 3.0
    boxes = []
    texts = [Text(room.left, room.top + size * ASCENT, _reading(shown), size)]
    groups = []
    grid = _Grid.of(room.left + names, top, wide, [high] * count)
    for row, division in enumerate(shown.names):
        box = _box(shown, division, (room.left, top + row * high), names, high, inner)
        words = (Words(f"{row + 1} {shown.names[division]}", lines=1),)
        placed = placed_words(inner.fit(words), box.x, box.y, box.width, box.height)
        boxes.append(replace(box, texts=placed))
        x, _ = grid.cell(row, row)
        texts.append(
            text_at(x + wide / 2, top - size * 0.4, str(row + 1), size, True, align="middle")
        )
        for column, other in enumerate(shown.names):
            number = shown.counts.get((division, other), 0)
            x, y = grid.cell(row, column)
            fill = _TINTS[_level(number)] if number else palette.WHITE
            if number or row == column:
                groups.append(
                    Group(
                        "",
                        "cell",
                        x + 0.5,
                        y + 0.5,
                        wide - 1,
                        high - 1,
                        "",
                        (),
                        fill if number else palette.GREY,
                        radius=1.0,
                    )
                )
            if number:
                base = y + high / 2 + size * 0.36
                texts.append(text_at(x + wide / 2, base, str(number), size, True, align="middle"))
    said, bottom = _remarks(shown, room, top + count * high + size * 0.6, size)
    legend = _legend(shown, ())
    return Content(tuple(boxes), (), tuple(groups), (*texts, *said), legend, bottom)


def _whole_words(shown: Dependencies, size: float, room: float) -> Fitter:
    """Words for boxes so wide: so small that no word of a name is broken, but never under 8."""
    words = (word for name in shown.names.values() for word in name.split())
    longest = max((width(word, 1.0, bold=True) for word in words), default=1.0)
    return Fitter(max(LEAST, min(size, 0.995 * room / longest)), room, LEAST)


def _reading(shown: Dependencies) -> str:
    if not shown.names:
        return (
            "The data has no directorates: units of that kind, or posts that report to the top "
            "and lead something."
        )
    if not shown.counts:
        return "The data has no link from one directorate to another."
    return (
        "Read along a row what one directorate needs from the others, and down a column who "
        "needs it; numbers count links."
    )


def _box(
    shown: Dependencies,
    division: str,
    at: Point,
    wide: float,
    high: float,
    fitter: Fitter,
) -> Box:
    x, y = at[0] + _GAP, at[1] + _GAP
    wide, high = wide - 2 * _GAP, high - 2 * _GAP
    style, name, side = shown.styles[division], shown.names[division], shown.sides[division]
    texts = placed_words(fitter.fit((Words(name, bold=True),)), x, y, wide, high)
    label = f"{name}{f', {side} side' if side else ''}, needs {shown.needs(division)} links of "
    label += f"others, needed by {shown.needed(division)}"
    data = (("side", side),) if side else ()
    return Box(
        division,
        "unit",
        x,
        y,
        wide,
        high,
        texts,
        label,
        style.fill,
        style.stroke,
        style.width,
        style.dash,
        2.0,
        data=data,
    )


def _places(shown: Dependencies, pair: Pair) -> tuple[int, int]:
    order = list(shown.names)
    return order.index(pair[0]), order.index(pair[1])


def _level(number: int) -> int:
    return min(number, len(_TINTS)) - 1


def _cell(shown: Dependencies, grid: _Grid, pair: Pair) -> tuple[Group, Text]:
    row, column = _places(shown, pair)
    (x, y), high = grid.cell(row, column), grid.heights[row]
    number = shown.counts[pair]
    size = max(9.0, min(12.0, high * 0.36))
    middle = x + _TRACK + (grid.width - _TRACK) / 2
    base = y + (high - _TRACK) / 2 + size * 0.36
    group = Group(
        "",
        "cell",
        x + 1,
        y + 1,
        grid.width - 2,
        high - 2,
        "",
        (),
        _TINTS[_level(number)],
        radius=2.0,
    )
    return group, Text(middle, base, str(number), size, True, False, "middle")


def _line(shown: Dependencies, grid: _Grid, boxes: Sequence[Box], pair: Pair) -> Line:
    """Along the row of who needs, then along the column of who is needed, into its box."""
    row, column = _places(shown, pair)
    start, end = boxes[row], boxes[column]
    x = grid.left + column * grid.width + _TRACK
    y = grid.tops[row] + grid.heights[row] - _TRACK
    ahead = column > row
    points = (
        (start.x + start.width if ahead else start.x, y),
        (x, y),
        (x, end.y if ahead else end.y + end.height),
    )
    number = shown.counts[pair]
    return Line(
        pair[0],
        pair[1],
        DEPENDS,
        points,
        shown.labels[pair],
        palette.SOFT_INK,
        _LINE_WIDTHS[_level(number)],
        None,
        "none",
        "arrow",
        data=(("links", str(number)),),
    )


def _totals(shown: Dependencies, grid: _Grid, size: float, low: float) -> Iterator[Text]:
    """What each row and column comes to, at its end."""
    right = grid.left + len(shown.names) * grid.width + 4
    for at, division in enumerate(shown.names):
        y = grid.tops[at] + grid.heights[at] / 2 + size * 0.36
        yield Text(right, y, f"needs {shown.needs(division)}", size, fill=palette.SOFT_INK)
        x = grid.left + (at + 0.5) * grid.width
        yield text_at(
            x,
            low + size * 1.1,
            f"needed by {shown.needed(division)}",
            size,
            align="middle",
            fill=palette.SOFT_INK,
        )


def _remarks(
    shown: Dependencies, room: Room, top: float, size: float
) -> tuple[tuple[Text, ...], float]:
    texts = []
    for remark in shown.remarks:
        for line in wrap(remark, size, room.width):
            texts.append(Text(room.left, top + size * ASCENT, line, size))
            top += size * LINE_HEIGHT
        top += size * 0.25
    return tuple(texts), top


def _legend(shown: Dependencies, lines: Sequence[Line]) -> tuple[LegendEntry, ...]:
    sides = [shown.sides[division] for division in shown.names]
    boxes = style_legend(side_styles(sides), sides)
    needs = LegendEntry(_NEED, "line", palette.SOFT_INK, width=1.3, end="arrow")
    return (*((needs,) if lines else ()), *boxes)
