"""Lines across a drawing: right-angled, through the white space, never through a box.

Each line takes the cheapest way over the crossings of free tracks, by A*: length, bends,
crossings, and above all lying on another line cost. Lines are laid one after the other, the
shortest first, so that later ones keep clear of earlier ones. There is always the way round
the outside of the drawing.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from heapq import heapify, heappop, heappush

from orgmodel.chart.drawing.drawing import Point
from orgmodel.chart.lines.corners import corners
from orgmodel.chart.lines.crossings import LEFT, CrossingGraph, Span, spans
from orgmodel.chart.lines.tracks import Obstacles, Rect, bundle, long_tracks, port_track

_BEND = 24.0
_PORT_TAKEN = 40.0
_ROOM_FOR_TIP = 9.0
_TIGHT = 4.0
_MOST_TRACKS = 800
# How eagerly to look towards the goal: 1 finds the cheapest way, more finds one nearly as
# cheap sooner. The next is tried when a search has looked at more than its share of crossings.
_EAGER = (1.0, 1.25, 2.0)
_LOOKS = 1_000_000
_EVER = 10**12
_FAR = 1e18
_DIRECTIONS = range(4)
# Where lines may leave a box, as parts of its side: off the middle of top, bottom and left,
# where reporting lines are.
_ALONG_TOP = (0.25, 0.75, 0.4, 0.6)
_ALONG_BOTTOM = (0.25, 0.75, 0.4, 0.6)
_ALONG_LEFT = (0.25, 0.75)
_ALONG_RIGHT = (0.5, 0.25, 0.75)


@dataclass(frozen=True, slots=True)
class Port:
    """A place on a box's edge where a line may end: the track that leads off it."""

    box: int
    point: Point
    span: Span
    upright: bool
    outward: int


def route(
    boxes: Sequence[Rect],
    pairs: Sequence[tuple[int, int]],
    taken: Iterable[Iterable[Point]],
    area: Rect,
) -> list[tuple[Point, ...] | None]:
    """Return for each pair of positions in `boxes` the corner points of a line between them.

    `taken` are lines already drawn, which new ones avoid lying on. Lines stay within
    `area`, which should leave a lane of 12 pt or so round the boxes. A line from a box to
    itself has no way and gives None, as does one for which there is no white space at all.
    """
    ways: list[tuple[Point, ...] | None] = [None] * len(pairs)
    wanted = [at for at, (source, target) in enumerate(pairs) if source != target]
    if not wanted:
        return ways
    before = [tuple(points) for points in taken]
    ends = sorted({end for at in wanted for end in pairs[at]})
    for thrifty in (True, False):
        missing = [at for at in wanted if ways[at] is None]
        if not missing:
            break
        drawn = [way for way in ways if way is not None]
        router = _Router(boxes, ends, [*before, *drawn], area, thrifty, _LOOKS // len(wanted))
        for at in sorted(missing, key=lambda at: (_distance(boxes, pairs[at]), at)):
            ways[at] = router.lay(*pairs[at])
    return ways


def _distance(boxes: Sequence[Rect], pair: tuple[int, int]) -> float:
    first, second = boxes[pair[0]], boxes[pair[1]]
    across = first.x + first.width / 2 - second.x - second.width / 2
    down = first.y + first.height / 2 - second.y - second.height / 2
    return abs(across) + abs(down)


class _TooLongError(Exception):
    """A search has looked at more crossings than it was given patience for."""


class _Router:
    """Lays lines one after the other over one grid."""

    def __init__(
        self,
        boxes: Sequence[Rect],
        ends: Sequence[int],
        taken: Sequence[Sequence[Point]],
        area: Rect,
        thrifty: bool,
        patience: int,
    ) -> None:
        upright = Obstacles(boxes, area, vertical=True)
        level = Obstacles(boxes, area, vertical=False)
        self._boxes = boxes
        self._patience = patience
        ports = [port for end in ends for port in _ports(end, boxes[end], upright, level)]
        wide = max(box.width for box in boxes) * 1.8 if thrifty else 0.0
        high = min(box.height for box in boxes) if thrifty else 0.0
        most = _MOST_TRACKS if thrifty else 4 * _MOST_TRACKS
        down = long_tracks(upright, high, most) + [p.span for p in ports if p.upright]
        across = long_tracks(level, wide, most) + [p.span for p in ports if not p.upright]
        self._grid = CrossingGraph(bundle(down), bundle(across))
        self._ports: dict[int, list[tuple[Port, int, float]]] = {end: [] for end in ends}
        self._taken_ports: set[Point] = set()
        for port in ports:
            node = self._grid.first_crossing(port.span, port.upright, port.outward)
            if node >= 0:
                x, y = self._grid.points[node]
                away = abs(x - port.point[0]) + abs(y - port.point[1])
                self._ports[port.box].append((port, node, away))
        self._grid.shun(
            [(x, box.y, box.y + box.height) for box in boxes for x in (box.x, box.x + box.width)],
            [(y, box.x, box.x + box.width) for box in boxes for y in (box.y, box.y + box.height)],
        )
        self._grid.occupy(*spans(taken))

    def lay(self, source: int, target: int) -> tuple[Point, ...] | None:
        """Find the cheapest way between two boxes and take it."""
        found = self._cheapest(source, target)
        if found is None:
            return None
        start, nodes, end = found
        points = [start.point, *(self._grid.points[node] for node in nodes), end.point]
        way = corners(points)
        self._taken_ports |= {start.point, end.point}
        self._grid.occupy(*spans([way]))
        return way

    def _price(self, port: Port, away: float) -> float:
        taken = _PORT_TAKEN if port.point in self._taken_ports else 0.0
        return away + taken + max(0.0, _ROOM_FOR_TIP - away) * _TIGHT

    def _cheapest(self, source: int, target: int) -> tuple[Port, list[int], Port] | None:
        """Search, and where that takes long, search again more eagerly."""
        for eager in _EAGER[:-1]:
            try:
                return self._searched(source, target, eager, self._patience)
            except _TooLongError:
                continue
        return self._searched(source, target, _EAGER[-1], _EVER)

    def _searched(
        self, source: int, target: int, eager: float, patience: int
    ) -> tuple[Port, list[int], Port] | None:
        """A*: a state is a crossing and the axis on which it was reached."""
        goals = self._goals(target)
        first, best = self._starts(source)
        came = dict.fromkeys(best, -1)
        heap = [(cost, cost, state, -1) for state, cost in best.items()]
        heapify(heap)
        box = self._boxes[target]
        left, right, top, bottom = box.x, box.x + box.width, box.y, box.y + box.height
        points, steps, costs = self._grid.points, self._grid.steps, self._grid.costs
        done: set[int] = set()
        while heap:
            _, cost, state, goal = heappop(heap)
            if goal >= 0:
                return self._traced(state, goals[state >> 1][goal][0], came, first)
            if state in done:
                continue
            done.add(state)
            patience -= 1
            if patience < 0:
                raise _TooLongError
            node, axis = state >> 1, state & 1
            for number, (port, price) in enumerate(goals.get(node, ())):
                end = cost + price + (0.0 if axis == (0 if port.upright else 1) else _BEND)
                heappush(heap, (end, end, state, number))
            at = 4 * node
            for direction in _DIRECTIONS:
                on = steps[at + direction]
                if on < 0:
                    continue
                turn = 0 if direction < LEFT else 1
                more = cost + costs[at + direction] + (_BEND if turn != axis else 0.0)
                next_state = on * 2 + turn
                if more < best.get(next_state, _FAR) and next_state not in done:
                    best[next_state], came[next_state] = more, state
                    x, y = points[on]
                    across = left - x if x < left else x - right if x > right else 0.0
                    down = top - y if y < top else y - bottom if y > bottom else 0.0
                    rest = across + down
                    if down if turn else across:
                        rest += _BEND
                    heappush(heap, (more + eager * rest, more, next_state, -1))
        return None

    def _goals(self, target: int) -> dict[int, list[tuple[Port, float]]]:
        """The crossings from which a port of the target is reached, with what each port costs."""
        goals: dict[int, list[tuple[Port, float]]] = {}
        for port, node, away in self._ports[target]:
            goals.setdefault(node, []).append((port, self._price(port, away)))
        return goals

    def _starts(self, source: int) -> tuple[dict[int, Port], dict[int, float]]:
        """The states to start from: the cheapest port of the source for each, and its cost."""
        first: dict[int, Port] = {}
        best: dict[int, float] = {}
        for port, node, away in self._ports[source]:
            state = node * 2 + (0 if port.upright else 1)
            cost = self._price(port, away)
            if cost < best.get(state, _FAR):
                first[state], best[state] = port, cost
        return first, best

    def _traced(
        self, state: int, end: Port, came: dict[int, int], first: dict[int, Port]
    ) -> tuple[Port, list[int], Port]:
        nodes = []
        while True:
            nodes.append(state >> 1)
            if came[state] < 0:
                break
            state = came[state]
        nodes.reverse()
        return first[state], nodes, end


def _ports(end: int, box: Rect, upright: Obstacles, level: Obstacles) -> list[Port]:
    """Return the ports of one box that lead into white space."""
    right, bottom = box.x + box.width, box.y + box.height
    sides = (
        (True, -1, box.y, box.x, box.width, _ALONG_TOP),
        (True, 1, bottom, box.x, box.width, _ALONG_BOTTOM),
        (False, -1, box.x, box.y, box.height, _ALONG_LEFT),
        (False, 1, right, box.y, box.height, _ALONG_RIGHT),
    )
    found = []
    for is_upright, outward, edge, start, length, parts in sides:
        for part in parts:
            at = round(start + length * part, 2)
            span = port_track(upright if is_upright else level, at, edge, outward)
            if span is not None:
                point = (at, edge) if is_upright else (edge, at)
                found.append(Port(end, point, span, is_upright, outward))
    return found
