"""Recusal and quorum of a decision that was taken before posts and units ended."""

from dataclasses import replace

import pytest

from orgmodel.rules.check import check
from tests.builders import post, seat, unit
from tests.rules.ruling import RULE, with_rule

DAY, THEN = "2026-11-26", "2026-03-01"
FAIL, PASS, NA = "fail", "pass", "not_assessable"
ENDED, BEFORE = {"end": "2026-03-31"}, {"end": "2026-02-28"}


def decided(*, post_days=ENDED, seat_post_days=None, votes=("p", "q"), beneficiary="u", **more):
    """A decision of a panel on THEN, for the unit `u`, where p held the post `a` until it ended."""
    return {
        "posts": [
            post("ce"),
            post("a", "ce", unit="u", **post_days),
            post("b", "ce", unit="v", **(seat_post_days or {})),
        ],
        "units": [
            unit("u"),
            unit("v"),
            unit("w", start="2026-04-01"),
            unit("panel", "panel", roster="complete"),
        ],
        "people": [{"id": name} for name in ("p", "q", "r")],
        "appointments": [{"person": "p", "post": "a"}, {"person": "q", "post": "b"}],
        "memberships": [seat("panel", "p"), seat("panel", "b")],
        "interests": [{"person": "r", "in": "u"}],
        "decisions": [{"id": "d", "body": "panel", "beneficiary": beneficiary, "date": THEN}],
        "votes": [{"decision": "d", "person": name, "capacity": "voted"} for name in votes],
        **more,
    }


def dated(given, kind, day=DAY):
    org = replace(with_rule(given, kind, bodies=["panel"]), date=day).settled()
    return check(org).rule(RULE)


RECUSAL = {
    "the post in what it benefits has ended since": (decided(), FAIL),
    "it had ended before": (decided(post_days=BEFORE), PASS),
    "it is in another unit": (
        decided(posts=[post("ce"), post("a", "ce", unit="v", **ENDED), post("b", "ce", unit="v")]),
        PASS,
    ),
    "the unit that holds the post has ended since": (
        decided(
            posts=[post("ce"), post("a", "ce", unit="t", **ENDED), post("b", "ce", unit="v")],
            units=[
                unit("u"),
                unit("v"),
                unit("t", parent="u", **ENDED),
                unit("panel", "panel", roster="complete"),
            ],
        ),
        FAIL,
    ),
    "a member whose post has ended since is silent": (
        decided(post_days=BEFORE, seat_post_days=ENDED, votes=("p",)),
        NA,
    ),
    "that member's part is known": (decided(post_days=BEFORE, seat_post_days=ENDED), PASS),
    "the member's post had ended before": (
        decided(post_days=BEFORE, seat_post_days=BEFORE, votes=("p",)),
        PASS,
    ),
    "what it benefits had not begun": (decided(beneficiary="w"), NA),
    "an interest in what had not begun counts": (
        decided(beneficiary="w", interests=[{"person": "p", "in": "w"}]),
        FAIL,
    ),
    "an interest in what has ended since is no silence": (
        decided(
            post_days=BEFORE,
            units=[
                unit("u"),
                unit("v"),
                unit("x", **ENDED),
                unit("panel", "panel", roster="complete"),
            ],
            interests=[{"person": "r", "in": "x"}],
        ),
        PASS,
    ),
}
QUORUM = {
    "one of two held a post in it that has ended since": (decided(), PASS),
    "both did": (
        decided(
            posts=[
                post("ce"),
                post("a", "ce", unit="u", **ENDED),
                post("b", "ce", unit="u", **ENDED),
            ]
        ),
        FAIL,
    ),
    "both posts had ended before": (
        decided(
            posts=[
                post("ce"),
                post("a", "ce", unit="u", **BEFORE),
                post("b", "ce", unit="u", **BEFORE),
            ]
        ),
        PASS,
    ),
    "who held the member's post then is not on record, though it is held now": (
        decided(
            post_days={},
            appointments=[
                {"person": "p", "post": "a"},
                {"person": "q", "post": "b", "start": "2026-06-01"},
            ],
        ),
        NA,
    ),
    "what it benefits had not begun": (decided(beneficiary="w"), NA),
}


@pytest.mark.parametrize("case", sorted(RECUSAL))
def test_a_vote_is_held_against_what_the_voter_held_on_that_day(case):
    given, wanted = RECUSAL[case]
    assert dated(given, "recusal").outcome == wanted


@pytest.mark.parametrize("case", sorted(QUORUM))
def test_a_quorum_is_of_those_who_sat_on_that_day(case):
    given, wanted = QUORUM[case]
    assert dated(given, "quorum").outcome == wanted


@pytest.mark.parametrize(
    ("kind", "given"), [("recusal", decided()), ("quorum", QUORUM["both did"][0])]
)
def test_the_result_is_that_of_the_day_of_the_decision(kind, given):
    now, then = (dated(given, kind, day) for day in (DAY, THEN))
    assert [f.message for f in now.findings] == [f.message for f in then.findings]
    assert [f.path for f in now.findings] == [f.path for f in then.findings]


def test_what_is_missing_says_which_day_and_which_unit():
    result = dated(decided(beneficiary="w"), "recusal")
    assert "what w was on 1 March 2026, the day of decision d: it begins 1 April 2026" in (
        result.missing
    )
