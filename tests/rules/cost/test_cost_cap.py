"""What a cap on cost makes of costs that are known in part, of people served and of a choice."""

import pytest

from orgmodel.rules.check import check
from tests.builders import organisation, post
from tests.rules.cases.cost import costing
from tests.rules.ruling import RULE, pack, ruled

NA, PASS, FAIL = "not_assessable", "pass", "fail"


def capped(rows, settings="", **parameters):
    files = {
        "rules.toml": pack("cost_cap", **parameters),
        "organisation.toml": f'name = "Test"\npacks = []\n{settings}',
    }
    return check(organisation(packs=(), extra_files=files, **rows)).rule(RULE)


@pytest.mark.parametrize(
    ("a", "b", "outcome"),
    [
        ("50000", "50000", PASS),  # the cap itself is no breach
        ("50000", "50000.01", FAIL),
        ("100001", "", FAIL),  # over the cap whatever the other costs
        ("100000", "", NA),  # what is not known is never nothing
        ("100000", "n/a", NA),
    ],
)
def test_the_sum_counts_and_what_is_not_known_is_not_nothing(a, b, outcome):
    assert ruled(costing(a, b), "cost_cap", amount=100000).outcome == outcome


@pytest.mark.parametrize("said", ["0", '"300,000"', "2.5", "-4"])
def test_a_population_that_cannot_be_one_is_not_known(said):
    found = capped(costing("50000", "50000"), f"population = {said}", a_head=5)
    assert found.outcome == NA
    assert "how many people are served" in found.missing


def test_a_sum_that_is_known_in_part_is_told_as_at_least():
    (finding,) = ruled(costing("100001", ""), "cost_cap", amount=100000).findings
    assert "at least 100,001" in finding.message


@pytest.mark.parametrize(
    ("settings", "outcome"),
    [("population = 6000", PASS), ("population = 5999", FAIL), ("", NA)],
)
def test_a_cap_for_each_person_served_asks_how_many_there_are(settings, outcome):
    rows = costing("60000", "60000")
    assert capped(rows, settings, a_head=20).outcome == outcome


def test_of_two_caps_the_lower_counts_and_a_known_one_without_the_other():
    rows = costing("60000", "60000")
    assert capped(rows, "population = 100000", a_head=20, amount=100000).outcome == FAIL
    assert capped(rows, "", a_head=20, amount=100000).outcome == FAIL
    assert capped(rows, "", a_head=20, amount=200000).outcome == NA


def test_only_the_posts_that_are_chosen_are_added_up():
    rows = costing("60000", "60000")
    assert ruled(rows, "cost_cap", amount=100000, things=["a"]).outcome == PASS


def test_a_role_that_others_carry_costs_nothing_more():
    rows = {"posts": [post("ce", cost="90000"), post("sid", "ce", kind="role", cost="90000")]}
    assert ruled(rows, "cost_cap", amount=100000).outcome == PASS


def test_the_finding_says_the_currency_and_what_it_is_for_each_person():
    rows = costing("60000", "60000")
    settings = 'currency = "GBP"\npopulation = 4000\n'
    (finding,) = capped(rows, settings, a_head=20).findings
    assert finding.message.startswith("2 posts cost 120,000 GBP a year, 30.00 for each of 4,000")
