"""A team that hangs in columns under its manager, as in the organograms of UK bodies.

A hanging subtree is an indented outline: boxes below each other, each team indented under
its manager. Where one column would be too tall the outlines of the head's own reports are
shared out over several columns of even height, keeping their order.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise


@dataclass(frozen=True, slots=True)
class HangingBlock:
    """Places in one hanging subtree, from the top left corner of its room.

    `places` gives (node, x, y) of the head and every box under it, `columns` the left edge
    of each column and `anchor` the middle of the head. With several columns `bus` is the
    height of the line that joins their brackets, and `column_of` says in which column each of
    the head's reports is; with one column there is no bus and `column_of` is empty.
    """

    width: float
    height: float
    anchor: float
    places: tuple[tuple[int, float, float], ...]
    columns: tuple[float, ...]
    column_of: dict[int, int]
    bus: float


def hang(
    outline: Sequence[tuple[int, int]],
    heights: Sequence[float],
    box_width: float,
    gaps: tuple[float, float, float],
    most: float,
) -> HangingBlock:
    """Lay out one hanging subtree.

    `outline` lists (node, depth below the head) in order, the head first with depth 0;
    `gaps` are, in points, between boxes, of an indent and between columns; `most` is the
    greatest height a column should have, kept wherever no single report's outline is taller.
    """
    gap, indent, column_gap = gaps
    head = outline[0][0]
    starts = [at for at, (_, depth) in enumerate(outline) if depth == 1]
    parts = [outline[a:b] for a, b in pairwise([*starts, len(outline)])]
    stacks = [_stack(part, heights, gap) for part in parts]
    tall = [high for _, high in stacks]
    columns = share_out(tall, max(most - heights[head] - 2 * gap, 0.0))
    if len(columns) == 1:
        places, high = _stack(outline, heights, gap)
        placed = tuple((node, depth * indent, y) for node, depth, y in places)
        wide = max(x for _, x, _ in placed) + box_width
        return HangingBlock(wide, high - gap, box_width / 2, placed, (0.0,), {}, 0.0)
    below = heights[head] + 2 * gap
    boxes: list[tuple[int, float, float]] = []
    lefts: list[float] = []
    column_of: dict[int, int] = {}
    left = height = 0.0
    for at, (first, last) in enumerate(columns):
        lefts.append(left)
        top, deepest = below, 1
        for places, high in stacks[first:last]:
            column_of[places[0][0]] = at
            boxes += [(node, left + depth * indent, top + y) for node, depth, y in places]
            top += high
            deepest = max(deepest, *(depth for _, depth, _ in places))
        height = max(height, top - gap)
        left += deepest * indent + box_width + column_gap
    wide = left - column_gap
    boxes.append((head, (wide - box_width) / 2, 0.0))
    bus = heights[head] + gap
    return HangingBlock(wide, height, wide / 2, tuple(boxes), tuple(lefts), column_of, bus)


def _stack(
    outline: Sequence[tuple[int, int]], heights: Sequence[float], gap: float
) -> tuple[list[tuple[int, int, float]], float]:
    """Stack an outline: (node, depth, top) each, and the height with the gap below.

    After a team, before the next box further left, there is half a gap more.
    """
    places = []
    y, before = 0.0, 0
    for node, depth in outline:
        if depth < before:
            y += gap / 2
        places.append((node, depth, y))
        y += heights[node] + gap
        before = depth
    if len(outline) > 1:
        y += gap / 2
    return places, y


def share_out(sizes: Sequence[float], most: float) -> list[tuple[int, int]]:
    """Cut a sequence into as few runs as keep each within `most`, then make them even.

    Returns (first, past the last) of each run. A single size over `most` has its own run.
    """
    runs = _runs(sizes, max(most, max(sizes)))
    fewest = len(runs)
    if fewest == 1:
        return runs
    low, high = max(max(sizes), sum(sizes) / fewest), max(sum(sizes), 1.0)
    for _ in range(20):
        middle = (low + high) / 2
        if len(_runs(sizes, middle)) <= fewest:
            high = middle
        else:
            low = middle
    return _runs(sizes, high)


def _runs(sizes: Sequence[float], most: float) -> list[tuple[int, int]]:
    runs: list[tuple[int, int]] = []
    start, used = 0, 0.0
    for at, size in enumerate(sizes):
        if at > start and used + size > most:
            runs.append((start, at))
            start, used = at, 0.0
        used += size
    runs.append((start, len(sizes)))
    return runs
