"""Constituted body: the body exists, has a chair, and has members."""

from __future__ import annotations

from orgmodel.model.words import listed
from orgmodel.rules import roster
from orgmodel.rules.finding import Finding, Observation
from orgmodel.rules.pack import Rule
from orgmodel.rules.parameter import Parameter
from orgmodel.rules.view import View

PARAMETERS = (
    Parameter("body", "text", "role name of the body", required=True),
    Parameter("least", "number", "fewest members", default=1),
)


def look(view: View, rule: Rule) -> Observation:
    """Look for chair and members; what a complete roster lacks is a breach."""
    role = rule.parameters["body"]
    body = view.role(role)
    if body is None:
        return Observation(missing=view.lacks(role))
    chairs = view.links_to(body, "chairs")
    members = view.links_to(body, "member_of")
    lacking = []
    if not chairs:
        lacking.append("a chair")
    if len(members) < rule.parameters["least"]:
        lacking.append(f"members (at least {rule.parameters['least']})")
    seen = frozenset({body, *(edge.start for edge in (*chairs, *members))})
    if not lacking:
        return Observation(seen=seen)
    words = listed(lacking)
    if not roster.is_complete(view, body):
        missing = f"who sits on {view.name(body)}: {words} (memberships.csv)"
        return Observation(seen=seen, missing=missing)
    finding = Finding(
        rule.id,
        rule.severity,
        f"{view.name(body)} is without {words}, and its roster is said to be complete.",
        (body,),
        tuple(view.step(edge) for edge in (*chairs, *members)),
        f"memberships.csv gives it {words}",
        "chairs",
    )
    return Observation((finding,), seen)
