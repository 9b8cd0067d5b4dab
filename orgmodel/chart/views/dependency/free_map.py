"""Where the directorates stand on a map without two sides: Graphviz places them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations, product

from orgmodel.chart.lines.tracks import Rect
from orgmodel.chart.placement.graph import Graph, GraphEdge, GraphNode
from orgmodel.chart.placement.placing import Place, many, place, spring
from orgmodel.chart.views.dependency.linked import Linked

_LONGEST, _SHORTER, _SHORTEST = 3.6, 0.28, 1.5
_FOR_SPRING = 25
# What is tried for a small room: boxes nearer to each other, shorter edges, a wider map.
_TRIES = (
    *product((16.0,), (False,), (1.0, 0.6), (1.0, 1.5, 2.2)),
    *product((8.0, 4.0), (True,), (0.3, 0.15), (1.5, 2.2, 3.0)),
)
_LEAST_GAP = 5.0
_FULL = 0.5
_STRETCH = 1.7


def standing(
    found: Linked, names: Sequence[str], width: float, heights: Mapping[str, float], room: Rect
) -> Mapping[str, Rect] | None:
    """A box for each of these directorates inside the room; None where they do not fit.

    Those with many links between them stand near each other. `PlacementError` where Graphviz
    gives no places.
    """
    sizes = {name: (width, heights[name]) for name in names}
    if sum(wide * high for wide, high in sizes.values()) > _FULL * room.width * room.height:
        return None
    engine = spring if len(names) <= _FOR_SPRING else many
    for apart, close, lengths, aspect in _TRIES:
        places = place(_graph(found, sizes, aspect, lengths), engine(apart, close))
        wide = {name: (x * aspect, y) for name, (x, y) in places.items()}
        boxes = _in_room(sizes, wide, room)
        if boxes is not None and _clear(tuple(boxes.values())):
            return boxes
    return None


def _graph(
    found: Linked, sizes: Mapping[str, tuple[float, float]], aspect: float, lengths: float
) -> Graph:
    """The directorates narrower than they are, so that the map, stretched, is the wider."""
    nodes = (GraphNode(name, "", width / aspect, height) for name, (width, height) in sizes.items())
    return Graph(tuple(nodes), tuple(_edges(found, sizes, lengths)))


def _edges(found: Linked, sizes: Mapping[str, object], lengths: float) -> Iterator[GraphEdge]:
    for pair in found.pairs:
        if pair.first in sizes and pair.second in sizes:
            long = max(_SHORTEST, _LONGEST - _SHORTER * pair.links) * lengths
            yield GraphEdge(pair.first, pair.second, float(pair.links), long)


def _in_room(
    sizes: Mapping[str, tuple[float, float]], places: Mapping[str, Place], room: Rect
) -> Mapping[str, Rect] | None:
    """Boxes about their places, moved apart to fill the room; None where it is too small."""
    parts = []
    for axis, space in ((0, room.width), (1, room.height)):
        low = min(places[name][axis] - sizes[name][axis] / 2 for name in sizes)
        high = max(places[name][axis] + sizes[name][axis] / 2 for name in sizes)
        if high - low > space:
            return None
        # What stretches between the outermost boxes' middles; the boxes keep their size.
        first = min(places[name][axis] for name in sizes)
        last = max(places[name][axis] for name in sizes)
        spare = space - (high - low)
        factor = min(_STRETCH, 1 + spare / (last - first)) if last > first else 1.0
        parts.append((low, first, factor, (spare - (factor - 1) * (last - first)) / 2))
    boxes = {}
    for name, (wide, high) in sizes.items():
        at = [
            first - low + (places[name][axis] - first) * factor + offset
            for axis, (low, first, factor, offset) in enumerate(parts)
        ]
        boxes[name] = Rect(room.x + at[0] - wide / 2, room.y + at[1] - high / 2, wide, high)
    return boxes


def _clear(boxes: Sequence[Rect]) -> bool:
    """Whether there is white between any two boxes."""
    return not any(
        abs(one.x + one.width / 2 - other.x - other.width / 2)
        < (one.width + other.width) / 2 + _LEAST_GAP
        and abs(one.y + one.height / 2 - other.y - other.height / 2)
        < (one.height + other.height) / 2 + _LEAST_GAP
        for one, other in combinations(boxes, 2)
    )
