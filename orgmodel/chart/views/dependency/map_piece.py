"""The map on a page: the directorates, what joins them, and what a reader would have to count."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from orgmodel.chart.drawing.drawing import LegendEntry, Line, Mark, Text, Told
from orgmodel.chart.drawing.lettering import paragraph
from orgmodel.chart.drawing.palette import DARK_BLUE, HAIRLINE, PLAIN, SOFT_INK
from orgmodel.chart.drawing.wrapping import width
from orgmodel.chart.lines.tracks import Rect
from orgmodel.chart.sheet.piece import NOTHING, Piece, together
from orgmodel.chart.sheet.section import heading
from orgmodel.chart.views.dependency.free_map import standing
from orgmodel.chart.views.dependency.linked import LinkedPair
from orgmodel.chart.views.dependency.map_boxes import BoxSize, label, map_box
from orgmodel.chart.views.dependency.map_columns import COLUMNS, RIGHT, ColumnMap, MapColumns
from orgmodel.chart.views.dependency.map_lines import line_legend, map_lines
from orgmodel.chart.views.dependency.sentences import across_sides, most_linked, unlinked
from orgmodel.chart.views.dependency.shown import Shown
from orgmodel.model.words import listed

FEW, MANY = 9, 25
_INDENT = 12.0
_LEAST_GUTTER = 46.0
_WIDE, _NARROW = (176.0, 10.0, 0.0), (124.0, 9.0, 56.0)
_SMALL, _HEAD = 8.5, 9.0
_PITCH = 11.0
_UNDER_HEADING, _OVER_FOOT = 6.0, 12.0
_REASON_GAP = 10.0
_STEP = 22.0
_A_UNIT = 70.0
_GAP, _USUAL_HEIGHT = 82.0, 449.0
_WIDE_ROOM = 700.0
_MOST_NAMED = 8
_FREE = 0.88


@dataclass(frozen=True, slots=True)
class DrawnMap:
    """A map as a part of a page, with what its legend says."""

    part: Piece
    legend: tuple[LegendEntry, ...]


def column_map(shown: Shown, room: Rect, filling: bool = False) -> DrawnMap | None:
    """Two sides, and between them what serves both; None where the room is too small for that.

    With `filling` the boxes stand as far apart as the room is high, else no further than reads
    well.
    """
    found, two = shown.found, shown.two
    if two is None or not 0 < len(found.names) <= MANY:
        return None
    few = len(found.names) <= FEW
    column = {name: two.column(found.sides[name]) for name in found.names}
    foot = _foot(shown, room)
    for widest, words, stagger in (_WIDE, _NARROW) if few else (_NARROW,):
        space = (room.width - _INDENT - 2 * _LEAST_GUTTER) / 3 - stagger
        size = BoxSize(min(widest, space), words)
        if not size.holds(found.names):
            continue
        heads = _headings(shown, room, size.width + stagger, column)
        low = room.y + room.height - foot.bottom - _OVER_FOOT
        lefts = _lefts(room, size.width + stagger)
        columns = MapColumns(
            lefts,
            size.width,
            heads.bottom + _UNDER_HEADING,
            low,
            stagger,
            _GAP * (max(1.0, room.height / _USUAL_HEIGHT) if filling else 1.0),
        )
        pairs = found.pairs if few else found.strong
        tall = ColumnMap(found, column, _heights(shown, size, pairs), columns)
        if tall.fits:
            end = min(low, columns.top + tall.widest)
            places = replace(tall, columns=replace(columns, bottom=end)).places
            wide = room.width >= _WIDE_ROOM
            reasons = _reasons(shown, places, column, columns) if wide else NOTHING
            return _drawn(shown, places, size, pairs, room, (heads, reasons), foot)
    return None


def free_map(shown: Shown, room: Rect, filling: bool = False) -> DrawnMap | None:
    """Placed by Graphviz; None where the boxes do not fit. `PlacementError` where it cannot."""
    found = shown.found
    names = [name for name in found.names if found.sums[name]]
    if not names:
        return None
    few = len(names) <= FEW
    widest, words, _ = _WIDE if few else _NARROW
    foot = _foot(shown, room)
    pairs = found.pairs if few else found.strong
    sided = len({found.sides[name] for name in names}) > 1
    size = BoxSize(min(widest * _FREE if few else widest, room.width / 3), words, sided)
    high = room.height - foot.bottom - _OVER_FOOT - 2 * _INDENT
    if not size.holds(found.names) or high <= 0:
        return None
    heights = _heights(shown, size, pairs)
    less = high if filling else min(high, _A_UNIT * len(names))
    for tall in dict.fromkeys((less, high)):
        inner = Rect(room.x + _INDENT, room.y + _INDENT, room.width - 2 * _INDENT, tall)
        places = standing(found, names, size.width, heights, inner)
        if places is not None:
            return _drawn(shown, places, size, pairs, room, (), foot)
    return None


def _heights(shown: Shown, size: BoxSize, pairs: Sequence[LinkedPair]) -> Mapping[str, float]:
    strong = Counter(
        name
        for pair in pairs
        if pair.links >= shown.found.limit
        for name in (pair.first, pair.second)
    )
    return {
        name: size.height(words, min(strong[name], 5)) for name, words in shown.found.names.items()
    }


def _lefts(room: Rect, width: float) -> tuple[float, float, float]:
    gutter = (room.width - _INDENT - 3 * width) / 2
    left = room.x + _INDENT
    return left, left + width + gutter, left + 2 * (width + gutter)


def _headings(shown: Shown, room: Rect, width: float, column: Mapping[str, int]) -> Piece:
    """What each column is, in the colour of its side."""
    found, two = shown.found, shown.two
    words = two.headings(found.sides) if two else ("", "", "")
    parts = []
    for at, left in zip(COLUMNS, _lefts(room, width), strict=True):
        members = [name for name in column if column[name] == at]
        if members:
            style = shown.style(members[0]) if members else PLAIN
            head = heading(
                left, room.y, width, words[at], size=9.5, fill=style.ink, rule=style.stroke
            )
            parts.append(replace(head, told=()))
    return together(parts)


def _reasons(
    shown: Shown, places: Mapping[str, Rect], column: Mapping[str, int], columns: MapColumns
) -> Piece:
    """Beside each directorate without a link the reason, in the gutter towards the middle."""
    gutter = columns.lefts[1] - columns.lefts[0] - columns.width - columns.stagger
    texts: list[Text] = []
    for name, place in places.items():
        if shown.found.sums[name]:
            continue
        wide = gutter - 2 * _REASON_GAP
        x = place.x + place.width + _REASON_GAP
        if column[name] == RIGHT:
            x = place.x - _REASON_GAP - wide
        words = unlinked(shown.network, name)
        lines = paragraph(x, 0.0, words, _SMALL, wide, fill=SOFT_INK, leading=1.2)
        down = place.y + place.height / 2 - (len(lines) - 1) * _SMALL * 0.6 + _SMALL * 0.36
        texts += [replace(line, y=line.y + down) for line in lines]
    return Piece(texts=tuple(texts))


def _drawn(
    shown: Shown,
    places: Mapping[str, Rect],
    size: BoxSize,
    pairs: Sequence[LinkedPair],
    room: Rect,
    beside: Iterable[Piece],
    foot: Piece,
) -> DrawnMap:
    """Boxes and lines, what stands beside them, and the foot under them."""
    found = shown.found
    drawn = [pair for pair in pairs if pair.first in places and pair.second in places]
    low = max(place.y + place.height for place in places.values()) + _OVER_FOOT
    heads = [part.bottom for part in beside if part.bottom]
    top = max(heads, default=room.y)
    area = Rect(room.x, top, room.width, low - top)
    columned = bool(heads)
    lines = map_lines(found, drawn, places, area, columned)
    boxes = tuple(
        map_box(found, name, place, size, shown.style(name)) for name, place in places.items()
    )
    whole = Piece(boxes=boxes, lines=lines, told=_told(shown, places, lines))
    end = room.y + room.height - foot.bottom
    part = together([whole, *beside, foot.moved(0.0, min(end, low + _STEP))])
    return DrawnMap(part, line_legend(found, lines))


def _told(shown: Shown, places: Iterable[str], lines: Sequence[Line]) -> tuple[Told, ...]:
    """Each directorate, then each pair that is drawn, in words."""
    found, shown_boxes = shown.found, set(places)
    boxes = [Told(label(found, name), 1, name) for name in shown.order if name in shown_boxes]
    return (*boxes, *(Told(line.label, 2) for line in reversed(lines)))


def _foot(shown: Shown, room: Rect) -> Piece:
    """Under a rule, sentences with what a reader would otherwise count; nothing without any."""
    title, said = _sentences(shown, room)
    if not said:
        return Piece()
    left = room.x + width(title, _HEAD, True) + 12.0
    rule = Mark(
        "rule",
        stroke=HAIRLINE,
        stroke_width=0.8,
        points=((room.x, 0.0), (room.x + room.width, 0.0)),
    )
    texts = [Text(room.x, 14.0, title, _HEAD, True, fill=DARK_BLUE)]
    y = 14.0
    for words in said:
        lines = paragraph(left, y, words, _SMALL, room.x + room.width - left, leading=1.29)
        texts += lines
        y += len(lines) * _PITCH
    told = (Told(title), *(Told(words, 2) for words in said))
    return Piece(texts=tuple(texts), marks=(rule,), told=told, bottom=y - _PITCH + 5.0)


def _sentences(shown: Shown, room: Rect) -> tuple[str, tuple[str, ...]]:
    found, two = shown.found, shown.two
    if two is not None:
        said = list(across_sides(found, shown.network, (two.left, two.right)))
        if room.width >= _WIDE_ROOM:  # the reasons stand beside their boxes
            return "Across the sides", tuple(said)
        return "Across the sides", (*said, *_alone(shown))
    said = [most_linked(found)] if found.total else []
    return "In short", tuple(words for words in (*said, *_alone(shown)) if words)


def _alone(shown: Shown) -> Iterable[str]:
    """Why some have no link, each reason once."""
    found = shown.found
    alone: dict[str, list[str]] = {}
    for name in shown.order:
        if not found.sums[name]:
            alone.setdefault(unlinked(shown.network, name), []).append(found.names[name])
    for reason, names in alone.items():
        yield f"{reason}: {listed(names, _MOST_NAMED)}."
