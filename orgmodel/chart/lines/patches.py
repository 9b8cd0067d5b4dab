"""Where on its line a word or number stands: clear of every other line, word and box."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from orgmodel.chart.drawing.drawing import Point
from orgmodel.chart.lines.straight import along, from_box, from_way
from orgmodel.chart.lines.tracks import Rect

_APART = 7.0
_PARTS = (0.5, 0.4, 0.6, 0.33, 0.67, 0.27, 0.73, 0.22, 0.78)


def patch_places(
    ways: Sequence[Sequence[Point]],
    sizes: Mapping[int, tuple[float, float]],
    boxes: Iterable[Rect],
) -> Mapping[int, Rect]:
    """The patch of each way named in `sizes` (position → width and height), in their order.

    The first place with some points of white round it is taken, else the one with most.
    """
    boxes = tuple(boxes)
    found: dict[int, Rect] = {}
    for number, (wide, high) in sizes.items():
        others = [way for at, way in enumerate(ways) if at != number and len(way) > 1]
        tried = []
        for part in _PARTS:
            x, y = along(ways[number], part)
            patch = Rect(x - wide / 2, y - high / 2, wide, high)
            tried.append((_room(patch, others, [*found.values(), *boxes]), patch))
        most = max(room for room, _ in tried)
        found[number] = next(patch for room, patch in tried if room >= min(most, _APART))
    return found


def _room(patch: Rect, ways: Sequence[Sequence[Point]], boxes: Sequence[Rect]) -> float:
    """How far the nearest line or box is from a patch; less than 0 where it lies on one."""
    spots = [(patch.x + patch.width * part, patch.y + patch.height / 2) for part in (0.0, 0.5, 1.0)]
    half = patch.height / 2
    nearest = min((from_way(spot, way) for way in ways for spot in spots), default=99.0)
    beside = min((from_box(spot, box) for box in boxes for spot in spots), default=99.0)
    return min(nearest, beside) - half
