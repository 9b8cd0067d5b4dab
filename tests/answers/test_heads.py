"""Who is suggested as the head of a unit, and who never is."""

import pytest

from orgmodel.answers import suggestions
from tests.builders import organisation, post, unit


def head_of(posts, units=None, of="fin"):
    units = units or [unit(of, kind="unit", name="Finance")]
    found = {u.unit: u.head for u in suggestions(organisation(posts, units=units)).units}
    return found[of]


def staff(*ids, under, **cells):
    return [post(i, under, unit="fin", title="Officer", **cells) for i in ids]


CE = post("ce", title="Chief Executive")


@pytest.mark.parametrize(
    ("posts", "head", "certainty", "says"),
    [
        pytest.param(
            [CE, post("a", "ce", unit="fin", title="Bursar"), *staff("b", "c", under="a")],
            ("a"),
            "likely",
            "manages all 2 others in the unit",
            id="the post that manages the others",
        ),
        pytest.param(
            [
                CE,
                post("a", "ce", unit="fin", title="Bursar"),
                *staff("b", "c", under="a"),
                *staff("d", "e", under="ce"),
            ],
            "a",
            "guess",
            "manages 2 of the 4 others in the unit",
            id="half of them is a guess",
        ),
        pytest.param(
            [
                CE,
                post("d", "ce", title="Director of Finance"),
                post("a", "d", unit="fin", title="Deputy Director of Finance"),
                *staff("b", "c", under="a"),
            ],
            "d",
            "likely",
            "the title names the unit",
            id="a director who sits elsewhere, above the one who manages the unit",
        ),
        pytest.param(
            [
                CE,
                *staff("b", "c", under="ce"),
                post("d", "ce", unit="fin", title="Finance Director"),
            ],
            "d",
            "likely",
            "the title names the unit",
            id="by title alone",
        ),
        pytest.param(
            [
                CE,
                post("d", "ce", unit="fin", title="Head of Finance and Estates"),
                *staff("b", under="ce"),
            ],
            "d",
            "guess",
            "names part of the unit",
            id="a title that names more",
        ),
        pytest.param(
            [CE, post("d", "ce", unit="fin", title="Treasurer")],
            "d",
            "guess",
            "the only post in the unit",
            id="the only post",
        ),
        pytest.param(
            [CE, post("d", "ce", unit="fin", title="Company Secretary")],
            "d",
            "guess",
            "the only post in the unit",
            id="an officer called secretary",
        ),
        pytest.param(
            [
                CE,
                post("a", "ce", unit="fin"),
                post("b", "ce", unit="fin"),
                *staff("c", under="a"),
                *staff("d", under="b"),
            ],
            "",
            "none",
            "nothing tells",
            id="two who manage as many",
        ),
        pytest.param(
            [CE, post("pa", "ce", unit="fin", title="PA to the Director of Finance")],
            "",
            "none",
            "nothing tells",
            id="an assistant is none",
        ),
        pytest.param(
            [
                CE,
                post("a", "ce", unit="fin", title="Heads of Finance", kind="post_group"),
                *staff("b", under="a"),
            ],
            "",
            "none",
            "nothing tells",
            id="a group of posts is none",
        ),
        pytest.param(
            [
                CE,
                post("a", "ce", unit="fin", title="Finance Leads", count="3"),
                *staff("b", under="a"),
            ],
            "",
            "none",
            "nothing tells",
            id="a row of three posts is none",
        ),
        pytest.param(
            [CE, *staff("b", "c", under="ce")],
            "",
            "none",
            "nothing tells",
            id="nobody manages anybody",
        ),
        pytest.param(
            [
                CE,
                post("n", "ce", title="Director of Finance"),
                post("s", "ce", title="Finance Lead"),
            ],
            "",
            "none",
            "nothing tells",
            id="two titles that name it",
        ),
    ],
)
def test_the_head_of_a_unit(posts, head, certainty, says):
    found = head_of(posts)
    assert (found.value, found.certainty) == (head, certainty)
    assert says in found.reason


def test_a_head_in_the_data_is_kept_as_it_is():
    posts = [CE, post("a", "ce", unit="fin", title="Director of Finance"), *staff("b", under="a")]
    units = [unit("fin", kind="unit", name="Finance", head="b")]
    found = head_of(posts, units)
    assert (found.value, found.certainty, found.is_open) == ("b", "set", False)


def test_of_nested_units_with_one_head_the_outer_has_it():
    posts = [CE, post("a", "ce", unit="office", title="Bursar"), *staff("b", "c", under="a")]
    units = [
        unit("fin", kind="unit", name="Finance"),
        unit("office", kind="unit", name="Front office", parent="fin"),
    ]
    assert head_of(posts, units).value == "a"
    assert head_of(posts, units, "office").value == ""


def test_one_post_is_not_guessed_for_two_units():
    posts = [CE, post("d", "ce", title="Director of Finance and Estates")]
    units = [unit("fin", kind="unit", name="Finance"), unit("est", kind="unit", name="Estates")]
    assert head_of(posts, units).value == head_of(posts, units, "est").value == ""


def test_whom_to_choose_from():
    posts = [CE, post("a", "ce", unit="fin", title="Bursar"), *staff("b", "c", under="a")]
    org = organisation(posts, units=[unit("fin", kind="unit"), unit("empty", kind="unit")])
    found = suggestions(org)
    assert found.among("fin") == ("a", "b", "c")
    assert found.among("empty") == ("ce", "a", "b", "c")
