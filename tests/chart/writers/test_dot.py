"""DOT of every view: a node for each box where it stands, an edge for each line."""

from __future__ import annotations

from pathlib import Path

import pygraphviz
import pytest

import orgmodel as om
from orgmodel.chart.drawing.drawing import Box, Drawing, Group, Line, Text
from orgmodel.chart.writers.dot import to_dot
from tests.chart.placement.test_dot_text import NASTY

BRENT = om.load(Path(__file__).resolve().parents[3] / "data" / "brent")
VIEWS = ("organisation", "separation", "centre", "interdependence")


def box(name: str, words: str, x: float = 10, y: float = 10) -> Box:
    return Box(name, "post", x, y, 72, 36, (Text(x, y, words, 9),), words)


def drawing(*boxes: Box, lines=(), groups=()) -> Drawing:
    return Drawing("v", "T", "D", 500, 400, boxes, lines, groups)


def read(dot: str) -> pygraphviz.AGraph:
    return pygraphviz.AGraph(string=dot)


@pytest.mark.parametrize("view", VIEWS)
def test_nodes_and_edges_are_the_drawing_s_boxes_and_lines(view: str) -> None:
    for page in BRENT.chart(view).drawings:
        graph = read(to_dot(page))
        assert {shape.id for shape in page.boxes} <= set(graph.nodes())
        joined = [line for line in page.lines if line.source and line.target]
        assert len(graph.edges()) == len(joined)


def test_a_node_stands_where_its_box_stands() -> None:
    graph = read(to_dot(drawing(box("a", "A", 100, 60))))
    node = graph.get_node("a")
    assert node.attr["pos"] == "136.00,322.00!"
    assert (float(node.attr["width"]), float(node.attr["height"])) == (1, 0.5)


def test_an_edge_says_its_relation_and_how_it_is_drawn() -> None:
    way = ((0.0, 0.0), (9.0, 0.0))
    line = Line("a", "b", "dotted_line_to", way, "A has a dotted line to B", dash="1 2", end="bar")
    graph = read(to_dot(drawing(box("a", "A"), box("b", "B"), lines=(line,))))
    edge = graph.get_edge("a", "b")
    assert edge.attr["relation"] == "dotted_line_to"
    assert edge.attr["tooltip"] == "A has a dotted line to B"
    assert (edge.attr["style"], edge.attr["arrowhead"]) == ("dashed", "tee")


def test_lines_with_one_end_alone_are_no_edges_and_a_body_at_an_end_is_a_node() -> None:
    way = ((0.0, 0.0), (9.0, 0.0))
    lines = (Line("", "b", "bus", way, ""), Line("a", "board", "member_of", way, ""))
    board = Group("board", "body", 0, 0, 90, 20, "Board")
    graph = read(to_dot(drawing(box("a", "A"), lines=lines, groups=(board,))))
    assert graph.edges() == [("a", "board")]
    assert graph.get_node("board").attr["tooltip"] == "Board"


@pytest.mark.parametrize("words", NASTY)
def test_words_of_the_data_write_no_dot(words: str) -> None:
    line = Line(words, "b", words, ((0.0, 0.0), (9.0, 0.0)), words, texts=(Text(0, 0, words, 8),))
    graph = read(to_dot(drawing(box(words, words), box("b", words, 200), lines=(line,))))
    assert len(graph.nodes()) == 2
    assert len(graph.edges()) == 1


def test_a_page_is_a_file_and_the_same_each_time(tmp_path: Path) -> None:
    chart = BRENT.chart("interdependence")
    first, second = chart.files(".dot"), chart.files(".dot")
    assert first == second
    assert len(first) == len(chart.drawings)
