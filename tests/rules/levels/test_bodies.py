"""Level 6: who chairs and votes on the bodies of a side."""

import pytest

from tests.builders import post, seat, unit
from tests.rules.levels.trust import HELD, POSTS, UNITS, level

PEG = unit("peg", "group", side="provider", parent="run", roster="complete")
PANEL = unit("panel", "panel", side="commissioning", parent="buy", roster="complete")
OWN = [seat("peg", "d_run", "chairs"), seat("peg", "nurse")]


def peg(*seats, units=(PEG,), **changed):
    """A group of the provider side with its own chair and member, and these seats."""
    return {"units": [*UNITS, *units], "memberships": [*OWN, *seats], **changed}


LAWFUL = {
    "its own side sits on it": peg(),
    "a neutral member votes": peg(seat("peg", "d_fin")),
    "the chief executive votes": peg(seat("peg", "ce")),
    "the other side attends": peg(seat("peg", "d_buy", "attends")),
    "the other side is co-opted": peg(seat("peg", "d_buy", "coopted_to")),
    "the other side sits without a vote": peg(seat("peg", "d_buy", voting="no")),
    "somebody without a post votes, and every post has its holder": peg(seat("peg", "x")),
    "who once held a post of the other side votes": peg(
        seat("peg", "x"),
        appointments=[*HELD, {"person": "x", "post": "buyer", "end": "2026-11-25"}],
    ),
    "a body of the trust level is nobody's side": peg(
        seat("emt", "d_buy"), units=(PEG, unit("emt", "group", side="trust"))
    ),
}
BREACHES = {
    "the other side chairs": (
        {"memberships": [seat("peg", "d_buy", "chairs"), seat("peg", "nurse")]},
        "error",
        ("d_buy", "peg"),
    ),
    "the other side is half of the voters": (
        {"memberships": [seat("peg", "d_buy"), seat("peg", "nurse")]},
        "error",
        ("d_buy", "peg"),
    ),
    "a minority of voters is from the other side": (
        {"memberships": [*OWN, seat("peg", "d_buy")]},
        "warning",
        ("d_buy", "peg"),
    ),
    "a person who holds a post of the other side votes": (
        {
            "memberships": [*OWN, seat("peg", "x")],
            "appointments": [*HELD, {"person": "x", "post": "buyer"}],
        },
        "warning",
        ("x", "peg"),
    ),
    "one person votes on bodies of both sides": (
        {
            "units": [*UNITS, PEG, PANEL],
            "memberships": [*OWN, seat("peg", "d_fin"), seat("panel", "d_fin")],
        },
        "warning",
        ("d", "panel", "peg"),
    ),
}
OPEN = {
    "the roster is partial": (
        peg(units=({**PEG, "roster": "partial"},)),
        "who else sits on peg",
    ),
    "nothing says whether the roster is whole": (
        peg(units=({**PEG, "roster": ""},)),
        "who else sits on peg",
    ),
    "a committee has no seat on record": (
        peg(units=(PEG, unit("audit", "committee", side="provider", parent="run"))),
        "who else sits on audit",
    ),
    "two voting members are on no side that is known": (
        peg(
            seat("peg", "lay1"),
            seat("peg", "lay2"),
            posts=[*POSTS, post("lay1"), post("lay2")],
        ),
        "which side 2 voting members of peg are on (lay1 and lay2)",
    ),
    "a voting member without a post may hold one that is not recorded": (
        peg(seat("peg", "x"), appointments=HELD[:-1]),
        "which side 1 voting member of peg is on (x)",
    ),
    "no body is on a side": ({}, "which body is on a side"),
}


@pytest.mark.parametrize("case", LAWFUL.values(), ids=LAWFUL)
def test_it_passes_where(case):
    result = level("SEP-6", **case)
    assert (result.outcome, result.missing) == ("pass", "")


@pytest.mark.parametrize(("case", "severity", "subjects"), BREACHES.values(), ids=BREACHES)
def test_it_fails_where(case, severity, subjects):
    result = level("SEP-6", **{"units": [*UNITS, PEG], **case})
    assert result.outcome == "fail"
    assert [(f.severity, f.subjects) for f in result.findings] == [(severity, subjects)]


@pytest.mark.parametrize(("case", "missing"), OPEN.values(), ids=OPEN)
def test_it_is_not_assessable_where(case, missing):
    result = level("SEP-6", **case)
    assert result.outcome == "not_assessable"
    assert missing in result.missing


def test_a_finding_is_proved_by_the_seat_the_post_its_side_and_its_line_alone():
    case = BREACHES["a person who holds a post of the other side votes"][0]
    (finding,) = level("SEP-6", **{"units": [*UNITS, PEG], **case}).findings
    told = [(step.start, step.relation, step.end) for step in finding.path]
    assert told == [
        ("x", "member_of", "peg"),
        ("x", "holds", "buyer"),
        ("buyer", "part_of", "buy"),
        ("buyer", "reports_to", "d_buy"),
    ]


@pytest.mark.parametrize("role", ["coopted_to", "attends"])
@pytest.mark.parametrize(("voting", "outcome"), [("yes", "fail"), ("no", "pass"), ("", "pass")])
def test_whoever_is_said_to_vote_votes(role, voting, outcome):
    seats = [seat("peg", "d_run", "chairs"), seat("peg", "d_buy", role, voting=voting)]
    assert level("SEP-6", units=[*UNITS, PEG], memberships=seats).outcome == outcome
