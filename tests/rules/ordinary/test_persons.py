"""What rules about holders make of ordinary data: dates, vacancies, holders not recorded."""

import pytest

from orgmodel.rules.check import check
from tests.builders import function, organisation, post, seat, unit
from tests.rules.ruling import RULE, pack, ruled

NA, PASS, FAIL = "not_assessable", "pass", "fail"
DAY = "2026-11-25"


def held(*appointments, vacant=(), posts=("a", "b", "c"), **more):
    people = dict.fromkeys(person for person, *_ in appointments)
    columns = ("person", "post", "start", "end")
    return {
        "posts": [post(name, status="vacant" if name in vacant else "") for name in posts],
        "people": [{"id": name} for name in people],
        "appointments": [dict(zip(columns, row, strict=False)) for row in appointments],
        **more,
    }


def distinct(given, *, day=DAY):
    return dated(given, "distinct_holders", day, posts=["a", "b", "c"])


def dated(given, kind, day=DAY, **parameters):
    """The result on an organisation of this date."""
    files = {
        "rules.toml": pack(kind, **parameters),
        "organisation.toml": f'name = "Test"\npacks = []\ndate = "{day}"\n',
    }
    return check(organisation(packs=(), extra_files=files, **given)).rule(RULE)


ENDED, LATER = ("", "2026-11-24"), ("2026-11-26", "")
HOLDERS = {
    "three persons": (held(("p", "a"), ("q", "b"), ("r", "c")), PASS),
    "one person twice": (held(("p", "a"), ("p", "b"), ("r", "c")), FAIL),
    "one person twice, the third unknown": (held(("p", "a"), ("p", "b")), FAIL),
    "one holder unknown": (held(("p", "a"), ("q", "b")), NA),
    "one post vacant": (held(("p", "a"), ("q", "b"), vacant=["c"]), PASS),
    "all vacant": (held(vacant=["a", "b", "c"]), NA),
    "nobody known": (held(), NA),
    "an appointment that has ended": (
        held(("p", "a", *ENDED), ("p", "b"), ("q", "a"), ("r", "c")),
        PASS,
    ),
    "only an appointment that has ended": (held(("p", "a", *ENDED), ("q", "b"), ("r", "c")), NA),
    "an appointment to come": (
        held(("p", "a"), ("p", "b", *LATER), ("q", "b"), ("r", "c")),
        PASS,
    ),
    "a job share": (held(("p", "a"), ("s", "a"), ("q", "b"), ("r", "c")), PASS),
    "one of a job share holds another": (
        held(("p", "a"), ("s", "a"), ("s", "b"), ("r", "c")),
        FAIL,
    ),
}


@pytest.mark.parametrize("case", sorted(HOLDERS))
def test_posts_are_held_by_different_persons_on_the_day(case):
    given, wanted = HOLDERS[case]
    assert distinct(given).outcome == wanted


def test_the_same_appointments_are_a_breach_on_an_earlier_day():
    given = held(("p", "a", "", "2024-03-31"), ("p", "b"), ("q", "a", "2024-04-01"), ("r", "c"))
    assert distinct(given).outcome == PASS
    result = distinct(given, day="2024-03-31")
    assert result.outcome == FAIL
    assert "a (until 31 March 2024)" in result.findings[0].message


def test_how_many_holders_are_not_recorded_is_said():
    missing = distinct(held(("p", "a"))).missing
    assert missing.startswith("who holds each post: 2 of 3 posts have no holder recorded: b and c")


def test_what_will_meet_later_is_told_with_its_dates():
    (told,) = distinct(HOLDERS["an appointment to come"][0]).findings
    assert told.severity == "info"
    assert told.message == "One person (p) will hold a and b at once, from 26 November 2026."


def test_what_will_not_meet_is_not_told():
    given = held(("p", "a", "", "2026-12-31"), ("p", "b", "2027-01-01"), ("q", "b"), ("r", "c"))
    assert distinct(given).findings == ()


# Exclusive, by persons


PANEL = unit("panel", "panel", roster="complete")
APART = {"groups": [["a"], ["panel"]], "held_by": "persons"}


def panel(*appointments, seats=("b",), roster="complete", **more):
    return held(
        *appointments,
        units=[{**PANEL, "roster": roster}],
        memberships=[seat("panel", name) for name in seats],
        posts=("a", "b"),
        **more,
    )


EXCLUSIVE = {
    "two persons": (panel(("p", "a"), ("q", "b")), PASS),
    "one person by two posts": (panel(("p", "a"), ("p", "b")), FAIL),
    "one person by a post and a seat": (panel(("p", "a"), seats=("p",)), FAIL),
    "by a post that was held": (panel(("p", "a"), ("p", "b", *ENDED), ("q", "b")), PASS),
    "by a post to be held": (panel(("p", "a"), ("p", "b", *LATER), ("q", "b")), PASS),
    "a roster in part": (panel(("p", "a"), ("q", "b"), roster="partial"), NA),
    "a holder unknown": (panel(("p", "a")), NA),
    "a vacant post": (panel(("p", "a"), vacant=["b"]), PASS),
}


@pytest.mark.parametrize("case", sorted(EXCLUSIVE))
def test_nobody_has_two_at_one_time(case):
    given, wanted = EXCLUSIVE[case]
    assert dated(given, "exclusive", **APART).outcome == wanted


def test_the_seat_that_comes_with_a_post_is_part_of_the_proof():
    (finding,) = dated(EXCLUSIVE["one person by two posts"][0], "exclusive", **APART).findings
    assert [(s.start, s.relation, s.end) for s in finding.path] == [
        ("p", "holds", "a"),
        ("p", "holds", "b"),
        ("b", "member_of", "panel"),
    ]


def test_what_will_be_had_at_once_is_told():
    (told,) = dated(EXCLUSIVE["by a post to be held"][0], "exclusive", **APART).findings
    assert (told.severity, told.subjects) == ("info", ("p", "a", "panel"))
    assert told.message.endswith("at once from 26 November 2026.")


@pytest.mark.parametrize(
    ("functions", "roster", "wanted"),
    [
        ([function("F", "b")], "complete", PASS),
        ([function("F", "a")], "complete", FAIL),
        ([function("F", "b")], "partial", NA),
    ],
)
def test_what_a_post_has_is_known_where_owners_and_rosters_are(functions, roster, wanted):
    given = {
        "posts": [post("a"), post("b")],
        "units": [{**PANEL, "roster": roster}],
        "memberships": [seat("panel", "a")],
        "functions": functions,
    }
    result = ruled(given, "exclusive", groups=[["F"], ["panel"]], held_by="posts")
    assert result.outcome == wanted


# A quorum


def quorate(
    *appointments,
    interests=(("q", "u"),),
    recused=(),
    vacant=(),
    roster="complete",
    date="",
    **more,
):
    given = held(*appointments, vacant=vacant, **more)
    given["people"] = [{"id": name} for name in ("p", "q", "r", "s")]
    return {
        **given,
        "units": [unit("u"), unit("panel", "panel", roster=roster)],
        "memberships": [seat("panel", name) for name in ("a", "b", "c")],
        "interests": [{"person": person, "in": thing} for person, thing in interests],
        "decisions": [{"id": "d", "body": "panel", "beneficiary": "u", "date": date}],
        "votes": [{"decision": "d", "person": name, "capacity": "recused"} for name in recused],
    }


ALL = (("p", "a"), ("q", "b"), ("r", "c"))
QUORUM = {
    "two of three are left": (quorate(*ALL), PASS),
    "one of three is left": (quorate(*ALL, recused=["r"]), FAIL),
    "one holder unknown who might stand back": (quorate(*ALL[:2]), NA),
    "one holder unknown who matters not": (quorate(*ALL[:2], interests=[("s", "u")]), PASS),
    "a roster in part": (quorate(*ALL, roster="partial"), NA),
    "nobody's interests are known": (quorate(*ALL, interests=()), NA),
    "a vacant post has no vote": (quorate(*ALL[:2], vacant=["c"]), PASS),
    "who sat then": (quorate(*ALL[1:], ("s", "a"), ("p", "a", *ENDED), date="2026-11-01"), PASS),
}


@pytest.mark.parametrize("case", sorted(QUORUM))
def test_enough_are_left_to_vote(case):
    given, wanted = QUORUM[case]
    assert dated(given, "quorum", bodies=["panel"]).outcome == wanted


def test_a_post_that_two_groups_have_by_where_it_stands_is_found_with_the_unit_it_sits_in():
    """Of whom nobody says who holds it, and whose unit lies in the other group's."""
    given = {
        "posts": [post("ce"), post("clerk", "ce", unit="inner")],
        "units": [
            unit("outer"),
            unit("inner", parent="outer"),
            unit("body", kind="board", roster="complete"),
        ],
        "memberships": [seat("body", "clerk")],
    }
    result = ruled(given, "exclusive", groups=[["in:outer"], ["in:inner"]], held_by="persons")
    assert result.outcome == FAIL
    (finding,) = result.findings
    assert finding.subjects == ("clerk",)
    assert [(s.start, s.end) for s in finding.path] == [("clerk", "inner"), ("inner", "outer")]
