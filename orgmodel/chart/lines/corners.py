"""The corners of a line of straight stretches."""

from __future__ import annotations

from collections.abc import Iterable

from orgmodel.chart.drawing.drawing import Point


def corners(points: Iterable[Point]) -> tuple[Point, ...]:
    """The first and last point and those where the line turns; no point twice in a row."""
    found: list[Point] = []
    for point in points:
        if found and point == found[-1]:
            continue
        if len(found) > 1 and (
            found[-2][0] == found[-1][0] == point[0] or found[-2][1] == found[-1][1] == point[1]
        ):
            found[-1] = point
        else:
            found.append(point)
    return tuple(found)
