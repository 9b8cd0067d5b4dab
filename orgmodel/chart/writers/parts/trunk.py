"""Lines of a manager's reports, each whole: over the stretch that they share to the manager's box.

A drawing has that stretch once and each report's own bit. On a slide a line is one connector
between two boxes, so that it follows when either is moved.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from orgmodel.chart.drawing.drawing import Box, Bus, Drawing, Group, Line, Point
from orgmodel.chart.writers.parts.connector_form import connector_form

_NEAR = 0.6
_TOUCHING = 2.0
_HALFWAY = 0.2
_Stretch = tuple[Point, Point]


def with_whole_lines(drawing: Drawing) -> Drawing:
    """The drawing with lines that go on to their manager's box, in place of what they share.

    Only where each line of a bus can be one connector so; else lines and bus stay as they are.
    """
    holders: list[Box | Group] = [*drawing.groups, *drawing.boxes]
    boxes = {one.id: one for one in holders}
    whole: dict[Line, Line] = {}
    shared: list[Bus] = []
    for bus in drawing.buses:
        meeting = [
            line
            for line in drawing.lines
            if bus.manager == line.target and any(_on(line.points[-1], s) for s in _stretches(bus))
        ]
        made = _all_whole(bus, boxes[bus.manager], meeting) if bus.manager in boxes else {}
        if made:
            whole |= made
        else:
            shared.append(bus)
    lines = tuple(whole.get(line, line) for line in drawing.lines)
    return replace(drawing, lines=lines, buses=tuple(shared))


def _all_whole(bus: Bus, manager: Box | Group, lines: Sequence[Line]) -> dict[Line, Line]:
    """Each line with its way to the manager; nothing where one of them has none."""
    stretches = _stretches(bus)
    ends = [end for run in bus.runs for end in (run[0], run[-1]) if _touches(end, manager)]
    made: dict[Line, Line] = {}
    for line in lines:
        way = _way(line.points[-1], stretches, ends)
        points = (*line.points[:-1], *way)
        if not way or not _drawn_alike(points):
            return {}
        made[line] = replace(line, points=points)
    return made


def _drawn_alike(points: Sequence[Point]) -> bool:
    """Whether every program draws one connector so.

    LibreOffice before 7.5 puts the middle stretch of two bends halfway, wherever it should be;
    far from there it may go through a box.
    """
    form = connector_form(points)
    return form is not None and (form.middle is None or abs(form.middle - 0.5) < _HALFWAY)


def _stretches(bus: Bus) -> list[_Stretch]:
    return [pair for run in bus.runs for pair in pairwise(run)]


def _way(start: Point, stretches: Sequence[_Stretch], ends: Sequence[Point]) -> tuple[Point, ...]:
    """From a point on a bus over its stretches to one of its ends; empty where none is reached."""
    ways: deque[tuple[_Stretch, tuple[Point, ...]]] = deque(
        (one, (start,)) for one in stretches if _on(start, one)
    )
    seen = {one for one, _ in ways}
    while ways:
        stretch, way = ways.popleft()
        end = next((end for end in ends if _on(end, stretch)), None)
        if end is not None:
            return (*way, end)
        for other in stretches:
            meeting = _meeting(stretch, other)
            if other not in seen and meeting is not None:
                seen.add(other)
                ways.append((other, (*way, meeting)))
    return ()


def _touches(point: Point, box: Box | Group) -> bool:
    x, y = point[0] - box.x, point[1] - box.y
    inside = -_TOUCHING < x < box.width + _TOUCHING and -_TOUCHING < y < box.height + _TOUCHING
    return inside and min(abs(x), abs(box.width - x), abs(y), abs(box.height - y)) < _TOUCHING


def _on(point: Point, stretch: _Stretch) -> bool:
    (x1, y1), (x2, y2) = stretch
    return (
        min(x1, x2) - _NEAR < point[0] < max(x1, x2) + _NEAR
        and min(y1, y2) - _NEAR < point[1] < max(y1, y2) + _NEAR
    )


def _meeting(one: _Stretch, other: _Stretch) -> Point | None:
    """Where two stretches, each straight across or straight down, have a point in common."""
    corners = ((x, y) for x, _ in (*one, *other) for _, y in (*one, *other))
    return next((at for at in corners if _on(at, one) and _on(at, other)), None)
