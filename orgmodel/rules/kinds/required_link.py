"""Required link: the data has each of these relations between roles.

A required relation fails only where the data speaks of that relation for that subject and
says something else; where it says nothing, the rule is not assessable.
"""

from __future__ import annotations

from orgmodel.relation_words import verb
from orgmodel.rules.finding import Finding, LinkEdit, Looked
from orgmodel.rules.ground import Edge, Ground
from orgmodel.rules.pack import Rule
from orgmodel.rules.parameter import Parameter
from orgmodel.schema import SYMMETRIC_RELATIONS

PARAMETERS = (
    Parameter("links", "links", "the required relations, between role names", required=True),
    Parameter("only", "flag", "the subject has this relation to nobody else", default=False),
)


def look(ground: Ground, rule: Rule) -> Looked:
    """Look for each required relation."""
    findings: list[Finding] = []
    seen: set[str] = set()
    missing: list[str] = []
    for start_role, relation, end_role in rule.parameters["links"]:
        start, end = ground.role(start_role), ground.role(end_role)
        if start is None or end is None:
            missing.append(ground.lacks(start_role, end_role))
            continue
        said = _said(ground, start, relation)
        there = [edge for edge in said if end in (edge.start, edge.end)]
        if not said:
            missing.append(f"whether {ground.name(start)} {verb(relation)} {ground.name(end)} "
                           "(links.csv)")  # fmt: skip
            continue
        seen |= {start, end}
        if not there:
            findings.append(_absent(ground, rule, start, relation, end, said))
        elif rule.parameters["only"] and len(said) > 1:
            findings.append(_several(ground, rule, start, relation, end, said))
    return Looked(tuple(findings), frozenset(seen), "; ".join(dict.fromkeys(missing)))


def _said(ground: Ground, start: str, relation: str) -> list[Edge]:
    said = list(ground.links_from(start, relation))
    if relation in SYMMETRIC_RELATIONS:
        said += ground.links_to(start, relation)
    return said


def _absent(
    ground: Ground, rule: Rule, start: str, relation: str, end: str, said: list[Edge]
) -> Finding:
    others = ", ".join(ground.name(edge.end if edge.start == start else edge.start)
                       for edge in said)  # fmt: skip
    return Finding(
        rule.id, rule.severity,
        f"{ground.name(start)} {verb(relation)} {others}, but not {ground.name(end)}.",
        (start, end), tuple(ground.step(edge) for edge in said),
        f"links.csv has: {start}, {relation}, {end}", relation,
        (LinkEdit("add-link", {"from": start, "relation": relation, "to": end}),),
    )  # fmt: skip


def _several(
    ground: Ground, rule: Rule, start: str, relation: str, end: str, said: list[Edge]
) -> Finding:
    extra = [edge for edge in said if end not in (edge.start, edge.end)]
    return Finding(
        rule.id, rule.severity,
        f"{ground.name(start)} {verb(relation)} {len(said)} at once: "
        f"{', '.join(ground.name(edge.end) for edge in said)}.",
        (start, end), tuple(ground.step(edge) for edge in said),
        f"only the link to {end} is left", relation,
        tuple(
            LinkEdit("remove-link", {"from": e.start, "relation": e.relation, "to": e.end})
            for e in extra
        ),
    )  # fmt: skip
