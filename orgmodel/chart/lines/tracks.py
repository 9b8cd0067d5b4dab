"""Straight tracks in the white space between boxes, along which lines may run.

Tracks lie beside the edges of boxes, a few next to each other, each as long as it can be
without coming near a box. Long ones are what lines travel on; ports are short tracks that
lead off one box.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]

CLEAR = 4.0
"""How far from a box the nearest track lies, in points."""
STEP = 4.0
_SIDE_BY_SIDE = 3
_SAME = 2.5
_NEAREST = CLEAR - _SAME - 0.1


@dataclass(frozen=True, slots=True)
class Rect:
    """A box, or the sheet that lines must keep to: left, top, width and height in points."""

    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Tracks:
    """Parallel tracks: where each lies across, and between which ends it runs, sorted.

    For vertical tracks `at` is x and the ends are y; for horizontal ones the reverse.
    """

    at: Floats
    low: Floats
    high: Floats


class Obstacles:
    """Boxes seen along one axis: `near`/`far` edges across a track, `low`/`high` along it."""

    def __init__(self, boxes: Sequence[Rect], area: Rect, vertical: bool) -> None:
        x = np.array([box.x for box in boxes], dtype=float)
        y = np.array([box.y for box in boxes], dtype=float)
        right = x + np.array([box.width for box in boxes], dtype=float)
        bottom = y + np.array([box.height for box in boxes], dtype=float)
        across, along = ((x, right), (y, bottom)) if vertical else ((y, bottom), (x, right))
        self.near, self.far = across
        self.low, self.high = along
        if vertical:
            self.across = (area.x, area.x + area.width)
            self.along = (area.y, area.y + area.height)
        else:
            self.across = (area.y, area.y + area.height)
            self.along = (area.x, area.x + area.width)

    def free(self, at: float) -> list[tuple[float, float]]:
        """Return the stretches at one place across that keep clear of every box."""
        hit = (self.near - _NEAREST < at) & (at < self.far + _NEAREST)
        lows, highs = self.low[hit] - _NEAREST, self.high[hit] + _NEAREST
        order = np.argsort(lows, kind="stable")
        found = []
        start = self.along[0]
        for low, high in zip(lows[order].tolist(), highs[order].tolist(), strict=True):
            if low > start:
                found.append((start, low))
            start = max(start, high)
        if self.along[1] > start:
            found.append((start, self.along[1]))
        return found

    def places(self) -> list[float]:
        """Return where tracks may lie: beside every edge, and round the outside."""
        first, last = self.across
        wanted = {first + CLEAR + STEP * at for at in range(_SIDE_BY_SIDE)}
        wanted |= {last - CLEAR - STEP * at for at in range(_SIDE_BY_SIDE)}
        for at in range(_SIDE_BY_SIDE):
            away = CLEAR + STEP * at
            wanted |= set((self.near - away).tolist()) | set((self.far + away).tolist())
        places: list[float] = []
        for place in sorted(wanted):
            if first < place < last and (not places or place - places[-1] >= _SAME):
                places.append(place)
        return places


def long_tracks(
    obstacles: Obstacles, shortest: float, most: int
) -> list[tuple[float, float, float]]:
    """Return (place, low, high) of the tracks worth travelling on.

    Those shorter than `shortest` are left out, and of more than `most` the shorter ones.
    """
    found = [
        (place, low, high)
        for place in obstacles.places()
        for low, high in obstacles.free(place)
        if high - low >= shortest
    ]
    if len(found) > most:
        found.sort(key=lambda track: track[1] - track[2])
        found = found[:most]
    return found


def port_track(
    obstacles: Obstacles, at: float, edge: float, outward: int
) -> tuple[float, float, float] | None:
    """Return the track that leads straight off a box's edge, up or down the axis."""
    hit = (obstacles.near - _NEAREST < at) & (at < obstacles.far + _NEAREST)
    if outward > 0:
        beyond = obstacles.low[hit & (obstacles.low >= edge)] - _NEAREST
        end = min(beyond.min(initial=obstacles.along[1]), obstacles.along[1])
        return (at, edge, float(end)) if end > edge else None
    beyond = obstacles.high[hit & (obstacles.high <= edge)] + _NEAREST
    end = max(beyond.max(initial=obstacles.along[0]), obstacles.along[0])
    return (at, float(end), edge) if end < edge else None


def bundle(tracks: Iterable[tuple[float, float, float]]) -> Tracks:
    """Return tracks as arrays, sorted by place and then by start; each once."""
    rows = sorted(set(tracks))
    table = np.array(rows, dtype=float).reshape(len(rows), 3)
    return Tracks(table[:, 0], table[:, 1], table[:, 2])
