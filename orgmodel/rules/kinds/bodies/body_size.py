"""Body size: a body has at least so many full members, and at most so many."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from functools import partial

from orgmodel.model.evidence import Step
from orgmodel.rules import record, roster
from orgmodel.rules.example import Example
from orgmodel.rules.finding import Finding, Observation
from orgmodel.rules.pack import Rule
from orgmodel.rules.parameter import Parameter
from orgmodel.rules.reads import ROSTER
from orgmodel.rules.roster import Seat
from orgmodel.rules.view import View

PARAMETERS = (
    Parameter("body", "text", "role name of the body", required=True),
    Parameter("least", "number", "fewest full members", default=0),
    Parameter("most", "number", "most full members"),
)

READS = (*ROSTER,)

EXAMPLE = Example(
    """
kind = "body_size"
body = "board"
most = 2
""",
    "Board (board) has 3 full members, more than 2 (counted: the chair and the members, "
    "by the count of a post group; not those co-opted or in attendance).",
)


def look(view: View, rule: Rule) -> Observation:
    """Count the full members, as a range where the data leaves one."""
    body = view.role(rule.parameters["body"])
    if body is None:
        return Observation(missing=view.lacks(rule.parameters["body"]))
    seats = roster.seats(view, body)
    seen = frozenset({body, *(seat.member for seat in seats)})
    size = roster.size(seats)
    least, most = int(rule.parameters["least"]), rule.parameters["most"]
    complete = roster.is_complete(view, body)
    if most is not None and size.least > most:
        return Observation((_finding(view, rule, body, seats, f"more than {int(most)}"),), seen)
    if complete and size.most is not None and size.most < least:
        return Observation((_finding(view, rule, body, seats, f"fewer than {least}"),), seen)
    rows = partial(_rows, view, body, seats)
    unsure = size.least < least or (most is not None and (size.most is None or size.most > most))
    if unsure or (not complete and most is not None):
        unsized = [seat.member for seat in seats if seat.most is None]
        missing = record.all_of(
            record.rosters(view, [body]),
            f"how many {view.some_names(unsized)} are (posts.csv, column count)" if unsized else "",
        )
        return Observation(missing=missing, seen=seen, rows=rows)
    return Observation(seen=seen, rows=rows)


def _rows(view: View, body: str, seats: Collection[Seat]) -> Iterator[Step]:
    """The roster, the seats, and how many posts a group of them is."""
    yield from roster.row(view, body)
    yield from roster.rows(view, seats, "count")


def _proof(view: View, rule: Rule, body: str, seats: list[Seat]) -> tuple[Step, ...]:
    """The fewest seats that are too many; of too few, that the roster is complete."""
    most = rule.parameters["most"]
    if most is None or roster.size(seats).least <= most:
        return tuple(_rows(view, body, seats))
    few = roster.needed(seats, lambda some: roster.size(some).least > most)
    return tuple(roster.rows(view, few, "count"))


def _finding(view: View, rule: Rule, body: str, seats: list[roster.Seat], what: str) -> Finding:
    size = roster.size(seats)
    unsized = [seat.member for seat in seats if seat.most is None]
    range_ = (
        f" ({size.least + len(unsized)} if {view.some_names(unsized)} are two or more)"
        if unsized
        else ""
    )
    least, most = int(rule.parameters["least"]), rule.parameters["most"]
    wanted = (
        f"{least} to {int(most)}"
        if most is not None and least
        else (f"at most {int(most)}" if most is not None else f"at least {least}")
    )
    return Finding(
        rule.id,
        rule.severity,
        f"{view.name(body)} has {size.words()} full members{range_}, {what} ({roster.COUNTED}).",
        (body,),
        _proof(view, rule, body, seats),
        f"it has {wanted} full members: which of them, the body decides",
        "member_of",
    )
