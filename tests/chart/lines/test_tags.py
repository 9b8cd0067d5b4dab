"""Words beside lines cover nothing where there is room."""

from __future__ import annotations

from orgmodel.chart.drawing.drawing import Box, Line
from orgmodel.chart.drawing.wrapping import width
from orgmodel.chart.lines.tags import tagged


def line(*points: tuple[float, float]) -> Line:
    return Line("a", "b", "supports", points, "a supports b")


def test_a_tag_stands_beside_the_longest_upright_part() -> None:
    (made,) = tagged([line((0, 0), (0, 100), (50, 100))], {0: "R1"}, 8.0, ())
    (text,) = made.texts
    assert text.content == "R1"
    assert 0 < text.x < 10
    assert 0 < text.y < 100


def test_a_tag_goes_to_the_other_side_of_a_line_that_has_a_neighbour() -> None:
    lines = [line((100, 0), (100, 100)), line((105, 0), (105, 100))]
    made = tagged(lines, {0: "R1"}, 8.0, ())
    (text,) = made[0].texts
    assert text.x + width("R1", 8.0, True) < 100


def test_two_tags_never_take_one_place() -> None:
    lines = [line((0, 0), (0, 60)), line((40, 0), (40, 60))]
    made = tagged(lines, {0: "R1", 1: "R2"}, 8.0, ())
    assert made[0].texts[0].x != made[1].texts[0].x


def test_a_tag_keeps_off_boxes() -> None:
    box = Box("x", "post", 2, 0, 80, 60, (), "x")
    (made,) = tagged([line((0, 0), (0, 60))], {0: "R1"}, 8.0, (box,))
    (text,) = made.texts
    assert text.x < 0


def test_lines_without_a_tag_are_left_as_they_are() -> None:
    plain = line((0, 0), (0, 60))
    assert tagged([plain], {}, 8.0, ()) == (plain,)
