"""Directive 2012/34/EU: who somebody is and where a post belongs, however the rows say it."""

import pytest

from tests.builders import function, link, post, seat
from tests.law.test_eu_rail import RAIL, moved
from tests.law.whole import FAIL, NA, PASS, Case, agrees, holds

UNLISTED = {"appointments": [holds("x", "im_cfo", basis="joint")]}
CASES = [
    Case("RAIL-7-2", FAIL, "one unit is both", roles={"railway_undertaking": "im"}, about=("im",)),
    Case("RAIL-7-2", FAIL, "the holding is it", roles={"infrastructure_manager": "group"}),
    Case(
        "RAIL-7-3-a",
        FAIL,
        "somebody known by an appointment alone has a seat by name",
        {**UNLISTED, "memberships": [seat("ru_mb", "x")]},
        about=("x", "im_mb"),
    ),
    Case(
        "RAIL-7-3-a",
        PASS,
        "somebody known by an appointment alone is a guest",
        {**UNLISTED, "memberships": [seat("ru_mb", "x", "attends")]},
    ),
    Case(
        "RAIL-7-3-a",
        PASS,
        "somebody known by an appointment that has ended sits there alone",
        {
            "appointments": [holds("x", "im_cfo", "2020-01-01", "2024-12-31")],
            "memberships": [seat("ru_mb", "x")],
        },
    ),
    *(
        Case(
            "RAIL-7a-2-b",
            FAIL,
            f"{body}, of no unit, appoints",
            {"links": [link(body, "appoints", "planner")]},
            cells=moved(body, parent=""),
            about=(body,),
        )
        for body in ("ru_mb", "ru_sb", "g_sb")
    ),
    Case(
        "RAIL-7a-2-b",
        PASS,
        "its own board, which stands under the holding",
        {"links": [link("im_mb", "appoints", "planner")]},
        cells=moved("im_mb", parent="group"),
    ),
    Case(
        "RAIL-7a-2-b",
        PASS,
        "its head, who sits in the holding",
        {"links": [link("im_ceo", "appoints", "planner")]},
        cells={"posts": {"im_ceo": {"unit": "group"}}},
    ),
    Case(
        "RAIL-7a-2-b",
        NA,
        "no undertaking named, though its board is",
        roles={"railway_undertaking": ""},
    ),
    Case(
        "RAIL-7b-1",
        FAIL,
        "on the undertaking's board, of no unit",
        {"memberships": [seat("ru_mb", "control_head")]},
        cells=moved("ru_mb", parent=""),
        about=("p_control_head", "ru_mb"),
    ),
    Case(
        "RAIL-7c-1-a",
        FAIL,
        "the undertaking's board, of no unit",
        cells={**moved("ru_mb", parent=""), "functions": {"F1": {"owner": "ru_mb"}}},
    ),
    *(
        Case(
            "RAIL-7c-1-a",
            outcome,
            f"{owner} has something of which nobody says what it is",
            {"functions": [function("F9", owner, "")]},
        )
        for owner, outcome in (("ru", NA), ("g_ceo", NA), ("outside", NA), ("im", PASS))
    ),
    Case(
        "RAIL-7-1",
        FAIL,
        "under the head of the undertaking, who sits in the holding",
        cells={
            "posts": {"ru_ceo": {"unit": "group"}, "planner": {"reports_to": "ru_ceo"}},
            **moved("ru", head="ru_ceo"),
        },
        about=("planner",),
    ),
    Case(
        "RAIL-7-1",
        PASS,
        "under the head of the holding",
        cells={"posts": {"im_ceo": {"reports_to": "g_ceo"}}},
    ),
    *(
        Case(
            "RAIL-7b-1",
            outcome,
            f"{why}, of a post of no unit under the undertaking",
            {"appointments": [holds("p_control_head", name) for name in held]},
            cells={"posts": {"driver": {"unit": ""}}},
        )
        for outcome, why, held in (
            (NA, "the holder", ["driver"]),
            (FAIL, "the holder, and of another", ["driver", "ru_cfo"]),
            (NA, "not the holder", []),
        )
    ),
    Case(
        "RAIL-7b-1",
        PASS,
        "a post of no unit under the holding",
        {"appointments": [holds("p_control_head", "clerk")], "posts": [post("clerk", "g_ceo")]},
    ),
    *(
        Case(
            "RAIL-7-3-a",
            outcome,
            f"on the other board by an appointment from {start} to {end}",
            {"appointments": [holds("p_im_ceo", "ru_cfo", start, end), *more]},
        )
        for outcome, start, end, more in (
            (NA, "", "31/12/2020", ()),
            (NA, "31/12/2030", "", ()),
            (NA, "01/02/2020", "", ()),
            (NA, "", "until further notice", ()),
            (FAIL, "", "31.12.2020", (holds("p_im_ceo", "ru_ceo"),)),
        )
    ),
    Case(
        "RAIL-7-3-a", NA, "an appointment that says nobody", {"appointments": [holds("", "ru_cfo")]}
    ),
    Case(
        "RAIL-7-3-a",
        PASS,
        "a vacant post with a row that says nobody",
        {"appointments": [holds("", "ru_cfo")]},
        cells={"posts": {"ru_cfo": {"status": "vacant"}}},
        without={"appointments": ["p_ru_cfo"]},
    ),
    *(
        Case("RAIL-7a-2-b", outcome, why, {"links": [link(*row)]})
        for outcome, why, row in (
            (NA, "a link that does not say from whom", ("", "appoints", "planner")),
            (NA, "a link that does not say to whom", ("ru_mb", "appoints", "")),
            (NA, "a link that does not say which", ("ru_mb", "", "planner")),
            (PASS, "a link of the manager that does not say to whom", ("im_mb", "appoints", "")),
            (PASS, "a link to others that does not say which", ("ru_mb", "", "driver")),
        )
    ),
    *(
        Case("RAIL-7-3-a", NA, why, {"memberships": [seat("ru_mb", member, role)]})
        for why, member, role in (
            ("a row that does not say as what somebody sits", "p_im_ceo", ""),
            ("a row with a role of other words", "p_im_ceo", "Member of"),
            ("a row that does not say who sits", "", "member_of"),
        )
    ),
    Case(
        "RAIL-7-3-a",
        NA,
        "somebody in no other row may be a post or a person",
        {"memberships": [seat("ru_mb", "x")]},
    ),
]


def test_a_finding_by_name_says_and_shows_which_posts_they_hold():
    rows = {"links": [link("p_ru_ceo", "appoints", "p_planner")]}
    (finding,) = RAIL.result(Case("RAIL-7a-2-b", FAIL, "by name", rows)).findings
    assert "p_ru_ceo holds ru_ceo" in finding.message
    assert "p_planner holds planner" in finding.message
    assert {("ru_ceo", "ru"), ("planner", "paths")} <= {(s.start, s.end) for s in finding.path}


def test_what_an_undertaking_does_is_said_once():
    case = Case("RAIL-7a-2-b", FAIL, "ru", {"links": [link("ru_mb", "appoints", "planner")]})
    (finding,) = RAIL.result(case).findings
    assert finding.message == "ru_mb appoints planner, which must not be: ru_mb is in ru."


def test_one_board_for_two_is_said_to_be_both():
    case = Case("RAIL-7-3-a", FAIL, "a common board", roles={"ru_management_board": "im_mb"})
    for finding in RAIL.result(case).findings:
        assert "management board of the infrastructure manager" in finding.message
        assert "management board of the railway undertaking" in finding.message


@pytest.mark.parametrize("case", CASES, ids=[case.id for case in CASES])
def test_who_and_where_is_asked_of_every_row(case):
    agrees(RAIL, case)
