"""Lines across any arrangement of boxes."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from orgmodel.chart.lines.route import route
from orgmodel.chart.lines.tracks import Rect
from tests.depth import at_least

AREA = Rect(0, 0, 1000, 800)


@st.composite
def arrangements(draw: st.DrawFn) -> list[Rect]:
    """Boxes in the cells of a grid, each somewhere else in its cell."""
    cells = draw(
        st.lists(
            st.tuples(st.integers(0, 8), st.integers(0, 8)), min_size=2, max_size=40, unique=True
        )
    )
    return [
        Rect(
            20 + column * 105 + draw(st.floats(0, 40)),
            20 + row * 85 + draw(st.floats(0, 30)),
            draw(st.floats(20, 55)),
            draw(st.floats(15, 45)),
        )
        for column, row in cells
    ]


@settings(max_examples=at_least(20), deadline=None, suppress_health_check=list(HealthCheck))
@given(arrangements(), st.randoms(use_true_random=False))
def test_every_pair_is_joined_through_white_space(boxes: list[Rect], random: object) -> None:
    pairs = [tuple(random.sample(range(len(boxes)), 2)) for _ in range(8)]  # type: ignore[attr-defined]
    for pair, way in zip(pairs, route(boxes, pairs, [], AREA), strict=True):
        assert way is not None, pair
        for (x0, y0), (x1, y1) in pairwise(way):
            assert x0 == x1 or y0 == y1
            for box in boxes:
                across = min(x0, x1) < box.x + box.width - 0.02 and max(x0, x1) > box.x + 0.02
                down = min(y0, y1) < box.y + box.height - 0.02 and max(y0, y1) > box.y + 0.02
                assert not (across and down)


def test_boxes_side_by_side_are_joined_straight_across_the_gap() -> None:
    boxes = [Rect(100, 100, 80, 40), Rect(300, 100, 80, 40)]
    ((way,),) = [route(boxes, [(0, 1)], [], AREA)]
    assert way is not None
    assert way[0][0] == 180
    assert way[-1][0] == 300
    assert len(way) <= 4


def test_a_line_goes_round_what_stands_in_between() -> None:
    boxes = [Rect(100, 100, 80, 40), Rect(250, 20, 30, 600), Rect(350, 100, 80, 40)]
    (way,) = route(boxes, [(0, 2)], [], AREA)
    assert way is not None
    assert any(y < 20 or y > 620 for _, y in way)


def test_a_line_from_a_box_to_itself_is_not_drawn() -> None:
    assert route([Rect(0, 0, 10, 10)], [(0, 0)], [], AREA) == [None]


def test_a_line_keeps_off_one_that_is_there_already() -> None:
    boxes = [Rect(100, 100, 80, 40), Rect(400, 500, 80, 40)]
    (first,) = route(boxes, [(0, 1)], [], AREA)
    assert first is not None
    (second,) = route(boxes, [(0, 1)], [first], AREA)
    assert second is not None
    assert set(pairwise(first)).isdisjoint(pairwise(second))
