"""Forbidden path: no way leads from these things to those, directly or through others.

A way follows the chosen relations, forwards only unless `either_way`. `through` is how many
others may stand between (0: only direct links are looked at); without it any number.
`gatekeepers` may be passed: a way through one of them is no breach. One finding for each
start, with its shortest way. Of the line it passes only where the managers of those it starts from
are known.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from math import inf

from orgmodel.model.edges import Edge
from orgmodel.model.relations import SYMMETRIC_RELATIONS, verb
from orgmodel.model.words import listed
from orgmodel.rules import record
from orgmodel.rules.example import Example
from orgmodel.rules.finding import Finding, Observation
from orgmodel.rules.pack import Rule
from orgmodel.rules.parameter import EVERYWHERE, Parameter
from orgmodel.rules.reads import LINE
from orgmodel.rules.selected import Selection
from orgmodel.rules.selection import elsewhere, select, widened
from orgmodel.rules.suggestions import undo
from orgmodel.rules.view import View

PARAMETERS = (
    Parameter("from", "things", "where the way starts", required=True),
    Parameter("to", "things", "where it must not lead", required=True),
    Parameter("relations", "relations", "the relations it may follow", required=True),
    Parameter("through", "number", "most others between; any number by default"),
    Parameter("either_way", "flag", "relations may be followed backwards too", default=False),
    Parameter("gatekeepers", "things", "through whom a way may lead", default=()),
    EVERYWHERE,
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
_Links = Mapping[tuple[str, str], list[Edge]]
_TWO = 2
_CUT_AT_MOST = 50_000
"""How many links are looked at for the links to take away, of all findings of a rule."""


@dataclass(frozen=True)
class _Search:
    """What a way may follow, what it must not reach, and how long it may be.

    `toward` has for each thing its one or two nearest ends, with the steps to them.
    """

    steps: Steps
    ends: Collection[str]
    gates: Collection[str]
    longest: float
    toward: Mapping[str, list[tuple[int, str]]]

    def is_end(self, name: str, start: str) -> bool:
        """Whether a way from a start must not reach a thing: itself is none of these."""
        return name != start and name in self.ends

    def left(self, name: str, start: str) -> float:
        """The steps from a thing to the nearest end that is not the start."""
        return next((steps for steps, end in self.toward.get(name, ()) if end != start), inf)

    def may_pass(self, name: str, start: str) -> bool:
        """Whether a way from a start may lead to a thing."""
        return name not in self.gates or self.is_end(name, start)


def look(view: View, rule: Rule) -> Observation:
    """Search from each start for the nearest thing it must not reach."""
    starts, ends = select(view, rule.parameters["from"]), select(view, rule.parameters["to"])
    unset = starts.missing or ends.missing
    ends = widened(view, ends, _others(view, rule, starts), rule.parameters["to"], _wide(rule))
    if not starts or not ends:
        return Observation(missing=unset)
    relations = rule.parameters["relations"]
    if not any(view.links.ends(relation)[0] for relation in relations):
        verbs = listed((verb(relation) for relation in relations), last="or")
        return Observation(missing=f"who {verbs} whom")
    gates = frozenset(select(view, rule.parameters["gatekeepers"]))
    most = rule.parameters["through"]
    longest = inf if most is None else int(most) + 1
    steps = _steps(view, rule, starts, ends)
    toward = _nearest(steps, ends.ids, gates, longest)
    search = _Search(steps, ends.ids, gates, longest, toward)
    findings, budget = list[Finding](), [_CUT_AT_MOST]
    known: dict[str, _Step | None] = {}
    for start in (start for start in starts if start in toward):
        way = _way(start, search, known)
        if way:
            findings.append(_finding(view, rule, start, way, search, budget))
    return Observation(
        tuple(findings),
        frozenset(starts.ids).union(ends.ids),
        record.all_of(unset, _line_not_known(view, rule, starts)),
        rows=lambda: map(view.step, view.edges(*rule.parameters["relations"])),
    )


def _wide(rule: Rule) -> frozenset[str]:
    return frozenset(rule.parameters[EVERYWHERE.name])


def _others(view: View, rule: Rule, starts: Selection) -> list[View]:
    """The other bodies whose ends count, save where their own rule asks of these starts."""
    others = elsewhere(view, rule.parameters["to"], _wide(rule))
    return [
        one for one in others if starts.ids.keys().isdisjoint(select(one, rule.parameters["from"]))
    ]


def _line_not_known(view: View, rule: Rule, starts: Selection) -> str:
    """To whom those report that the line starts from, where the rule follows it up."""
    if "reports_to" not in rule.parameters["relations"]:
        return ""
    line = view.line.index
    posts = list(filter(line.__contains__, starts))
    if not posts:
        return f"which posts are {starts.words} (posts.csv, column unit)"
    return record.unknown_managers(view, posts)


def _steps(view: View, rule: Rule, starts: Selection, ends: Selection) -> Steps:
    """What each thing leads to.

    Of relations that are followed forwards only, for what the starts reach, or for what leads to
    the ends, whichever are fewer.
    """
    relations = rule.parameters["relations"]
    if rule.parameters["either_way"] or not SYMMETRIC_RELATIONS.isdisjoint(relations):
        return _both_ways(view, rule)
    upwards = len(ends) < len(starts)
    todo = list(ends if upwards else starts)
    known, steps = set(todo), dict[str, list[tuple[str, Edge]]]()
    for here in todo:  # grows
        steps[here] = [(edge.end, edge) for edge in view.links_from(here, *relations)]
        if upwards:
            near = [edge.start for edge in view.links_to(here, *relations)]
        else:
            near = [end for end, _ in steps[here]]
        for name in near:
            if name not in known:
                known.add(name)
                todo.append(name)
    return steps


def _both_ways(view: View, rule: Rule) -> Steps:
    steps: dict[str, list[tuple[str, Edge]]] = {}
    for edge in view.edges(*rule.parameters["relations"]):
        steps.setdefault(edge.start, []).append((edge.end, edge))
        if rule.parameters["either_way"] or edge.relation in SYMMETRIC_RELATIONS:
            steps.setdefault(edge.end, []).append((edge.start, edge))
    return steps


def _nearest(
    steps: Steps, ends: Collection[str], gates: Collection[str], longest: float
) -> Mapping[str, list[tuple[int, str]]]:
    """Of each thing the two nearest ends, searched backwards once for all starts.

    Two, for a start that is an end itself asks for the nearest other one. Whoever may not be
    passed is the last of a way, and so the first that is looked back from.
    """
    back: dict[str, list[str]] = {}
    for start, following in steps.items():
        for end, _ in following:
            back.setdefault(end, []).append(start)
    found = {end: [(0, end)] for end in ends if end in back or end in steps}
    queue = deque((end, 0, end) for end in found)
    while queue:
        here, so_far, nearest = queue.popleft()
        if so_far >= longest or (here in gates and here != nearest):
            continue
        for before in back.get(here, ()):
            known = found.setdefault(before, [])
            if len(known) < _TWO and all(end != nearest for _, end in known):
                known.append((so_far + 1, nearest))
                queue.append((before, so_far + 1, nearest))
    return found


_Step = tuple[float, str, Edge]


def _way(start: str, search: _Search, known: dict[str, _Step | None]) -> list[Edge]:
    """The shortest way down the distances; empty where there is none short enough.

    What is nearest from a thing is the same for every start that is no end itself: it is `known`
    once it was looked for, so that a hub of many ways is gone through once.
    """
    way: list[Edge] = []
    here, left = start, search.longest
    while left and not search.is_end(here, start):
        if start in search.ends:
            step = _nearest_step(here, start, search)
        else:
            if here not in known:
                known[here] = _nearest_step(here, start, search)
            step = known[here]
        if step is None or step[0] >= left:
            return []
        _, here, edge = step
        way.append(edge)
        left -= 1
    return way if search.is_end(here, start) else []


def _nearest_step(here: str, start: str, search: _Search) -> _Step | None:
    """The step to what is nearest to an end, the first by its id; None where none leads there."""
    options = (
        (search.left(end, start), end, edge)
        for end, edge in search.steps.get(here, ())
        if search.may_pass(end, start)
    )
    return min(options, key=lambda option: option[:2], default=None)


def _finding(
    view: View, rule: Rule, start: str, way: list[Edge], search: _Search, budget: list[int]
) -> Finding:
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
        undo(view, _cut(start, search, budget)),
    )


def _cut(start: str, search: _Search, budget: list[int]) -> list[Edge]:
    """The fewest links to take away so that no way is left; none where no link can go.

    A minimum cut between the start and all ends, over the steps that lie on a way short
    enough. Relations that are columns cannot be taken away. Nothing once the budget of links
    that are looked at is spent: where a rule is broken thousands of times, nobody reads on.
    """
    links = _near_links(start, search) if budget[0] > 0 else {}
    budget[0] -= len(links)
    if budget[0] <= 0 or _holds_anyhow(start, search, links):
        return []
    import networkx as nx  # here, because it is slow to import and few checks need it

    flow, sink = nx.DiGraph(), "\x00"  # no id holds a control character
    for (here, end), edges in links.items():
        to = sink if search.is_end(end, start) else end
        before = flow[here][to]["capacity"] if flow.has_edge(here, to) else 0
        flow.add_edge(here, to, capacity=before + (len(edges) if _is_movable(edges) else inf))
    _, (near, far) = nx.minimum_cut(flow, start, sink)
    cut = [
        edges
        for (here, end), edges in links.items()
        if here in near and (end in far or search.is_end(end, start))
    ]
    return list(dict.fromkeys(edge for edges in cut for edge in edges))


def _near_links(start: str, search: _Search) -> _Links:
    """The steps that lie on a way short enough, each with the relations that make it."""
    links: dict[tuple[str, str], list[Edge]] = {}
    from_start, queue = {start: 0}, deque([start])
    while queue:
        here = queue.popleft()
        for end, edge in search.steps.get(here, ()):
            left = search.left(end, start)
            if left == inf or from_start[here] + 1 + left > search.longest:
                continue
            if not search.may_pass(end, start):
                continue
            links.setdefault((here, end), []).append(edge)
            if end not in from_start:
                from_start[end] = from_start[here] + 1
                if not search.is_end(end, start):
                    queue.append(end)
    return links


def _holds_anyhow(start: str, search: _Search, links: _Links) -> bool:
    """Whether a way is left when every link that can go is gone."""
    lasting: dict[str, list[str]] = {}
    for (here, end), edges in links.items():
        if not _is_movable(edges):
            lasting.setdefault(here, []).append(end)
    todo, known = [start], {start}
    for here in todo:  # grows
        for end in lasting.get(here, ()):
            if search.is_end(end, start):
                return True
            if end not in known:
                known.add(end)
                todo.append(end)
    return False


def _is_movable(edges: Iterable[Edge]) -> bool:
    return all(edge.table in ("links", "memberships") for edge in edges)
