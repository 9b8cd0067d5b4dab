"""Which teams of a reporting tree stand in rows and which hang in columns."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

_NEVER = 10**9
_MOST_OF_ITS_OWN = 4


@dataclass(frozen=True, slots=True)
class Hanging:
    """Which teams hang in a column instead of standing in a row.

    `level` counts from 1 at the first manager, from the top, who has two reports or more:
    teams of managers at that level or lower hang. Teams without managers among them hang
    at level 2 already when `leaf_teams` is set, and at the top too when they are more than
    `widest_row`. `lowest` is how far down, in points from the top of the drawing, a team may
    reach before it starts a second column.
    """

    level: int = 2
    leaf_teams: bool = True
    widest_row: int = 8
    lowest: float = 800.0


@dataclass(frozen=True, slots=True)
class Plan:
    """A forest sorted out before anything is placed.

    An assistant stands aside where nobody reports to it but a few assistants of its own, which
    are then its `aside`. `children` holds each post's team in order, without the `aside`
    assistants; its last entry, at `root`, holds the tops. `hung` marks the heads of the
    subtrees that hang. `rows` lists, from the top, the posts that stand in rows, left to right.
    """

    root: int
    children: list[list[int]]
    aside: list[list[int]]
    hung: list[bool]
    rows: list[list[int]]

    def team(self, node: int) -> list[int]:
        """Return everybody who reports to a post, assistants first."""
        return self.aside[node] + self.children[node]

    def outline(self, head: int) -> Iterator[tuple[int, int]]:
        """Yield (node, depth below the head) of a subtree, in the order it is read."""
        waiting = [(head, 0)]
        while waiting:
            node, depth = waiting.pop()
            yield node, depth
            waiting.extend((child, depth + 1) for child in reversed(self.team(node)))


def planned(parents: Sequence[int], hanging: Hanging, assistants: Sequence[bool]) -> Plan:
    """Sort out a forest given each post's manager as a position, -1 at a top."""
    root = len(parents)
    children: list[list[int]] = [[] for _ in range(root + 1)]
    for at, parent in enumerate(parents):
        children[parent if parent >= 0 else root].append(at)
    aside: list[list[int]] = [[] for _ in range(root + 1)]
    if any(assistants):
        for at in range(root):
            aside[at] = [one for one in children[at] if stands_aside(one, children, assistants)]
        for at in range(root):
            if aside[at]:
                beside = set(aside[at])
                children[at] = [one for one in children[at] if one not in beside]
    hung = _hung(root, children, hanging)
    rows = []
    row = children[root]
    while row:
        rows.append(row)
        row = [child for node in row if not hung[node] for child in children[node]]
    return Plan(root, children, aside, hung, rows)


def stands_aside(at: int, children: Sequence[Sequence[int]], assistants: Sequence[bool]) -> bool:
    """Whether it is an assistant with no reports but a few assistants of its own."""
    below = children[at]
    return (
        assistants[at]
        and len(below) <= _MOST_OF_ITS_OWN
        and all(assistants[one] and not children[one] for one in below)
    )


def _hung(root: int, children: Sequence[Sequence[int]], hanging: Hanging) -> list[bool]:
    """Mark the posts under which a team hangs, going down layer by layer."""
    hung = [False] * (root + 1)
    layer: Sequence[int] = children[root]
    level = 1 if len(layer) > 1 else _NEVER
    while layer:
        if level == _NEVER and any(len(children[node]) > 1 for node in layer):
            level = 1
        for node in layer:
            below = children[node]
            if not below:
                continue
            flat = hanging.leaf_teams and not any(children[child] for child in below)
            wide = 1 < level < _NEVER or len(below) > hanging.widest_row
            hung[node] = hanging.level <= level < _NEVER or (flat and wide)
        layer = [child for node in layer for child in children[node]]
        level = level if level == _NEVER else level + 1
    return hung
