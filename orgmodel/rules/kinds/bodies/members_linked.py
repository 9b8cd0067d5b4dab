"""Members linked: each clinical member of a body, other than its chair, has a relation.

A member without it fails where the data leaves no room: the member's one manager is another, or
the rule allows one (`only`) and it is another. What another member has says nothing of this one.
It passes only where the roster is complete, with each member said to be clinical or not.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from orgmodel.model.edges import Edge
from orgmodel.model.evidence import Step
from orgmodel.model.relations import verb
from orgmodel.rules import record, roster
from orgmodel.rules.example import Example
from orgmodel.rules.finding import Finding, Observation
from orgmodel.rules.pack import Rule
from orgmodel.rules.parameter import Parameter
from orgmodel.rules.pattern import Pattern, place_of, sentences
from orgmodel.rules.reads import ROSTER
from orgmodel.rules.roster import Seat
from orgmodel.rules.suggestions import add_link
from orgmodel.rules.view import View

PARAMETERS = (
    Parameter("body", "text", "role name of the body", required=True),
    Parameter("relation", "relation", "the relation each must have", required=True),
    Parameter("to", "text", "role name of whom it is to", required=True),
    Parameter("only", "flag", "each has this relation to nobody else", default=False),
)

EXAMPLE = Example(
    """
kind = "members_linked"
body = "board"
relation = "accountable_to"
to = "ce"
only = true
""",
    "Middle director (m1) is a clinical member of Board (board), but not: Middle director "
    "(m1) is accountable to Chief executive (ce). The data has: Middle director (m1) is "
    "accountable to Right director (r1).",
)

READS = (*ROSTER,)

ASKS_FOR = ("body", "to")


def look(view: View, rule: Rule) -> Observation:
    """Look at each clinical member for the relation, and for what leaves no room for it."""
    names = [rule.parameters["body"], rule.parameters["to"]]
    body, target = (view.role(name) for name in names)
    if body is None or target is None:
        return Observation(missing=view.lacks(*names))
    others = [seat for seat in roster.seats(view, body) if seat.member != target]
    clinical = [seat for seat in others if seat.clinical == "yes"]
    asked = {
        seat: Pattern.of(view, (seat.member, rule.parameters["relation"], target))
        for seat in clinical
    }
    linked = {seat: pattern.found() for seat, pattern in asked.items() if pattern.found()}
    against = {
        seat: steps
        for seat, pattern in asked.items()
        if seat not in linked and (steps := _against(rule, pattern))
    }
    findings = tuple(_finding(view, rule, s, asked[s], steps) for s, steps in against.items())
    silent = [seat for seat in clinical if seat not in linked and seat not in against]
    return Observation(
        findings,
        frozenset({body, target, *(seat.member for seat in (*linked, *against))}),
        _missing(view, rule, body, others, silent),
        rows=lambda: _rows(view, body, linked),
    )


def _against(rule: Rule, pattern: Pattern) -> tuple[Step, ...]:
    """The rows that leave no room for the relation; nothing where the data is silent."""
    denial = pattern.denied(only=rule.parameters["only"])
    return pattern.ended() or (denial.path if denial else ())


def _missing(view: View, rule: Rule, body: str, others: list[Seat], silent: list[Seat]) -> str:
    relation, to = rule.parameters["relation"], view.role(rule.parameters["to"]) or ""
    names = view.some_names(seat.member for seat in silent)
    asked = f"whether {names} {verb(relation)} {view.name(to)} ({place_of(relation)})"
    clinical = [seat for seat in others if seat.clinical == "yes"]
    return record.all_of(
        asked if silent else "",
        _who_else(view, body, others),
        "" if clinical else f"which members of {view.name(body)} are clinical (posts.csv)",
    )


def _who_else(view: View, body: str, others: list[Seat]) -> str:
    """Whether more of the members are clinical than the data shows."""
    unsaid = [seat.member for seat in others if not seat.clinical]
    are = "is" if len(unsaid) == 1 else "are"
    said = f"whether {view.some_names(unsaid)} {are} clinical (posts.csv, column clinical)"
    return record.all_of(said if unsaid else "", record.rosters(view, [body]))


def _rows(view: View, body: str, linked: Mapping[Seat, list[Edge]]) -> Iterator[Step]:
    yield from roster.row(view, body)
    for seat, found in linked.items():
        yield from roster.rows(view, [seat], "clinical")
        yield view.step(found[0])


def _finding(
    view: View, rule: Rule, seat: Seat, pattern: Pattern, steps: tuple[Step, ...]
) -> Finding:
    relation, target = rule.parameters["relation"], pattern.end.only or ""
    body = seat.edge.end
    return Finding(
        rule.id,
        rule.severity,
        f"{view.name(seat.member)} is a clinical member of {view.name(body)}, but not: "
        f"{pattern.words()}. The data has: {sentences(view, steps)}.",
        (seat.member, body),
        (*roster.rows(view, [seat], "clinical"), *steps),
        f"{pattern.words()} ({place_of(relation)})",
        relation,
        (add_link(seat.member, relation, target),),
    )
