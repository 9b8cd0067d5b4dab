"""Forbidden path: no way leads from these things to those, directly or through others.

A way follows the chosen relations, forwards only unless `either_way`. `through` is how many
others may stand between (0: only direct links are looked at); without it any number.
`gatekeepers` may be passed: a way through one of them is no breach. One finding for each
start, with its shortest way. Of the line it passes only where the managers of those it starts from
are known.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Mapping
from dataclasses import dataclass
from math import inf

from orgmodel.model.edges import Edge
from orgmodel.model.relations import SYMMETRIC_RELATIONS, verb
from orgmodel.model.words import listed
from orgmodel.rules import record
from orgmodel.rules.example import Example
from orgmodel.rules.finding import Finding, Observation
from orgmodel.rules.pack import Rule
from orgmodel.rules.parameter import Parameter
from orgmodel.rules.reads import LINE
from orgmodel.rules.selected import Selection
from orgmodel.rules.selection import select
from orgmodel.rules.suggestions import undo
from orgmodel.rules.view import View

PARAMETERS = (
    Parameter("from", "things", "where the way starts", required=True),
    Parameter("to", "things", "where it must not lead", required=True),
    Parameter("relations", "relations", "the relations it may follow", required=True),
    Parameter("through", "number", "most others between; any number by default"),
    Parameter("either_way", "flag", "relations may be followed backwards too", default=False),
    Parameter("gatekeepers", "things", "through whom a way may lead", default=()),
)

READS: tuple[str, ...] = (LINE,)

EXAMPLE = Example(
    """
kind = "forbidden_path"
from = ["l1"]
to = ["r1"]
relations = ["advises"]
""",
    "A way leads from Left director (l1) to Right director (r1), through Middle director (m1).",
)
Steps = Mapping[str, list[tuple[str, Edge]]]


@dataclass(frozen=True)
class _Search:
    """What a way may follow, what it must not reach, and how long it may be."""

    steps: Steps
    ends: frozenset[str]
    gates: frozenset[str]
    longest: int


def look(view: View, rule: Rule) -> Observation:
    """Search from each start for the nearest thing it must not reach."""
    starts, ends = select(view, rule.parameters["from"]), select(view, rule.parameters["to"])
    if starts.missing or ends.missing:
        return Observation(missing=starts.missing or ends.missing)
    steps = _steps(view, rule)
    if not steps:
        verbs = listed((verb(relation) for relation in rule.parameters["relations"]), last="or")
        return Observation(missing=f"who {verbs} whom")
    gates = frozenset(select(view, rule.parameters["gatekeepers"]))
    most = rule.parameters["through"]
    longest = len(steps) + 1 if most is None else int(most) + 1
    search = _Search(steps, frozenset(ends), gates, longest)
    toward = _distances(search)
    findings = []
    for start in starts:
        own = search
        if start in search.ends:
            own = _Search(steps, search.ends - {start}, gates, longest)
        way = _way(start, own, toward if own is search else _distances(own))
        if way:
            findings.append(_finding(view, rule, start, way, own))
    return Observation(
        tuple(findings),
        frozenset({*starts, *ends}),
        _line_not_known(view, rule, starts),
        rows=lambda: map(view.step, view.edges(*rule.parameters["relations"])),
    )


def _line_not_known(view: View, rule: Rule, starts: Selection) -> str:
    """To whom those report that the line starts from, where the rule follows it up."""
    if "reports_to" not in rule.parameters["relations"]:
        return ""
    posts = [name for name in starts if name in view.line.index]
    if not posts:
        return f"which posts are {starts.words} (posts.csv, column unit)"
    return record.unknown_managers(view, posts)


def _steps(view: View, rule: Rule) -> Steps:
    steps: dict[str, list[tuple[str, Edge]]] = {}
    for edge in view.edges(*rule.parameters["relations"]):
        steps.setdefault(edge.start, []).append((edge.end, edge))
        if rule.parameters["either_way"] or edge.relation in SYMMETRIC_RELATIONS:
            steps.setdefault(edge.end, []).append((edge.start, edge))
    return steps


def _distances(search: _Search) -> dict[str, int]:
    """Steps from each thing to the nearest end, searched backwards once for all starts."""
    back: dict[str, list[str]] = {}
    for start, following in search.steps.items():
        for end, _ in following:
            back.setdefault(end, []).append(start)
    found = dict.fromkeys(search.ends, 0)
    queue = deque(search.ends)
    while queue:
        here = queue.popleft()
        if found[here] >= search.longest or (here in search.gates and here not in search.ends):
            continue
        for before in back.get(here, ()):
            if before not in found:
                found[before] = found[here] + 1
                queue.append(before)
    return found


def _way(start: str, search: _Search, toward: Mapping[str, int]) -> list[Edge]:
    """The shortest way down the distances; empty where there is none short enough."""
    way: list[Edge] = []
    here, left = start, search.longest
    while left and here not in search.ends:
        options = [
            (toward[end], end, edge)
            for end, edge in search.steps.get(here, ())
            if toward.get(end, left) < left and (end in search.ends or end not in search.gates)
        ]
        if not options:
            return []
        _, here, edge = min(options, key=lambda option: option[:2])
        way.append(edge)
        left -= 1
    return way if here in search.ends else []


def _finding(view: View, rule: Rule, start: str, way: list[Edge], search: _Search) -> Finding:
    stops = [start]
    for edge in way:
        stops.append(edge.end if edge.start == stops[-1] else edge.start)
    through = f", through {view.some_names(stops[1:-1])}" if stops[1:-1] else ""
    return Finding(
        rule.id,
        rule.severity,
        f"A way leads from {view.name(start)} to {view.name(stops[-1])}{through}.",
        (start,),
        view.links.steps(way),
        f"no way of these relations leads from {start} to any of them",
        "path",
        undo(view, _cut(start, search)),
    )


def _cut(start: str, search: _Search) -> list[Edge]:
    """The fewest links to take away so that no way is left; none where no link can go.

    A minimum cut between the start and all ends, over the steps that lie on a way short
    enough. Relations that are columns cannot be taken away.
    """
    import networkx as nx  # here, because it is slow to import and few checks need it

    flow = nx.DiGraph()
    links: dict[tuple[str, str], list[Edge]] = {}
    from_start = {start: 0}
    queue, toward = deque([start]), _distances(search)
    while queue:
        here = queue.popleft()
        for end, edge in search.steps.get(here, ()):
            if from_start[here] + 1 + toward.get(end, search.longest) > search.longest:
                continue
            if end in search.gates and end not in search.ends:
                continue
            links.setdefault((here, end), []).append(edge)
            if end not in from_start:
                from_start[end] = from_start[here] + 1
                if end not in search.ends:
                    queue.append(end)
    sink = "\x00"  # no id holds a control character
    for (here, end), edges in links.items():
        to = sink if end in search.ends else end
        before = flow[here][to]["capacity"] if flow.has_edge(here, to) else 0
        movable = all(edge.table in ("links", "memberships") for edge in edges)
        flow.add_edge(here, to, capacity=before + (len(edges) if movable else inf))
    try:
        _, (near, far) = nx.minimum_cut(flow, start, sink)
    except nx.NetworkXUnbounded:
        return []
    cut = [
        edges
        for (here, end), edges in links.items()
        if here in near and (end in far or end in search.ends)
    ]
    return list(dict.fromkeys(edge for edges in cut for edge in edges))
