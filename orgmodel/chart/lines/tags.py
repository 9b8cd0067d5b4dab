"""Short words beside lines, where they cover no other line, box or word."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from orgmodel.chart.drawing import palette
from orgmodel.chart.drawing.drawing import Box, Line, Text
from orgmodel.chart.drawing.wrapping import width

Corners = tuple[float, float, float, float]
_AWAY = 2.5
_PARTS = (0.5, 0.35, 0.65, 0.2, 0.8)


def tagged(
    lines: Sequence[Line], tags: Mapping[int, str], size: float, boxes: Sequence[Box]
) -> tuple[Line, ...]:
    """The lines, those named in `tags` (position → word) with their word beside them.

    Of the places beside each part of a line the first that covers nothing is taken, else
    the one that covers least.
    """
    taken = [_of_segment(a, b) for line in lines for a, b in pairwise(line.points)]
    taken += [(box.x, box.y, box.x + box.width, box.y + box.height) for box in boxes]
    done = list(lines)
    for at, word in tags.items():
        places = [
            (_covered(place[1], taken), order, place)
            for order, place in enumerate(_places(lines[at], word, size))
        ]
        if not places:
            continue
        _, _, (text, rect) = min(places)
        taken.append(rect)
        done[at] = replace(lines[at], texts=(text,))
    return tuple(done)


def _places(line: Line, word: str, size: float) -> Iterator[tuple[Text, Corners]]:
    """Places beside the line, the longest upright parts first."""
    wide = width(word, size, True)
    parts = sorted(pairwise(line.points), key=lambda ends: -_length(*ends))
    for upright in (True, False):
        for (x0, y0), (x1, y1) in parts:
            if (x0 == x1) != upright or _length((x0, y0), (x1, y1)) < (size if upright else wide):
                continue
            for part in _PARTS:
                x, y = x0 + (x1 - x0) * part, y0 + (y1 - y0) * part
                for left, base in _beside(x, y, wide, size, upright=upright):
                    rect = (left, base - size * 0.8, left + wide, base + size * 0.1)
                    yield Text(left, base, word, size, True, fill=palette.INK), rect


def _beside(
    x: float, y: float, wide: float, size: float, *, upright: bool
) -> tuple[tuple[float, float], ...]:
    if upright:
        base = y + size * 0.36
        return (x + _AWAY, base), (x - _AWAY - wide, base)
    left = x - wide / 2
    return (left, y - 2.0), (left, y + size * 0.8 + 2.0)


def _length(one: tuple[float, float], other: tuple[float, float]) -> float:
    return abs(one[0] - other[0]) + abs(one[1] - other[1])


def _of_segment(one: tuple[float, float], other: tuple[float, float]) -> Corners:
    return (
        min(one[0], other[0]) - 0.7,
        min(one[1], other[1]) - 0.7,
        max(one[0], other[0]) + 0.7,
        max(one[1], other[1]) + 0.7,
    )


def _covered(rect: Corners, taken: Sequence[Corners]) -> int:
    """How many of the taken rectangles a word would touch."""
    left, top, right, low = rect
    return sum(a < right and left < c and b < low and top < d for a, b, c, d in taken)
