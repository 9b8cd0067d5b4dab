"""Dedicated link: each of these units serves another itself, or by a team that serves it alone.

A link of the unit counts, and one of a team inside it that has such links to nothing else; so
does work of the unit that whom it serves has taken into its own hands (`owned`). A unit without
one fails where the data speaks of the two and says less: a `weaker` link, or one that is shared
with others. What another unit has says nothing of it: then the rule is not assessable.
"""

from __future__ import annotations

from orgmodel.model.edges import Edge
from orgmodel.model.evidence import Step
from orgmodel.model.relations import SYMMETRIC_RELATIONS, verb
from orgmodel.model.words import listed
from orgmodel.rules import record
from orgmodel.rules.absence import ended_words
from orgmodel.rules.example import Example
from orgmodel.rules.finding import Finding, Observation
from orgmodel.rules.pack import Rule
from orgmodel.rules.parameter import Parameter
from orgmodel.rules.pattern import sentences
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

READS = ("posts.unit", "units.parent", "~heads", "~owns")

ASKS_FOR = ("things", "to")


def look(view: View, rule: Rule) -> Observation:
    """Look at the links of each unit and of what is inside it."""
    things, served = (select(view, rule.parameters[name]) for name in ("things", "to"))
    missing = things.missing or served.missing
    if missing or not things or not served:
        return Observation(missing=missing or f"what is meant by {things.words}")
    links = {thing: _links(view, rule, thing) for thing in things}
    weaker = {thing: _weaker(view, rule, thing, served) for thing in things}
    ended = {thing: _ended(view, rule, thing, served) for thing in things}
    findings, silent, shown = list[Finding](), list[str](), list[Step]()
    for thing in (name for name in things if name not in served):
        own = _owned(view, rule, thing, served)
        alone = _serving(thing, links[thing], served)
        shared = [edge for edge, _, end in links[thing] if end in served]
        if own or alone:
            shown += own or view.links.steps(alone[:1])
        elif weaker[thing] or ended[thing] or shared:
            why = (weaker[thing], links[thing], ended[thing])
            findings.append(_finding(view, rule, thing, served, *why))
        else:
            silent.append(thing)
    asked = f"whether {view.some_names(silent)} {_verbs(rule)} {served.words} (links.csv)"
    known = [thing for thing in things if thing not in silent]
    reached = {end for thing in known for _, _, end in links[thing]}
    return Observation(
        tuple(findings),
        frozenset({*known, *reached}),
        record.all_of(things.absent, asked if silent else ""),
        rows=lambda: iter(shown),
    )


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


def _serving(thing: str, links: list[_Link], served: Selection) -> list[Edge]:
    """The links of the unit itself, or of a team of it that has such links to nothing else."""
    elsewhere = {inner for _, inner, end in links if end not in served} - {thing}
    return [edge for edge, inner, end in links if end in served and inner not in elsewhere]


def _shared(links: list[_Link], served: Selection) -> list[Edge]:
    """A link of a team to whom it should serve alone, and one that it has elsewhere."""
    inner, edge = next((inner, edge) for edge, inner, end in links if end in served)
    other = next(e for e, name, end in links if name == inner and end not in served)
    return [edge, other]


def _owned(view: View, rule: Rule, thing: str, served: Selection) -> tuple[Step, ...]:
    """The rows by which units inside whom it serves own all the functions that are its work."""
    inside = {unit for name in served for unit in view.inside(name)}
    for text, functions in zip(rule.parameters["things"], rule.parameters["owned"], strict=False):
        if thing in select(view, (text,)):
            owners = [_owners(view, function) for function in functions]
            if all(of and {edge.start for edge in of} <= inside for of in owners):
                return tuple(view.step(edge) for of in owners for edge in of)
    return ()


def _owners(view: View, function: str) -> list[Edge]:
    return [e for name in select(view, (function,)) for e in view.links_to(name, "owns")]


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
    shared = () if weaker or ended else _shared(links, served)
    only = f" alone: {sentences(view, shared)}" if shared else only
    owned = rule.parameters["owned"]
    own = f", or {served.words} owns that work itself (functions.csv)" if owned else ""
    return Finding(
        rule.id,
        rule.severity,
        f"Nothing says that {asked}{only}.",
        (thing,),
        view.links.steps([*weaker[:1], *shared]) or ended,
        f"{asked} (links.csv){own}",
        f"linked {', '.join(rule.parameters['to'])}",
        (add_link(thing, rule.parameters["relations"][0], next(iter(served))),),
    )
