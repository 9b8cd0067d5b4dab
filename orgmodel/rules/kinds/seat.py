"""Seat: a post, itself or through its holder, sits on a body."""

from __future__ import annotations

from orgmodel.rules.finding import Finding, LinkEdit, Looked
from orgmodel.rules.ground import SEATS, Ground
from orgmodel.rules.pack import Rule
from orgmodel.rules.parameter import Parameter

PARAMETERS = (
    Parameter("who", "text", "role name of the post", required=True),
    Parameter("body", "text", "role name of the body", required=True),
)


def look(ground: Ground, rule: Rule) -> Looked:
    """Look for the seat; its absence is a breach only where the roster is complete."""
    names = [rule.parameters["who"], rule.parameters["body"]]
    who, body = (ground.role(name) for name in names)
    if who is None or body is None:
        return Looked(missing=ground.lacks(*names))
    sitters = {who, *(edge.start for edge in ground.links_to(who, "holds"))}
    if any(edge.start in sitters for edge in ground.links_to(body, *SEATS)):
        return Looked(seen=frozenset({who, body}))
    row = ground.model.row(body)
    if row is None or row.get("roster", "") != "complete":
        return Looked(missing=f"whether {ground.name(who)} sits on {ground.name(body)} "
                      "(memberships.csv; units.csv, column roster)")  # fmt: skip
    finding = Finding(
        rule.id, rule.severity,
        f"{ground.name(who)} has no seat on {ground.name(body)}, whose roster is complete.",
        (who, body), tuple(ground.step(edge) for edge in ground.links_to(body, *SEATS)),
        f"memberships.csv gives {who} a seat on {body}", "member_of",
        (LinkEdit("add-link", {"from": who, "relation": "member_of", "to": body}),),
    )  # fmt: skip
    return Looked((finding,), frozenset({who, body}))
