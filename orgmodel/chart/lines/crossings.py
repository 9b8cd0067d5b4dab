"""The graph of crossings of tracks, and what it costs to run along each stretch."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from orgmodel.chart.drawing.drawing import Point
from orgmodel.chart.lines.tracks import Floats, Tracks

Span = tuple[float, float, float]
"""A straight stretch: where it lies across, and from where to where it runs."""
Ints = NDArray[np.int64]

UP, DOWN, LEFT, RIGHT = range(4)
_APART = 2.5
_OVERLAP = 4.0
_OVERLAP_AT_ALL = 12.0
_CROSSING = 2.0
_CLOSE = 6.0
_HUGGING = 0.4


class _Stretches:
    """Stretches between neighbouring crossings along one axis."""

    def __init__(self, order: Ints, track: Ints, across: Floats, along: Floats) -> None:
        same = track[order[:-1]] == track[order[1:]]
        self.first, self.second = order[:-1][same], order[1:][same]
        self.at = across[self.first]
        self.low, self.high = along[self.first], along[self.second]
        self.cost = self.high - self.low

        # By place across, to find those near a line without looking at all of them.
        self._order = np.argsort(self.at, kind="stable")
        self._sorted = self.at[self._order]

    def beside(self, span: Span, away: float) -> Ints:
        """Return the stretches that run along a span, less than `away` from it."""
        at, low, high = span
        first, last = np.searchsorted(self._sorted, (at - away, at + away))
        near: Ints = self._order[first:last]
        found: Ints = near[(self.low[near] < high - 0.5) & (self.high[near] > low + 0.5)]
        return found

    def dearer(self, which: Ints, factor: float, extra: float = 0.0) -> None:
        """Add to the cost of stretches, in proportion to their length and for each."""
        self.cost[which] += (self.high[which] - self.low[which]) * factor + extra

    def across(self, span: Span) -> Ints:
        """Return the stretches that a span of the other axis crosses."""
        at, low, high = span
        first, last = np.searchsorted(self._sorted, (low - 0.5, high + 0.5))
        near: Ints = self._order[first:last]
        found: Ints = near[(self.low[near] < at) & (at <= self.high[near])]
        return found


class CrossingGraph:
    """Crossings of upright and level tracks, joined along both.

    `points` are the crossings. `steps` and `costs` hold four entries for each, in the order
    of the directions: the next crossing (-1 for none), and what going there costs, which
    is its length, and more where another line lies already or is crossed.
    """

    def __init__(self, upright: Tracks, level: Tracks) -> None:
        column, row = np.nonzero(
            (upright.low[:, None] <= level.at)
            & (level.at <= upright.high[:, None])
            & (level.low <= upright.at[:, None])
            & (upright.at[:, None] <= level.high)
        )
        x, y = upright.at[column], level.at[row]
        self.points: list[Point] = list(zip(x.tolist(), y.tolist(), strict=True))
        by_row = np.lexsort((column, row))
        self._upright = _Stretches(np.arange(len(x)), column, x, y)
        self._level = _Stretches(by_row, row, y, x)
        self._row_starts = np.searchsorted(row[by_row], np.arange(len(level.at) + 1))
        self._column_starts = np.searchsorted(column, np.arange(len(upright.at) + 1))
        self._by_row, self._tracks = by_row, (upright, level)
        steps = np.full((len(x), 4), -1)
        for stretches, back, on in ((self._upright, UP, DOWN), (self._level, LEFT, RIGHT)):
            steps[stretches.first, on] = stretches.second
            steps[stretches.second, back] = stretches.first
        self.steps: list[int] = steps.ravel().tolist()
        self.costs = [0.0] * (4 * len(self.points))
        self._price_all()

    def _price_all(self) -> None:
        self._price(self._upright, UP, DOWN, np.arange(len(self._upright.at)))
        self._price(self._level, LEFT, RIGHT, np.arange(len(self._level.at)))

    def _price(self, stretches: _Stretches, back: int, on: int, which: Ints) -> None:
        """Copy the costs of some stretches to their two ends."""
        costs = self.costs
        for first, second, cost in zip(
            stretches.first[which].tolist(),
            stretches.second[which].tolist(),
            stretches.cost[which].tolist(),
            strict=True,
        ):
            costs[4 * first + on] = costs[4 * second + back] = cost

    def occupy(self, upright: Iterable[Span], level: Iterable[Span]) -> None:
        """Make it dear to lie on these lines, and a little to cross them."""
        for ours, others, found in (
            (self._upright, self._level, upright),
            (self._level, self._upright, level),
        ):
            for span in found:
                beside, across = ours.beside(span, _APART), others.across(span)
                ours.dearer(beside, _OVERLAP, _OVERLAP_AT_ALL)
                others.dearer(across, 0.0, _CROSSING)
                for stretches, which in ((ours, beside), (others, across)):
                    back, on = (UP, DOWN) if stretches is self._upright else (LEFT, RIGHT)
                    self._price(stretches, back, on, which)

    def shun(self, upright: Iterable[Span], level: Iterable[Span]) -> None:
        """Make it a little dearer to run close along these edges."""
        for ours, found in ((self._upright, upright), (self._level, level)):
            for span in found:
                ours.dearer(ours.beside(span, _CLOSE), _HUGGING)
        self._price_all()

    def first_crossing(self, span: Span, is_upright: bool, outward: int) -> int:
        """Return the crossing nearest to the start of a port's track, -1 if there is none."""
        tracks = self._tracks[0] if is_upright else self._tracks[1]
        left = int(np.searchsorted(tracks.at, span[0], side="left"))
        while left < len(tracks.at) and tracks.at[left] == span[0]:
            if tracks.low[left] == span[1] and tracks.high[left] == span[2]:
                break
            left += 1
        else:
            return -1
        starts = self._column_starts if is_upright else self._row_starts
        low, high = int(starts[left]), int(starts[left + 1])
        if low == high:
            return -1
        at = low if outward > 0 else high - 1
        return at if is_upright else int(self._by_row[at])


def spans(lines: Iterable[Iterable[Point]]) -> tuple[list[Span], list[Span]]:
    """Return the upright and the level stretches of lines, those that overlap made one."""
    upright: dict[float, list[tuple[float, float]]] = {}
    level: dict[float, list[tuple[float, float]]] = {}
    for points in lines:
        for (x0, y0), (x1, y1) in pairwise(points):
            if x0 == x1:
                upright.setdefault(x0, []).append((min(y0, y1), max(y0, y1)))
            else:
                level.setdefault(y0, []).append((min(x0, x1), max(x0, x1)))
    return _merged(upright), _merged(level)


def _merged(found: dict[float, list[tuple[float, float]]]) -> list[Span]:
    merged: list[Span] = []
    for at, parts in found.items():
        parts.sort()
        low, high = parts[0]
        for start, end in parts[1:]:
            if start > high:
                merged.append((at, low, high))
                low, high = start, end
            else:
                high = max(high, end)
        merged.append((at, low, high))
    return merged
