"""The balance between directors, and its spread."""

import math

import pytest

from orgmodel.measures import measure
from tests.builders import organisation, post, unit

UNITS = [unit("a", head="dir_a"), unit("b", head="dir_b")]


def balance(posts, units=UNITS):
    return measure(organisation(posts, units=units))


POSTS = [
    post("ce"),
    post("dir_a", "ce", fte="1", cost="90"),
    post("dir_b", "ce", fte="1", cost="50"),
    post("c", "dir_a", fte="2", cost="30"),
]


def test_the_spread_is_over_what_is_in_each_directors_line():
    found = balance(POSTS).balance.set_index("criterion")
    assert tuple(found.loc["fte", ["mean", "least", "most", "ratio"]]) == (2, 1, 3, 3)
    assert found.loc["fte", "cv"] == 0.5
    assert found.loc["cost", "cv"] == pytest.approx(35 / 85, abs=0.001)
    assert found.loc["layers", "most"] == 2


def test_it_is_a_measure_with_its_rule_and_its_range():
    figure = balance(POSTS)["director_fte_cv"]
    assert figure.value == 0.5
    assert figure.known == "2 directors, from 1 to 3"
    assert figure.source == "004:44, 46"


def test_a_director_whose_time_is_not_stated_leaves_the_spread_unknown():
    posts = [*POSTS[:-1], post("c", "dir_a")]
    found = balance(posts)
    assert found["director_fte_cv"].value is None
    assert math.isnan(found.balance.set_index("criterion").loc["fte", "cv"])


def test_one_director_has_no_spread_and_none_no_table():
    one = [unit("a", head="dir_a")]
    assert balance([post("ce"), post("dir_a", "ce", fte="1")], one)["director_fte_cv"].value is None
    assert len(balance([post("ce")], []).balance) == 0
