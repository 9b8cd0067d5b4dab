"""What stands between two sides: direct links, intermediaries, cut vertices and bridges.

Connection is nothing to be mended: every organisation is connected, and interdependence is
what 000:L9-17 and 003:6 ask for. This ranks; it judges nothing.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations
from typing import TYPE_CHECKING

from orgmodel.measures.divisions import Divisions
from orgmodel.measures.interdependence.ties import Tie
from orgmodel.model.sides import TRUST

if TYPE_CHECKING:
    import networkx as nx

NEUTRAL = ("neutral",)


@dataclass(frozen=True, slots=True)
class Intermediary:
    """Something of the organisation that is linked to both of two sides.

    `first` and `second` are what it is linked to on either side; `ties` prove it.
    """

    id: str
    sides: tuple[str, str]
    first: tuple[str, ...]
    second: tuple[str, ...]
    ties: tuple[Tie, ...]

    @property
    def paths(self) -> int:
        """How many two-step ways lead from one side to the other through it."""
        return len(self.first) * len(self.second)


@dataclass(frozen=True, eq=False)
class BetweenSides:
    """What joins two sides: `direct` links from one to the other, and intermediaries."""

    sides: tuple[str, str]
    direct: tuple[Tie, ...]
    intermediaries: tuple[Intermediary, ...]
    lateral: LateralGraph

    @cached_property
    def separators(self) -> tuple[str, ...]:
        """The fewest units and posts of neither side whose removal leaves only direct links."""
        return separators(self.lateral.graph, *(self.lateral.on(side) for side in self.sides))


@dataclass(frozen=True, eq=False)
class LateralGraph:
    """Units and posts of directorates, joined by their lateral links.

    `ties` has the links of each pair (the smaller id first); `side` and `division` the side and
    directorate of each end.
    """

    ties: Mapping[tuple[str, str], Sequence[Tie]]
    side: Mapping[str, str]
    division: Mapping[str, str]

    @cached_property
    def graph(self) -> nx.Graph:
        """As a networkx graph."""
        import networkx as nx  # here, because it is a fifth of a command's start

        graph = nx.Graph()
        graph.add_edges_from(sorted(self.ties))
        return graph

    @cached_property
    def near(self) -> Mapping[str, frozenset[str]]:
        """What each is linked to."""
        found: dict[str, set[str]] = {}
        for one, other in self.ties:
            found.setdefault(one, set()).add(other)
            found.setdefault(other, set()).add(one)
        return {node: frozenset(found[node]) for node in sorted(found)}

    def on(self, side: str) -> frozenset[str]:
        """Those on a side."""
        return frozenset(node for node in self.near if self.side[node] == side)


@dataclass(frozen=True, eq=False)
class SideNetwork:
    """What lies between each two sides, and what holds the whole together."""

    lateral: LateralGraph
    sides: tuple[str, ...]
    between: tuple[BetweenSides, ...]

    @cached_property
    def cut_vertices(self) -> Mapping[str, tuple[tuple[str, str], ...]]:
        """Those without which it falls into more parts, with the sides that each alone joins."""
        return cut_vertices(self.lateral.graph, self.lateral.side, self.sides)

    @cached_property
    def bridges(self) -> tuple[tuple[str, str], ...]:
        """Pairs whose links alone join two parts of it."""
        import networkx as nx

        found = nx.bridges(self.lateral.graph)
        return tuple(sorted((min(edge), max(edge)) for edge in found))


def side_network(
    divisions: Divisions, ties: Sequence[Tie], neutral: Sequence[str] = NEUTRAL
) -> SideNetwork:
    """The network between sides: units and posts of a directorate that have a side.

    A post that heads a unit is taken with it. Services, bodies beside the directorates and
    the outside are left out. `neutral` are sides that are not held apart.
    """
    actor = _actors(divisions, ties)
    sides = divisions.model.sides
    pairs: dict[tuple[str, str], list[Tie]] = {}
    for tie in ties:
        start, end = actor.get(tie.start, ""), actor.get(tie.end, "")
        if start and end and start != end and not tie.via and tie.relation != "overlaps":
            pairs.setdefault((min(start, end), max(start, end)), []).append(tie)
    nodes = {node for pair in pairs for node in pair}
    lateral = LateralGraph(
        pairs,
        {node: sides.get(node, "") for node in nodes},
        {node: divisions.of(node) for node in nodes},
    )
    found = tuple(sorted({*lateral.side.values()} - {"", TRUST, *neutral}))
    return SideNetwork(
        lateral, found, tuple(_between(lateral, pair) for pair in combinations(found, 2))
    )


def _actors(divisions: Divisions, ties: Sequence[Tie]) -> dict[str, str]:
    """Each linked unit, and each linked post by its home where it heads that, or else itself."""
    model = divisions.model
    found = {}
    for end in {end for tie in ties for end in (tie.start, tie.end)}:
        inside = model.table_of.get(end) in ("units", "posts") and divisions.of(end)
        if inside and model.sides.get(end) not in (None, "", TRUST):
            home = model.home_of(end)
            found[end] = home if home in model.headed.get(end, ()) else end
    return found


def _between(lateral: LateralGraph, pair: tuple[str, str]) -> BetweenSides:
    one, other = lateral.on(pair[0]), lateral.on(pair[1])
    direct = [
        tie
        for (a, b), ties in lateral.ties.items()
        for tie in ties
        if {lateral.side[a], lateral.side[b]} == set(pair)
    ]
    found = []
    for node, linked in lateral.near.items():
        near = {end for end in linked if lateral.division[end] != lateral.division[node]}
        first, second = sorted(near & one), sorted(near & other)
        if first and second:
            proof = [
                tie
                for end in (*first, *second)
                for tie in lateral.ties[(min(node, end), max(node, end))]
            ]
            found.append(Intermediary(node, pair, tuple(first), tuple(second), tuple(proof)))
    found.sort(key=lambda item: (-item.paths, item.id))
    return BetweenSides(pair, tuple(direct), tuple(found), lateral)


def separators(graph: nx.Graph, one: Collection[str], other: Collection[str]) -> tuple[str, ...]:
    """The fewest nodes of neither side that join the two, direct links left out."""
    import networkx as nx

    if not one or not other:
        return ()
    merged = nx.Graph()
    ends = {**dict.fromkeys(one, 0), **dict.fromkeys(other, 1)}
    for a, b in graph.edges:
        start, end = ends.get(a, a), ends.get(b, b)
        if start != end and {start, end} != {0, 1}:
            merged.add_edge(start, end)
    if 0 not in merged or 1 not in merged or not nx.has_path(merged, 0, 1):
        return ()
    return tuple(sorted(nx.minimum_node_cut(merged, 0, 1)))


def cut_vertices(
    graph: nx.Graph, sides: Mapping[str, str], found: Sequence[str]
) -> dict[str, tuple[tuple[str, str], ...]]:
    """Articulation points, each with the pairs of sides that it alone joins."""
    import networkx as nx

    done = {}
    for node in sorted(nx.articulation_points(graph)):
        parts = nx.connected_components(graph.subgraph(n for n in graph if n != node))
        seen = [{sides.get(n, "") for n in part} for part in parts]
        done[node] = tuple(
            pair
            for pair in combinations(found, 2)
            if _in_one_part(graph, sides, pair) and not any(set(pair) <= part for part in seen)
        )
    return done


def _in_one_part(graph: nx.Graph, sides: Mapping[str, str], pair: tuple[str, str]) -> bool:
    import networkx as nx

    return any(
        set(pair) <= {sides.get(node, "") for node in part}
        for part in nx.connected_components(graph)
    )
