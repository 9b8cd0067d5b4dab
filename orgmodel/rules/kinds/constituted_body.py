"""Constituted body: the body exists, has a chair, and has members."""

from __future__ import annotations

from orgmodel.rules.finding import Finding, Looked
from orgmodel.rules.ground import Ground
from orgmodel.rules.pack import Rule
from orgmodel.rules.parameter import Parameter

PARAMETERS = (
    Parameter("body", "text", "role name of the body", required=True),
    Parameter("least", "number", "fewest members", default=1),
)


def look(ground: Ground, rule: Rule) -> Looked:
    """Look for chair and members; what a complete roster lacks is a breach."""
    role = rule.parameters["body"]
    body = ground.role(role)
    if body is None:
        return Looked(missing=ground.lacks(role))
    chairs = ground.links_to(body, "chairs")
    members = ground.links_to(body, "member_of")
    lacking = []
    if not chairs:
        lacking.append("a chair")
    if len(members) < rule.parameters["least"]:
        lacking.append(f"members (at least {rule.parameters['least']})")
    row = ground.model.row(body)
    complete = row is not None and row.get("roster", "") == "complete"
    seen = frozenset({body, *(edge.start for edge in (*chairs, *members))})
    if not lacking:
        return Looked(seen=seen)
    words = " and ".join(lacking)
    if not complete:
        missing = f"who sits on {ground.name(body)}: {words} (memberships.csv)"
        return Looked(seen=seen, missing=missing)
    finding = Finding(
        rule.id, rule.severity, f"{ground.name(body)} is without {words}, and its roster is said "
        "to be complete.",
        (body,), tuple(ground.step(edge) for edge in (*chairs, *members)),
        f"memberships.csv gives it {words}", "chairs",
    )  # fmt: skip
    return Looked((finding,), seen)
