"""Protected: only these may have the chosen relations to those things.

Of `reports_to` the other end is the manager: only these may manage them. Of every other
relation it is whoever the relation starts from.
"""

from __future__ import annotations

from orgmodel.model.edges import Edge
from orgmodel.model.evidence import Step
from orgmodel.model.relations import verb
from orgmodel.model.words import listed
from orgmodel.rules.example import Example
from orgmodel.rules.finding import Finding, Observation
from orgmodel.rules.pack import Rule
from orgmodel.rules.parameter import Parameter
from orgmodel.rules.reads import SIDES
from orgmodel.rules.selection import select
from orgmodel.rules.suggestions import undo
from orgmodel.rules.view import View

PARAMETERS = (
    Parameter("things", "things", "what is protected", required=True),
    Parameter("only", "things", "who alone may have the relations to it", required=True),
    Parameter("relations", "relations", "the relations kept to them", required=True),
)

READS = (SIDES,)

EXAMPLE = Example(
    """
kind = "protected"
things = ["r1"]
only = ["l1"]
relations = ["oversees"]
""",
    "Middle director (m1) oversees Right director (r1). Only Left director (l1) may do that.",
)


def look(view: View, rule: Rule) -> Observation:
    """Look at whoever has one of the relations to a protected thing."""
    things, allowed = (
        select(view, rule.parameters["things"]),
        select(view, rule.parameters["only"]),
    )
    if things.missing or allowed.missing:
        return Observation(missing=things.missing or allowed.missing)
    findings, seen, looked_at = [], set[str](), list[Edge]()
    for relation in rule.parameters["relations"]:
        line = relation == "reports_to"
        for edge in view.edges(relation):
            thing, who = (edge.start, edge.end) if line else (edge.end, edge.start)
            if thing not in things or (line and who in things):
                continue
            seen |= {thing, who}
            looked_at.append(edge)
            if who not in allowed:
                findings.append(_finding(view, rule, edge, thing, who))
    verbs = listed((verb(relation) for relation in rule.parameters["relations"]), last="or")
    missing = "" if seen else f"who {verbs} whom, of {things.words}"
    rows = view.rows_of(looked_at)
    return Observation(tuple(findings), frozenset(seen), missing, rows=rows)


def _why_not(view: View, rule: Rule, who: str) -> tuple[Step, ...]:
    """What somebody is who is none of those allowed, where the rule goes by sides."""
    return (
        view.side_step(who) if any(t.startswith("side:") for t in rule.parameters["only"]) else ()
    )


def _finding(view: View, rule: Rule, edge: Edge, thing: str, who: str) -> Finding:
    allowed = select(view, rule.parameters["only"]).words
    return Finding(
        rule.id,
        rule.severity,
        f"{view.name(edge.start)} {verb(edge.relation)} {view.name(edge.end)}. Only {allowed} "
        f"{'may manage it' if edge.relation == 'reports_to' else 'may do that'}.",
        (thing, who),
        (view.step(edge), *_why_not(view, rule, who)),
        f"only {allowed} {verb(edge.relation)} {view.name(thing)}"
        if edge.relation != "reports_to"
        else f"{view.name(thing)} reports to {allowed}",
        edge.relation,
        undo(view, [edge]),
    )
