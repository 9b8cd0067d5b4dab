"""Body share: those of some sort are a share of a body: more than, at least or at most so much.

The chair counts with the others, unless the rule counts `without_chair`.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Iterator

from orgmodel.model.evidence import Step
from orgmodel.model.words import listed
from orgmodel.rules import record, roster
from orgmodel.rules.example import Example
from orgmodel.rules.finding import Finding, Observation, Severity
from orgmodel.rules.pack import Rule
from orgmodel.rules.parameter import PROFESSIONAL, Parameter
from orgmodel.rules.reads import ROSTER
from orgmodel.rules.roster import Seat
from orgmodel.rules.selection import select
from orgmodel.rules.view import View

PARAMETERS = (
    Parameter("body", "text", "role name of the body", required=True),
    Parameter(
        "of", "tests", "who is counted: professional, column=value, or a selection", required=True
    ),
    Parameter("over", "number", "their share of the full members is more than this"),
    Parameter("at_least", "number", "their share of the full members is this or more"),
    Parameter("upto", "number", "their share of the full members is at most this"),
    Parameter("most", "number", "there are at most so many of them"),
    Parameter("without_chair", "flag", "whoever chairs the body is not counted", default=False),
)

READS = (*ROSTER,)

EXAMPLE = Example(
    """
kind = "body_share"
body = "board"
of = ["professional"]
over = 0.5
""",
    "1 of 2 full members of Board (board) are professional; more than 50% are asked for "
    "(counted: the chair and the members, by the count of a post group; not those "
    "co-opted or in attendance).",
)


def look(view: View, rule: Rule) -> Observation:
    """Count as ranges; decide where every number in them gives the same answer."""
    body = view.role(rule.parameters["body"])
    if body is None:
        return Observation(missing=view.lacks(rule.parameters["body"]))
    if unset := record.unset(view, _selections(rule)):
        return Observation(missing=unset)
    seats = roster.seats(view, body)
    if rule.parameters["without_chair"]:
        seats = _beside(seats)
    seen = frozenset({body, *(seat.member for seat in seats)})
    holds = _holds(view, rule, seats)
    if not seats or (not roster.is_complete(view, body) and holds is not False):
        missing = record.rosters(view, [body])
        return Observation(
            missing=missing
            or f"who sits on {view.name(body)}{_beside_the_chair(rule)} (memberships.csv)",
            seen=seen,
        )
    if holds is None:
        return Observation(missing=_open(view, rule, seats), seen=seen)
    if not roster.is_complete(view, body) and not _is_a_count(rule):
        return Observation(missing=record.rosters(view, [body]), seen=seen)
    findings = [*_chair(view, rule, body, seats, holds)]
    if not holds:
        findings.insert(0, _finding(view, rule, body, seats, rule.severity))
    return Observation(
        tuple(findings), seen, rows=lambda: _shown(view, rule, body, seats, holds=holds)
    )


def _beside(seats: list[Seat]) -> list[Seat]:
    """The seats of others than the chair, who may have a second one in person."""
    in_the_chair = {seat.person for seat in seats if seat.chairs} - {""}
    return [seat for seat in seats if not seat.chairs and seat.person not in in_the_chair]


def _selections(rule: Rule) -> list[str]:
    return [test for test in rule.parameters["of"] if test != PROFESSIONAL and "=" not in test]


def _shown(
    view: View, rule: Rule, body: str, seats: list[Seat], *, holds: bool
) -> tuple[Step, ...]:
    """The fewest seats that decide it, whatever the others are, and the roster where it counts."""
    few = roster.needed(seats, lambda some: _holds(view, rule, seats, some) is holds)
    whole = () if _is_a_count(rule) and not holds else roster.row(view, body)
    shown = (
        step
        for seat in few
        for step in (*roster.rows(view, [seat], *_cells(rule, seat)), *_way(view, rule, seat))
    )
    return (*whole, *dict.fromkeys(shown))


def _way(view: View, rule: Rule, seat: Seat) -> Iterator[Step]:
    """The appointments by which whoever sits there is one of those counted."""
    for test in _selections(rule):
        yield from map(view.step, roster.way(view, seat.member, select(view, (test,)).ids))


def _cells(rule: Rule, seat: Seat) -> tuple[str, ...]:
    """The columns of posts.csv that count here."""
    tests = {test.partition("=")[0] for test in rule.parameters["of"]}
    professional = PROFESSIONAL in tests and not seat.profession
    return ("count", *(("clinical",) if professional or "clinical" in tests else ()))


def _open(view: View, rule: Rule, seats: list[Seat]) -> str:
    """What would decide it: who counts, or how many sit in a seat."""
    unknown = [s.member for s in seats if roster.is_a(view, s, rule.parameters["of"]) is None]
    if unknown:
        of = listed((_sort(view, test) for test in rule.parameters["of"]), last="or")
        return f"whether {view.some_names(unknown)} count as {of} (memberships.csv; posts.csv)"
    unsized = view.some_names(seat.member for seat in seats if seat.most is None)
    return f"how many {unsized} are (posts.csv, column count)"


def _is_a_count(rule: Rule) -> bool:
    return all(rule.parameters[name] is None for name in ("over", "at_least", "upto"))


def _beside_the_chair(rule: Rule) -> str:
    return " beside its chair" if rule.parameters["without_chair"] else ""


def _sort(view: View, test: str) -> str:
    """`professional`, `with profession nurse` or the words of a selection."""
    if test == PROFESSIONAL:
        return test
    column, equals, value = test.partition("=")
    return (
        f"of {column} “{value}”"
        if equals
        else select(view, (test,)).words.removeprefix("anything ")
    )


def _holds(
    view: View, rule: Rule, seats: list[Seat], known: Collection[Seat] | None = None
) -> bool | None:
    """Whether the condition holds for sure, fails for sure, or neither (None).

    Where `known` is given, of the other seats nothing is known but their number.
    """
    low, high, count = _bounds(view, rule, seats, seats if known is None else known)
    over, least, upto, most = _asked(rule)
    answers: list[bool | None] = []
    if over is not None:
        answers.append(True if low > over else False if high <= over else None)
    if least is not None:
        answers.append(True if low >= least else False if high < least else None)
    if upto is not None:
        answers.append(True if high <= upto else False if low > upto else None)
    if most is not None:
        answers.append(True if count[1] <= most else False if count[0] > most else None)
    return False if False in answers else None if None in answers else True


def _asked(rule: Rule) -> tuple[float | None, float | None, float | None, float | None]:
    """More than, at least and at most which share, and at most how many."""
    over, least, upto, most = (rule.parameters[n] for n in ("over", "at_least", "upto", "most"))
    return over, least, upto, most


def _bounds(
    view: View, rule: Rule, seats: list[Seat], known: Collection[Seat]
) -> tuple[float, float, tuple[float, float]]:
    """Least and greatest share of those counted, and least and greatest number of them."""
    yes, no, unknown = (list(_sorted(view, rule, known, a)) for a in (True, False, None))
    unknown += [seat for seat in seats if seat not in known]
    # Who sits in two seats is one person, who counts where any of the two does.
    sat = {seat.person for seat in yes} - {""}
    unknown = [seat for seat in unknown if seat.person not in sat]
    sat |= {seat.person for seat in unknown} - {""}
    no = [seat for seat in no if seat.person not in sat]
    ys, ns, us = (roster.size(part) for part in (yes, no, unknown))
    greatest = [math.inf if part.most is None else part.most for part in (ys, ns, us)]
    low = _share(ys.least, greatest[1] + greatest[2])
    high = _share(greatest[0] + greatest[2], ns.least)
    return low, high, (ys.least, greatest[0] + greatest[2])


def _share(part: float, rest: float) -> float:
    if math.isinf(rest):
        return 0.0
    return 1.0 if math.isinf(part) else part / (part + rest) if part + rest else 0.0


def _sorted(view: View, rule: Rule, seats: Collection[Seat], answer: bool | None) -> Iterator[Seat]:
    return (s for s in seats if roster.is_a(view, s, rule.parameters["of"]) is answer)


def _words(view: View, rule: Rule, seats: list[Seat]) -> str:
    yes = roster.size(_sorted(view, rule, seats, True))
    return f"{yes.words()} of {roster.size(seats).words()} full members"


def _counted(rule: Rule) -> str:
    return (
        f"{roster.COUNTED}; without the chair"
        if rule.parameters["without_chair"]
        else (roster.COUNTED)
    )


def _finding(view: View, rule: Rule, body: str, seats: list[Seat], severity: Severity) -> Finding:
    over, least, upto, most = _asked(rule)
    asked = [
        f"more than {over:.0%}" if over is not None else "",
        f"at least {least:.0%}" if least is not None else "",
        f"at most {upto:.0%}" if upto is not None else "",
        f"at most {most:.0f}" if most is not None else "",
    ]
    wanted = listed(words for words in asked if words)
    who = listed((_sort(view, test) for test in rule.parameters["of"]), last="or")
    return Finding(
        rule.id,
        severity,
        f"{_words(view, rule, seats)} of {view.name(body)} are {who}; {wanted} are asked for "
        f"({_counted(rule)}).",
        (body,),
        _shown(view, rule, body, seats, holds=False),
        f"{wanted} of its full members{_beside_the_chair(rule)} are {who}",
        "member_of",
    )


def _chair(view: View, rule: Rule, body: str, seats: list[Seat], holds: bool) -> Iterator[Finding]:
    """Where the answer would differ without the chair, say so; not where a breach only informs."""
    if rule.only_informs:
        return
    others = _beside(seats)
    without = _holds(view, rule, others)
    if len(others) == len(seats) or not others or without is holds:
        return
    would = {True: "hold", False: "fail", None: "be open"}[without]
    yield Finding(
        rule.id,
        "info",
        f"Without its chair, {_words(view, rule, others)} of {view.name(body)}: the rule would "
        f"{would}.",
        (body,),
        tuple(roster.rows(view, (seat for seat in seats if seat.chairs))),
        "the answer does not hang on the chair",
        "without the chair",
    )
