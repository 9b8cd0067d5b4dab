"""A batch of moves gives what the rules themselves give, one option at a time."""

import random

import hypothesis.strategies as st
import pytest
from hypothesis import given, settings

import orgmodel as om
from orgmodel.comparison.batch import MoveBatch
from tests.builders import organisation, post, unit
from tests.changes.small import body
from tests.depth import at_least

HOMES = ("", "", "", "buys", "sells", "serves", "plain", "trust")


def random_organisation(chance, posts):
    """A line with every way of having a side: sitting, heading, inheriting, at the trust."""
    units = [
        unit("trust", side="trust", head="p0"),
        unit("buys", side="commissioning"),
        unit("sells", side="provider"),
        unit("serves", side="neutral"),
        unit("plain"),
        unit("buys_in", parent="buys", head=f"p{chance.randrange(1, posts)}"),
        unit("sells_in", side="provider", head=f"p{chance.randrange(1, posts)}"),
    ]
    rows = [post("p0", unit="trust")]
    for number in range(1, posts):
        manager = f"p{max(0, number - chance.randrange(1, 6))}" if chance.random() < 0.95 else ""
        rows.append(post(f"p{number}", manager, unit=chance.choice(HOMES)))
    return organisation(rows, units=units)


def by_the_rules(model):
    result = model.check(["separation"])
    return tuple(len(result.rule(rule).findings) for rule in ("SEP-4", "SEP-5"))


@given(st.integers(0, 10_000), st.integers(4, 14))
@settings(max_examples=at_least(8))
def test_every_move_gives_what_the_rules_give(seed, posts):
    chance = random.Random(seed)
    model = random_organisation(chance, posts)
    batch = MoveBatch(model)
    assert (batch.crossings, batch.meetings) == by_the_rules(model)
    names = [f"p{number}" for number in range(posts)]
    moves = chance.sample([(post, to) for post in names for to in (*names, "")], 6)
    found = batch.evaluate([post for post, _ in moves], [to for _, to in moves])
    for place, (moved, to) in enumerate(moves):
        try:
            option = model.apply(om.Scenario("Move").move_post(moved, to=to))
        except om.ScenarioError:
            assert found.loops[place]
            assert found.crossings[place] == found.meetings[place] == -1
            continue
        figures = (int(found.crossings[place]), int(found.meetings[place]))
        assert figures == by_the_rules(option)


def test_a_move_across_the_sides_is_one_crossing_and_one_meeting():
    batch = MoveBatch(body())
    assert (batch.crossings, batch.meetings) == (0, 0)
    found = batch.evaluate(["dir_sell", "payroll", "it_one"], ["dir_buy", "ce", "it_two"])
    assert found.crossings.tolist() == [1, 0, 0]
    assert found.meetings.tolist() == [1, 0, 0]


def test_an_unknown_post_is_a_key_error():
    with pytest.raises(KeyError):
        MoveBatch(body()).evaluate(["nobody"], ["ce"])
