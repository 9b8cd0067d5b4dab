"""What sits in each unit, beside its head's line."""

import math

import pytest

from orgmodel.measures import measure
from tests.builders import organisation, post, unit

UNITS = [
    unit("all", "body", head="ce"),
    unit("a", parent="all", head="dir_a"),
    unit("a1", "team", parent="a"),
    unit("b", parent="all", head="dir_b"),
]
POSTS = [
    post("ce", unit="all", fte="1", cost="100"),
    post("dir_a", "ce", unit="a", fte="1", cost="80"),
    post("clerk", "dir_a", unit="a1", fte="0.5", cost="20"),
    post("loan", "dir_b", unit="a1", fte="1", cost="40"),
    post("dir_b", "ce", unit="b", fte="1", cost="80"),
]


def units_of(posts=POSTS, units=UNITS, **tables):
    table = measure(organisation(posts, units=units, **tables)).units
    return table.set_index("unit")


def test_a_unit_holds_its_posts_and_those_of_the_units_in_it():
    found = units_of()
    assert found["own_rows"].to_dict() == {"all": 1, "a": 1, "a1": 2, "b": 1}
    assert found["unit_rows"].to_dict() == {"all": 5, "a": 3, "a1": 2, "b": 1}
    assert found["unit_fte"].to_dict() == {"all": 4.5, "a": 2.5, "a1": 1.5, "b": 1}


def test_a_post_that_sits_in_one_unit_and_reports_into_another_makes_the_sums_differ():
    found = units_of()
    assert (found.loc["a", "unit_cost"], found.loc["a", "line_cost"]) == (140, 100)
    assert (found.loc["b", "unit_cost"], found.loc["b", "line_cost"]) == (80, 120)
    assert (found.loc["a", "cost_difference"], found.loc["b", "cost_difference"]) == (40, -40)
    assert (found.loc["a", "only_in_unit"], found.loc["a", "only_in_line"]) == (1, 0)
    assert (found.loc["b", "only_in_unit"], found.loc["b", "only_in_line"]) == (0, 1)


def test_a_unit_without_a_head_has_no_line():
    found = units_of().loc["a1"]
    assert math.isnan(found["line_rows"])
    assert math.isnan(found["only_in_line"])


def test_a_sum_is_known_only_where_every_post_in_it_states_its_own():
    posts = [*POSTS[:-1], post("dir_b", "ce", unit="b")]
    found = units_of(posts)
    assert math.isnan(found.loc["b", "unit_cost"])
    assert math.isnan(found.loc["all", "unit_cost"])
    assert found.loc["a", "unit_cost"] == 140


def test_where_no_post_says_its_unit_nothing_is_claimed_of_units():
    posts = [post("ce"), post("dir_a", "ce")]
    found = units_of(posts)
    assert found["unit_rows"].isna().all()
    assert found["own_rows"].isna().all()
    assert found.loc["a", "line_rows"] == 1


def test_headcount_counts_a_person_once_in_each_unit_and_does_not_add_up():
    held = [
        {"person": "x", "post": "clerk"},
        {"person": "x", "post": "dir_b"},
        *({"person": name, "post": name} for name in ("ce", "dir_a", "loan")),
    ]
    found = units_of(
        appointments=[row | {"person": "p_" + row["person"]} for row in held],
        people=[{"id": f"p_{n}"} for n in ("x", "ce", "dir_a", "loan")],
    )
    assert found["unit_headcount"].to_dict() == {"all": 4, "a": 3, "a1": 2, "b": 1}


def test_headcount_is_unknown_where_nobody_says_who_holds_a_post():
    found = units_of(appointments=[{"person": "p", "post": "clerk"}], people=[{"id": "p"}])
    assert found["unit_headcount"].isna().all()


@pytest.mark.parametrize("held", ["0.4", "0.8"])
def test_vacancy_of_a_unit_is_funded_less_in_post(held):
    posts = [post("ce", unit="all", fte="1", status="vacant")]
    posts += [post("a", "ce", unit="a", fte="0.6")]
    made = units_of(
        posts,
        [unit("all", "body"), unit("a", parent="all")],
        people=[{"id": "p"}],
        appointments=[{"person": "p", "post": "a", "fte": held}],
    )
    assert made.loc["a", "unit_vacancy"] == pytest.approx(0.6 - float(held))
    assert made.loc["all", "unit_vacancy"] == pytest.approx(1.6 - float(held))
