"""Straight lines between boxes: where they meet an edge, what they pass, how far things are."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise
from math import hypot

from orgmodel.chart.drawing.drawing import Point
from orgmodel.chart.lines.tracks import Rect

_TOUCH = 1e-6


def middle(box: Rect) -> Point:
    """The middle of a box."""
    return box.x + box.width / 2, box.y + box.height / 2


def edge_towards(box: Rect, far: Point) -> Point:
    """Where the way from a box's middle to a point outside crosses the box's edge."""
    x, y = middle(box)
    across, down = far[0] - x, far[1] - y
    parts = [box.width / 2 / abs(across)] if abs(across) > _TOUCH else []
    parts += [box.height / 2 / abs(down)] if abs(down) > _TOUCH else []
    part = min(parts, default=0.0)
    return x + across * part, y + down * part


def passes(one: Point, other: Point, box: Rect, away: float = 0.0) -> bool:
    """Whether the stretch between two points comes nearer to a box than so much."""
    first, last = 0.0, 1.0
    for start, end, low, size in (
        (one[0], other[0], box.x, box.width),
        (one[1], other[1], box.y, box.height),
    ):
        near, far, step = low - away + _TOUCH, low + size + away - _TOUCH, end - start
        if abs(step) < _TOUCH:
            if not near < start < far:
                return False
            continue
        enter, leave = sorted(((near - start) / step, (far - start) / step))
        first, last = max(first, enter), min(last, leave)
        if first >= last:
            return False
    return True


def way_passes(way: Sequence[Point], boxes: Iterable[Rect], away: float = 0.0) -> bool:
    """Whether any stretch of a way comes nearer to any of the boxes than so much."""
    return any(passes(a, b, box, away) for box in boxes for a, b in pairwise(way))


def cross(one: tuple[Point, Point], other: tuple[Point, Point]) -> bool:
    """Whether two stretches cross each other inside."""
    (a, b), (c, d) = one, other
    return _turn(a, b, c) * _turn(a, b, d) < -_TOUCH and _turn(c, d, a) * _turn(c, d, b) < -_TOUCH


def _turn(a: Point, b: Point, c: Point) -> float:
    return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])


def from_way(point: Point, way: Sequence[Point]) -> float:
    """How far a point is from the nearest place of a way."""
    return min(_from_stretch(point, a, b) for a, b in pairwise(way))


def _from_stretch(point: Point, a: Point, b: Point) -> float:
    across, down = b[0] - a[0], b[1] - a[1]
    long = across * across + down * down
    part = ((point[0] - a[0]) * across + (point[1] - a[1]) * down) / long if long else 0.0
    part = max(0.0, min(1.0, part))
    return hypot(a[0] + across * part - point[0], a[1] + down * part - point[1])


def from_box(point: Point, box: Rect) -> float:
    """How far a point is from a box; 0 inside."""
    across = max(box.x - point[0], 0.0, point[0] - box.x - box.width)
    down = max(box.y - point[1], 0.0, point[1] - box.y - box.height)
    return hypot(across, down)


def along(way: Sequence[Point], part: float) -> Point:
    """The place on a way after so much of its length, from 0 to 1."""
    stretches = [(a, b, hypot(b[0] - a[0], b[1] - a[1])) for a, b in pairwise(way)]
    left = part * sum(long for _, _, long in stretches)
    for (x0, y0), (x1, y1), long in stretches:
        if left <= long and long:
            return x0 + (x1 - x0) * left / long, y0 + (y1 - y0) * left / long
        left -= long
    return way[-1]
