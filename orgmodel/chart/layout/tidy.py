"""Tidy tree layout of nodes of different sizes, in linear time and without recursion.

The method is A. van der Ploeg, "Drawing non-layered tidy trees in linear time", Software:
Practice and Experience 44 (2014), which extends Reingold and Tilford (1981) and Walker's
even spacing: subtrees are set side by side as close as their outlines allow, what room is
left is spread evenly between the ones in the middle, and a parent stands over the middle of
its first and last child. Siblings keep their order.
"""

from __future__ import annotations

from collections.abc import Sequence


class _TreeArrays:
    """Working arrays of one layout; every list is indexed by node."""

    def __init__(
        self,
        widths: Sequence[float],
        bottoms: Sequence[float],
        anchors: Sequence[float],
        children: Sequence[Sequence[int]],
    ) -> None:
        count = len(widths)
        self.widths, self.bottoms = widths, bottoms
        self.anchors, self.children = anchors, children
        self.place = [0.0] * count
        self.offset = [0.0] * count
        self.shift = [0.0] * count
        self.change = [0.0] * count
        self.left_thread = [-1] * count
        self.right_thread = [-1] * count
        # The lowest node of each subtree's left and right outline, and the offsets there.
        self.left_end = list(range(count))
        self.right_end = list(range(count))
        self.left_sum = [0.0] * count
        self.right_sum = [0.0] * count

    def next_left(self, node: int) -> int:
        below = self.children[node]
        return below[0] if below else self.left_thread[node]

    def next_right(self, node: int) -> int:
        below = self.children[node]
        return below[-1] if below else self.right_thread[node]


def tidy(
    widths: Sequence[float],
    bottoms: Sequence[float],
    anchors: Sequence[float],
    children: Sequence[Sequence[int]],
    order: Sequence[int],
) -> list[float]:
    """Return the left edge of each node, in points; the leftmost may be negative.

    `widths` include the gap to the neighbour on the right; children of one node share
    their top edge, and `bottoms`, measured downwards, include the gap below: a node that
    has children reaches down to theirs. `anchors` is where, from its left edge, a node's
    lines to its parent and its children leave it. `order` lists the nodes, a parent before
    its children, the root first.
    """
    tree = _TreeArrays(widths, bottoms, anchors, children)
    for node in reversed(order):
        if children[node]:
            _set_side_by_side(tree, node)
    return _absolute(tree, order)


def _set_side_by_side(tree: _TreeArrays, node: int) -> None:
    """Push each child's subtree right until it clears those before it."""
    below = tree.children[node]
    # Siblings whose bottoms are still in sight from the right, deepest last: which
    # of them a later one ran into.
    lows = [(tree.bottoms[tree.left_end[below[0]]], 0)]
    for at in range(1, len(below)):
        low = tree.bottoms[tree.right_end[below[at]]]
        _separate(tree, below, at, lows)
        while lows and low >= lows[-1][0]:
            lows.pop()
        lows.append((low, at))
    first, last = below[0], below[-1]
    ends = (
        tree.place[first] + tree.offset[first] + tree.anchors[first],
        tree.place[last] + tree.offset[last] + tree.anchors[last],
    )
    tree.place[node] = (ends[0] + ends[1]) / 2 - tree.anchors[node]
    tree.left_end[node], tree.left_sum[node] = tree.left_end[first], tree.left_sum[first]
    tree.right_end[node], tree.right_sum[node] = tree.right_end[last], tree.right_sum[last]


def _separate(
    tree: _TreeArrays, below: Sequence[int], at: int, lows: Sequence[tuple[float, int]]
) -> None:
    """Move child `at` clear of the outline of the children before it."""
    place, offset, bottoms = tree.place, tree.offset, tree.bottoms
    right, left = below[at - 1], below[at]
    right_sum, left_sum = offset[right], offset[left]
    seen = len(lows) - 1
    while right >= 0 and left >= 0:
        while seen > 0 and bottoms[right] > lows[seen][0]:
            seen -= 1
        distance = right_sum + place[right] + tree.widths[right] - left_sum - place[left]
        if distance > 0:
            left_sum += distance
            _move(tree, below, at, lows[seen][1], distance)
        right_low, left_low = bottoms[right], bottoms[left]
        if right_low <= left_low:
            right = tree.next_right(right)
            if right >= 0:
                right_sum += offset[right]
        if right_low >= left_low:
            left = tree.next_left(left)
            if left >= 0:
                left_sum += offset[left]
    if right < 0 <= left:
        _thread_left(tree, below, at, left, left_sum)
    elif left < 0 <= right:
        _thread_right(tree, below, at, right, right_sum)


def _move(tree: _TreeArrays, below: Sequence[int], at: int, against: int, distance: float) -> None:
    """Move a subtree and note that the ones between it and `against` share the room."""
    node = below[at]
    tree.offset[node] += distance
    tree.left_sum[node] += distance
    tree.right_sum[node] += distance
    between = at - against
    if between > 1:
        tree.shift[below[against + 1]] += distance / between
        tree.shift[node] -= distance / between
        tree.change[node] -= distance - distance / between


def _thread_left(tree: _TreeArrays, below: Sequence[int], at: int, node: int, total: float) -> None:
    """Lead the left outline on into a later, deeper subtree."""
    first = below[0]
    end = tree.left_end[first]
    tree.left_thread[end] = node
    difference = total - tree.offset[node] - tree.left_sum[first]
    tree.offset[end] += difference
    tree.place[end] -= difference
    tree.left_end[first] = tree.left_end[below[at]]
    tree.left_sum[first] = tree.left_sum[below[at]]


def _thread_right(
    tree: _TreeArrays, below: Sequence[int], at: int, node: int, total: float
) -> None:
    """Lead the right outline on into an earlier, deeper subtree."""
    last, before = below[at], below[at - 1]
    end = tree.right_end[last]
    tree.right_thread[end] = node
    difference = total - tree.offset[node] - tree.right_sum[last]
    tree.offset[end] += difference
    tree.place[end] -= difference
    tree.right_end[last] = tree.right_end[before]
    tree.right_sum[last] = tree.right_sum[before]


def _absolute(tree: _TreeArrays, order: Sequence[int]) -> list[float]:
    """Add up the offsets from the root down, with the room shared between siblings."""
    lefts = [0.0] * len(tree.widths)
    sums = list(tree.offset)
    for node in order:
        total = sums[node]
        lefts[node] = tree.place[node] + total
        moved = more = 0.0
        for child in tree.children[node]:
            moved += tree.shift[child]
            more += moved + tree.change[child]
            sums[child] = tree.offset[child] + more + total
    return lefts
