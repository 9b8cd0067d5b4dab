"""Posts as an indented outline, with brackets for who reports to whom."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from orgmodel.chart.drawing.box import Fitter
from orgmodel.chart.drawing.drawing import Box, Line
from orgmodel.chart.drawing.line_style import line_style
from orgmodel.chart.layout.lane_blocks import GAP, Placement
from orgmodel.chart.layout.lane_boxes import Item, box_of

_LEAD = 0.5
_INDENT = 1.6
_MOST_INDENTS = 6


@dataclass(frozen=True, slots=True)
class OutlinedPost:
    """A post in an outline: how far it is indented, the post above it there, if any, and how
    sure the line to it is."""

    item: Item
    depth: int
    manager: str = ""
    basis: str = ""


@dataclass(frozen=True, slots=True)
class PostOutline:
    """A block of posts, each before those who report to it."""

    posts: tuple[OutlinedPost, ...]

    def placed(
        self, x: float, y: float, wide: float, fitter: Fitter, heights: Mapping[str, float]
    ) -> Placement:
        """The outline a little below y."""
        size = fitter.size
        y += size * _LEAD
        boxes: dict[str, Box] = {}
        lines: list[Line] = []
        for post in self.posts:
            shift = min(post.depth, _MOST_INDENTS) * size * _INDENT
            least = heights.get(post.item.id, 0.0)
            box = box_of(post.item, x + shift, y, wide - shift, fitter, least=least)
            if post.manager in boxes:
                lines.append(_bracket(boxes[post.manager], box, post.basis, size))
            boxes[post.item.id] = box
            y += box.height + size * GAP
        return Placement(y, tuple(boxes.values()), lines=tuple(lines))


def _bracket(manager: Box, box: Box, basis: str, size: float) -> Line:
    x = manager.x + size * 0.8
    y = box.y + box.height / 2
    style = line_style("reports_to", basis)
    points = ((box.x, y), (x, y), (x, manager.y + manager.height))
    return Line(
        box.id,
        manager.id,
        "reports_to",
        points,
        f"{box.label} reports to {manager.label}",
        style.stroke,
        style.width,
        style.dash,
    )
