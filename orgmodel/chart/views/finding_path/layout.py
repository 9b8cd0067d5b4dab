"""Where the cards of a path stand: in rows, or placed by Graphviz from left to right."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from orgmodel.chart.lines.tracks import Rect
from orgmodel.chart.placement.graph import Graph, GraphEdge, GraphNode
from orgmodel.chart.placement.placing import PlacementError, place, ranks
from orgmodel.chart.sheet.card import Card
from orgmodel.chart.views.finding_path.steps import PathGraph

_IN_A_ROW = 3
# Width of a card and what stands between two: the first that fits is taken.
_SIZES = ((138.0, 180.0), (138.0, 120.0), (124.0, 92.0), (104.0, 72.0))
_BETWEEN_ROWS, _BETWEEN_CARDS = 34.0, 16.0
_LEAST_HEIGHT = 30.0
_BETWEEN_STEPS = 8.0


def standing(
    graph: PathGraph, cards: Mapping[str, Card], width: float
) -> Mapping[str, Rect] | None:
    """A place for each card, in a room so wide, from its top left corner.

    A chain stands in a row that wraps; what is none is placed by Graphviz. None where that
    gives no places, or the room is too narrow for them.
    """
    if graph.is_chain:
        return _rows(graph.nodes, cards, width)
    for wide, between in _SIZES:
        placed = _placed(graph, _heights(cards, wide), wide, between)
        if placed and max(box.x + box.width for box in placed.values()) <= width:
            return placed
    return None


def ladder(graph: PathGraph, cards: Mapping[str, Card], width: float) -> Mapping[str, Rect]:
    """A row for each row of the path: who, and at the right whom."""
    wide, between = _SIZES[1]
    heights = _heights(cards, wide)
    places: dict[str, Rect] = {}
    top = 0.0
    for step in graph.steps:
        ends = [end for end in (step.start, step.end) if end in cards and end not in places]
        high = max((heights[end] for end in ends), default=0.0)
        for end in ends:
            x = 0.0 if end == step.start else min(wide + between, width - wide)
            places[end] = Rect(x, top, wide, high)
        top += high + _BETWEEN_STEPS if ends else 0.0
    return places


def _heights(cards: Mapping[str, Card], width: float) -> Mapping[str, float]:
    return {name: max(card.height(width), _LEAST_HEIGHT) for name, card in cards.items()}


def _placed(
    graph: PathGraph, heights: Mapping[str, float], width: float, between: float
) -> Mapping[str, Rect]:
    """Cards from left to right along the relations; nothing where Graphviz gives no places."""
    nodes = tuple(GraphNode(name, "", width, heights[name]) for name in graph.nodes)
    edges = tuple(GraphEdge(line.start, line.end) for line in graph.lines)
    try:
        middles = place(Graph(nodes, edges), ranks(between, _BETWEEN_CARDS))
    except PlacementError:
        return {}
    return {
        name: Rect(x - width / 2, y - heights[name] / 2, width, heights[name])
        for name, (x, y) in middles.items()
    }


def _rows(names: Sequence[str], cards: Mapping[str, Card], width: float) -> Mapping[str, Rect]:
    """Cards of one width beside each other, as many as fit, then the next row."""
    many = min(len(names), _IN_A_ROW)
    wide, between = next(
        (size for size in _SIZES[1:] if many * size[0] + (many - 1) * size[1] <= width), _SIZES[-1]
    )
    each = max(1, int((width + between) // (wide + between)))
    places: dict[str, Rect] = {}
    top = 0.0
    for start in range(0, len(names), each):
        row = names[start : start + each]
        high = max(_heights(cards, wide)[name] for name in row)
        for at, name in enumerate(row):
            places[name] = Rect(at * (wide + between), top, wide, high)
        top += high + _BETWEEN_ROWS
    return places
