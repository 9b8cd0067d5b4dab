"""Members linked: each clinical member of a body, other than its chair, has a relation."""

from __future__ import annotations

from orgmodel.model.relations import SEATS, verb
from orgmodel.rules.finding import Finding, Observation
from orgmodel.rules.pack import Rule
from orgmodel.rules.parameter import Parameter
from orgmodel.rules.suggestions import add_link
from orgmodel.rules.view import View

PARAMETERS = (
    Parameter("body", "text", "role name of the body", required=True),
    Parameter("relation", "relation", "the relation each must have", required=True),
    Parameter("to", "text", "role name of whom it is to", required=True),
)

ASKS_FOR = ("body", "to")


def look(view: View, rule: Rule) -> Observation:
    """A member fails who has the relation to another, or lacks it where others have it."""
    names = [rule.parameters["body"], rule.parameters["to"]]
    body, target = (view.role(name) for name in names)
    if body is None or target is None:
        return Observation(missing=view.lacks(*names))
    relation = rule.parameters["relation"]
    members = [
        seat
        for seat in view.links_to(body, *SEATS)
        if seat.start != target and view.cell(seat.start, "clinical") == "yes"
    ]
    if not members:
        return Observation(
            missing=f"which members of {view.name(body)} are clinical (memberships.csv;"
            " posts.csv, column clinical)"
        )
    said = {seat.start: view.links_from(seat.start, relation) for seat in members}
    if not any(said.values()):
        return Observation(
            missing=f"whether any clinical member of {view.name(body)} "
            f"{verb(relation)} {view.name(target)} (links.csv)"
        )
    findings = tuple(
        Finding(
            rule.id,
            rule.severity,
            f"{view.name(seat.start)} is a clinical member of {view.name(body)}, and nothing "
            f"says that it {verb(relation)} {view.name(target)}.",
            (seat.start, body),
            (view.step(seat), *(view.step(edge) for edge in said[seat.start])),
            f"links.csv has: {seat.start}, {relation}, {target}",
            relation,
            (add_link(seat.start, relation, target),),
        )
        for seat in members
        if target not in {edge.end for edge in said[seat.start]}
    )
    return Observation(findings, frozenset({body, target, *said}))
