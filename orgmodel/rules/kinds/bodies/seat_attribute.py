"""Seat attribute: on every seat of a body, or of some sort, a column has, or has not, a value."""

from __future__ import annotations

from orgmodel.rules import roster
from orgmodel.rules.finding import Finding, Observation, SuggestedChange
from orgmodel.rules.pack import Rule
from orgmodel.rules.parameter import SEAT_COLUMNS, Parameter
from orgmodel.rules.roster import Seat
from orgmodel.rules.view import View

PARAMETERS = (
    Parameter("body", "text", "role name of the body", required=True),
    Parameter("column", "text", "the column looked at", required=True, allowed=SEAT_COLUMNS),
    Parameter("is", "text", "the value it must have"),
    Parameter("is_not", "text", "the value it must not have"),
    Parameter("who", "tests", "only seats of these: professional, column=value, or a selection"),
)


def look(view: View, rule: Rule) -> Observation:
    """Check each seat that says; one that is silent keeps the rule from passing."""
    body = view.role(rule.parameters["body"])
    if body is None:
        return Observation(missing=view.lacks(rule.parameters["body"]))
    column, who = rule.parameters["column"], rule.parameters["who"]
    seats = [s for s in roster.seats(view, body) if not who or roster.is_a(view, s, who)]
    said = [seat for seat in seats if getattr(seat, column)]
    silent = [seat.member for seat in seats if not getattr(seat, column)]
    findings = tuple(
        _finding(view, rule, body, s) for s in said if _breaks(rule, getattr(s, column))
    )
    missing = ""
    if silent or not seats:
        names = view.some_names(silent) or f"any member of {view.name(body)}"
        file = "posts.csv" if column == "clinical" else "memberships.csv"
        missing = f"what the {column} of {names} is ({file}, column {column})"
    return Observation(
        findings, frozenset({body, *(s.member for s in said)} if said else ()), missing
    )


def _breaks(rule: Rule, value: str) -> bool:
    wanted, unwanted = rule.parameters["is"], rule.parameters["is_not"]
    return bool((wanted is not None and value != wanted) or value == unwanted)


def _finding(view: View, rule: Rule, body: str, seat: Seat) -> Finding:
    column, wanted = rule.parameters["column"], rule.parameters["is"]
    value = getattr(seat, column)
    asked = f"not {rule.parameters['is_not']}" if wanted is None else wanted
    ends = {"from": seat.member, "relation": seat.edge.relation, "to": body}
    can_be_set = wanted is not None and column != "clinical" and seat.edge.table == "memberships"
    edits = (
        SuggestedChange("update-link", {**ends, column: wanted})
        if can_be_set
        else SuggestedChange("remove-link", ends)
    )
    return Finding(
        rule.id,
        rule.severity,
        f"{view.name(seat.member)} sits on {view.name(body)} with {column} {value}; asked for "
        f"is {asked}.",
        (seat.member, body),
        (view.step(seat.edge),),
        f"the seat's {column} is {asked}, or somebody else takes the seat",
        column,
        (edits,),
    )
