"""Who answers for which functions, and how evenly they lie."""

import pytest

from orgmodel.measures import measure
from tests.builders import function, organisation, post, unit

LINE = [post("ce"), post("dir_a", "ce"), post("dir_b", "ce"), post("clerk", "dir_b")]
UNITS = [unit("a", head="dir_a"), unit("b", head="dir_b"), unit("b1", "team", parent="b")]


def functions_of(posts=LINE, units=UNITS, functions=(), **how):
    made = organisation(posts, units=units, functions=list(functions))
    table = measure(made, **how).directors
    return dict(zip(table["subject"], table["functions"], strict=True))


@pytest.mark.parametrize(
    ("owner", "director"),
    [("a", "dir_a"), ("b1", "dir_b"), ("dir_a", "dir_a"), ("clerk", "dir_b")],
    ids=["the directorate", "a team of it", "the director", "a post in the director's line"],
)
def test_a_function_belongs_to_the_director_above_its_owner(owner, director):
    found = functions_of(functions=[function("F1", owner)])
    assert found == {"dir_a": 0, "dir_b": 0} | {director: 1}


def test_a_unit_outside_every_directorate_belongs_to_the_director_above_its_head():
    units = [*UNITS, unit("pool", "team", head="clerk")]
    assert functions_of(units=units, functions=[function("F1", "pool")])["dir_b"] == 1


def test_a_function_of_nobodys_unit_belongs_to_no_director():
    made = organisation(
        LINE, units=[*UNITS, unit("panel", "panel")], functions=[function("F1", "panel")]
    )
    found = measure(made)
    assert found["functions_without_director"].value == 1
    assert found["functions_without_director"].known == "F1"
    assert found.directors["functions"].sum() == 0


def test_a_directorate_that_nobody_heads_stands_for_itself():
    found = functions_of(units=[*UNITS, unit("c")], functions=[function("F1", "c")])
    assert found["c"] == 1


def test_who_reports_to_the_top_and_does_nothing_of_their_own_is_no_director():
    assert "assistant" not in functions_of([*LINE, post("assistant", "ce")])


def test_who_reports_to_the_top_and_heads_any_unit_is_a_director():
    found = functions_of([*LINE, post("press", "ce")], [*UNITS, unit("p", "team", head="press")])
    assert "press" in found


def test_the_kinds_of_unit_that_directors_head_can_be_named():
    posts = [*LINE, post("deep", "clerk")]
    units = [*UNITS, unit("d", "department", head="deep")]
    assert "deep" not in functions_of(posts, units)
    assert "deep" in functions_of(posts, units, directorate_kinds=["department"])


def test_the_head_of_two_directorates_is_one_director():
    table = measure(organisation(LINE, units=[*UNITS, unit("c", head="dir_a")])).directors
    assert table["unit"].tolist() == ["a c", "b"]


def test_an_even_share_has_no_variation_and_an_uneven_one_has():
    even = [function("F1", "a"), function("F2", "b")]
    uneven = [*even, function("F3", "a"), function("F4", "a")]
    for functions, expected in ((even, 0), (uneven, 0.5)):
        made = organisation(LINE, units=UNITS, functions=functions)
        assert measure(made)["functions_per_director_cv"].value == expected


def test_a_repeated_function_counts_once():
    assert functions_of(functions=[function("F1", "a"), function("F1", "a")])["dir_a"] == 1


def test_without_units_the_posts_under_the_top_that_manage_are_directors():
    assert functions_of(units=[]) == {"dir_b": 0}


def test_units_that_are_part_of_each_other_still_give_a_result():
    units = [unit("x", "team", parent="y"), unit("y", "team", parent="x")]
    assert functions_of(units=units, functions=[function("F1", "x")]) == {"dir_b": 0}
