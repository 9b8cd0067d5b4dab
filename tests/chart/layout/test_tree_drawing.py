"""A drawn tree on screen: every post once, nothing over anything else."""

from __future__ import annotations

import itertools

from hypothesis import HealthCheck, given, settings

from orgmodel.chart.drawing.drawing import Box, Point
from orgmodel.chart.drawing.line_style import line_style
from orgmodel.chart.drawing.link import Link
from orgmodel.chart.layout.plan import Hanging
from orgmodel.chart.layout.tree_layout import Gaps, place
from orgmodel.chart.teams.post_card import PostCard
from orgmodel.chart.writers.screen import to_scene
from orgmodel.chart.writers.svg import to_svg
from tests.chart.layout.trees import (
    directorates,
    draw_tree,
    node,
    overlaps,
    pierced,
    slanted,
    trees,
)
from tests.depth import at_least

SLOW = settings(max_examples=at_least(8), deadline=None, suppress_health_check=list(HealthCheck))


@SLOW
@given(trees())
def test_random_trees_are_drawn_without_overlap_or_line_through_a_box(
    tree: tuple[list[PostCard], list[Link]],
) -> None:
    nodes, links = tree
    drawing = draw_tree(nodes, links)
    assert sorted(box.id for box in drawing.boxes) == sorted(one.id for one in nodes)
    assert overlaps(drawing.boxes) == []
    assert pierced(drawing.lines, drawing.boxes) == []
    assert slanted(drawing.lines) == []
    for box in drawing.boxes:
        assert box.x >= 0
        assert box.y >= 0
        assert box.x + box.width <= drawing.width
        assert box.y + box.height <= drawing.height
    crossing = [line for line in drawing.lines if line.relation == "dotted_line_to"]
    assert len(crossing) == sum(link.source != link.target for link in links)
    assert all(
        0 <= x <= drawing.width and 0 <= y <= drawing.height
        for line in drawing.lines
        for x, y in line.points
    )


@SLOW
@given(trees(most=60, links=6))
def test_every_line_starts_on_the_edge_of_its_box_and_ends_on_the_managers_or_on_its_bus(
    tree: tuple[list[PostCard], list[Link]],
) -> None:
    drawing = draw_tree(*tree)
    boxes = {box.id: box for box in drawing.boxes}
    runs = {bus.manager: bus.runs for bus in drawing.buses}
    for line in drawing.lines:
        assert on_edge(boxes[line.source], line.points[0])
        end = line.points[-1]
        on_bus = any(holds(run, end) for run in runs.get(line.target, ()))
        assert on_edge(boxes[line.target], end) or on_bus


def on_edge(box: Box, point: Point) -> bool:
    x, y = point
    inside = box.x - 0.02 <= x <= box.x + box.width + 0.02
    within = box.y - 0.02 <= y <= box.y + box.height + 0.02
    on_side = abs(x - box.x) < 0.02 or abs(x - box.x - box.width) < 0.02
    on_end = abs(y - box.y) < 0.02 or abs(y - box.y - box.height) < 0.02
    return inside and within and (on_side or on_end)


def holds(run: tuple[Point, ...], point: Point) -> bool:
    (x0, y0), (x1, y1) = run
    x, y = point
    return x0 - 0.02 <= x <= x1 + 0.02 and y0 - 0.02 <= y <= y1 + 0.02


def test_words_stay_inside_their_box() -> None:
    drawing = draw_tree(directorates(40))
    for box in drawing.boxes:
        for text in box.texts:
            assert box.y < text.y < box.y + box.height


def test_a_manager_stands_over_the_middle_of_the_first_and_last_report() -> None:
    nodes = [node("top"), *(node(f"r{at}", "top") for at in range(4))]
    drawing = draw_tree(nodes)
    top, *reports = drawing.boxes
    middle = (reports[0].x + reports[-1].x + reports[-1].width) / 2
    assert abs(top.x + top.width / 2 - middle) <= 0.5
    assert len({box.y for box in reports}) == 1


def test_siblings_keep_the_order_of_the_rows_in_rows_and_in_columns() -> None:
    nodes = [node("top"), *(node(f"d{at}", "top") for at in range(3))]
    nodes += [node(f"s{at}", "d1") for at in (2, 0, 1)]
    drawing = draw_tree(nodes)
    place_of = {box.id: (box.x, box.y) for box in drawing.boxes}
    assert place_of["d0"][0] < place_of["d1"][0] < place_of["d2"][0]
    assert place_of["s2"][1] < place_of["s0"][1] < place_of["s1"][1]
    assert place_of["s2"][0] == place_of["s0"][0] == place_of["s1"][0]


def test_a_large_flat_team_hangs_in_several_columns_read_downwards() -> None:
    nodes = [node("top"), *(node(f"r{at:03}", "top") for at in range(90))]
    drawing = draw_tree(nodes)
    reports = [box for box in drawing.boxes if box.id != "top"]
    assert len({box.x for box in reports}) > 1
    read = sorted(reports, key=lambda box: (box.x, box.y))
    assert [box.id for box in read] == [box.id for box in reports]
    assert drawing.height < 1100


def test_an_assistant_stands_between_the_manager_and_the_team() -> None:
    nodes = [node("top"), node("pa", "top", assistant=True), node("a", "top"), node("b", "top")]
    drawing = draw_tree(nodes)
    boxes = {box.id: box for box in drawing.boxes}
    assert boxes["top"].y < boxes["pa"].y < boxes["a"].y
    assert boxes["pa"].x > boxes["top"].x
    assert pierced(drawing.lines, drawing.boxes) == []


def test_assistants_on_both_sides_have_their_own_under_them() -> None:
    helpers = ("pa", "ea", "ps")
    nodes = [node("top"), *(node(one, "top", assistant=True) for one in helpers)]
    nodes += [node(f"{one}{at}", one, assistant=True) for one in helpers[:2] for at in range(2)]
    nodes += [node("a", "top"), node("b", "top")]
    drawing = draw_tree(nodes)
    boxes = {box.id: box for box in drawing.boxes}
    assert boxes["pa"].y == boxes["ea"].y < boxes["pa0"].y < boxes["pa1"].y < boxes["ps"].y
    assert boxes["ps"].y + boxes["ps"].height < boxes["a"].y == boxes["b"].y
    assert overlaps(drawing.boxes) == []
    assert pierced(drawing.lines, drawing.boxes) == []
    assert min(box.x for box in drawing.boxes) >= 0


def test_no_posts_make_an_empty_drawing() -> None:
    drawing = draw_tree([])
    assert drawing.boxes == ()
    assert "<svg" in to_svg(drawing)


def test_a_chain_ten_thousand_deep_is_laid_out() -> None:
    parents = [-1, *range(9_999)]
    made = place(parents, 100.0, [30.0] * 10_000, Gaps(), Hanging())
    assert made.y == sorted(made.y)
    assert len(set(made.y)) == 10_000


def test_links_between_the_same_two_posts_do_not_lie_on_each_other() -> None:
    styles = [line_style(name) for name in ("dotted_line_to", "supports", "commissions")]
    links = [Link("m0", "m13", style.name, "", style) for style in styles]
    drawing = draw_tree(directorates(40), links)
    ways = [line.points for line in drawing.lines if line.relation != "reports_to"]
    uprights = [
        (a[0], *sorted((a[1], b[1])))
        for way in ways
        for a, b in itertools.pairwise(way)
        if a[0] == b[0]
    ]
    for at, (x, low, high) in enumerate(uprights):
        for other_x, other_low, other_high in uprights[at + 1 :]:
            shared = min(high, other_high) - max(low, other_low)
            assert x != other_x or shared <= 0


def test_the_scene_has_the_numbers_of_the_drawing() -> None:
    drawing = draw_tree(directorates(30))
    scene = to_scene(drawing)
    assert [(box["id"], box["x"], box["y"]) for box in scene["boxes"]] == [
        (box.id, round(box.x, 2), round(box.y, 2)) for box in drawing.boxes
    ]
    assert scene["lines"][0]["points"] == [
        round(value, 2) for point in drawing.lines[0].points for value in point
    ]
    assert scene["boxes"][1]["parent"] == "ce"
