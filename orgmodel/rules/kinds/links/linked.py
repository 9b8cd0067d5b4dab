"""Linked: each of these things has at least so many links to each of those groups.

Not assessable where none of the things has any such link, nor any `weaker` one to the group:
then the data does not speak of it. Where some have it, those without fail.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from orgmodel.model.edges import Edge
from orgmodel.model.relations import LATERAL, SYMMETRIC_RELATIONS, verb
from orgmodel.model.words import listed
from orgmodel.rules.finding import Finding, Looked
from orgmodel.rules.pack import Rule
from orgmodel.rules.parameter import Parameter
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
        "dedicated",
        "flag",
        "links of a team inside count where it has them to that group alone",
        default=False,
    ),
    Parameter(
        "weaker",
        "relations",
        "links that do not suffice, and whose presence shows that the data speaks of the two",
        default=(),
    ),
)


@dataclass(frozen=True, slots=True)
class _Group:
    """What must be reached: `ids` are those that count, `first` the one to name."""

    words: str
    ids: frozenset[str]
    first: str
    key: str


def look(view: View, rule: Rule) -> Looked:
    """Count the partners of each thing in each group."""
    things = select(view, rule.parameters["things"])
    wanted = rule.parameters["to"]
    chosen = [select(view, texts) for texts in wanted]
    missing = next((part.missing for part in (things, *chosen) if part.missing), "")
    if missing or not things:
        return Looked(missing=missing or f"which ids are {things.words}")
    links = _links(view, rule, things)
    speaks = any(_as_written(view, e) for edges in links.values() for e in edges)
    findings = []
    for texts, part in zip(wanted, chosen, strict=True):
        for group in _groups(view, rule, part, texts):
            others = [thing for thing in things if thing not in group.ids]
            without = [t for t in others if not _reaches(rule, t, links.get(t, []), group)]
            if not speaks and not any(_weaker(view, rule, thing, group) for thing in things):
                verbs = _verbs(rule)
                return Looked(missing=f"whether {things.words} {verbs} {group.words} (links.csv)")
            if not rule.parameters["any"]:
                findings += [_finding(view, rule, [thing], group, links) for thing in without]
            elif len(without) == len(things):
                findings.append(_finding(view, rule, without, group, links))
    reached = {edge.end for edges in links.values() for edge in edges}
    looked_at = links if rule.parameters["any"] else things
    return Looked(tuple(findings), frozenset({*looked_at, *reached}))


def _verbs(rule: Rule) -> str:
    return listed(dict.fromkeys(verb(r) for r in rule.parameters["relations"][:3]), last="or")


def _groups(view: View, rule: Rule, part: Selection, texts: list[str]) -> Iterator[_Group]:
    if not rule.parameters["every"]:
        wide = list(part) if ANYTHING in texts else _wider(view, rule, part)
        yield _Group(part.words, frozenset(wide), next(iter(part)), ", ".join(texts))
        return
    for name in part:
        yield _Group(view.name(name), frozenset(_wider(view, rule, [name])), name, "")


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


def _links(view: View, rule: Rule, things: Selection) -> dict[str, list[Edge]]:
    """The links of each thing that has some, turned to start on its side; none within it.

    One pass over the links, whatever the number of things.
    """
    holders: dict[str, list[str]] = {thing: [thing] for thing in things}
    if rule.parameters["inside"] or rule.parameters["dedicated"]:
        for thing in things:
            for name in dict.fromkeys(_own(view, thing)):
                of = holders.setdefault(name, [])
                if thing not in of:
                    of.append(thing)
    found: dict[str, list[Edge]] = {}
    for edge in view.edges(*rule.parameters["relations"]):
        ways = [edge]
        if rule.parameters["either_way"] or edge.relation in SYMMETRIC_RELATIONS:
            ways.append(edge._replace(start=edge.end, end=edge.start))
        for way in ways:
            beyond = holders.get(way.end, ())
            for thing in holders.get(way.start, ()):
                if thing not in beyond:
                    found.setdefault(thing, []).append(way)
    return found


def _reaches(rule: Rule, thing: str, links: list[Edge], group: _Group) -> bool:
    partners = {edge.end for edge in links if edge.end in group.ids}
    if rule.parameters["dedicated"]:
        elsewhere = {edge.start for edge in links if edge.end not in group.ids} - {thing}
        partners = {e.end for e in links if e.end in group.ids and e.start not in elsewhere}
    return bool(len(partners) >= rule.parameters["least"])


def _as_written(view: View, edge: Edge) -> bool:
    """Whether the data states the link from the thing's side; said by others is not said of it."""
    return view.links.find(edge.start, edge.relation, edge.end) is not None


def _weaker(view: View, rule: Rule, thing: str, group: _Group) -> list[Edge]:
    edges = view.links.about(thing, *rule.parameters["weaker"])
    return [e for e in edges if (e.end if e.start == thing else e.start) in group.ids]


def _finding(
    view: View, rule: Rule, things: list[str], group: _Group, links: dict[str, list[Edge]]
) -> Finding:
    who = view.some_names(things)
    weaker = [edge for thing in things for edge in _weaker(view, rule, thing, group)]
    has = weaker or [edge for thing in things for edge in links.get(thing, [])]
    verbs = _verbs(rule)
    only = f"; it only {verb(weaker[0].relation)} it" if weaker else ""
    least = int(rule.parameters["least"])
    wanted = group.words if least == 1 else f"at least {least} of: {group.words}"
    edits = tuple(
        add_link(things[0], rule.parameters["relations"][0], to)
        for to in ([group.first] if least == 1 else [])
    )
    subjects = things if len(things) == 1 else [t for t in things if t in view.units.index]
    end = () if group.key else (group.first,)
    return Finding(
        rule.id,
        rule.severity,
        f"Nothing says that {who} {verbs} {wanted}{only}.",
        (*subjects, *end),
        tuple(dict.fromkeys(_stated(view, has))),
        f"{who} {verbs} {wanted} (links.csv)",
        f"linked {group.key}".strip(),
        edits,
    )


def _stated(view: View, edges: list[Edge]) -> Iterator:  # type: ignore[type-arg]
    for edge in edges:
        there = view.links.find(edge.start, edge.relation, edge.end)
        yield view.step(there or edge._replace(start=edge.end, end=edge.start))
