"""The home and the employer of a post: each sentence of the policy as a case."""

import random

import pytest

from orgmodel.errors import UnknownIdError
from tests.builders import link, organisation, post, unit

CASES = {
    "the one unit it heads": (
        [post("ce", unit="exec"), post("d", "ce", unit="exec")],
        [unit("exec"), unit("fin", head="d")],
        {"ce": "exec", "d": "fin"},
    ),
    "its unit where it heads none": ([post("a", unit="u")], [unit("u")], {"a": "u"}),
    "its manager's home where it has neither": (
        [post("a", unit="u"), post("b", "a"), post("c", "b")],
        [unit("u")],
        {"b": "u", "c": "u"},
    ),
    "the manager's headed unit, not the manager's cell": (
        [post("a", unit="exec"), post("b", "a")],
        [unit("exec"), unit("fin", head="a")],
        {"b": "fin"},
    ),
    "its unit where it heads several": (
        [post("a", unit="w")],
        [unit("w"), unit("u", head="a"), unit("v", head="a")],
        {"a": "w"},
    ),
    "of several the nearest unit that holds them all": (
        [post("a")],
        [
            unit("top"),
            unit("both", parent="top"),
            unit("u", parent="both", head="a"),
            unit("v", parent="both", head="a"),
        ],
        {"a": "both"},
    ),
    "of nested ones the outer": (
        [post("a")],
        [unit("inner", parent="outer", head="a"), unit("outer", head="a")],
        {"a": "outer"},
    ),
    "of several apart the manager's home": (
        [post("ce", unit="exec"), post("a", "ce")],
        [unit("exec"), unit("u", head="a"), unit("v", head="a")],
        {"a": "exec"},
    ),
    "none where nothing says": ([post("a"), post("b", "a")], [unit("u")], {"a": "", "b": ""}),
    "none where its unit is not in the data, whatever its manager's is": (
        [post("a", unit="u"), post("b", "a", unit="gone"), post("c", "b")],
        [unit("u")],
        {"a": "u", "b": "", "c": ""},
    ),
    "a head that is not in the data changes nothing": (
        [post("a", unit="u")],
        [unit("u"), unit("v", head="nobody")],
        {"a": "u"},
    ),
}


@pytest.mark.parametrize("name", CASES)
@pytest.mark.parametrize("order", range(4))
def test_the_home_of_a_post(name, order):
    posts, units, homes = CASES[name]
    shuffled = random.Random(order)
    made = organisation(
        shuffled.sample(posts, len(posts)), units=shuffled.sample(units, len(units))
    )
    assert {identifier: made.home(identifier) for identifier in homes} == homes
    assert {identifier: made.homes[identifier] for identifier in homes} == homes


def test_a_unit_is_its_own_home_and_an_unknown_id_has_none():
    made = organisation([post("a")], units=[unit("u")])
    assert (made.home("u"), made.home_of("u"), made.home_of("nobody")) == ("u", "u", "")


def test_whoever_asks_for_the_home_of_an_unknown_id_is_told_what_was_meant():
    made = organisation([post("clerk")], units=[unit("money")])
    with pytest.raises(UnknownIdError, match=r'no post or unit "clerc".* Did you mean "clerk"'):
        made.home("clerc")


BODIES = [
    unit("body", "body"),
    unit("dir", parent="body"),
    unit("partner", "external"),
    unit("team", "team", parent="dir"),
]


@pytest.mark.parametrize(
    ("posts", "links", "employers"),
    [
        ([post("a", unit="team")], [], {"a": "body"}),
        ([post("a", unit="team")], [link("a", "employed_by", "partner")], {"a": "partner"}),
        ([post("a", unit="team")], [link("dir", "employed_by", "partner")], {"a": "partner"}),
        ([post("a", unit="team"), post("b", "a")], [], {"b": "body"}),
        (
            [post("a", unit="team"), post("b", "a")],
            [link("a", "employed_by", "partner")],
            {"b": "body"},
        ),
        ([post("a"), post("b", "a")], [link("a", "employed_by", "partner")], {"b": "partner"}),
        ([post("a")], [], {"a": ""}),
        (
            [post("a", unit="team")],
            [link("a", "employed_by", "partner"), link("a", "employed_by", "body")],
            {"a": "body"},
        ),
        (
            [post("a")],
            [link("a", "employed_by", "partner"), link("a", "employed_by", "body")],
            {"a": ""},
        ),
    ],
    ids=[
        "the outer unit of an employer kind",
        "its own link before all",
        "the link of an outer unit",
        "through its home, which is its manager's",
        "its home's before its manager's own",
        "its manager's where there is no home",
        "nobody where nothing says",
        "of two the one that holds anyway",
        "of two none where neither does",
    ],
)
@pytest.mark.parametrize("turned", [False, True])
def test_the_employer_of_a_post(posts, links, employers, turned):
    step = -1 if turned else 1
    made = organisation(posts[::step], units=BODIES[::step], links=links[::step])
    found = made.employers(["body", "external"])
    assert {identifier: found[identifier] for identifier in employers} == employers
