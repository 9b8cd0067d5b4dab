"""Must-haves rule combinations out, and the front is what no other combination beats."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

import orgmodel as om
from orgmodel.comparison.front import Front
from orgmodel.comparison.option_set import Alternative, OptionSet, Question
from orgmodel.comparison.ranking import rank
from orgmodel.errors import OrgmodelError
from orgmodel.text.ranking import report
from tests.builders import organisation, post
from tests.changes.small import body

S = om.Scenario("x")
CROSSED = S.move_post("dir_sell", to="dir_buy")
LONGER = S.move_post("it_two", to="it_one").move_post("payroll", to="it_one")


def option_set(must=(), rank=("errors", "changes"), **answers):
    alternatives = (Alternative("a", "As now", S),)
    alternatives += tuple(Alternative(key, key, made) for key, made in answers.items())
    return OptionSet("Set", (Question("Q", "Which?", "", alternatives),), (), rank, "", must)


def beats(one, other):
    return one != other and all(a <= b for a, b in zip(one, other, strict=True))


@given(st.lists(st.tuples(*[st.sampled_from((0.0, 1.0, 2.0, math.inf))] * 3), max_size=30))
def test_the_front_is_what_no_other_beats_in_whatever_order_it_comes(every):
    front = Front()
    for figures in every:
        front.add(figures)
    assert set(front) == {one for one in every if not any(beats(other, one) for other in every)}


def test_what_misses_a_must_have_is_counted_and_not_ranked():
    asked = option_set(("changes > 0", "SEP-4"), crossed=CROSSED, longer=LONGER)
    ranking = rank(body(), asked, packs=["separation"])
    assert [one.combination.name for one in ranking.best] == ["Q(longer)"]
    assert (ranking.ruled_out, ranking.missed) == (2, (1, 1))
    assert [one.combination.name for one in ranking.front] == ["Q(longer)"]
    assert "1 miss: SEP-4 passes" in report(ranking)


def test_a_target_may_be_what_the_baseline_has():
    asked = option_set(("errors <= baseline",), crossed=CROSSED, longer=LONGER)
    ranking = rank(body(), asked, packs=["separation"])
    assert {one.combination.name for one in ranking.best} == {"Q(a)", "Q(longer)"}


def test_what_the_data_does_not_say_meets_no_target():
    three = organisation([post("ce"), post("a", "ce"), post("b", "ce")])
    asked = option_set(("cost >= 0",), b=S.move_post("a", to="b"))
    ranking = rank(three, asked, packs=["structure"], measures=["changes"])
    assert (ranking.ruled_out, ranking.best, ranking.front) == (2, (), ())


def test_those_of_one_set_of_figures_are_one_line_of_the_front():
    twice = option_set(one=CROSSED, two=CROSSED, longer=LONGER)
    ranking = rank(body(), twice, packs=["separation"], measures=["-errors", "changes"])
    front = {one.combination.name: one.alike for one in ranking.front}
    assert front == {"Q(one)": 2, "Q(a)": 1}
    assert [one.on_front for one in ranking.best] == [True, True, True, False]


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("erors <= 0", 'Did you mean "errors"'),
        ("SEP4", 'Did you mean "SEP-'),
        ("errors <= many", "neither a number nor baseline"),
        ("errors <= nan", "neither a number nor baseline"),
        ("<= 4", 'there is no figure ""'),
        ("", "no rule in use has this id"),
    ],
)
def test_what_is_no_must_have_is_told(words, told):
    with pytest.raises(OrgmodelError, match=told):
        rank(body(), option_set((words,)), packs=["separation"])
