"""A small graph to be placed: nodes of a known size, and what joins them."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class GraphNode:
    """A node of fixed width and height in points; `words` are what it says."""

    id: str
    words: str
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class GraphEdge:
    """What joins two nodes: how hard it pulls, and how long it would be, in inches."""

    start: str
    end: str
    weight: float = 1.0
    length: float = 1.0


@dataclass(frozen=True, slots=True)
class Graph:
    """Nodes with ids of their own, and edges between them. ValueError for anything else."""

    nodes: tuple[GraphNode, ...]
    edges: tuple[GraphEdge, ...] = ()

    def __post_init__(self) -> None:
        known = {node.id for node in self.nodes}
        if len(known) < len(self.nodes):
            raise ValueError("two nodes have one id")
        unknown = {end for edge in self.edges for end in (edge.start, edge.end)} - known
        if unknown:
            raise ValueError(f"edges lead to no node: {', '.join(sorted(unknown))}")
