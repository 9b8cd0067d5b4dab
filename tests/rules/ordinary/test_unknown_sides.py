"""A word for a side that no pack in use knows is told; rules about sides do not pass over it."""

import pytest

from tests.builders import organisation, post, unit

POSTS = [post("ce"), post("a", "ce"), post("b", "ce")]


def sided(side, packs=("separation",)):
    units = [
        unit("t", "body", side="trust", head="ce"),
        unit("u", side="commissioning", head="a", parent="t"),
        unit("v", side=side, head="b", parent="t"),
    ]
    return organisation(POSTS, units=units, packs=packs)


@pytest.mark.parametrize("side", ["provider", "neutral", "trust", ""])
def test_words_that_a_pack_knows_are_no_problem(side):
    assert sided(side).problems == ()


def test_a_misspelt_side_is_told_with_what_may_be_meant_and_is_no_fault():
    (problem,) = sided("provder").problems
    assert (problem.code, problem.file, problem.row, problem.column, problem.value) == (
        "not-allowed",
        "units.csv",
        4,
        "side",
        "provder",
    )
    assert 'Did you mean "provider"?' in problem.message
    assert not problem.fault


def test_without_a_pack_that_has_sides_nothing_is_told():
    assert sided("client", packs=("structure",)).problems == ()


def test_separation_is_not_assessable_for_it():
    result = sided("provder").check()
    outcomes = {rule.id: rule.outcome for rule in result.rules}
    assert {outcomes[level] for level in ("SEP-4", "SEP-5")} == {"not_assessable"}
