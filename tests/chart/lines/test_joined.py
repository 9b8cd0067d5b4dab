"""Lines that join boxes: straight where they can be, round what stands between, spread at ends."""

from __future__ import annotations

from itertools import combinations, pairwise

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from orgmodel.chart.lines.joined import join_boxes
from orgmodel.chart.lines.joints import Join
from orgmodel.chart.lines.patches import patch_places
from orgmodel.chart.lines.straight import from_box, way_passes
from orgmodel.chart.lines.tracks import Rect
from tests.depth import at_least

AREA = Rect(0, 0, 400, 300)
COLUMN = {
    "a": Rect(10, 100, 80, 30),
    "b": Rect(160, 20, 80, 30),
    "c": Rect(160, 100, 80, 30),
    "d": Rect(160, 180, 80, 30),
    "e": Rect(310, 100, 80, 30),
}


def test_boxes_in_sight_of_each_other_are_joined_by_one_straight_line() -> None:
    (way,) = join_boxes([Join("a", "c")], COLUMN, AREA, columns=True)
    assert way == ((90, 115), (160, 115))


def test_a_line_over_a_column_goes_through_a_gap_of_it() -> None:
    (way,) = join_boxes([Join("a", "e")], COLUMN, AREA, columns=True)
    assert way is not None
    assert len(way) == 4
    assert not way_passes(way, [COLUMN[name] for name in "bcd"], 5)


def test_two_lines_through_one_gap_do_not_lie_on_each_other() -> None:
    boxes = COLUMN | {"f": Rect(10, 160, 80, 30)}
    ways = join_boxes([Join("a", "e"), Join("f", "e")], boxes, AREA, columns=True)
    levels = [way[1][1] for way in ways if way]
    assert abs(levels[0] - levels[1]) >= 9


def test_ends_at_one_side_lie_in_the_order_of_the_other_ends() -> None:
    joins = [Join("a", "d"), Join("a", "b"), Join("a", "c")]
    ways = join_boxes(joins, COLUMN, AREA, columns=True)
    down, up, level = (way[0][1] for way in ways if way)
    assert up < level < down


def test_a_box_is_not_joined_with_itself() -> None:
    assert join_boxes([Join("a", "a")], COLUMN, AREA) == (None,)


@settings(deadline=None, max_examples=at_least(30))
@given(st.data())
def test_no_line_passes_a_box(data: st.DataObject) -> None:
    places = st.tuples(st.integers(0, 14), st.integers(0, 14))
    spots = data.draw(st.lists(places, min_size=2, max_size=9, unique=True))
    boxes = {str(at): Rect(20 + x * 40, 20 + y * 22, 70, 16) for at, (x, y) in enumerate(spots)}
    for one, other in combinations(boxes.values(), 2):
        assume(abs(one.x - other.x) > 80 or abs(one.y - other.y) > 20)
    ends = data.draw(
        st.lists(st.tuples(st.sampled_from(sorted(boxes)), st.sampled_from(sorted(boxes))))
    )
    joins = [Join(a, b) for a, b in ends]
    area = Rect(0, 0, 700, 380)
    for join, way in zip(joins, join_boxes(joins, boxes, area), strict=True):
        if way is None:
            assert join.first == join.second
            continue
        others = [box for name, box in boxes.items() if name not in (join.first, join.second)]
        assert not way_passes(way, others)
        assert from_box(way[0], boxes[join.first]) < 0.01
        assert from_box(way[-1], boxes[join.second]) < 0.01
        assert all(one != other for one, other in pairwise(way))


def test_a_patch_keeps_off_what_crosses_the_middle_of_its_line() -> None:
    ways = [((0, 50), (200, 50)), ((100, 0), (100, 100))]
    patch = patch_places(ways, {0: (16, 14)}, [])[0]
    assert abs(patch.x + patch.width / 2 - 100) > 15
    assert patch.y + patch.height / 2 == 50


def test_a_second_patch_keeps_off_the_first() -> None:
    ways = [((0, 50), (200, 50)), ((0, 54), (200, 54))]
    first, second = patch_places(ways, {0: (16, 14), 1: (16, 14)}, []).values()
    assert abs(first.x - second.x) > 16
