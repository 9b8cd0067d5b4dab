"""Places for the nodes of a graph, found by Graphviz in a process of its own.

In its own process, because Graphviz holds the interpreter's lock for as long as it works:
in this one every visitor of the app would wait, and nothing could end a layout that takes
too long. Only the places are taken: boxes, lines and words are drawn by our own writers.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path

from orgmodel.chart.placement.dot_text import DotText
from orgmodel.chart.placement.graph import Graph
from orgmodel.errors import OrgmodelError

SECONDS = 8.0
Place = tuple[float, float]
_CHILD = Path(__file__).with_name("child.py")
_INCH = 72.0
_REMEMBERED = 64


class PlacementError(OrgmodelError):
    """Graphviz gave no places; the message says why, so that a caller can draw without."""


@dataclass(frozen=True, slots=True)
class Engine:
    """One of Graphviz's engines with its settings for the graph, such as `("start", "7")`."""

    name: str
    settings: tuple[tuple[str, str], ...] = ()


def spring(apart: float = 16.0, close: bool = False) -> Engine:
    """Each edge as long as it asks for, no node over another, `apart` points between them.

    With `close` nodes that overlap are moved as little as can be: a smaller drawing.
    """
    overlap = "vpsc" if close else "false"
    settings = (("mode", "major"), ("overlap", overlap), ("sep", f"+{apart:g}"))
    return Engine("neato", (("start", "7"), *settings))


def many(apart: float = 12.0, close: bool = False) -> Engine:
    """For more nodes than `spring` is good at; `close` as there."""
    overlap = "vpsc" if close else "prism"
    return Engine("sfdp", (("start", "7"), ("overlap", overlap), ("sep", f"+{apart:g}")))


def ranks(apart: float, between: float) -> Engine:
    """From left to right along the edges: points between the ranks, and between two in one."""
    across, down = f"{apart / _INCH:.3f}", f"{between / _INCH:.3f}"
    return Engine("dot", (("rankdir", "LR"), ("ranksep", across), ("nodesep", down)))


def place(graph: Graph, engine: Engine, seconds: float = SECONDS) -> Mapping[str, Place]:
    """The middle of each node, in points from the top left corner of all of them.

    The same graph gets the same places. `PlacementError` where Graphviz is not installed, cannot
    place the graph, or takes longer than so many seconds: it is ended then.
    """
    if not graph.nodes:
        return {}
    found = _placed(graph, engine, seconds)
    return dict(zip((node.id for node in graph.nodes), found, strict=True))


# The app draws a page again at every click. A failure is not remembered: it may be the hour's.
@lru_cache(maxsize=_REMEMBERED)
def _placed(graph: Graph, engine: Engine, seconds: float) -> tuple[Place, ...]:
    """Places in the order of the nodes."""
    if find_spec("pygraphviz") is None:
        raise PlacementError("Graphviz is not installed here (pip install pygraphviz).")
    names = [f"n{number}" for number in range(len(graph.nodes))]
    asked = {"engine": engine.name, "dot": _dot(graph, engine, names), "nodes": names}
    try:
        done = subprocess.run(
            [sys.executable, "-P", str(_CHILD)],
            input=json.dumps(asked).encode(),
            capture_output=True,
            timeout=seconds,
            check=True,
        )
        upwards = [(float(x), float(y)) for x, y in json.loads(done.stdout)]
    except subprocess.TimeoutExpired as slow:
        raise PlacementError(
            f"Graphviz took longer than {seconds:g} seconds to place {len(graph.nodes)} boxes, "
            "and was ended."
        ) from slow
    except (OSError, subprocess.CalledProcessError, ValueError) as failed:
        raise PlacementError(
            f"Graphviz could not place these {len(graph.nodes)} boxes."
        ) from failed
    return _from_top_left(graph, upwards)


def _dot(graph: Graph, engine: Engine, names: list[str]) -> str:
    """The graph with numbers for ids: what Graphviz places cannot depend on any word."""
    name = dict(zip((node.id for node in graph.nodes), names, strict=True))
    dot = DotText(dict(engine.settings), {"shape": "box", "fixedsize": "true", "label": ""})
    for node in graph.nodes:
        wide, high = node.width / _INCH, node.height / _INCH
        dot.node(name[node.id], {"width": f"{wide:.4f}", "height": f"{high:.4f}"})
    for edge in graph.edges:
        pull = {"weight": f"{edge.weight:g}", "len": f"{edge.length:.3f}"}
        dot.edge(name[edge.start], name[edge.end], pull)
    return dot.text


def _from_top_left(graph: Graph, upwards: list[Place]) -> tuple[Place, ...]:
    sized = list(zip(graph.nodes, upwards, strict=True))
    left = min(x - node.width / 2 for node, (x, _) in sized)
    top = max(y + node.height / 2 for node, (_, y) in sized)
    return tuple((round(x - left, 2), round(top - y, 2)) for x, y in upwards)
