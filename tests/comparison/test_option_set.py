"""Option sets: every consistent combination, ranked, in memory that does not grow."""

import pytest

import orgmodel as om
from orgmodel.comparison.option_set import Alternative, Exclusion, Expansion, OptionSet, Question
from orgmodel.comparison.ranking import rank
from orgmodel.errors import UnknownNameError
from tests.changes.small import body

S = om.Scenario("x")


def question(name, **alternatives):
    made = tuple(Alternative(key, key, scenario) for key, scenario in alternatives.items())
    return Question(name, f"{name}?", "", made)


CARE = question("Care", a=S, b=S.move_post("dir_sell", to="dir_buy"))
IT = question("IT", a=S, b=S.move_function("f_it", to="buy"), c=S.move_function("f_it", to="sell"))
PAY = question("Pay", a=S, b=S.move_function("f_it", to="fin"))


def names(option_set):
    expansion = Expansion(body(), option_set)
    return [combination.name for combination in expansion], dict(expansion.left_out)


def test_every_combination_is_given_in_order():
    found, left_out = names(OptionSet("Set", (CARE, IT)))
    assert found == [f"Care({a}) IT({b})" for a in "ab" for b in "abc"]
    assert left_out == {}


def test_alternatives_that_fill_one_cell_differently_are_not_combined():
    found, left_out = names(OptionSet("Set", (IT, CARE, PAY)))
    assert len(found) == 8
    assert "IT(b) Care(a) Pay(b)" not in found
    first, _ = left_out
    assert first == 'IT(b) and Pay(b): both set owner of functions.csv row 4, to "buy" and "fin"'
    assert list(left_out.values()) == [2, 2]


def test_what_one_takes_away_another_cannot_change():
    gone = question("Gone", a=S, b=S.remove_function("f_it"))
    _, left_out = names(OptionSet("Set", (IT, gone)))
    assert sum(left_out.values()) == 2
    assert "the other takes it out" in next(iter(left_out))


def test_an_exclusion_leaves_its_combinations_out_with_its_reason():
    never = Exclusion(frozenset({"Care(b)", "IT(c)"}), "IT follows care")
    found, left_out = names(OptionSet("Set", (CARE, PAY, IT), (never,)))
    assert left_out["IT follows care"] == 2
    assert not any("Care(b)" in name and "IT(c)" in name for name in found)


def test_an_alternative_that_cannot_be_applied_is_told_at_once():
    broken = question("Broken", a=S, b=S.move_post("nobody", to="ce"))
    with pytest.raises(om.ScenarioError, match="nobody"):
        names(OptionSet("Set", (CARE, broken)))


def test_combinations_are_ranked_less_being_better_and_fewest_changes_first():
    done_of = []
    ranking = rank(
        body(),
        OptionSet("Set", (CARE, IT)),
        packs=["separation"],
        keep=3,
        progress=lambda done, of: done_of.append((done, of)),
    )
    assert [r.combination.name for r in ranking.best] == [
        "Care(a) IT(a)",
        "Care(a) IT(b)",
        "Care(a) IT(c)",
    ]
    assert [r.values[0] for r in ranking.best] == [0, 0, 0]
    assert (ranking.combinations, ranking.assessed) == (6, 6)
    assert done_of[-1] == (6, 6)


def test_ties_keep_their_order_and_a_minus_makes_more_better():
    ranking = rank(body(), OptionSet("Set", (CARE, IT)), measures=["-largest_span", "changes"])
    assert ranking.best[0].combination.name == "Care(a) IT(a)"
    assert ranking.best[-1].combination.name == "Care(b) IT(c)"


def test_ranking_by_what_is_no_measure_says_what_there_is():
    with pytest.raises(UnknownNameError, match="There are errors, warnings, info, changes"):
        rank(body(), OptionSet("Set", (CARE, IT)), measures=["beauty"])


def test_a_combination_that_only_fails_together_is_left_out_with_its_reason():
    one = question("One", a=S, b=S.move_post("dir_buy", to="nurse"))
    two = question("Two", a=S, b=S.move_post("dir_sell", to="analyst"))
    ranking = rank(body(), OptionSet("Set", (one, two)), packs=["structure"])
    assert ranking.assessed == 3
    assert "would report to itself" in next(iter(ranking.left_out))
