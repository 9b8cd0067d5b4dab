"""Dedicated link: each of these units serves another itself, or by a team that serves it alone.

A link of the unit counts, and one of a team inside it that has such links to nothing else; so
does work of the unit that whom it serves has taken into its own hands (`owned`). Not assessable
where the data speaks of none: no such link of any of the units, and no `weaker` one.
"""

from __future__ import annotations

from orgmodel.model.edges import Edge
from orgmodel.model.evidence import Step
from orgmodel.model.relations import SYMMETRIC_RELATIONS, verb
from orgmodel.model.words import listed
from orgmodel.rules.absence import ended_words
from orgmodel.rules.example import Example
from orgmodel.rules.finding import Finding, Observation
from orgmodel.rules.pack import Rule
from orgmodel.rules.parameter import Parameter
from orgmodel.rules.selected import Selection
from orgmodel.rules.selection import select
from orgmodel.rules.suggestions import add_link
from orgmodel.rules.view import View

PARAMETERS = (
    Parameter("things", "things", "the units that serve", required=True),
    Parameter("relations", "relations", "the links that count", required=True),
    Parameter("to", "things", "whom they serve; a link to one of these is enough", required=True),
    Parameter(
        "weaker",
        "relations",
        "links that do not suffice, and whose presence shows that the data speaks of the two",
        default=(),
    ),
    Parameter(
        "owned",
        "groups",
        "functions of each of the units in turn: where units inside whom they serve own all of "
        "these, that unit needs no link",
        default=(),
    ),
)

EXAMPLE = Example(
    """
kind = "dedicated_link"
things = ["l_dir"]
relations = ["dotted_line_to"]
to = ["r_dir"]
weaker = ["supports"]
""",
    "Nothing says that Left directorate (l_dir) has a dotted line to Right directorate "
    "(r_dir); it only supports it.",
)

ASKS_FOR = ("things", "to")


def look(view: View, rule: Rule) -> Observation:
    """Look at the links of each unit and of what is inside it."""
    things, served = (select(view, rule.parameters[name]) for name in ("things", "to"))
    missing = things.missing or served.missing
    if missing or not things or not served:
        return Observation(missing=missing or f"which ids are {things.words}")
    links = {thing: _links(view, rule, thing) for thing in things}
    weaker = {thing: _weaker(view, rule, thing, served) for thing in things}
    ended = {thing: _ended(view, rule, thing, served) for thing in things}
    if not any((*links.values(), *weaker.values(), *ended.values())):
        return Observation(
            missing=f"whether {things.words} {_verbs(rule)} {served.words} (links.csv)"
        )
    findings = [
        _finding(view, rule, thing, served, weaker[thing], links[thing], ended[thing])
        for thing in things
        if thing not in served
        and not _serves(thing, links[thing], served)
        and not _owned(view, rule, thing, served)
    ]
    reached = {end for edges in links.values() for _, _, end in edges}
    rows = view.rows_of([edge for edges in links.values() for edge, _, _ in edges])
    return Observation(tuple(findings), frozenset({*things, *reached}), rows=rows)


_Link = tuple[Edge, str, str]
"""A relation as it is written, its end inside the unit, and its end outside."""


def _links(view: View, rule: Rule, thing: str) -> list[_Link]:
    """The links that a unit and what is inside it have to others."""
    inside = _inside(view, thing)
    return [
        (edge, name, end)
        for name in inside
        for edge in view.links.about(name, *rule.parameters["relations"])
        if (end := edge.end if edge.start == name else edge.start) not in inside
    ]


def _inside(view: View, thing: str) -> dict[str, None]:
    heads = (edge.start for edge in view.links_to(thing, "heads"))
    return dict.fromkeys((thing, *view.inside(thing), *heads))


def _ended(view: View, rule: Rule, thing: str, served: Selection) -> tuple[Step, ...]:
    """The links between a unit and whom it serves that the scenario removed."""
    inside = _inside(view, thing)
    kinds = (*rule.parameters["relations"], *rule.parameters["weaker"])
    return tuple(
        step
        for step in view.model.removed.of(*kinds)
        if (step.start in inside and step.end in served)
        or (step.relation in SYMMETRIC_RELATIONS and step.end in inside and step.start in served)
    )


def _serves(thing: str, links: list[_Link], served: Selection) -> bool:
    elsewhere = {inner for _, inner, end in links if end not in served} - {thing}
    return any(end in served and inner not in elsewhere for _, inner, end in links)


def _owned(view: View, rule: Rule, thing: str, served: Selection) -> bool:
    """Whether units inside whom it serves own all the functions that are the unit's work."""
    inside = {unit for name in served for unit in view.inside(name)}
    for text, functions in zip(rule.parameters["things"], rule.parameters["owned"], strict=False):
        if thing in select(view, (text,)):
            owners = [_owners(view, function) for function in functions]
            return all(of and of <= inside for of in owners)
    return False


def _owners(view: View, function: str) -> set[str]:
    return {e.start for name in select(view, (function,)) for e in view.links_to(name, "owns")}


def _weaker(view: View, rule: Rule, thing: str, served: Selection) -> list[Edge]:
    edges = view.links.about(thing, *rule.parameters["weaker"])
    return [e for e in edges if (e.end if e.start == thing else e.start) in served]


def _verbs(rule: Rule) -> str:
    return listed(dict.fromkeys(verb(r) for r in rule.parameters["relations"][:3]), last="or")


def _finding(
    view: View,
    rule: Rule,
    thing: str,
    served: Selection,
    weaker: list[Edge],
    links: list[_Link],
    ended: tuple[Step, ...],
) -> Finding:
    asked = f"{view.name(thing)} {_verbs(rule)} {served.words}"
    only = f" any more; {ended_words(ended)}" if ended else ""
    only = f"; it only {verb(weaker[0].relation)} it" if weaker else only
    owned = rule.parameters["owned"]
    own = f", or {served.words} owns that work itself (functions.csv)" if owned else ""
    return Finding(
        rule.id,
        rule.severity,
        f"Nothing says that {asked}{only}.",
        (thing,),
        view.links.steps(weaker) or ended or view.links.steps([edge for edge, _, _ in links]),
        f"{asked} (links.csv){own}",
        f"linked {', '.join(rule.parameters['to'])}",
        (add_link(thing, rule.parameters["relations"][0], next(iter(served))),),
    )
