"""Seat variety: a column of a body's seats has at least so many different values."""

from __future__ import annotations

from orgmodel.model.words import listed
from orgmodel.rules import record, roster
from orgmodel.rules.example import Example
from orgmodel.rules.finding import Finding, Observation
from orgmodel.rules.pack import Rule
from orgmodel.rules.parameter import SEAT_COLUMNS, Parameter
from orgmodel.rules.reads import ROSTER
from orgmodel.rules.view import View

PARAMETERS = (
    Parameter("body", "text", "role name of the body", required=True),
    Parameter("column", "text", "the column looked at", required=True, allowed=SEAT_COLUMNS),
    Parameter("least", "number", "fewest different values", default=2),
)

READS = (*ROSTER,)

EXAMPLE = Example(
    """
kind = "seat_variety"
body = "board"
column = "profession"
""",
    "All the seats of Board (board) have the profession nurse; at least 2 different ones "
    "are asked for.",
)


def look(view: View, rule: Rule) -> Observation:
    """Count the values; fewer fail only where every seat of a complete roster says."""
    body = view.role(rule.parameters["body"])
    if body is None:
        return Observation(missing=view.lacks(rule.parameters["body"]))
    column, least = rule.parameters["column"], int(rule.parameters["least"])
    seats = roster.seats(view, body)
    cells = ("clinical",) if column == "clinical" else ()
    values = sorted({getattr(seat, column) for seat in seats} - {""})
    seen = frozenset({body, *(seat.member for seat in seats)})
    if len(values) >= least:
        shown = {getattr(s, column): s for s in sorted(seats, key=lambda s: s.member, reverse=True)}
        some = [shown[value] for value in values[:least]]
        return Observation(seen=seen, rows=lambda: roster.rows(view, some, *cells))
    silent = [seat.member for seat in seats if not getattr(seat, column)]
    if silent or not seats or not roster.is_complete(view, body):
        names = view.some_names(silent) or ("" if seats else f"the members of {view.name(body)}")
        missing = record.all_of(
            f"what the {column} of {names} is (memberships.csv)" if names else "",
            record.rosters(view, [body]),
        )
        return Observation(missing=missing, seen=seen)
    finding = Finding(
        rule.id,
        rule.severity,
        f"All the seats of {view.name(body)} have the {column} {listed(values)}; at least {least} "
        "different ones are asked for.",
        (body,),
        (*roster.row(view, body), *roster.rows(view, seats, *cells)),
        f"its members have at least {least} different values of {column}",
        column,
    )
    return Observation((finding,), seen)
