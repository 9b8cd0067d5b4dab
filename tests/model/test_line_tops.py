"""Where the line ends: at a top, or at what is not known."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.builders import organisation, post, unit

LEFT = [
    post("1", title="Chief Executive"),
    post("2", "1", title="Director of Nursing"),
    post("3", "99", title="Ward Manager"),
    post("4", "3", title="Nurse"),
    post("5", "99", title="Matron"),
]


@pytest.mark.parametrize(
    ("posts", "tops", "words"),
    [
        ([post("a")], None, {"a": "reports to nobody"}),
        ([post("a")], ["a"], {"a": "reports to nobody"}),
        ([post("a"), post("b")], ["a"], {"a": "reports to nobody", "b": "manager not known"}),
        ([post("a")], [], {"a": "manager not known"}),
        ([post("a"), post("b", "a", title="B")], ["a"], {"b": "reports to a"}),
        (LEFT, None, {"3": "reports to 99, who is not in the data"}),
        (LEFT, None, {"2": "reports to Chief Executive (1)"}),
        (LEFT, ["1"], {"4": "reports to Ward Manager (3)"}),
        ([post("a"), post("b", "b")], None, {"b": "reports to itself in the data"}),
        ([post("a", "b"), post("b", "a")], None, {"a": "reports to b in the data: a loop"}),
    ],
)
def test_to_whom_a_post_reports_is_said_as_it_is_known(posts, tops, words):
    org = organisation(posts, tops=tops)
    assert {name: org.manager_words(name) for name in words} == words


def test_a_manager_that_is_a_unit_is_no_post():
    org = organisation([post("a"), post("b", "fin")], units=[unit("fin", name="Finance")])
    assert org.manager_words("b") == "reports to Finance (fin), which is not a post"
    assert org.line_tops.ghost_title("fin") == "Finance (fin): not a post in the data"


def test_the_reports_of_a_manager_who_left_are_together_in_file_order():
    ends = organisation(LEFT).line_tops
    assert dict(ends.absent_managers) == {"99": ("3", "5")}
    assert (ends.tops, ends.managers_not_known) == (("1",), ())
    assert ends.told() == "2 posts report to a manager not in the data"


def test_an_empty_manager_is_not_known_where_tops_are_declared():
    ends = organisation([post("a"), post("b"), post("c", "b"), post("d")], tops=["a"]).line_tops
    assert (ends.tops, ends.managers_not_known) == (("a",), ("b", "d"))
    assert ends.is_whole.tolist() == [True, False, False, False]
    assert ends.told() == "the managers of 2 posts are not known"


def test_a_top_with_a_manager_reports_to_that_manager():
    org = organisation([post("a"), post("b", "a")], tops=["a", "b"])
    assert org.line_tops.tops == ("a",)
    assert org.manager_words("b") == "reports to a"


def test_what_stands_for_managers_not_known_is_no_id_of_the_data():
    org = organisation([post("manager not known"), post("b", "manager not known?")], tops=[])
    assert org.line_tops.not_known_id == "manager not known??"
    assert dict(org.line_tops.ghosts) == {
        "manager not known?": ("b",),
        "manager not known??": ("manager not known",),
    }


_IDS = st.sampled_from(["a", "b", "c", "d", "x", ""])


@given(
    managers=st.lists(_IDS, min_size=4, max_size=4),
    tops=st.none() | st.lists(st.sampled_from("abcdx"), unique=True),
)
def test_nobody_is_both_known_and_not_known(managers, tops):
    org = organisation([post(*pair) for pair in zip("abcd", managers, strict=True)], tops=tops)
    ends = org.line_tops
    ghosted = [one for posts in ends.ghosts.values() for one in posts]
    assert len(ghosted) == len(set(ghosted))
    assert not set(ends.tops) & set(ghosted)
    without = {one for one, above in zip("abcd", managers, strict=True) if above in ("x", "")}
    assert without == set(ends.tops) | set(ghosted)
    assert {one for one in "abcd" if org.manager_words(one) == "reports to nobody"} == set(
        ends.tops
    )
    assert all(org.manager_words(one) == "manager not known" for one in ends.managers_not_known)
    assert ends.is_whole.all() == (not ends.unknown)
