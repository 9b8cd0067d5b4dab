"""Constituted body: the body exists, has a chair, and has members."""

from __future__ import annotations

from orgmodel.model.evidence import Step
from orgmodel.model.words import listed
from orgmodel.rules import roster
from orgmodel.rules.absence import ended_words, seats_ended
from orgmodel.rules.example import Example
from orgmodel.rules.finding import Finding, Observation
from orgmodel.rules.pack import Rule
from orgmodel.rules.parameter import Parameter
from orgmodel.rules.reads import SEATED
from orgmodel.rules.view import View

PARAMETERS = (
    Parameter("body", "text", "role name of the body", required=True),
    Parameter("least", "number", "fewest members", default=1),
)

EXAMPLE = Example(
    """
kind = "constituted_body"
body = "board"
""",
    "Board (board) is without a chair, and its roster is said to be complete.",
)

READS = ("units.roster", *SEATED)

ASKS_FOR = ("body",)


def look(view: View, rule: Rule) -> Observation:
    """Look for chair and members; what a complete roster lacks is a breach."""
    role = rule.parameters["body"]
    body = view.role(role)
    if body is None:
        return Observation(missing=view.lacks(role))
    chairs = view.links_to(body, "chairs")
    members = view.links_to(body, "member_of")
    gone = seats_ended(view, body)
    lacking: dict[str, tuple[Step, ...]] = {}
    if not chairs:
        lacking["a chair"] = tuple(step for step in gone if step.relation == "chairs")
    if len(members) < rule.parameters["least"]:
        ended = tuple(step for step in gone if step.relation == "member_of")
        lacking[f"members (at least {rule.parameters['least']})"] = ended
    seen = frozenset({body, *(edge.start for edge in (*chairs, *members))})
    if not lacking:
        return Observation(seen=seen, rows=view.rows_of([*chairs[:1], *members]))
    complete = roster.is_complete(view, body)
    words = listed([what for what, ended in lacking.items() if ended or complete])
    if not words:
        missing = (
            f"whether {listed(lacking)} sit on {view.name(body)}, {roster.why_open(view, body)}"
        )
        return Observation(seen=seen, missing=missing)
    ended = tuple(step for steps in lacking.values() for step in steps)
    finding = Finding(
        rule.id,
        rule.severity,
        f"{view.name(body)} is without {words}"
        + (f": {ended_words(ended)}." if ended else ", and its roster is said to be complete."),
        (body,),
        ended or roster.row(view, body),
        f"memberships.csv gives it {words}",
        "chairs",
    )
    return Observation((finding,), seen)
