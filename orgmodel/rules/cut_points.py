"""Cut points of an undirected graph: whom taking away leaves some others unconnected.

Tarjan's depth-first search, written as a loop because a chain of links may be longer than
Python's stack. Linear in nodes and links.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping


def cut_points(neighbours: Mapping[str, Iterable[str]]) -> frozenset[str]:
    """The nodes without which their part of the graph falls apart."""
    found: set[str] = set()
    order: dict[str, int] = {}
    low: dict[str, int] = {}
    for root in neighbours:
        if root not in order:
            found |= _search(root, neighbours, order, low)
    return frozenset(found)


def _search(
    root: str, neighbours: Mapping[str, Iterable[str]], order: dict[str, int], low: dict[str, int]
) -> set[str]:
    found: set[str] = set()
    children = 0
    order[root] = low[root] = len(order)
    stack = [(root, "", iter(neighbours[root]))]
    while stack:
        node, above, rest = stack[-1]
        for other in rest:
            if other not in order:
                order[other] = low[other] = len(order)
                stack.append((other, node, iter(neighbours[other])))
                break
            if other != above:
                low[node] = min(low[node], order[other])
        else:
            stack.pop()
            if not above:
                continue
            low[above] = min(low[above], low[node])
            if above == root:
                children += 1
            elif low[node] >= order[above]:
                found.add(above)
    return found | {root} if children > 1 else found
