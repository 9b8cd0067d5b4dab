"""The Board of each of several bodies, drawn with its body; members and attenders told apart."""

from dataclasses import replace

import pytest

from orgmodel.chart.folding.folded import folded
from orgmodel.chart.folding.folds import Folds
from orgmodel.chart.views.organisation import draw
from orgmodel.chart.views.parts.request import Request
from orgmodel.chart.views.posts.seats import boards_of, marks_of
from tests.builders import organisation, post, seat, unit


def bodies(*seats, people=(), chairs=True):
    """Two bodies, each with a chief, two directors, a chair outside the line, and a Board."""
    posts, units, rows = [], [], []
    for name in ("east", "west"):
        chief = f"{name}.ce"
        posts += [
            post(chief, unit=name, band="9"),
            post(f"{name}.fin", chief, band="8"),
            post(f"{name}.it", chief, band="8"),
        ]
        posts += [post(f"{name}.chair", unit=name)] if chairs else []
        units += [
            unit(name, "body", name=f"Body {name}"),
            unit(f"{name}.board", "board", parent=name, name="Board"),
        ]
        if chairs:
            rows += [
                seat(f"{name}.board", f"{name}.chair", "chairs"),
                seat(f"{name}.board", chief),
                seat(f"{name}.board", f"{name}.fin", "attends"),
            ]
    everybody = [{"id": one} for one in people]
    return organisation(posts=posts, units=units, memberships=[*rows, *seats], people=everybody)


def strips(drawing):
    return [group for group in drawing.groups if group.kind == "board"]


def words(drawing):
    return " ".join(told.words for told in drawing.told)


@pytest.mark.parametrize("rows", ["depth", "band"])
def test_each_board_stands_on_the_page_where_the_line_of_its_body_begins(rows):
    pages = draw(bodies(), Request(rows=rows))
    on = {strip.id: {box.id for box in page.boxes} for page in pages for strip in strips(page)}
    assert set(on) == {"east.board", "west.board"}
    assert {"east.ce", "east.chair"} <= on["east.board"]
    assert {"west.ce", "west.chair"} <= on["west.board"]
    assert "west.chair" not in on["east.board"]


def test_on_one_sheet_each_board_stands_above_its_own_line_and_names_its_body():
    (sheet,) = draw(bodies(), Request(paper="screen"))
    tops = {box.id: box.y for box in sheet.boxes}
    east, west = strips(sheet)
    assert east.y < tops["east.ce"] < tops["east.fin"] < west.y < tops["west.ce"]
    assert (east.label, west.label) == ("Board, Body east", "Board, Body west")


def test_who_only_attends_a_board_has_another_mark_and_other_words():
    (sheet,) = draw(bodies(), Request(paper="screen"))
    letters = {box.id: {text.content for text in box.texts} for box in sheet.boxes}
    assert "B" in letters["east.ce"] and "A" not in letters["east.ce"]
    assert "A" in letters["east.fin"] and "B" not in letters["east.fin"]
    assert not letters["east.it"] & {"A", "B"}
    said = {entry.label for entry in sheet.legend}
    assert {"sits on the Board", "attends the Board, no member of it"} <= said
    assert "marked B: east.ce. Attending it, marked A: east.fin." in words(sheet)


def test_a_chair_of_both_boards_is_drawn_once_and_named_with_the_other():
    model = bodies(seat("west.board", "east.chair"))
    (sheet,) = draw(model, Request(paper="screen"))
    assert [box.id for box in sheet.boxes].count("east.chair") == 1
    assert "drawn with another board: east.chair." in words(sheet)


def test_who_sits_on_one_board_and_attends_another_is_marked_as_a_member():
    model = bodies(seat("west.board", "east.ce", "attends"))
    assert marks_of(boards_of(model))["east.ce"] == "B"
    (sheet,) = draw(model, Request(paper="screen"))
    assert "Attending it, on another board themselves: east.ce." in words(sheet)


def test_members_who_hold_no_post_are_counted_on_the_strip_and_not_named():
    seats = [
        seat("east.board", "p1", "chairs"),
        seat("east.board", "p2"),
        seat("west.board", "p3"),
        seat("west.board", "p4", "attends"),
    ]
    model = bodies(*seats, people=("p1", "p2", "p3", "p4"), chairs=False)
    said = " ".join(map(words, draw(model, Request())))
    assert "2 members who hold no post, one of them in the chair." in said
    assert "1 member who holds no post. 1 person without a post attends it." in said
    assert "p1" not in said


def test_a_folded_drawing_has_a_box_for_the_members_of_each_board():
    model = bodies()
    names = {"board:east.board", "board:west.board"}
    whole = folded(model, Request(), Folds(opened=frozenset(names)))
    assert {group.id for group in strips(whole)} == {"east.board", "west.board"}
    assert {"east.chair", "west.chair"} <= {box.id for box in whole.boxes}
    west = folded(model, Request(), Folds(root="west.ce", opened=frozenset(names)))
    assert [group.id for group in strips(west)] == ["west.board"]
    label = {told.id: told.words for told in whole.told}
    assert "sits on the Board" in label["west.ce"]
    assert "attends the Board" in label["west.fin"]


def labels(model, **asked):
    return {box.id: box.label for page in draw(model, Request(**asked)) for box in page.boxes}


def without_units(named, **cells):
    """Two lines of a chief and a head of finance; those named are bodies."""
    lines = [(f"{name}.ce", f"{name}.fin") for name in ("east", "west")]
    posts = [
        row
        for top, below in lines
        for row in (post(top, title="Chief", **cells), post(below, top, title="Finance"))
    ]
    units = [unit("hq", name="Head office")]
    return replace(organisation(posts, units=units), bodies={name: {} for name in named})


@pytest.mark.parametrize("paper", ["a4", "screen"])
def test_the_top_of_a_body_without_units_says_whose_it_is(paper):
    said = labels(without_units(("east", "west")), paper=paper)
    assert (said["east.ce"], said["west.ce"]) == ("Chief, east", "Chief, west")
    assert said["east.fin"] == "Finance"
    assert labels(without_units(()), paper=paper)["east.ce"] == "Chief"


def test_the_top_of_a_body_with_a_unit_says_the_unit_alone():
    assert labels(without_units(("east", "west"), unit="hq"))["east.ce"] == "Chief, Head office"
