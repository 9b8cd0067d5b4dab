"""What a pass rests on: the rows that matter to it, and none beside."""

import pytest

from tests.builders import function, post, seat, unit
from tests.rules.levels.trust import (
    FUNCTIONS,
    HELD,
    PEOPLE,
    POSTS,
    UNITS,
    level,
    rests_on,
    row,
    without,
)

LINE = {"d_buy reports_to ce", "d_run reports_to ce", "buyer reports_to d_buy"} | {
    "nurse reports_to d_run",
    "ce heads trust",
    "d_buy part_of buy",
    "d_run part_of run",
    "buyer part_of buy",
    "nurse part_of run",
}


@pytest.mark.parametrize("rule", ["SEP-4", "SEP-5", "SEP-5a"])
def test_a_pass_of_the_line_rests_on_no_post_without_either_side_below(rule):
    found = level(rule, posts=[*POSTS, post("pa", "ce", unit="fin"), post("clerk", "pa")])
    assert found.outcome == "pass"
    assert rests_on(found) == LINE


@pytest.mark.parametrize("rule", ["SEP-4", "SEP-5", "SEP-5a"])
def test_it_rests_on_the_neutral_manager_who_has_one_below(rule):
    found = level(rule, posts=row("posts", "d_run", reports_to="d_fin"))
    line = LINE - {"d_run reports_to ce"}
    assert found.outcome == "pass"
    assert rests_on(found) == line | {
        "d_run reports_to d_fin",
        "d_fin reports_to ce",
        "d_fin part_of fin",
    }


def test_it_rests_on_the_parents_that_give_a_unit_its_side_and_no_other_parent():
    posts = [*without("posts", "nurse"), post("nurse", "d_run", unit="ward")]
    units = [*UNITS, unit("ward", "team", parent="run"), unit("payroll", "team", parent="fin")]
    found = level("SEP-5", posts=posts, units=units)
    assert rests_on(found) == (LINE - {"nurse part_of run"}) | {
        "nurse part_of ward",
        "ward part_of run",
    }


def test_it_rests_on_the_chair_of_the_board_where_the_sides_meet_there():
    board = unit("board", "board", side="trust")
    found = level(
        "SEP-5",
        posts=row("posts", "ce", unit=""),
        units=[*row("units", "trust", head=""), board],
        memberships=[seat("board", "ce", "chairs")],
    )
    assert found.outcome == "pass"
    assert "ce chairs board" in rests_on(found)


def test_a_neutral_post_that_heads_a_unit_of_a_side_counts_by_what_it_heads():
    clinic = unit("clinics", "team", side="provider", head="d_fin", parent="trust")
    found = level("SEP-5", units=[*UNITS, clinic])
    assert found.outcome == "pass"
    assert {"d_fin heads clinics", "d_fin reports_to ce"} <= rests_on(found)


def test_a_pass_about_persons_rests_on_who_holds_what_is_on_a_side():
    found = level("SEP-3", people=PEOPLE, appointments=[*HELD, {"person": "g", "post": "d_fin"}])
    assert found.outcome == "pass"
    assert rests_on(found) == {
        "b holds d_buy",
        "c holds d_run",
        "e holds buyer",
        "f holds nurse",
        "d_buy part_of buy",
        "d_run part_of run",
        "buyer part_of buy",
        "nurse part_of run",
    }


def test_a_post_without_a_unit_is_on_its_managers_side_by_the_row_of_that_line():
    posts = [*without("posts", "nurse"), post("nurse", "d_run")]
    found = level("SEP-3", posts=posts)
    assert "nurse reports_to d_run" in rests_on(found)
    assert "buyer reports_to d_buy" not in rests_on(found)


@pytest.mark.parametrize("rule", ["SEP-1a", "SEP-1b"])
def test_a_pass_about_functions_rests_on_their_owners_alone(rule):
    ward = unit("ward", "team", parent="run")
    found = level(
        rule, units=[*UNITS, ward], functions=[*FUNCTIONS, function("F4", "ward", "provider")]
    )
    assert found.outcome == "pass"
    assert rests_on(found) == {
        "d_buy owns F1",
        "d_run owns F2",
        "ward owns F4",
        "d_buy part_of buy",
        "d_run part_of run",
        "ward part_of run",
    }
