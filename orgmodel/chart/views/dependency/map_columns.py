"""Where the directorates stand on a map of two sides: one side left, one right, both between."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations

from orgmodel.chart.lines.straight import cross, middle, passes
from orgmodel.chart.lines.tracks import Rect
from orgmodel.chart.views.dependency.linked import Linked

LEFT, BETWEEN, RIGHT = COLUMNS = (0, 1, 2)
_LEAST_GAP, _ALONE = 14.0, 32.0
_CLEAR = 6.0
_ROUNDS = 6
_WEAK, _CROSSING, _BLOCKED, _OFF_MIDDLE = 0.3, 45.0, 260.0, 2.0
_MOST_FOR_CROSSINGS = 40
_Orders = tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class MapColumns:
    """Three columns: their left edges, their one width, and from where to where they reach.

    Every second box of a column stands `stagger` further right; no gap is above `widest_gap`.
    """

    lefts: tuple[float, float, float]
    width: float
    top: float
    bottom: float
    stagger: float = 0.0
    widest_gap: float = 82.0


@dataclass(frozen=True, eq=False)
class ColumnMap:
    """The directorates of each column, which are so high, and the columns they stand in."""

    found: Linked
    column: Mapping[str, int]
    heights: Mapping[str, float]
    columns: MapColumns

    @cached_property
    def places(self) -> Mapping[str, Rect]:
        """A place for each, in the order that makes lines short and lets few of them cross.

        The most linked begin in the middle of their column; those without a link stand at its
        foot.
        """
        orders = tuple(self._from_the_middle(at) for at in COLUMNS)
        best = self._cost(orders)
        for _ in range(_ROUNDS):
            before = best
            for at in COLUMNS:
                for one, other in combinations(range(len(orders[at])), 2):
                    tried = _swapped(orders, at, one, other)
                    cost = self._cost(tried)
                    if cost < best - 1e-6:
                        best, orders = cost, tried
            if best == before:
                break
        return self._placed(orders, self._alone)

    @property
    def widest(self) -> float:
        """How high the columns are with the widest gaps: more room than that stays empty."""
        highs = []
        for at in COLUMNS:
            gaps = max(len(self._from_the_middle(at)) - 1, 0)
            spare = self._spare(self._from_the_middle(at), self._alone[at])
            room = self.columns.bottom - self.columns.top
            highs.append(room - spare + (self.columns.widest_gap - _LEAST_GAP) * gaps)
        return max(highs)

    @property
    def fits(self) -> bool:
        """Whether every column holds its boxes with room between them."""
        return all(self._spare(self._from_the_middle(at), self._alone[at]) >= 0 for at in COLUMNS)

    @cached_property
    def _alone(self) -> _Orders:
        sums = self.found.sums
        return tuple(
            tuple(name for name in self.column if self.column[name] == at and not sums[name])
            for at in COLUMNS
        )

    def _from_the_middle(self, at: int) -> tuple[str, ...]:
        """Those of a column that are linked: the most linked in the middle, the others about it."""
        sums = self.found.sums
        members = [name for name in self.column if self.column[name] == at and sums[name]]
        ranked = sorted(members, key=lambda name: -sums[name])
        return (*reversed(ranked[1::2]), *ranked[::2])

    def _spare(self, order: Sequence[str], alone: Sequence[str]) -> float:
        """What is left of a column's height beyond the least gaps."""
        gaps = _LEAST_GAP * max(len(order) - 1, 0) + _ALONE * len(alone)
        used = sum(self.heights[name] for name in (*order, *alone))
        return self.columns.bottom - self.columns.top - used - gaps

    def _placed(self, orders: _Orders, alone: _Orders) -> dict[str, Rect]:
        columns, places = self.columns, {}
        for at in COLUMNS:
            gaps = max(len(orders[at]) - 1, 1)
            gap = min(
                columns.widest_gap, _LEAST_GAP + self._spare(orders[at], self._alone[at]) / gaps
            )
            spare = self._spare(orders[at], self._alone[at])
            y = columns.top + max(0.0, (spare - (gap - _LEAST_GAP) * (len(orders[at]) - 1)) / 2)
            for row, name in enumerate((*orders[at], *alone[at])):
                if row >= len(orders[at]):
                    y += _ALONE - (gap if row == len(orders[at]) and row else 0.0)
                x = columns.lefts[at] + (columns.stagger if row % 2 else 0.0)
                places[name] = Rect(x, y, columns.width, self.heights[name])
                y += self.heights[name] + (gap if row < len(orders[at]) else 0.0)
        return places

    def _cost(self, orders: _Orders) -> float:
        """How crooked the map is: steep lines, lines that cross, lines that a box is in the way of.

        Strong pairs count by their links, weak ones little.
        """
        places = self._placed(orders, ((), (), ()))
        centre = (self.columns.top + self.columns.bottom) / 2
        sums = self.found.sums
        cost = sum(
            _OFF_MIDDLE * sums[name] * abs(middle(place)[1] - centre) / 100
            for name, place in places.items()
        )
        strong = {(pair.first, pair.second) for pair in self.found.strong}
        stretches = []
        for pair in self.found.pairs:
            one, other = places[pair.first], places[pair.second]
            ends = (middle(one), middle(other))
            weight = float(pair.links) if (pair.first, pair.second) in strong else _WEAK
            cost += weight * abs(ends[0][1] - ends[1][1]) / 10
            others = (place for place in places.values() if place not in (one, other))
            if any(passes(*ends, place, _CLEAR) for place in others):
                cost += _BLOCKED * min(weight, 1.0)
            stretches.append((ends, min(weight, 1.0)))
        if len(stretches) <= _MOST_FOR_CROSSINGS:
            cost += _CROSSING * sum(
                a * b for (one, a), (other, b) in combinations(stretches, 2) if cross(one, other)
            )
        return cost


def _swapped(orders: _Orders, at: int, one: int, other: int) -> _Orders:
    order = list(orders[at])
    order[one], order[other] = order[other], order[one]
    return (*orders[:at], tuple(order), *orders[at + 1 :])
