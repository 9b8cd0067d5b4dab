"""The interdependence view: which directorate needs which, as boxes joined across a grid.

The directorates stand on the diagonal. A line leaves a directorate along its row and turns
into the column of the one that it depends on; the number at the turn counts the links. So
no line passes a box, and a row reads as what one needs, a column as who needs it. Where the
directorates are too many for that, they stand at the side of a plain table of numbers.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial

from orgmodel.chart.drawing import palette
from orgmodel.chart.drawing.box import Fitter, Padding, Words, placed_words
from orgmodel.chart.drawing.drawing import Box, Drawing, Group, LegendEntry, Line, Text
from orgmodel.chart.drawing.palette import PLAIN, BoxStyle, side_styles
from orgmodel.chart.drawing.wrapping import ASCENT, LINE_HEIGHT, width, wrap
from orgmodel.chart.layout.lane_page import LEAST, Content, on_page
from orgmodel.chart.layout.page_frame import PageWords, Room
from orgmodel.chart.views.parts.captions import footer, style_legend
from orgmodel.chart.views.parts.interdependence_words import describe, pair_words, remarks
from orgmodel.chart.views.parts.request import Request
from orgmodel.chart.views.parts.view import View
from orgmodel.measures.interdependence import Interdependence, interdependence
from orgmodel.model.organisation import OrganisationModel

DEPENDS = "depends_on"
_MOST_ON_DIAGONAL = 12
_MOST_ROWS = 36
_PAD = Padding(4.0, 3.0)
_TRACK = 8.0
_GAP = 3.0
_TINTS = ("#f1f5fa", "#e1eaf4", "#cfdeee", "#bcd0e6")
_LINE_WIDTHS = (0.9, 1.3, 1.7, 2.1)
_NEED = "needs: follow the row to the number, then the column to who is needed"


@dataclass(frozen=True, slots=True)
class Parts:
    """Directorates in their order, their styles, who needs whom, and what is said below."""

    names: Mapping[str, str]
    styles: Mapping[str, BoxStyle]
    sides: Mapping[str, str]
    counts: Mapping[tuple[str, str], int]
    labels: Mapping[tuple[str, str], str]
    remarks: tuple[str, ...]
    left_out: int = 0

    def needs(self, division: str) -> int:
        """Links by which it depends on others."""
        return sum(n for (who, _), n in self.counts.items() if who == division)

    def needed(self, division: str) -> int:
        """Links by which others depend on it."""
        return sum(n for (_, whom), n in self.counts.items() if whom == division)


def draw(model: OrganisationModel, request: Request) -> tuple[Drawing, ...]:
    """Draw the view on one page."""
    found = interdependence(model)
    parts = parts_of(found)
    page_words = PageWords(
        "interdependence", f"{model.name}: who depends on whom", describe(found), footer(model)
    )
    for build, shown in _attempts(parts):
        drawing = on_page(partial(build, shown), page_words, request.paper)
        if drawing is not None:
            return (drawing,)
    whole = on_page(partial(_table, parts), page_words, "screen")
    return (whole,) if whole else ()


def parts_of(found: Interdependence) -> Parts:
    """The directorates by side, in the order of the data within a side."""
    divisions, model = found.divisions, found.divisions.model
    sides = {division: model.sides.get(division, "") for division in divisions.names}
    order = {side: place for place, side in enumerate(dict.fromkeys(sides.values()))}
    names = dict(sorted(divisions.names.items(), key=lambda item: order[sides[item[0]]]))
    matrix = found.matrix
    counts = {
        (who, whom): int(matrix.loc[who, whom])
        for who in names
        for whom in names
        if who != whom and matrix.loc[who, whom]
    }
    labels = pair_words(found, counts)
    styles = side_styles(sides.values())
    chosen = {division: styles.get(side, PLAIN) for division, side in sides.items()}
    return Parts(names, chosen, sides, counts, labels, remarks(found) if counts else ())


def _attempts(parts: Parts) -> Iterator[tuple[Callable[[Parts, Room, Fitter], Content], Parts]]:
    """What to try on a page: the grid before the table, all remarks before fewer."""
    builds = (_diagonal, _table) if len(parts.names) <= _MOST_ON_DIAGONAL else (_table,)
    for build in builds:
        for count in range(len(parts.remarks), -1, -1):
            yield build, replace(parts, remarks=parts.remarks[:count])
    for fewer in _fewer(parts):
        yield _table, fewer


def _fewer(parts: Parts) -> Iterator[Parts]:
    """Without remarks, and with ever fewer directorates: those with most links stay."""
    ranked = sorted(parts.names, key=lambda d: -(parts.needs(d) + parts.needed(d)))
    for count in range(min(len(ranked), _MOST_ROWS), 0, -4):
        kept = set(ranked[:count])
        left = len(ranked) - count
        said = (f"{left} directorates with fewer links are left out.",) if left else ()
        yield replace(
            parts,
            names={d: name for d, name in parts.names.items() if d in kept},
            counts={pair: n for pair, n in parts.counts.items() if kept.issuperset(pair)},
            remarks=said,
            left_out=left,
        )


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

    def cell(self, row: int, column: int) -> tuple[float, float]:
        """Top left corner of a cell."""
        return self.left + column * self.width, self.tops[row]


def _diagonal(parts: Parts, room: Room, fitter: Fitter) -> Content:
    size, count = fitter.size, max(len(parts.names), 1)
    wide = (room.width - size * 4.4) / count
    inner = _whole_words(parts, size, wide - 2 * (_GAP + _PAD.x))
    least = size * 1.8 + _TRACK + 2 * _GAP
    heights = [
        max(inner.fit((Words(name, bold=True),)).height + 2 * (_GAP + _PAD.y), least)
        for name in parts.names.values()
    ]
    grid = _Grid.of(room.left, room.top + size * 1.6, wide, heights)
    boxes = tuple(
        _box(parts, division, grid.cell(at, at), wide, heights[at], inner)
        for at, division in enumerate(parts.names)
    )
    cells = [_cell(parts, grid, pair) for pair in parts.counts]
    lines = tuple(_line(parts, grid, boxes, pair) for pair in parts.counts)
    low = room.top + size * 1.6 + sum(heights)
    texts = [
        *(text for _, text in cells),
        *_totals(parts, grid, size, low),
        Text(room.left, room.top + size * ASCENT, _reading(parts), size),
    ]
    said, bottom = _remarks(parts, room, low + size * 2.0, max(LEAST, size - 1))
    groups = tuple(group for group, _ in cells)
    return Content(boxes, lines, groups, (*texts, *said), _legend(parts, lines), bottom)


def _whole_words(parts: Parts, size: float, room: float) -> Fitter:
    """Words for boxes so wide: so small that no word of a name is broken, but never under 8."""
    words = (word for name in parts.names.values() for word in name.split())
    longest = max((width(word, 1.0, bold=True) for word in words), default=1.0)
    return Fitter(max(LEAST, min(size, 0.995 * room / longest)), room, LEAST)


def _reading(parts: Parts) -> str:
    if not parts.names:
        return (
            "The data has no directorates: units of that kind, or posts that report to the top "
            "and lead something."
        )
    if not parts.counts:
        return "The data has no link from one directorate to another."
    return (
        "Read along a row what one directorate needs from the others, and down a column who "
        "needs it; numbers count links."
    )


def _box(
    parts: Parts, division: str, at: tuple[float, float], wide: float, high: float, fitter: Fitter
) -> Box:
    x, y = at[0] + _GAP, at[1] + _GAP
    wide, high = wide - 2 * _GAP, high - 2 * _GAP
    style, name, side = parts.styles[division], parts.names[division], parts.sides[division]
    texts = placed_words(fitter.fit((Words(name, bold=True),)), x, y, wide, high)
    told = f"{name}{f', {side} side' if side else ''}, needs {parts.needs(division)} links of "
    told += f"others, needed by {parts.needed(division)}"
    data = (("side", side),) if side else ()
    return Box(
        division,
        "unit",
        x,
        y,
        wide,
        high,
        texts,
        told,
        style.fill,
        style.stroke,
        style.width,
        style.dash,
        2.0,
        data=data,
    )


def _places(parts: Parts, pair: tuple[str, str]) -> tuple[int, int]:
    order = list(parts.names)
    return order.index(pair[0]), order.index(pair[1])


def _level(number: int) -> int:
    return min(number, len(_TINTS)) - 1


def _cell(parts: Parts, grid: _Grid, pair: tuple[str, str]) -> tuple[Group, Text]:
    row, column = _places(parts, pair)
    (x, y), high = grid.cell(row, column), grid.heights[row]
    number = parts.counts[pair]
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


def _line(parts: Parts, grid: _Grid, boxes: Sequence[Box], pair: tuple[str, str]) -> Line:
    """Along the row of who needs, then along the column of who is needed, into its box."""
    row, column = _places(parts, pair)
    start, end = boxes[row], boxes[column]
    x = grid.left + column * grid.width + _TRACK
    y = grid.tops[row] + grid.heights[row] - _TRACK
    ahead = column > row
    points = (
        (start.x + start.width if ahead else start.x, y),
        (x, y),
        (x, end.y if ahead else end.y + end.height),
    )
    number = parts.counts[pair]
    return Line(
        pair[0],
        pair[1],
        DEPENDS,
        points,
        parts.labels[pair],
        palette.SOFT_INK,
        _LINE_WIDTHS[_level(number)],
        None,
        "none",
        "arrow",
        data=(("links", str(number)),),
    )


def _totals(parts: Parts, grid: _Grid, size: float, low: float) -> Iterator[Text]:
    """What each row and column comes to, at its end."""
    right = grid.left + len(parts.names) * grid.width + 4
    for at, division in enumerate(parts.names):
        y = grid.tops[at] + grid.heights[at] / 2 + size * 0.36
        yield Text(right, y, f"needs {parts.needs(division)}", size, fill=palette.SOFT_INK)
        x = grid.left + (at + 0.5) * grid.width
        yield Text(
            x,
            low + size * 1.1,
            f"needed by {parts.needed(division)}",
            size,
            anchor="middle",
            fill=palette.SOFT_INK,
        )


def _remarks(parts: Parts, room: Room, top: float, size: float) -> tuple[tuple[Text, ...], float]:
    texts = []
    for remark in parts.remarks:
        for line in wrap(remark, size, room.width):
            texts.append(Text(room.left, top + size * ASCENT, line, size))
            top += size * LINE_HEIGHT
        top += size * 0.25
    return tuple(texts), top


def _legend(parts: Parts, lines: Sequence[Line]) -> tuple[LegendEntry, ...]:
    sides = [parts.sides[division] for division in parts.names]
    boxes = style_legend(side_styles(sides), sides)
    needs = LegendEntry(_NEED, "line", palette.SOFT_INK, width=1.3, end="arrow")
    return (*((needs,) if lines else ()), *(replace(entry, mark="") for entry in boxes))


def _table(parts: Parts, room: Room, fitter: Fitter) -> Content:
    """Names at the side, numbers in a table: for more directorates than a diagonal holds."""
    size = fitter.size
    count = max(len(parts.names), 1)
    names = room.width * 0.28
    wide = (room.width - names) / count
    inner = Fitter(size, names - 2 * (_GAP + _PAD.x), LEAST)
    high = size * 1.35 + 2 * _GAP
    top = room.top + size * 3.0
    boxes = []
    texts = [Text(room.left, room.top + size * ASCENT, _reading(parts), size)]
    groups = []
    grid = _Grid.of(room.left + names, top, wide, [high] * count)
    for row, division in enumerate(parts.names):
        box = _box(parts, division, (room.left, top + row * high), names, high, inner)
        words = (Words(f"{row + 1} {parts.names[division]}", lines=1),)
        placed = placed_words(inner.fit(words), box.x, box.y, box.width, box.height)
        boxes.append(replace(box, texts=placed))
        x, _ = grid.cell(row, row)
        texts.append(
            Text(x + wide / 2, top - size * 0.4, str(row + 1), size, True, anchor="middle")
        )
        for column, other in enumerate(parts.names):
            number = parts.counts.get((division, other), 0)
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
                texts.append(Text(x + wide / 2, base, str(number), size, True, anchor="middle"))
    said, bottom = _remarks(parts, room, top + count * high + size * 0.6, size)
    legend = _legend(parts, ())
    return Content(tuple(boxes), (), tuple(groups), (*texts, *said), legend, bottom)


VIEW = View(draw, 5)
