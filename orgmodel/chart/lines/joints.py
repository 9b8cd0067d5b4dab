"""Where lines between boxes end: at which side of a box, and in what order beside each other."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from orgmodel.chart.drawing.drawing import Point
from orgmodel.chart.lines.straight import middle
from orgmodel.chart.lines.tracks import Rect

Side = Literal["left", "right", "top", "bottom"]
OPPOSITE: Mapping[Side, Side] = {
    "left": "right",
    "right": "left",
    "top": "bottom",
    "bottom": "top",
}
_EDGE = 5.0


@dataclass(frozen=True, slots=True)
class Join:
    """Two boxes to be joined by a line, and how much room its ends want at a side."""

    first: str
    second: str
    width: float = 6.0


@dataclass(frozen=True, slots=True)
class Course:
    """Which join it is, the side at which it leaves its first box, and what points it goes by."""

    number: int
    join: Join
    side: Side
    via: tuple[Point, ...] = ()


@dataclass(frozen=True, slots=True)
class _End:
    number: int
    slope: float
    width: float


def side_towards(one: Rect, other: Rect, columns: bool) -> Side:
    """At which side of the first box a line to the second leaves: where they are further apart.

    With `columns` always at the left or the right, where the boxes stand beside each other.
    """
    right, left = other.x - one.x - one.width, one.x - other.x - other.width
    below, above = other.y - one.y - one.height, one.y - other.y - other.height
    across, down = max(right, left), max(below, above)
    if across > 0 and (columns or across >= down):
        return "right" if right > left else "left"
    return "bottom" if below > above else "top"


def at_side(box: Rect, side: Side, off: float = 0.0) -> Point:
    """The point on a side so far off its middle, to the right or down."""
    x, y = middle(box)
    if side in ("left", "right"):
        return (box.x if side == "left" else box.x + box.width), y + off
    return x + off, (box.y if side == "top" else box.y + box.height)


def spread(
    courses: Sequence[Course], boxes: Mapping[str, Rect]
) -> Mapping[int, tuple[Point, Point]]:
    """Both ends of each course: at one side beside each other, so that none cross there."""
    ends: dict[tuple[str, Side], list[_End]] = {}
    for course in courses:
        join, there, back = course.join, course.side, OPPOSITE[course.side]
        one, other = boxes[join.first], boxes[join.second]
        ahead = course.via[0] if course.via else at_side(other, back)
        behind = course.via[-1] if course.via else at_side(one, there)
        leaves = _End(course.number, _slope(one, ahead, there), join.width)
        ends.setdefault((join.first, there), []).append(leaves)
        arrives = _End(course.number, _slope(other, behind, back), join.width)
        ends.setdefault((join.second, back), []).append(arrives)
    points = {}
    for (name, side), beside in ends.items():
        beside.sort(key=lambda end: end.slope)
        level = side in ("left", "right")
        room = (boxes[name].height if level else boxes[name].width) - 2 * _EDGE
        for end, off in zip(beside, _offsets(beside, room), strict=True):
            points[end.number, name] = at_side(boxes[name], side, off)
    return {
        course.number: (
            points[course.number, course.join.first],
            points[course.number, course.join.second],
        )
        for course in courses
    }


def _offsets(beside: Sequence[_End], room: float) -> list[float]:
    """How far each end lies off the middle: as wide apart as asked for, or as there is room."""
    steps = [(one.width + other.width) / 2 for one, other in pairwise(beside)]
    tight = min(1.0, room / sum(steps)) if sum(steps) else 1.0
    found = [-sum(steps) * tight / 2]
    for step in steps:
        found.append(found[-1] + step * tight)
    return found


def _slope(own: Rect, far: Point, side: Side) -> float:
    """How far down (or to the right) a point lies, for so far away from the side."""
    x, y = at_side(own, side)
    across, down = far[0] - x, far[1] - y
    if side in ("left", "right"):
        return down / max(abs(across), 1.0)
    return across / max(abs(down), 1.0)
