"""Seat variety: a column of a body's seats has at least so many different values."""

from __future__ import annotations

from orgmodel.rules import roster
from orgmodel.rules.finding import Finding, Observation
from orgmodel.rules.pack import Rule
from orgmodel.rules.parameter import SEAT_COLUMNS, Parameter
from orgmodel.rules.view import View

PARAMETERS = (
    Parameter("body", "text", "role name of the body", required=True),
    Parameter("column", "text", "the column looked at", required=True, allowed=SEAT_COLUMNS),
    Parameter("least", "number", "fewest different values", default=2),
)


def look(view: View, rule: Rule) -> Observation:
    """Count the values; fewer fail only where every seat of a complete roster says."""
    body = view.role(rule.parameters["body"])
    if body is None:
        return Observation(missing=view.lacks(rule.parameters["body"]))
    column, least = rule.parameters["column"], int(rule.parameters["least"])
    seats = roster.seats(view, body)
    values = sorted({getattr(seat, column) for seat in seats} - {""})
    seen = frozenset({body, *(seat.member for seat in seats)})
    if len(values) >= least:
        return Observation(seen=seen)
    silent = [seat.member for seat in seats if not getattr(seat, column)]
    if silent or not seats or not roster.is_complete(view, body):
        names = view.some_names(silent) or f"all members of {view.name(body)}"
        return Observation(missing=f"what the {column} of {names} is (memberships.csv)", seen=seen)
    finding = Finding(
        rule.id,
        rule.severity,
        f"The seats of {view.name(body)} have {len(values)} {column} ({', '.join(values)}); at "
        f"least {least} are asked for.",
        (body,),
        view.links.steps([seat.edge for seat in seats]),
        f"its members have at least {least} different values of {column}",
        column,
    )
    return Observation((finding,), seen)
