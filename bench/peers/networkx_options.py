"""The same two levels of separation on a copied networkx graph, one copy an option.

Edges run from a post to its manager. A post's `own` is 1 or 2 for the sides, 0 for none, -1
for the trust level, and None where it takes its manager's.
"""

from __future__ import annotations

from collections.abc import Mapping

import networkx as nx


def graph(managers: Mapping[str, str], own: Mapping[str, int | None]) -> nx.DiGraph:
    """The reporting line as a graph."""
    made = nx.DiGraph()
    made.add_nodes_from((post, {"own": own[post]}) for post in managers)
    made.add_edges_from((post, manager) for post, manager in managers.items() if manager)
    return made


def levels(whole: nx.DiGraph, post: str, manager: str) -> tuple[int, int]:
    """Crossings and meetings after the post comes to report to the manager."""
    option = whole.copy()
    option.remove_edges_from(list(option.out_edges(post)))
    option.add_edge(post, manager)
    order = list(nx.topological_sort(option))[::-1]
    codes: dict[str, int] = {}
    near: dict[str, int] = {}
    crossings = 0
    for name in order:
        above = next(iter(option.successors(name)), None)
        own = option.nodes[name]["own"]
        code = own if own is not None else max(codes[above], 0) if above is not None else 0
        codes[name] = code
        carried = near[above] if above is not None else 0
        crossings += code > 0 and carried > 0 and carried != code
        near[name] = code if code else carried
    holds: dict[str, set[int]] = {}
    meetings = 0
    for name in reversed(order):
        reports = [holds[report] for report in option.predecessors(name)]
        holds[name] = {codes[name]} & {1, 2}
        holds[name] = holds[name].union(*reports)
        both = len(holds[name]) == 2
        meetings += both and codes[name] >= 0 and all(len(below) < 2 for below in reports)
    return crossings, meetings
