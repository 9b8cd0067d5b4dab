"""Linked: each of these things has at least so many links to each of those groups.

A thing without one fails only where the data speaks of the two and says less (one of the
`weaker_links`), or where the record leaves no room: the body's roster is complete, the thing's one
manager is another. What others have, or what it has to others, says nothing of it: then the rule
is not assessable. Employment, appointment and succession are no work that two do together, and
count only where a rule names them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from orgmodel.model.edges import Edge
from orgmodel.model.evidence import Step
from orgmodel.model.relations import MEMBERSHIP_RELATIONS, SYMMETRIC_RELATIONS, WORKING, verb
from orgmodel.model.words import listed
from orgmodel.rules import record, roster
from orgmodel.rules.absence import ended_words
from orgmodel.rules.example import Example
from orgmodel.rules.finding import Finding, Observation, SuggestedChange
from orgmodel.rules.pack import Rule
from orgmodel.rules.parameter import Parameter
from orgmodel.rules.pattern import Pattern, sentences
from orgmodel.rules.selected import Selection
from orgmodel.rules.selection import ANYTHING, select
from orgmodel.rules.suggestions import add_link
from orgmodel.rules.view import View

PARAMETERS = (
    Parameter("things", "things", "what must be linked", required=True),
    Parameter(
        "relations",
        "relations",
        "the links that count; by default every lateral one that is work of the two together",
        default=WORKING,
    ),
    Parameter("to", "groups", "to what: for each group at least one link", required=True),
    Parameter("least", "number", "fewest partners in each group", default=1),
    Parameter("any", "flag", "it is enough that one of the things has them", default=False),
    Parameter("every", "flag", "every single member of each group must be reached", default=False),
    Parameter("either_way", "flag", "a link from the group counts too", default=False),
    Parameter(
        "inside",
        "flag",
        "links of what is inside a unit, of its head, and of the units "
        "that hold a member of a group, count too",
        default=False,
    ),
    Parameter(
        "weaker_links",
        "links",
        "single links that do not suffice, and whose presence shows that the data speaks of it",
        default=(),
    ),
)

EXAMPLE = Example(
    """
kind = "linked"
things = ["side:left & table:units", "side:right & table:units"]
relations = ["advises"]
to = [["m_dir"]]
every = true
weaker_links = [["r_dir", "supports", "m_dir"]]
""",
    "Nothing says that Right directorate (r_dir) advises Middle directorate (m_dir); it is not "
    "enough that Right directorate (r_dir) supports Middle directorate (m_dir).",
)

READS = ("posts.unit", "units.parent", "~heads")

ASKS_FOR = ("things", "to")

_Links = dict[str, list[Edge]]
"""Thing → its links, each turned to start on its side."""


@dataclass(frozen=True, slots=True)
class _Target:
    """What must be reached: `ids` are those that count, `first` the one to name.

    `group` is the group as the rule writes it; empty where `first` alone must be reached.
    """

    words: str
    ids: frozenset[str]
    first: str
    group: str = ""


def look(view: View, rule: Rule) -> Observation:
    """Count the partners of each thing in each group."""
    things = select(view, rule.parameters["things"])
    groups = [select(view, texts) for texts in rule.parameters["to"]]
    missing = next((part.missing for part in (things, *groups) if part.missing), "")
    if missing or not things or not groups:
        return Observation(missing=missing or f"what is meant by {things.words}")
    targets = list(_targets(view, rule, groups))
    links = _links(view, rule, things)
    findings: list[Finding] = []
    silent: list[str] = []
    lacking = [things.absent, *(group.absent for group in groups if rule.parameters["every"])]
    for target in targets:
        without = _without(rule, things, links, target)
        if rule.parameters["any"] and len(without) < len(things):
            continue
        for some in [without] if rule.parameters["any"] and without else [[t] for t in without]:
            against = _Against.of(view, rule, some, target)
            if against:
                findings.append(_finding(view, rule, some, target, against))
            else:
                lacking += [_asked(view, rule, some, target)] if len(some) > 1 else []
                silent += some if len(some) == 1 else []
    reached = {edge.end for edges in links.values() for edge in edges}
    partial = set(silent) if not rule.parameters["any"] else set(things) - set(links)
    looked_at = {*things} - partial | {name for one in findings for name in one.subjects}
    return Observation(
        tuple(findings),
        frozenset({*looked_at, *reached}),
        record.all_of(*lacking, _silent(view, rule, silent, targets)),
        rows=lambda: _steps(view, [edge for edges in links.values() for edge in edges]),
    )


def _asked(view: View, rule: Rule, things: list[str], target: _Target) -> str:
    who = select(view, rule.parameters["things"]).words if len(things) > 1 else view.name(things[0])
    return f"whether {who} {_verbs(rule)} {_wanted(rule, target)} (links.csv)"


def _silent(view: View, rule: Rule, things: list[str], targets: list[_Target]) -> str:
    """Of which things nothing says whether they have the links."""
    if not things:
        return ""
    reached = listed([target.words for target in targets], 3)
    return f"whether {view.some_names(things)} {_verbs(rule)} {reached} (links.csv)"


def _verbs(rule: Rule) -> str:
    if rule.parameters["relations"] == WORKING:
        return "has a link with"
    return listed(dict.fromkeys(verb(r) for r in rule.parameters["relations"][:3]), last="or")


def _targets(view: View, rule: Rule, groups: list[Selection]) -> Iterator[_Target]:
    for texts, group in zip(rule.parameters["to"], groups, strict=True):
        if rule.parameters["every"]:
            for name in group:
                yield _Target(view.name(name), frozenset(_wider(view, rule, [name])), name)
        else:
            wide = group if ANYTHING in texts else _wider(view, rule, group)
            yield _Target(group.words, frozenset(wide), next(iter(group)), ", ".join(texts))


def _wider(view: View, rule: Rule, ids: Iterable[str]) -> Iterator[str]:
    """The ids, and with `inside` what is in them, their heads, and the units that hold them."""
    for name in ids:
        yield name
        if rule.parameters["inside"] and name in view.units.index:
            yield from _own(view, name)
            yield from view.units.chain(name)


def _own(view: View, thing: str) -> Iterator[str]:
    yield thing
    yield from view.inside(thing)
    yield from (edge.start for edge in view.links_to(thing, "heads"))


def _links(view: View, rule: Rule, things: Selection) -> _Links:
    """The links of each thing that has some, without those within it.

    One pass over the links, whatever the number of things.
    """
    holders = _holders(view, rule, things)
    found: _Links = {}
    left_out = set(_weaker_links(view, rule))
    for edge in view.edges(*rule.parameters["relations"]):
        starts, ends = holders(edge.start), holders(edge.end)
        if not (starts or ends) or (left_out and edge in left_out):
            continue
        for thing in starts:
            if thing not in ends:
                found.setdefault(thing, []).append(edge)
        if ends and (rule.parameters["either_way"] or edge.relation in SYMMETRIC_RELATIONS):
            turned = _turned(edge)
            for thing in ends:
                if thing not in starts:
                    found.setdefault(thing, []).append(turned)
    return found


def _holders(view: View, rule: Rule, things: Selection) -> Callable[[str], Sequence[str]]:
    """Of which of the things a link is that names an id: the thing itself, or what it is in."""
    if not rule.parameters["inside"]:
        return lambda name: (name,) if name in things.ids else ()
    edges = view.edges(*rule.parameters["relations"])
    linked = {name for edge in edges for name in (edge.start, edge.end)}
    holders = {thing: [thing] for thing in things}
    for thing in things:
        for name in filter(linked.__contains__, _own(view, thing)):
            of = holders.setdefault(name, [])
            if thing not in of:
                of.append(thing)
    return lambda name: holders.get(name, ())


def _weaker_links(view: View, rule: Rule) -> list[Edge]:
    return [e for link in rule.parameters["weaker_links"] for e in Pattern.of(view, link).found()]


def _weaker(view: View, rule: Rule, things: Iterable[str], target: _Target) -> list[Edge]:
    """The weaker links between the things and those to reach."""
    among = set(things)
    return [
        edge
        for edge in _weaker_links(view, rule)
        if (edge.start in among and edge.end in target.ids)
        or (edge.end in among and edge.start in target.ids)
    ]


@dataclass(frozen=True, slots=True)
class _Against:
    """What shows that things lack the links: something weaker, or what the scenario ended."""

    weaker: tuple[Edge, ...]
    ended: tuple[Step, ...]
    whole: tuple[Step, ...]
    """The cells that say that the record holds all there is: a complete roster, one manager."""

    @classmethod
    def of(cls, view: View, rule: Rule, things: list[str], target: _Target) -> _Against:
        weaker = _weaker(view, rule, things, target)
        ended = _ended(view, rule, things, target)
        return cls(tuple(weaker), ended, _whole(view, rule, things, target))

    def __bool__(self) -> bool:
        return bool(self.weaker or self.ended or self.whole)


def _whole(view: View, rule: Rule, things: list[str], target: _Target) -> tuple[Step, ...]:
    """What leaves no room for another link: complete rosters, or the thing's one manager."""
    relations = set(rule.parameters["relations"])
    if relations <= set(MEMBERSHIP_RELATIONS):
        rosters = [roster.row(view, body) for body in target.ids]
        complete = all(roster.is_complete(view, body) for body in target.ids)
        return tuple(step for row in rosters for step in row) if complete else ()
    if relations <= {"reports_to", "part_of"}:
        edges = [view.links_from(thing, *rule.parameters["relations"]) for thing in things]
        return tuple(view.step(e) for of in edges for e in of) if all(edges) else ()
    return ()


def _ended(view: View, rule: Rule, things: Iterable[str], target: _Target) -> tuple[Step, ...]:
    """The links between them that the scenario removed, the weaker ones too."""
    inside = rule.parameters["inside"]
    among = {name for thing in things for name in (_own(view, thing) if inside else (thing,))}
    found = {
        step: None
        for step in view.model.removed.of(*rule.parameters["relations"])
        for start, end in ((step.start, step.end), (step.end, step.start))
        if start in among
        and end in target.ids
        and (
            start == step.start
            or rule.parameters["either_way"]
            or step.relation in SYMMETRIC_RELATIONS
        )
    }
    weaker = (Pattern.of(view, link).ended() for link in rule.parameters["weaker_links"])
    near = among | target.ids
    gone = {step: None for steps in weaker for step in steps if {step.start, step.end} <= near}
    return tuple({**found, **gone})


def _turned(edge: Edge) -> Edge:
    return Edge(edge.end, edge.relation, edge.start, *edge[3:])


def _as_written(view: View, edge: Edge) -> bool:
    """Whether the data states the link from the thing's side; said by others is not said of it."""
    return view.links.find(edge.start, edge.relation, edge.end) is not None


def _without(rule: Rule, things: Selection, links: _Links, target: _Target) -> list[str]:
    """The things that have too few partners, and are not themselves among those to reach.

    Where anything may be reached, it is something else than the thing.
    """
    itself = frozenset[str]() if ANYTHING in target.group.split(", ") else target.ids
    least = rule.parameters["least"]
    return [
        thing
        for thing in things
        if thing not in itself
        and (_partners(links[thing], target) if thing in links else 0) < least
    ]


def _partners(links: Iterable[Edge], target: _Target) -> int:
    return len({edge.end for edge in links if edge.end in target.ids})


def _finding(
    view: View, rule: Rule, things: list[str], target: _Target, against: _Against
) -> Finding:
    several = len(things) > 1
    who = select(view, rule.parameters["things"]).words if several else view.name(things[0])
    asked = f"{who} {_verbs(rule)} {_wanted(rule, target)}"
    weaker, ended = against.weaker, against.ended
    only = ""
    if ended:
        only = f" any more; {ended_words(ended, 'what was said')}: {sentences(view, ended)}"
    if weaker:
        only = f"; it is not enough that {sentences(view, weaker)}"
    subjects = _outer_units(view, things) if several else things
    return Finding(
        rule.id,
        rule.severity,
        f"Nothing says that {asked}{only}.",
        (*subjects, *(() if target.group else (target.first,))),
        _steps(view, list(weaker)) or ended or against.whole,
        f"{asked} (links.csv)",
        f"linked {target.group}".strip(),
        _edits(view, rule, things[0], target.first),
    )


def _wanted(rule: Rule, target: _Target) -> str:
    least = int(rule.parameters["least"])
    return target.words if least == 1 else f"at least {least} of: {target.words}"


def _edits(view: View, rule: Rule, thing: str, to: str) -> tuple[SuggestedChange, ...]:
    """The link that is missing; none where several are, or where it is there and too weak."""
    relation = rule.parameters["relations"][0]
    there = view.links.find(thing, relation, to)
    return () if there or rule.parameters["least"] > 1 else (add_link(thing, relation, to),)


def _outer_units(view: View, things: list[str]) -> list[str]:
    """The units among the things that are in no other of them."""
    units, among = view.units, set(things)
    return [t for t in things if t in units.index and among.isdisjoint(units.chain(t)[1:])]


def _steps(view: View, edges: list[Edge]) -> tuple[Step, ...]:
    """The rows of these links, turned or not, each once."""
    written = (edge if _as_written(view, edge) else _turned(edge) for edge in edges)
    return tuple(dict.fromkeys(view.step(edge) for edge in written))
