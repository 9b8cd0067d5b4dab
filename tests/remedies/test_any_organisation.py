"""What is offered on any organisation: it does what it says, and no order of rows chooses it."""

from __future__ import annotations

import random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import orgmodel as om
from orgmodel.remedies.search import remedies_for
from orgmodel.rules.check import check
from tests.builders import link
from tests.depth import at_least
from tests.remedies.test_choice import edits, of_rule, trust
from tests.remedies.test_samples import DATA, SAMPLES, untold
from tests.rules.random_organisations import built, tables
from tests.test_row_order import shuffled


def test_the_order_of_suppliers_does_not_choose_who_buys():
    links = [link("buying", "provides", "s"), link("running", "provides", "s")]
    service = {"id": "s", "provision": "internal"}
    made = [trust(links=rows, services=[service]) for rows in (links, links[::-1])]
    assert [edits(of_rule(model, "SEP-0")) for model in made] == [[], []]


@settings(max_examples=at_least(15), deadline=None, suppress_health_check=list(HealthCheck))
@given(tables(), st.integers(0, 9))
def test_the_order_of_rows_decides_nothing(rows, seed):
    model = built(rows)
    other = shuffled(model, random.Random(seed).randrange(99))
    assert offered(model) == offered(other)


@pytest.mark.parametrize("name", SAMPLES)
@pytest.mark.parametrize("seed", [1, 2])
def test_the_order_of_rows_decides_nothing_on_a_sample(name, seed):
    model = om.load(DATA / name)
    assert offered(model) == offered(shuffled(model, seed))


def offered(model):
    found = remedies_for(model, check(model)).found
    return {
        name: (sorted(map(repr, edits(remedy))), remedy.breaks, remedy.loses)
        for name, remedy in found.items()
    }


@settings(max_examples=at_least(15), deadline=None, suppress_health_check=list(HealthCheck))
@given(tables())
def test_on_any_organisation_each_offer_does_what_it_says(rows):
    assert untold(built(rows)) == []
