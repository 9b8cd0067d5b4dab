"""Seat: a post, itself or through its holder, sits on a body."""

from __future__ import annotations

from orgmodel.model.relations import SEATS
from orgmodel.rules import roster
from orgmodel.rules.absence import ended_words, seats_ended
from orgmodel.rules.example import Example
from orgmodel.rules.finding import Finding, Observation
from orgmodel.rules.pack import Rule
from orgmodel.rules.parameter import Parameter
from orgmodel.rules.reads import SEATED
from orgmodel.rules.suggestions import add_link
from orgmodel.rules.view import View

PARAMETERS = (
    Parameter("who", "text", "role name of the post", required=True),
    Parameter("body", "text", "role name of the body", required=True),
)

EXAMPLE = Example(
    """
kind = "seat"
who = "m1"
body = "board"
""",
    "Middle director (m1) has no seat on Board (board), whose roster is complete.",
)

READS = ("units.roster", "~holds", *SEATED)

ASKS_FOR = ("who", "body")


def look(view: View, rule: Rule) -> Observation:
    """Look for the seat; its absence is a breach only where the roster is complete."""
    names = [rule.parameters["who"], rule.parameters["body"]]
    who, body = (view.role(name) for name in names)
    if who is None or body is None:
        return Observation(missing=view.lacks(*names))
    held = {edge.start: edge for edge in view.holders(who)}
    sitters = {who, *held}
    found = next((edge for edge in view.links_to(body, *SEATS) if edge.start in sitters), None)
    if found is not None:
        by = [held[found.start]] if found.start in held else []
        return Observation(seen=frozenset({who, body}), rows=view.rows_of([found, *by]))
    ended = seats_ended(view, body, sitters)
    if not ended and not roster.is_complete(view, body):
        return Observation(
            missing=f"whether {view.name(who)} sits on {view.name(body)}, "
            f"{roster.why_open(view, body)}"
        )
    finding = Finding(
        rule.id,
        rule.severity,
        f"{view.name(who)} has no seat on {view.name(body)}"
        + (f": {ended_words(ended)}." if ended else ", whose roster is complete."),
        (who, body),
        ended or roster.row(view, body),
        f"memberships.csv gives {view.name(who)} a seat on {view.name(body)}",
        "member_of",
        (add_link(who, "member_of", body),),
    )
    return Observation((finding,), frozenset({who, body}))
