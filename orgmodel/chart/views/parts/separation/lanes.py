"""Wires between cards and services: the lane of each unit in the gutter between them.

A unit has one lane. Units with the same services share one. Lanes are chosen so that as few
wires cross as can be.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import permutations

_TRIED = 5
# Beside the services there is room for the heads of arrows.
_PITCH, _CLEAR, _TIP = 13.0, 8.0, 15.0


@dataclass(frozen=True, slots=True)
class Trunk:
    """What leaves a card: the height it leaves at, and the heights of its services."""

    unit: str
    port: float
    taps: tuple[float, ...]

    @property
    def low(self) -> float:
        """The upper end of its lane."""
        return min(self.port, *self.taps)

    @property
    def high(self) -> float:
        """The lower end of its lane."""
        return max(self.port, *self.taps)


SharedLane = tuple[Trunk, ...]


def lane_places(trunks: Sequence[Trunk], near: float, far: float) -> Mapping[str, float]:
    """The x of each unit's lane, between `near` (the services' edge) and `far` (the cards').

    Works from left to right and from right to left alike.
    """
    lanes = _shared(trunks)
    if not lanes:
        return {}
    order = _ordered(lanes)
    slots = _slots(order)
    count = max(slots) + 1
    room = abs(far - near)
    tip, clear = min(_TIP, room * 0.45), min(_CLEAR, room * 0.2)
    pitch = min(_PITCH, (room - tip - clear) / max(count - 1, 1))
    first = tip + (room - tip - clear - pitch * (count - 1)) / 2
    toward = 1.0 if far > near else -1.0
    return {
        trunk.unit: near + toward * (first + slot * pitch)
        for lane, slot in zip(order, slots, strict=True)
        for trunk in lane
    }


def fewest_crossings(trunks: Sequence[Trunk]) -> int:
    """How often wires cross at least."""
    return _crossings(_ordered(_shared(trunks)))


def gutter(trunks: int, room: float) -> float:
    """How wide a gutter must be for so many lanes, of a part so wide."""
    return min(max(room * 0.075, _TIP + _CLEAR + _PITCH * max(trunks - 1, 0)), room * 0.12)


def _shared(trunks: Sequence[Trunk]) -> list[SharedLane]:
    """Units with the same services together, from the top."""
    found: dict[tuple[float, ...], list[Trunk]] = {}
    for trunk in trunks:
        if trunk.taps:
            found.setdefault(tuple(sorted(set(trunk.taps))), []).append(trunk)
    return sorted(
        (tuple(lane) for lane in found.values()), key=lambda lane: min(t.port for t in lane)
    )


def _ordered(lanes: Sequence[SharedLane]) -> tuple[SharedLane, ...]:
    """The lanes from the services outwards, with the fewest crossings."""
    # Who stands lower takes the lane further from the services: right in most cases.
    count = len(lanes)
    met = [[_met(one, other) for other in lanes] for one in lanes]
    if count <= _TRIED:
        best = min(permutations(range(count)), key=lambda order: _total(order, met))
        return tuple(lanes[at] for at in best)
    order = list(range(count))
    # Neighbours change about while that takes a crossing away: at most once a pair.
    for _ in range(count):
        for at in range(count - 1):
            near, far = order[at], order[at + 1]
            if met[far][near] < met[near][far]:
                order[at], order[at + 1] = far, near
    return tuple(lanes[at] for at in order)


def _crossings(lanes: Sequence[SharedLane]) -> int:
    """How often a wire crosses a lane that is not its own."""
    met = [[_met(one, other) for other in lanes] for one in lanes]
    return _total(range(len(lanes)), met)


def _total(order: Sequence[int], met: Sequence[Sequence[int]]) -> int:
    return sum(met[near][far] for at, near in enumerate(order) for far in order[at + 1 :])


def _met(near: SharedLane, far: SharedLane) -> int:
    """How often the wires of two lanes cross, the first nearer to the services."""
    own = {tap for trunk in near for tap in trunk.taps}
    low, high = _span(near)
    taps = {tap for trunk in far for tap in trunk.taps} - own
    count = sum(low < tap < high for tap in taps)
    low, high = _span(far)
    return count + sum(low < trunk.port < high for trunk in near)


def _span(lane: SharedLane) -> tuple[float, float]:
    return min(trunk.low for trunk in lane), max(trunk.high for trunk in lane)


def _slots(lanes: Sequence[SharedLane]) -> list[int]:
    """The slot of each lane: one each up to the most tried, then shared where spans are apart."""
    if len(lanes) <= _TRIED:
        return list(range(len(lanes)))
    taken: list[list[tuple[float, float]]] = []
    slots = []
    for lane in lanes:
        low, high = _span(lane)
        free = len(taken)
        # Never nearer to the services than a lane it was put outside of and that it meets.
        while free > 0 and all(high + 1 < a or b < low - 1 for a, b in taken[free - 1]):
            free -= 1
        if free == len(taken):
            taken.append([])
        taken[free].append((low, high))
        slots.append(free)
    return slots
