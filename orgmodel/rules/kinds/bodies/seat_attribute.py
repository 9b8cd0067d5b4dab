"""Seat attribute: on every seat of a body, or of some sort, a column has, or has not, a value.

A seat that says otherwise fails, also of a roster that is partial. It passes only where each seat
says, the roster is complete, and of each it is known whether it is of the sort.
"""

from __future__ import annotations

from collections.abc import Iterator

from orgmodel.model.evidence import Step
from orgmodel.rules import record, roster
from orgmodel.rules.example import Example
from orgmodel.rules.finding import Finding, Observation, SuggestedChange
from orgmodel.rules.pack import Rule
from orgmodel.rules.parameter import PROFESSIONAL, SEAT_COLUMNS, Parameter
from orgmodel.rules.reads import ROSTER
from orgmodel.rules.roster import Seat
from orgmodel.rules.view import View

PARAMETERS = (
    Parameter("body", "text", "role name of the body", required=True),
    Parameter("column", "text", "the column looked at", required=True, allowed=SEAT_COLUMNS),
    Parameter("is", "text", "the value it must have"),
    Parameter("is_not", "text", "the value it must not have"),
    Parameter("who", "tests", "only seats of these: professional, column=value, or a selection"),
)

READS = (*ROSTER,)

EXAMPLE = Example(
    """
kind = "seat_attribute"
body = "board"
column = "capacity"
is_not = "representative"
""",
    "Middle director (m1) sits on Board (board) as representative; it should be in another "
    "capacity.",
)


def look(view: View, rule: Rule) -> Observation:
    """Check each seat that says; one that is silent keeps the rule from passing."""
    body = view.role(rule.parameters["body"])
    if body is None:
        return Observation(missing=view.lacks(rule.parameters["body"]))
    column, who = rule.parameters["column"], rule.parameters["who"]
    every = roster.seats(view, body)
    fits = {seat: roster.is_a(view, seat, who) if who else True for seat in every}
    seats = [seat for seat in every if fits[seat]]
    said = [seat for seat in seats if getattr(seat, column)]
    silent = [seat.member for seat in seats if not getattr(seat, column)]
    findings = tuple(
        _finding(view, rule, body, s) for s in said if _breaks(rule, getattr(s, column))
    )
    unsorted = [seat.member for seat in every if fits[seat] is None]
    missing = record.all_of(
        _unsaid(view, column, silent),
        _unsorted(view, unsorted),
        record.rosters(view, [body]),
        ""
        if seats or unsorted or not roster.is_complete(view, body)
        else _nobody(view, rule, body),
    )
    seen = frozenset({body, *(s.member for s in said)} if said else ())

    def rows() -> Iterator[Step]:
        yield from roster.row(view, body)
        yield from roster.rows(view, said, *_cells(rule))

    return Observation(findings, seen, missing, rows=rows)


def _nobody(view: View, rule: Rule, body: str) -> str:
    of_these = " of those asked about" if rule.parameters["who"] else ""
    return f"which members{of_these} {view.name(body)} has (memberships.csv)"


def _unsorted(view: View, members: list[str]) -> str:
    if not members:
        return ""
    are = "is one" if len(members) == 1 else "are some"
    place = "(memberships.csv, profession; posts.csv, clinical)"
    return f"whether {view.some_names(members)} {are} of those asked about {place}"


def _unsaid(view: View, column: str, silent: list[str]) -> str:
    if not silent:
        return ""
    file = "posts.csv" if column == "clinical" else "memberships.csv"
    return f"what the {column} of {view.some_names(silent)} is ({file}, column {column})"


def _cells(rule: Rule) -> tuple[str, ...]:
    """The column of posts.csv that counts here, beside those of the seat."""
    professional = PROFESSIONAL in (rule.parameters["who"] or ())
    return ("clinical",) if professional or rule.parameters["column"] == "clinical" else ()


def _breaks(rule: Rule, value: str) -> bool:
    wanted, unwanted = rule.parameters["is"], rule.parameters["is_not"]
    return bool((wanted is not None and value != wanted) or value == unwanted)


def _with(column: str, value: str) -> str:
    """`as representative`, `in own right`; of another column its name and value."""
    if column != "capacity":
        return f"with {column} “{value}”"
    return "in own right" if value == "own right" else f"as {value}"


def _finding(view: View, rule: Rule, body: str, seat: Seat) -> Finding:
    column, wanted = rule.parameters["column"], rule.parameters["is"]
    value = getattr(seat, column)
    asked = f"{column} “{wanted}”"
    if wanted is None:
        asked = f"in another {column}" if column == "capacity" else f"another {column}"
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
        f"{view.name(seat.member)} sits on {view.name(body)} {_with(column, value)}; it should be "
        f"{asked}.",
        (seat.member, body),
        tuple(roster.rows(view, [seat], *(() if seat.profession else _cells(rule)))),
        f"the seat is held with {asked}, or somebody else takes it"
        if wanted is not None
        else f"the seat is held {asked}, or somebody else takes it",
        column,
        (edits,),
    )
