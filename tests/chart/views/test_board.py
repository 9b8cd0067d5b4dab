"""Which board a chart of posts has above it, where there are several."""

from orgmodel.chart.views.posts.seats import boards_of
from tests.builders import organisation, post, seat, unit


def group(roles=None):
    """A group with a small board, and a company of it with a large one."""
    posts = [post("ce"), *(post(f"p{n}", "ce") for n in range(3))]
    units = [
        unit("company", "company", parent="group"),
        unit("company_board", "board", parent="company"),
        unit("group_board", "board", parent="group"),
        unit("group", "company", head="ce"),
    ]
    seats = [seat("company_board", row["id"]) for row in posts[1:]]
    seats.append(seat("group_board", "ce", "chairs"))
    return organisation(posts=posts, units=units, memberships=seats, roles=roles)


def test_of_several_boards_that_of_the_outermost_unit_is_the_board():
    assert boards_of(group())[0].unit == "group_board"


def test_the_board_that_a_role_names_comes_before_others():
    assert boards_of(group({"pct_board": "company_board"}))[0].unit == "company_board"


def test_of_two_boards_of_one_unit_it_is_that_with_more_members():
    units = [unit("small", "board"), unit("large", "board")]
    seats = [seat("small", "ce"), seat("large", "ce"), seat("large", "fin")]
    model = organisation(posts=[post("ce"), post("fin", "ce")], units=units, memberships=seats)
    assert boards_of(model)[0].unit == "large"


def test_of_two_bodies_side_by_side_it_is_the_board_of_the_line_that_is_drawn_first():
    posts = [post("east"), post("e1", "east"), post("e2", "east"), post("west"), post("w1", "west")]
    units = [unit("a_east", "board"), unit("b_west", "board")]
    seats = [seat("a_east", "east"), seat("b_west", "west"), seat("b_west", "w1")]
    model = organisation(posts=posts, units=units, memberships=seats)
    assert boards_of(model)[0].unit == "a_east"
