"""Options whose changes say a day: who leaves, takes up or is taken away, and what that shows."""

import pytest

import orgmodel as om
from tests.law.electricity import GROUP
from tests.law.test_eu_rail import RAIL
from tests.law.test_uk_ring_fencing import BANK
from tests.law.whole import FAIL, NA, PASS, Case


def option(*changes):
    scenario = om.Scenario("Tried")
    for verb, keys in changes:
        scenario = getattr(scenario, verb)(**keys)
    return scenario


def leaves(person, post, on):
    return ("end_appointment", {"person": person, "post": post, "on": on})


def comes(person, post, on):
    return ("appoint", {"person": person, "post": post, "on": on})


def after(whole, day, *changes, **case):
    lawful = whole.organisation(Case("", PASS, "as it is", **case))
    return lawful.apply(option(*changes), on=day).check()


@pytest.mark.parametrize(
    ("left", "taken", "outcome"),
    [
        ("2027-01-01", "2027-05-01", FAIL),
        ("2027-01-01", "2027-07-01", PASS),
        ("2027-01-01", "2027-06-29", FAIL),
        ("2027-01-01", "2027-01-01", FAIL),
        (None, "2027-07-01", NA),
    ],
)
def test_months_run_from_the_day_of_one_change_to_the_day_of_another(left, taken, outcome):
    changes = [
        leaves("p_s_trader", "s_trader", left),
        leaves("p_i_cto", "i_cto", taken),
        comes("p_s_trader", "i_cto", taken),
    ]
    result = after(GROUP, taken, *changes)
    assert result.rule("EL-48-3").outcome == outcome
    for finding in result.rule("EL-48-3").findings:
        assert finding.subjects == ("p_s_trader", "s_trader", "i_cto")
        assert [(step.start, step.end, step.change) for step in finding.path][:2] == [
            ("p_s_trader", "s_trader", 1),
            ("p_s_trader", "i_cto", 3),
        ]


@pytest.mark.parametrize(
    ("taken", "outcome"), [("2028-01-01", FAIL), ("2030-12-30", FAIL), ("2031-01-01", PASS)]
)
def test_a_manager_who_leaves_on_a_day_comes_back_to_the_group_four_years_later(taken, outcome):
    changes = [leaves("p_i_cto", "i_cto", "2027-01-01"), comes("p_i_cto", "g_hr", taken)]
    assert after(GROUP, taken, *changes).rule("EL-48-7").outcome == outcome


def test_who_changes_posts_within_the_management_has_been_there_since_nobody_says():
    rows = {
        "appointments": [
            {"person": "p_i_cto", "post": "s_trader", "start": "2010-01-01", "end": "2019-08-31"}
        ]
    }
    changes = [
        leaves("p_i_cto", "i_cto", "2027-01-01"),
        leaves("p_i_cfo", "i_cfo", "2027-01-01"),
        comes("p_i_cto", "i_cfo", "2027-01-01"),
    ]
    assert after(GROUP, "2027-01-01", *changes, rows=rows).rule("EL-48-3").outcome == NA


def test_what_is_to_come_is_told_by_the_months_that_are_asked_of_one():
    coming = ("appoint", {"person": "p_s_trader", "post": "i_cto", "start": "2027-07-01"})
    gone = leaves("p_s_trader", "s_trader", "2026-11-25")
    assert not after(GROUP, "2026-12-01", gone, coming).rule("EL-48-3").findings


def test_a_seat_whose_holder_the_option_takes_away_is_known_to_be_empty():
    left = after(RAIL, "2027-01-01", leaves("p_ru_cfo", "ru_cfo", "2027-01-01"))
    unknown = after(RAIL, "2027-01-01", without={"appointments": ["p_ru_cfo"]})
    outcomes = [result.rule("RAIL-7-3-a").outcome for result in (left, unknown)]
    assert outcomes == [PASS, NA]


@pytest.mark.parametrize("board", ["ru_sb", "im_sb"])
def test_where_no_supervisory_board_is_left_nobody_can_sit_on_two(board):
    rule = after(RAIL, "2027-01-01", ("remove_unit", {"unit": board})).rule("RAIL-7-3-c")
    assert (rule.outcome, rule.findings) == (NA, ())


def test_too_few_left_of_a_sort_are_named():
    lawful = BANK.organisation(
        Case("", PASS, "as it is", cells={"posts": {"b_chair": {"unit": ""}}})
    )
    scenario = om.Scenario("Leaves").remove_link("ned1", "member_of", "b_board")
    (finding,) = lawful.apply(scenario).check().rule("RF-NEDS").findings
    assert "fewer than 2" in finding.message
    assert "there is ned2" in finding.message
    assert "change 1 removes others" in finding.message
