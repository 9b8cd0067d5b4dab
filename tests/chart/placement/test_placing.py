"""Placement: every node gets its place, none over another, the same each time, in limited time."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from itertools import combinations, pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from orgmodel.chart.placement import placing
from orgmodel.chart.placement.graph import Graph, GraphEdge, GraphNode
from orgmodel.chart.placement.placing import PlacementError, many, place, ranks, spring
from tests.depth import at_least

_PRINT_PLACES = """
import json
from orgmodel.chart.placement.graph import Graph, GraphEdge, GraphNode
from orgmodel.chart.placement.placing import place, spring
nodes = tuple(GraphNode(f"u{n}", "", 120, 30) for n in range(12))
edges = tuple(GraphEdge(f"u{n}", f"u{n * 5 % 12}", 1, 1.5) for n in range(12))
print(json.dumps(place(Graph(nodes, edges), spring())))
"""


@pytest.fixture(autouse=True)
def nothing_remembered():
    placing._placed.cache_clear()


def ring(names: list[str]) -> Graph:
    nodes = tuple(GraphNode(name, name, 90 + 7 * len(name), 30) for name in names)
    ends = pairwise([*names, names[0]]) if len(names) > 1 else ()
    return Graph(nodes, tuple(GraphEdge(a, b, 1, 1.5) for a, b in ends))


@settings(deadline=None, max_examples=at_least(8))
@given(
    names=st.lists(st.text(min_size=1, max_size=9), min_size=1, max_size=12, unique=True),
    engine=st.sampled_from([spring(), many(), ranks(30, 10)]),
)
def test_whatever_the_ids_each_node_has_a_place_of_its_own(names, engine) -> None:
    graph = ring(names)
    places = place(graph, engine)
    assert list(places) == names
    for one, other in combinations(graph.nodes, 2):
        (x0, y0), (x1, y1) = places[one.id], places[other.id]
        aside = abs(x0 - x1) > (one.width + other.width) / 2 - 0.1
        assert aside or abs(y0 - y1) > (one.height + other.height) / 2 - 0.1


def test_places_begin_at_the_top_left_corner() -> None:
    graph = ring(["a", "b", "c", "d"])
    places = place(graph, spring())
    assert min(places[node.id][0] - node.width / 2 for node in graph.nodes) == pytest.approx(0)
    assert min(places[node.id][1] - node.height / 2 for node in graph.nodes) == pytest.approx(0)


def test_ranks_run_from_left_to_right() -> None:
    places = place(Graph(ring(["a", "b", "c"]).nodes, (GraphEdge("c", "a"),)), ranks(30, 10))
    assert places["c"][0] < places["a"][0]


def test_two_processes_give_the_same_bytes() -> None:
    said = [
        subprocess.run(
            [sys.executable, "-c", _PRINT_PLACES],
            env={"PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    ]
    assert said[0] == said[1]
    assert len(json.loads(said[0])) == 12


def test_a_layout_that_takes_too_long_is_ended_and_said(monkeypatch, tmp_path) -> None:
    endless = tmp_path / "child.py"
    endless.write_text("import time\ntime.sleep(60)\n", encoding="utf-8")
    monkeypatch.setattr(placing, "_CHILD", endless)
    begun = time.monotonic()
    with pytest.raises(PlacementError, match=r"longer than 0.3 seconds to place 2 boxes"):
        place(ring(["a", "b"]), spring(), 0.3)
    assert time.monotonic() - begun < 5


@pytest.mark.parametrize("fault", ["raise SystemExit(3)", "print('no places')", "print('[[1]]')"])
def test_a_child_that_fails_is_an_error_of_ours(fault, monkeypatch, tmp_path) -> None:
    broken = tmp_path / "child.py"
    broken.write_text(fault, encoding="utf-8")
    monkeypatch.setattr(placing, "_CHILD", broken)
    with pytest.raises(PlacementError, match="could not place these 2 boxes"):
        place(ring(["a", "b"]), spring())


def test_graphviz_that_is_not_installed_is_told(monkeypatch) -> None:
    monkeypatch.setattr(placing, "find_spec", lambda _: None)
    with pytest.raises(PlacementError, match="pip install pygraphviz"):
        place(ring(["a", "b"]), spring())


def test_an_empty_graph_needs_no_graphviz(monkeypatch) -> None:
    monkeypatch.setattr(placing, "find_spec", lambda _: None)
    assert place(Graph(()), spring()) == {}


def test_a_graph_has_its_ids_once_and_its_ends() -> None:
    node = GraphNode("a", "a", 10, 10)
    with pytest.raises(ValueError, match="one id"):
        Graph((node, node))
    with pytest.raises(ValueError, match="no node: b"):
        Graph((node,), (GraphEdge("a", "b"),))
