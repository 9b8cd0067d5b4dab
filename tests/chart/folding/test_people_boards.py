"""A Board of people who hold no post has a box of its own, with nothing in it to unfold."""

import pytest

from orgmodel.chart.folding.folded import folded
from orgmodel.chart.folding.folds import Folds
from orgmodel.chart.views.parts.request import Request
from tests.builders import organisation, post, seat, unit

ROOM = (1_000.0, 600.0)


def drawn(*memberships, folds=None, **tables):
    made = organisation(
        posts=[post("ce", unit="body"), post("a", "ce"), *tables.pop("posts", ())],
        units=[unit("body", "council"), unit("board", "board", parent="body")],
        people=[{"id": f"p{n}"} for n in range(4)],
        memberships=list(memberships),
        **tables,
    )
    return {box.id: box for box in folded(made, Request(), folds or Folds(room=ROOM)).boxes}


def words(box):
    return " ".join(text.content for text in box.texts)


@pytest.mark.parametrize(
    ("seats", "said"),
    [
        (("chairs", "member_of"), "2 members who hold no post, one of them in the chair"),
        (("member_of",), "1 member who holds no post"),
        (("attends",), "1 person without a post attends it"),
    ],
)
def test_people_without_posts_are_told_in_the_box_of_their_board(seats, said):
    boxes = drawn(*(seat("board", f"p{n}", role) for n, role in enumerate(seats)))
    box = boxes["board:board"]
    assert said in words(box)
    assert not dict(box.data).get("fold")


def test_with_members_outside_the_line_they_are_told_beside_these():
    lay = {"posts": [post("chair", title="Chair")]}
    seats = (seat("board", "chair", "chairs"), seat("board", "p0"))
    shut = Folds(shut=frozenset({"board:board"}), room=ROOM)
    box = drawn(*seats, folds=shut, **lay)["board:board"]
    assert "members outside the line" in words(box)
    assert "1 member who holds no post" in words(box)


def test_a_board_whose_members_are_all_in_the_line_has_no_box():
    assert "board:board" not in drawn(seat("board", "ce", "chairs"), seat("board", "a"))


def test_an_empty_board_has_no_box():
    assert "board:board" not in drawn()
