"""Lines that join boxes: straight where nothing stands between, else round what does."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise

from orgmodel.chart.drawing.drawing import Point
from orgmodel.chart.lines.joints import OPPOSITE, Course, Join, Side, at_side, side_towards, spread
from orgmodel.chart.lines.route import route
from orgmodel.chart.lines.straight import way_passes
from orgmodel.chart.lines.tracks import Rect

Way = tuple[Point, ...]
"""The corners of a line, from the first box's edge to the second's."""
_CLEAR = 5.0
_ROUND = 9.0
_LANE = 9.0
_LEAD = 12.0
_AWAY = 12.0


def join_boxes(
    joins: Sequence[Join], boxes: Mapping[str, Rect], area: Rect, columns: bool = False
) -> tuple[Way | None, ...]:
    """A way for each join, none of them through a box.

    Ends on one side of a box are spread over it in the order of the other ends. With `columns`,
    lines between boxes beside each other leave at the left and the right, however steep, and
    those over a column between go through one of its gaps. A join for which there is no white
    space at all, or of a box to itself, has none.
    """
    courses: list[Course] = []
    for number, join in enumerate(joins):
        course = _course(number, join, boxes, area, columns, courses)
        courses += [course] if course else []
    ends = spread(courses, boxes)
    found: dict[int, Way] = {}
    for course in courses:
        first, last = ends[course.number]
        way = (first, *course.via, last)
        if not way_passes(way, _others(course.join, boxes), _CLEAR / 2):
            found[course.number] = way
    for away in (_ROUND, 0.0):
        found |= _round(joins, found, boxes, area, away)
    return tuple(found.get(number) for number in range(len(joins)))


def _others(join: Join, boxes: Mapping[str, Rect]) -> list[Rect]:
    return [box for name, box in boxes.items() if name not in (join.first, join.second)]


def _course(
    number: int,
    join: Join,
    boxes: Mapping[str, Rect],
    area: Rect,
    columns: bool,
    before: Sequence[Course],
) -> Course | None:
    """Straight, or through a gap of the column between; None where neither is free."""
    if join.first == join.second:
        return None
    one, other = boxes[join.first], boxes[join.second]
    side = side_towards(one, other, columns)
    ends = (at_side(one, side), at_side(other, OPPOSITE[side]))
    others = _others(join, boxes)
    if not way_passes(ends, others, _CLEAR):
        return Course(number, join, side)
    if not columns or side not in ("left", "right"):
        return None
    taken = [course.via[0][1] for course in before if course.via]
    via = _through_a_gap(ends, side, others, area, taken)
    return Course(number, join, side, via) if via else None


def _through_a_gap(
    ends: tuple[Point, Point], side: Side, others: Iterable[Rect], area: Rect, taken: list[float]
) -> Way:
    """Two points before and behind the boxes between, level with a gap that is on the way."""
    low, high = sorted((ends[0][0], ends[1][0]))
    between = [box for box in others if low < box.x + box.width and box.x < high]
    left = min(box.x for box in between) - _LEAD
    right = max(box.x + box.width for box in between) + _LEAD
    if left <= low or right >= high:
        return ()
    middle = (ends[0][1] + ends[1][1]) / 2
    levels = [
        (away, y) for away, y in _levels(between, area) if all(abs(y - at) >= _LANE for at in taken)
    ]
    if not levels:
        return ()
    _, level = min(levels, key=lambda found: (max(_AWAY - found[0], 0.0), abs(found[1] - middle)))
    points = ((left, level), (right, level))
    return points if side == "right" else points[::-1]


def _levels(between: Sequence[Rect], area: Rect) -> Iterable[tuple[float, float]]:
    """How far the nearest box is, and at what height, for heights a point apart."""
    y = area.y + _CLEAR
    while y < area.y + area.height - _CLEAR:
        away = min(max(box.y - y, y - box.y - box.height) for box in between)
        if away >= _CLEAR:
            yield away, y
        y += 1.0


def _round(
    joins: Sequence[Join],
    found: Mapping[int, Way],
    boxes: Mapping[str, Rect],
    area: Rect,
    away: float,
) -> dict[int, Way]:
    """Right-angled ways for the joins not found yet, which keep so far from every box."""
    names = list(boxes)
    missing = [number for number in range(len(joins)) if number not in found]
    if not missing:
        return {}
    grown = [_grown(boxes[name], away) for name in names]
    ends = [(names.index(joins[n].first), names.index(joins[n].second)) for n in missing]
    taken = [way for way in found.values() if _right_angled(way)]
    done = {}
    for number, way in zip(missing, route(grown, ends, taken, area), strict=True):
        if way is not None and len(way) > 1:
            join = joins[number]
            first, last = _onto(boxes[join.first], way[0]), _onto(boxes[join.second], way[-1])
            whole = _straightened((first, *way, last))
            if not way_passes(whole, _others(join, boxes)):
                done[number] = whole
    return done


def _right_angled(points: Way) -> bool:
    return all(a[0] == b[0] or a[1] == b[1] for a, b in pairwise(points))


def _grown(box: Rect, by: float) -> Rect:
    return Rect(box.x - by, box.y - by, box.width + 2 * by, box.height + 2 * by)


def _onto(box: Rect, point: Point) -> Point:
    """The place on a box's edge straight ahead of a point beside it."""
    x = min(max(point[0], box.x), box.x + box.width)
    y = min(max(point[1], box.y), box.y + box.height)
    return x, y


def _straightened(points: Way) -> Way:
    """The points without those that lie between two on one line."""
    kept: list[Point] = []
    for point in points:
        if kept and kept[-1] == point:
            continue
        last = kept[-2:]
        if len(last) > 1 and any(last[0][at] == last[1][at] == point[at] for at in (0, 1)):
            kept.pop()
        kept.append(point)
    return tuple(kept)
