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
class Block:
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
) -> Block:
    """Lay out one hanging subtree.

    `outline` lists (node, depth below the head) in order, the head first with depth 0;
    `gaps` are, in points, between boxes, of an indent and between columns; `most` is the
    greatest height a column should have, kept wherever no single report's outline is taller.
    """
    gap, indent, column_gap = gaps
    head = outline[0][0]
    starts = [at for at, (_, depth) in enumerate(outline) if depth == 1]
    parts = [outline[a:b] for a, b in pairwise([*starts, len(outline)])]
    tall = [sum(heights[node] + gap for node, _ in part) for part in parts]
    columns = share_out(tall, max(most - heights[head] - 2 * gap, 0.0))
    if len(columns) == 1:
        return _single(outline, heights, box_width, gap, indent)
    below = heights[head] + 2 * gap
    places: list[tuple[int, float, float]] = []
    lefts: list[float] = []
    column_of: dict[int, int] = {}
    left = height = 0.0
    for at, (first, last) in enumerate(columns):
        lefts.append(left)
        y, deepest = below, 1
        for part in parts[first:last]:
            column_of[part[0][0]] = at
            for node, depth in part:
                places.append((node, left + depth * indent, y))
                y += heights[node] + gap
                deepest = max(deepest, depth)
        height = max(height, y - gap)
        left += deepest * indent + box_width + column_gap
    wide = left - column_gap
    # Over the brackets rather than the boxes, so that the trunk stands in their middle.
    middle = max((lefts[0] + lefts[-1] + indent) / 2, box_width / 2)
    places.append((head, middle - box_width / 2, 0.0))
    bus = heights[head] + gap
    return Block(wide, height, middle, tuple(places), tuple(lefts), column_of, bus)


def _single(
    outline: Sequence[tuple[int, int]],
    heights: Sequence[float],
    box_width: float,
    gap: float,
    indent: float,
) -> Block:
    """Lay out one column: the head at the left, its bracket straight down from it."""
    places = []
    y, deepest = 0.0, 0
    for node, depth in outline:
        places.append((node, depth * indent, y))
        y += heights[node] + gap
        deepest = max(deepest, depth)
    wide = deepest * indent + box_width
    return Block(wide, y - gap, box_width / 2, tuple(places), (0.0,), {}, 0.0)


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
