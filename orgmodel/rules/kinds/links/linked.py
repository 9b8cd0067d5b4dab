"""Linked: each of these things has at least so many links to each of those groups.

Not assessable where none of the things has any such link, nor one of the `weaker_links`: then
the data does not speak of it. Where some have it, those without fail.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from orgmodel.model.edges import Edge
from orgmodel.model.evidence import Step
from orgmodel.model.relations import LATERAL, SYMMETRIC_RELATIONS, verb
from orgmodel.model.words import listed
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
        "the links that count; every lateral one by default",
        default=LATERAL,
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
""",
    "Nothing says that Right directorate (r_dir) advises Middle directorate (m_dir).",
)

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
        return Observation(missing=missing or f"which ids are {things.words}")
    targets = list(_targets(view, rule, groups))
    links = _links(view, rule, things)
    ended = _ended(view, rule, things, targets)
    told = ended or any(_as_written(view, edge) for edges in links.values() for edge in edges)
    if not told and not any(_weaker(view, rule, things, target) for target in targets):
        asked = f"{things.words} {_verbs(rule)} {targets[0].words}"
        return Observation(missing=f"whether {asked} (links.csv)")
    findings: list[Finding] = []
    for target in targets:
        without = [thing for thing in things if not _reaches(rule, thing, links, target)]
        if not rule.parameters["any"]:
            findings += [_finding(view, rule, [thing], target, links, ended) for thing in without]
        elif len(without) == len(things):
            findings.append(_finding(view, rule, without, target, links, ended))
    reached = {edge.end for edges in links.values() for edge in edges}
    looked_at = links if rule.parameters["any"] else things
    return Observation(
        tuple(findings),
        frozenset({*looked_at, *reached}),
        rows=lambda: _steps(view, [edge for edges in links.values() for edge in edges]),
    )


def _verbs(rule: Rule) -> str:
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
    holders: dict[str, list[str]] = {thing: [thing] for thing in things}
    if rule.parameters["inside"]:
        for thing in things:
            for name in dict.fromkeys(_own(view, thing)):
                of = holders.setdefault(name, [])
                if thing not in of:
                    of.append(thing)
    found: _Links = {}
    left_out = set(_weaker_links(view, rule))
    for edge in view.edges(*rule.parameters["relations"]):
        if edge in left_out:
            continue
        ways = [edge]
        if rule.parameters["either_way"] or edge.relation in SYMMETRIC_RELATIONS:
            ways.append(_turned(edge))
        for way in ways:
            beyond = holders.get(way.end, ())
            for thing in holders.get(way.start, ()):
                if thing not in beyond:
                    found.setdefault(thing, []).append(way)
    return found


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


def _ended(
    view: View, rule: Rule, things: Selection, targets: Iterable[_Target]
) -> tuple[Step, ...]:
    """The links between them that the scenario removed, the weaker ones too."""
    inside = rule.parameters["inside"]
    among = {name for thing in things for name in (_own(view, thing) if inside else (thing,))}
    reach = {name for target in targets for name in target.ids}
    found = {
        step: None
        for step in view.model.removed.of(*rule.parameters["relations"])
        for start, end in ((step.start, step.end), (step.end, step.start))
        if start in among
        and end in reach
        and (
            start == step.start
            or rule.parameters["either_way"]
            or step.relation in SYMMETRIC_RELATIONS
        )
    }
    weaker = (Pattern.of(view, link).ended() for link in rule.parameters["weaker_links"])
    return tuple({**found, **{step: None for steps in weaker for step in steps}})


def _turned(edge: Edge) -> Edge:
    return edge._replace(start=edge.end, end=edge.start)


def _as_written(view: View, edge: Edge) -> bool:
    """Whether the data states the link from the thing's side; said by others is not said of it."""
    return view.links.find(edge.start, edge.relation, edge.end) is not None


def _reaches(rule: Rule, thing: str, links: _Links, target: _Target) -> bool:
    """Whether a thing has partners enough, or is itself among those to reach."""
    partners = {edge.end for edge in links.get(thing, []) if edge.end in target.ids}
    return thing in target.ids or len(partners) >= rule.parameters["least"]


def _finding(
    view: View,
    rule: Rule,
    things: list[str],
    target: _Target,
    links: _Links,
    ended: tuple[Step, ...],
) -> Finding:
    several = len(things) > 1
    who = select(view, rule.parameters["things"]).words if several else view.name(things[0])
    asked = f"{who} {_verbs(rule)} {_wanted(rule, target)}"
    weaker = _weaker(view, rule, things, target)
    gone = [step for step in ended if several or not {step.start, step.end}.isdisjoint(things)]
    only = (
        f" any more; {ended_words(gone, 'what was said')}: {sentences(view, gone)}" if gone else ""
    )
    only = f"; it is not enough that {sentences(view, weaker)}" if weaker else only
    subjects = _outer_units(view, things) if several else things
    return Finding(
        rule.id,
        rule.severity,
        f"Nothing says that {asked}{only}.",
        (*subjects, *(() if target.group else (target.first,))),
        _steps(view, weaker or [e for thing in things for e in links.get(thing, [])])
        if weaker or not gone
        else tuple(gone),
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
