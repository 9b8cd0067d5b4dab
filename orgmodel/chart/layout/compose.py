"""From nodes with words to boxes and reporting lines at fixed places."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from math import ceil

from orgmodel.chart.drawing.box import Fitter, Padding, mark_room, mark_text, placed_words
from orgmodel.chart.drawing.drawing import Box, Line, Point
from orgmodel.chart.drawing.node import Forest
from orgmodel.chart.layout.plan import Hanging
from orgmodel.chart.layout.tree_layout import Gaps, Layout, place


@dataclass(frozen=True, slots=True)
class TreeStyle:
    """What may be varied to make a tree fit: text size, wrap width, white space, hanging.

    Lengths in points; `least` is the smallest text allowed.
    """

    size: float = 12.0
    wrap_width: float = 130.0
    padding: Padding = field(default_factory=Padding)
    gaps: Gaps = field(default_factory=Gaps)
    hanging: Hanging = field(default_factory=Hanging)
    least: float = 0.0
    narrowest: float = 60.0


@dataclass(frozen=True, slots=True)
class Composition:
    """A forest fitted and laid out in one style, not yet at its place on a sheet."""

    forest: Forest
    style: TreeStyle
    fitter: Fitter
    layout: Layout
    box_width: float
    mark_room: float

    @property
    def size(self) -> tuple[float, float]:
        """Width and height of the drawn tree, in points."""
        return self.layout.width, self.layout.height


def compose(trees: Forest, style: TreeStyle) -> Composition:
    """Break all words, give all boxes one width, and lay the forest out."""
    nodes = trees.nodes
    fitter = Fitter(style.size, style.wrap_width, style.least)
    room = mark_room(sorted({node.style.sign for node in nodes}))
    fitted = [fitter.fit(node.words) for node in nodes]
    widest = max((fit.width for fit in fitted), default=0.0)
    # Half points keep files small and edges sharp.
    box_width = ceil((max(widest, style.narrowest) + 2 * style.padding.x + room) * 2) / 2
    least = 2 * style.padding.y + style.size
    heights = [ceil(max(fit.height + 2 * style.padding.y, least) * 2) / 2 for fit in fitted]
    assistants = [node.assistant for node in nodes]
    layout = place(trees.parents, box_width, heights, style.gaps, style.hanging, assistants)
    return Composition(trees, style, fitter, layout, box_width, room)


def drawn_boxes(made: Composition, left: float, top: float) -> tuple[Box, ...]:
    """Boxes of a composition whose top left corner is put at (left, top)."""
    layout, wide, room, fit = made.layout, made.box_width, made.mark_room, made.fitter.fit
    nodes, parents, levels = made.forest.nodes, made.forest.parents, made.forest.levels
    boxes = []
    for at, node in enumerate(nodes):
        x, y, high = left + layout.x[at], top + layout.y[at], layout.heights[at]
        texts = placed_words(fit(node.words), x, y, wide, high, room)
        style = node.style
        if style.sign:
            texts = (*texts, mark_text(style.sign, x, y, wide, style.stroke))
        parent = parents[at]
        boxes.append(
            Box(
                node.id,
                node.kind,
                x,
                y,
                wide,
                high,
                texts,
                node.label or "\n".join([word.content for word in node.words]),
                style.fill,
                style.stroke,
                style.width,
                style.dash,
                2.0,
                node.level or levels[at],
                nodes[parent].id if parent >= 0 else None,
                node.data,
            )
        )
    return tuple(boxes)


def drawn_lines(made: Composition, left: float, top: float) -> tuple[Line, ...]:
    """Reporting lines of a composition, each from a box to its manager's."""
    nodes, parents = made.forest.nodes, made.forest.parents
    lines = []
    for at, way in enumerate(made.layout.ways):
        if not way:
            continue
        node = nodes[at]
        style = node.line
        points = tuple([(left + x, top + y) for x, y in way])
        lines.append(
            Line(
                node.id,
                nodes[parents[at]].id,
                node.relation,
                points,
                node.line_label,
                style.stroke,
                style.width,
                style.dash,
                style.start,
                style.end,
                (),
                node.line_data,
                dash_phase(points, style.dash) if style.dash else 0.0,
            )
        )
    return tuple(lines)


def dash_phase(points: Sequence[Point], dash: str) -> float:
    """Dash offset that makes a pattern start at the far end of a line, the manager's."""
    numbers = [float(part) for part in dash.replace(",", " ").split()]
    period = sum(numbers) * (1 + len(numbers) % 2)
    length = sum(abs(x1 - x0) + abs(y1 - y0) for (x0, y0), (x1, y1) in pairwise(points))
    return -length % period if period else 0.0
