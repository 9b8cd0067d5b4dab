"""Members linked: each clinical member of a body, other than its chair, has a relation."""

from __future__ import annotations

from orgmodel.relation_words import verb
from orgmodel.rules.finding import Finding, LinkEdit, Looked
from orgmodel.rules.ground import SEATS, Ground
from orgmodel.rules.pack import Rule
from orgmodel.rules.parameter import Parameter

PARAMETERS = (
    Parameter("body", "text", "role name of the body", required=True),
    Parameter("relation", "relation", "the relation each must have", required=True),
    Parameter("to", "text", "role name of whom it is to", required=True),
)


def look(ground: Ground, rule: Rule) -> Looked:
    """A member fails who has the relation to another, or lacks it where others have it."""
    names = [rule.parameters["body"], rule.parameters["to"]]
    body, target = (ground.role(name) for name in names)
    if body is None or target is None:
        return Looked(missing=ground.lacks(*names))
    relation = rule.parameters["relation"]
    members = [seat for seat in ground.links_to(body, *SEATS)
               if seat.start != target and _clinical(ground, seat.start)]  # fmt: skip
    if not members:
        return Looked(missing=f"which members of {ground.name(body)} are clinical (memberships.csv;"
                      " posts.csv, column clinical)")  # fmt: skip
    said = {seat.start: ground.links_from(seat.start, relation) for seat in members}
    if not any(said.values()):
        return Looked(missing=f"whether any clinical member of {ground.name(body)} "
                      f"{verb(relation)} {ground.name(target)} (links.csv)")  # fmt: skip
    findings = tuple(
        Finding(
            rule.id, rule.severity,
            f"{ground.name(seat.start)} is a clinical member of {ground.name(body)}, and nothing "
            f"says that it {verb(relation)} {ground.name(target)}.",
            (seat.start, body),
            (ground.step(seat), *(ground.step(edge) for edge in said[seat.start])),
            f"links.csv has: {seat.start}, {relation}, {target}", relation,
            (LinkEdit("add-link", {"from": seat.start, "relation": relation, "to": target}),),
        )
        for seat in members
        if target not in {edge.end for edge in said[seat.start]}
    )  # fmt: skip
    return Looked(findings, frozenset({body, target, *said}))


def _clinical(ground: Ground, member: str) -> bool:
    row = ground.model.row(member)
    return row is not None and row.get("clinical", "") == "yes"
