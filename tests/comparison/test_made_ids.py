"""Ids that say nothing: rows in another order and people under other ids change no comparison."""

import random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import orgmodel as om
from tests.builders import organisation, seat
from tests.comparison.organograms import junior, organogram, senior
from tests.depth import at_least
from tests.rules.random_organisations import PACKS, tables
from tests.test_row_order import unordered

some = settings(max_examples=at_least(8), deadline=None, suppress_health_check=list(HealthCheck))
NAMES = st.sampled_from(("Ada Hill", "Ben Moor", "Cy Vale", "", "N/D"))


@st.composite
def bodies(draw):
    """Rows of an organisation with people of disclosed and hidden names, groups and seats."""
    rows = draw(tables())
    people = [{"id": f"h{n}", "name": draw(NAMES)} for n in range(1, 5)]
    who = st.sampled_from([row["id"] for row in people])
    posts = [
        {
            **row,
            "title": draw(st.sampled_from(("Clerk", "Officer", row["id"]))),
            "band": draw(st.sampled_from(("5", "6", ""))),
            "fte": draw(st.sampled_from(("1", "0.5", ""))),
            **draw(st.sampled_from(({}, {"kind": "post_group", "count": "4"}))),
        }
        for row in rows["posts"]
    ]
    body = st.sampled_from([row["id"] for row in rows["units"]])
    held = st.tuples(who, st.sampled_from([row["id"] for row in posts]))
    seats = draw(st.lists(st.tuples(body, who), max_size=3, unique=True))
    appointments = draw(st.lists(held, max_size=5, unique=True))
    return {
        **rows,
        "posts": posts,
        "people": people,
        "memberships": [*rows["memberships"], *(seat(*pair) for pair in seats)],
        "appointments": [{"person": person, "post": name} for person, name in appointments],
    }


def made_anew(rows, seed):
    """The same rows in another order, everybody under an id of the new place in the file."""
    chance = random.Random(seed)
    shuffled = {name: chance.sample(list(table), len(table)) for name, table in rows.items()}
    ids = {row["id"]: f"person_{n}" for n, row in enumerate(shuffled["people"], start=1)}

    def renamed(row):
        return {column: ids.get(cell, cell) for column, cell in row.items()}

    return {name: [renamed(row) for row in table] for name, table in shuffled.items()}, ids


def built(rows):
    return organisation(packs=PACKS, **rows)


def said(before, after, ids=()):
    """What is compared: differences, impact, and which findings are new, fixed and standing.

    Where a person is named at all, as one end of a seat, it is by the first id again.
    """
    result = om.compare(before, after, packs=PACKS).options[0].to_dict()
    back = {new: old for old, new in dict(ids).items()}
    parts = ("posts", "groups", "holders", "spelling", "units", "functions", "services", "links")
    found = {name: result[name] for name in (*parts, "impact", "impact_totals")}
    for name, findings in result["findings"].items():
        found[name] = [(f["rule"], f["severity"], f["subjects"]) for f in findings]
    return {name: unordered(called_back(part, back)) for name, part in found.items()}


def called_back(value, back):
    """A result with everybody under the first id."""
    if isinstance(value, dict):
        return {key: called_back(item, back) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [called_back(item, back) for item in value]
    return back.get(value, value) if isinstance(value, str) else value


@some
@given(bodies(), st.integers(0, 10**6))
def test_the_same_organisation_made_anew_is_no_difference(rows, seed):
    option = om.compare(built(rows), built(made_anew(rows, seed)[0]), packs=PACKS).options[0]
    assert not option.differences
    assert {row["category"] for row in option.impact} == {"unchanged"}
    assert (option.new, option.fixed) == ((), ())


@some
@given(bodies(), bodies(), st.integers(0, 10**6))
def test_a_second_data_set_made_anew_compares_the_same(one, other, seed):
    anew, ids = made_anew(other, seed)
    before = built(one)
    first, again = said(before, built(other)), said(before, built(anew), ids)
    for part in first:
        assert first[part] == again[part], part


SENIORS = [
    senior("1", "Chief Executive", name="Ada Hill"),
    senior("2", "Director", to="1", name="Ben Moor", unit="Care"),
    senior("3", "Director", to="1", unit="Money"),
    senior("4", "Adviser", to="2", name="Cy Vale", fte="0.50", unit="Care"),
    senior("4", "Adviser", to="2", name="N/D", fte="0.50", unit="Care"),
]
KINDS = st.tuples(
    st.sampled_from(("2", "3")),
    st.sampled_from(("Nurse", "Clerk")),
    st.sampled_from(("Band 5", "Band 6")),
    st.sampled_from((1, 2.5, 12)),
    st.sampled_from(("Care", "Money", "Night")),
)
GROUPS = st.lists(KINDS.map(lambda row: junior(*row[:4], unit=row[4])), min_size=1, max_size=8)


@some
@given(GROUPS, st.randoms(use_true_random=False))
def test_an_organogram_in_another_order_is_no_difference(groups, chance):
    orders = [chance.sample(rows, len(rows)) for rows in (SENIORS, groups)]
    option = om.compare(organogram(SENIORS, groups), organogram(*orders)).options[0]
    assert not option.differences
    assert {row["category"] for row in option.impact} == {"unchanged"}


@some
@given(GROUPS, GROUPS)
def test_groups_add_up_to_the_fte_that_each_return_has(before, after):
    option = om.compare(organogram(SENIORS, before), organogram(SENIORS, after)).options[0]
    steps = {}
    for group in option.differences.groups:
        for place in group.places:
            step = (place.fte_now or 0) - (place.fte_was or 0)
            steps[group.title] = steps.get(group.title, 0) + step
    for title in ("Nurse", "Clerk"):
        sums = [sum(g["size"] for g in rows if g["title"] == title) for rows in (before, after)]
        assert steps.get(title, 0) == pytest.approx(sums[1] - sums[0])
