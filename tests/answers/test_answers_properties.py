"""Suggestions name only what is there, and the order of rows changes none of them."""

import random

from hypothesis import given, settings
from hypothesis import strategies as st

from orgmodel.answers import suggestions, with_answers
from tests.builders import function, organisation, post, unit
from tests.depth import at_least

NAMES = ("Finance", "Human Resources", "Commissioning", "Provider Services", "Gardens", "Medical")
TITLES = (
    "Chief Executive",
    "Director of Finance",
    "Finance Director",
    "Deputy Director of Finance",
    "Head of Commissioning and Gardens",
    "Medical Director",
    "Officer",
    "Chair",
)


@st.composite
def lists(draw):
    """Posts in a forest of lines, units in a forest, titles and names of a few."""
    units = [
        unit(
            f"u{n}",
            kind=draw(st.sampled_from(["unit", "directorate"])),
            name=draw(st.sampled_from(NAMES)),
            parent=f"u{draw(st.integers(0, n - 1))}" if n and draw(st.booleans()) else "",
        )
        for n in range(draw(st.integers(1, 6)))
    ]
    places = st.sampled_from(["", *(u["id"] for u in units)])
    posts = [
        post(
            f"p{n}",
            f"p{draw(st.integers(0, n - 1))}" if n and draw(st.integers(0, 5)) else "",
            title=draw(st.sampled_from(TITLES)),
            unit=draw(places),
            kind=draw(st.sampled_from(["post", "post", "post_group"])),
        )
        for n in range(draw(st.integers(1, 14)))
    ]
    functions = [
        function(f"f{n}", u["id"], name=draw(st.sampled_from(NAMES))) for n, u in enumerate(units)
    ]
    return posts, units, functions


def made(posts, units, functions):
    packs = ["structure", "separation", "pec-2007"]
    return organisation(posts, units=units, functions=functions, packs=packs)


def seen(org):
    found = suggestions(org)
    return {u.unit: u for u in found.units}, {role.role: role for role in found.roles}


@settings(max_examples=at_least(30), deadline=None)
@given(lists())
def test_nothing_is_named_that_is_not_there(tables):
    org = made(*tables)
    found = suggestions(org)
    posts, sides = set(org.posts["id"]), {*found.sides, ""}
    assert [u.unit for u in found.units] == org.units["id"].tolist()
    for u in found.units:
        assert u.head.value in {*posts, ""}
        assert set(found.among(u.unit)) <= posts
        assert u.side.value in sides
        assert all(s.reason for s in (u.kind, u.head, u.side))
        assert all((s.value == "") == (s.certainty == "none") for s in (u.kind, u.head, u.side))
    for role in found.roles:
        assert role.id == "" or role.id in org.table_of
        assert set(role.among) <= set(org.table_of)


@settings(max_examples=at_least(30), deadline=None)
@given(lists(), st.integers(0, 2**16))
def test_the_order_of_rows_changes_nothing(tables, seed):
    mixed = [random.Random(seed).sample(rows, len(rows)) for rows in tables]
    assert seen(made(*mixed)) == seen(made(*tables))


@settings(max_examples=at_least(20), deadline=None)
@given(lists(), st.data())
def test_only_what_is_confirmed_changes_and_all_of_it_does(tables, data):
    org = made(*tables)
    found = suggestions(org)
    chosen = data.draw(st.sets(st.sampled_from(org.units["id"].tolist())))
    answers = found.confirmed(chosen)
    done = with_answers(org, answers)
    changed = (done.units != org.units).any(axis=1)
    assert set(done.units.loc[changed, "id"]) <= chosen
    rows = done.units.set_index("id")
    for column, given_ in (
        ("kind", answers.kinds),
        ("head", answers.heads),
        ("side", answers.sides),
    ):
        assert {unit: rows.loc[unit, column] for unit in given_} == given_
    again = suggestions(done).confirmed(chosen)
    assert (again.kinds, again.sides, again.roles) == ({}, {}, {})
