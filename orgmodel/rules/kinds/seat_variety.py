"""Seat variety: a column of a body's seats has at least so many different values."""

from __future__ import annotations

from orgmodel.rules import roster
from orgmodel.rules.finding import Finding, Looked
from orgmodel.rules.ground import Ground
from orgmodel.rules.pack import Rule
from orgmodel.rules.parameter import SEAT_COLUMNS, Parameter

PARAMETERS = (
    Parameter("body", "text", "role name of the body", required=True),
    Parameter("column", "text", "the column looked at", required=True, allowed=SEAT_COLUMNS),
    Parameter("least", "number", "fewest different values", default=2),
)


def look(ground: Ground, rule: Rule) -> Looked:
    """Count the values; fewer fail only where every seat of a complete roster says."""
    body = ground.role(rule.parameters["body"])
    if body is None:
        return Looked(missing=ground.lacks(rule.parameters["body"]))
    column, least = rule.parameters["column"], int(rule.parameters["least"])
    seats = roster.seats(ground, body)
    values = sorted({getattr(seat, column) for seat in seats} - {""})
    seen = frozenset({body, *(seat.member for seat in seats)})
    if len(values) >= least:
        return Looked(seen=seen)
    silent = [seat.member for seat in seats if not getattr(seat, column)]
    if silent or not seats or not roster.is_complete(ground, body):
        names = ground.some_names(silent) or f"all members of {ground.name(body)}"
        return Looked(missing=f"what the {column} of {names} is (memberships.csv)", seen=seen)
    finding = Finding(
        rule.id, rule.severity,
        f"The seats of {ground.name(body)} have {len(values)} {column} ({', '.join(values)}); at "
        f"least {least} are asked for.",
        (body,), ground.links.steps([seat.edge for seat in seats]),
        f"its members have at least {least} different values of {column}", column,
    )  # fmt: skip
    return Looked((finding,), seen)
