"""Which of PowerPoint's connectors goes through a line's points.

A straight connector, one with a bend and one with two (ECMA-376 part 1, presetShapeDefinitions:
line, bentConnector2, bentConnector3) are told by a rectangle, turned and flipped, and the
place of the middle stretch.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import cos, radians, sin

from orgmodel.chart.drawing.drawing import Point

_NEAR = 0.05


@dataclass(frozen=True, slots=True)
class ConnectorForm:
    """A preset in a rectangle that is flipped first, then turned about its middle.

    `turn` is in degrees clockwise; `middle` the share of the width at which a connector of
    two bends turns.
    """

    preset: str
    x: float
    y: float
    width: float
    height: float
    flip_across: bool = False
    flip_down: bool = False
    turn: int = 0
    middle: float | None = None

    @property
    def points(self) -> tuple[Point, ...]:
        """What the connector goes through."""
        wide, high = self.width, self.height
        at = wide * (self.middle or 0.0)
        own: tuple[Point, ...] = {
            "line": ((0.0, 0.0), (wide, high)),
            "bentConnector2": ((0.0, 0.0), (wide, 0.0), (wide, high)),
            "bentConnector3": ((0.0, 0.0), (at, 0.0), (at, high), (wide, high)),
        }[self.preset]
        return tuple(self._placed(x - wide / 2, y - high / 2) for x, y in own)

    def _placed(self, x: float, y: float) -> Point:
        x, y = -x if self.flip_across else x, -y if self.flip_down else y
        angle = radians(self.turn)
        return (
            self.x + self.width / 2 + x * cos(angle) - y * sin(angle),
            self.y + self.height / 2 + x * sin(angle) + y * cos(angle),
        )


def connector_form(points: Sequence[Point]) -> ConnectorForm | None:
    """The form through these points; None where no connector goes so."""
    way = _corners(points)
    across = [_same(a[1], b[1]) for a, b in pairwise(way)]
    down = [_same(a[0], b[0]) for a, b in pairwise(way)]
    if len(way) == 2:
        return _form("line", way[0], way[-1], None, False)
    if len(way) == 3 and ((across[0] and down[1]) or (down[0] and across[1])):
        return _form("bentConnector2", way[0], way[-1], None, down[0])
    if len(way) == 4 and (across[0] and down[1] and across[2]):
        return _bent_twice(way, 0)
    if len(way) == 4 and (down[0] and across[1] and down[2]):
        return _bent_twice(way, 1)
    return None


def _bent_twice(way: Sequence[Point], axis: int) -> ConnectorForm | None:
    """None for a way that ends as far along as it began: its middle has no share of nothing."""
    start, end = way[0][axis], way[-1][axis]
    if _same(start, end):
        return None
    middle = (way[1][axis] - start) / (end - start)
    return _form("bentConnector3", way[0], way[-1], middle, axis == 1)


def _form(
    preset: str, start: Point, end: Point, middle: float | None, downward: bool
) -> ConnectorForm:
    """The form from start to end, its first stretch across, or with `downward` down."""
    right, low = end[0] - start[0], end[1] - start[1]
    left, top = min(start[0], end[0]), min(start[1], end[1])
    wide, high = abs(right), abs(low)
    if not downward:
        return ConnectorForm(preset, left, top, wide, high, right < 0, low < 0, 0, middle)
    # Turned by a right angle clockwise, what goes right goes down and what goes down goes left.
    x, y = left + wide / 2 - high / 2, top + high / 2 - wide / 2
    return ConnectorForm(preset, x, y, high, wide, low < 0, right > 0, 90, middle)


def _corners(points: Sequence[Point]) -> list[Point]:
    """The points without those that repeat or lie straight on the way."""
    way: list[Point] = []
    for point in points:
        if way and _same(way[-1][0], point[0]) and _same(way[-1][1], point[1]):
            continue
        if len(way) > 1 and _straight(way[-2], way[-1], point):
            way.pop()
        way.append(point)
    return way if len(way) > 1 else [points[0], points[-1]]


def _straight(first: Point, second: Point, third: Point) -> bool:
    """Whether the second lies between the others on a way straight across or straight down."""
    for along, aside in ((0, 1), (1, 0)):
        if _same(first[aside], second[aside]) and _same(second[aside], third[aside]):
            return (second[along] - first[along]) * (third[along] - second[along]) > 0
    return False


def _same(one: float, other: float) -> bool:
    return abs(one - other) < _NEAR
