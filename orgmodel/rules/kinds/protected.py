"""Protected: only these may have the chosen relations to those things.

Of `reports_to` the other end is the manager: only these may manage them. Of every other
relation it is whoever the relation starts from.
"""

from __future__ import annotations

from orgmodel.relation_words import verb
from orgmodel.rules.finding import Finding, Looked
from orgmodel.rules.ground import Edge, Ground
from orgmodel.rules.pack import Rule
from orgmodel.rules.parameter import Parameter
from orgmodel.rules.remedy import undo

PARAMETERS = (
    Parameter("things", "things", "what is protected", required=True),
    Parameter("only", "things", "who alone may have the relations to it", required=True),
    Parameter("relations", "relations", "the relations kept to them", required=True),
)


def look(ground: Ground, rule: Rule) -> Looked:
    """Look at whoever has one of the relations to a protected thing."""
    things, allowed = (
        ground.select(rule.parameters["things"]),
        ground.select(rule.parameters["only"]),
    )
    if things.missing or allowed.missing:
        return Looked(missing=things.missing or allowed.missing)
    findings, seen = [], set[str]()
    for relation in rule.parameters["relations"]:
        line = relation == "reports_to"
        for edge in ground.edges(relation):
            thing, who = (edge.start, edge.end) if line else (edge.end, edge.start)
            if thing not in things or (line and who in things):
                continue
            seen |= {thing, who}
            if who not in allowed:
                findings.append(_finding(ground, rule, edge, thing, who))
    verbs = " or ".join(verb(relation) for relation in rule.parameters["relations"])
    missing = "" if seen else f"who {verbs} whom, of {things.words}"
    return Looked(tuple(findings), frozenset(seen), missing)


def _finding(ground: Ground, rule: Rule, edge: Edge, thing: str, who: str) -> Finding:
    allowed = ground.select(rule.parameters["only"]).words
    return Finding(
        rule.id, rule.severity,
        f"{ground.name(edge.start)} {verb(edge.relation)} {ground.name(edge.end)}; for "
        f"{ground.name(thing)} that is kept to {allowed}.",
        (thing, who), (ground.step(edge), *ground.side_step(who)),
        f"only {allowed} has this relation to {thing}", edge.relation, undo(ground, [edge]),
    )  # fmt: skip
