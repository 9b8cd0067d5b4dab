"""Links drawn across any drawing: routed between its boxes, with words beside them."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from orgmodel.chart.drawing.drawing import Box, Line, Text
from orgmodel.chart.drawing.node import Link
from orgmodel.chart.drawing.wrapping import width
from orgmodel.chart.lines.route import route
from orgmodel.chart.lines.tracks import Rect

Point = tuple[float, float]
WORDS_SIZE = 8.0
_AWAY = 2.5
_PARTS = (0.5, 0.4, 0.6, 0.3, 0.7, 0.2, 0.8, 0.1, 0.9)


def link_lines(
    boxes: Sequence[Box],
    links: Sequence[Link],
    lines: Sequence[Line],
    area: Rect,
    words_size: float = WORDS_SIZE,
) -> tuple[Line, ...]:
    """Return a line for each link whose two ends are among the boxes, in the links' order.

    The lines keep to `area`, through no box, and off the `lines` drawn already. A link from
    a box to itself is not drawn.
    """
    places = [Rect(box.x, box.y, box.width, box.height) for box in boxes]
    index: dict[str, int] = {}
    for at, box in enumerate(boxes):
        index.setdefault(box.id, at)
    drawn = [link for link in links if link.source in index and link.target in index]
    pairs = [(index[link.source], index[link.target]) for link in drawn]
    ways = route(places, pairs, [line.points for line in lines], area)
    made = []
    filled = list(places)
    for points in (*(line.points for line in lines), *(way for way in ways if way)):
        filled += _strokes(points)
    for link, way in zip(drawn, ways, strict=True):
        if way is None:
            continue
        texts: tuple[Text, ...] = ()
        if link.words:
            text = beside(way, link.words, words_size, filled, area, link.style.stroke)
            filled.append(_ground(text))
            texts = (text,)
        style = link.style
        made.append(
            Line(
                link.source,
                link.target,
                link.relation,
                way,
                link.label,
                style.stroke,
                style.width,
                style.dash,
                style.start,
                style.end,
                texts,
                link.data,
            )
        )
    return tuple(made)


def beside(
    way: Sequence[Point], words: str, size: float, filled: Sequence[Rect], area: Rect, fill: str
) -> Text:
    """Place words next to a line, where they cover as little as can be.

    Tried are places along every stretch, over and under a level one, left and right of an
    upright one; the one nearest the middle of the line wins among those equally free.
    """
    wide = width(words, size, bold=True)
    best: tuple[float, Text] | None = None
    lengths = [abs(x1 - x0) + abs(y1 - y0) for (x0, y0), (x1, y1) in pairwise(way)]
    half, gone = sum(lengths) / 2, 0.0
    for (start, end), length in zip(pairwise(way), lengths, strict=True):
        for part in _PARTS:
            x = start[0] + (end[0] - start[0]) * part
            y = start[1] + (end[1] - start[1]) * part
            far = abs(gone + length * part - half)
            for text in _candidates(x, y, start[1] == end[1], words, size, wide, fill):
                ground = _ground(text)
                covered = sum(_shared(ground, rect) for rect in filled)
                outside = ground.width * ground.height - _shared(ground, area)
                cost = (covered + outside) * 100 + far
                if best is None or cost < best[0]:
                    best = cost, text
        gone += length
    if best is None:
        raise ValueError("a line needs two points")
    return best[1]


def _strokes(way: Sequence[Point]) -> list[Rect]:
    """Return the thin rectangles that a line covers."""
    return [
        Rect(min(x0, x1) - 1, min(y0, y1) - 1, abs(x1 - x0) + 2, abs(y1 - y0) + 2)
        for (x0, y0), (x1, y1) in pairwise(way)
    ]


def _candidates(
    x: float, y: float, level: bool, words: str, size: float, wide: float, fill: str
) -> tuple[Text, ...]:
    if level:
        left = x - wide / 2
        return (
            Text(left, y - _AWAY, words, size, True, fill=fill),
            Text(left, y + _AWAY + size * 0.75, words, size, True, fill=fill),
        )
    base = y + size * 0.36
    return (
        Text(x + _AWAY, base, words, size, True, fill=fill),
        Text(x - _AWAY - wide, base, words, size, True, fill=fill),
    )


def _ground(text: Text) -> Rect:
    """Return the rectangle that bold words starting at a place cover."""
    wide = width(text.content, text.size, bold=True)
    return Rect(text.x, text.y - text.size * 0.75, wide, text.size)


def _shared(first: Rect, second: Rect) -> float:
    """Area two rectangles share."""
    across = min(first.x + first.width, second.x + second.width) - max(first.x, second.x)
    down = min(first.y + first.height, second.y + second.height) - max(first.y, second.y)
    return max(across, 0.0) * max(down, 0.0)
