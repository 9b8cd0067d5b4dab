"""Where every box of a reporting tree stands, and the way each of its lines takes.

Upper layers stand in rows, each manager over the middle of their reports (`tidy`); lower
teams hang in columns (`hanging`). Takes plain arrays: positions 0 … n-1 stand for posts.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from orgmodel.chart.drawing.drawing import Point
from orgmodel.chart.layout.hanging import HangingBlock, hang
from orgmodel.chart.layout.plan import Hanging, Plan, planned
from orgmodel.chart.layout.tidy import tidy


@dataclass(frozen=True, slots=True)
class Gaps:
    """White space between boxes, in points."""

    sibling: float = 14.0
    row: float = 30.0
    team: float = 8.0
    indent: float = 18.0
    column: float = 14.0


@dataclass(slots=True)
class Layout:
    """Left and top edges and heights of the boxes, and the sheet they take.

    `ways` holds for each position the corner points of the line from its box to its
    manager's, empty for a top post. Every length is in points.
    """

    x: list[float]
    y: list[float]
    heights: list[float]
    ways: list[tuple[Point, ...]]
    box_width: float
    gaps: Gaps
    width: float = 0.0
    height: float = 0.0
    row_tops: list[float] = field(default_factory=list)


def place(
    parents: Sequence[int],
    box_width: float,
    heights: Sequence[float],
    gaps: Gaps,
    hanging: Hanging,
    assistants: Sequence[bool] = (),
) -> Layout:
    """Lay out a forest in which `parents[i]` is the position of i's manager, -1 at a top.

    Siblings stand, left to right or top to bottom, in the order of their positions. Boxes
    in one row get the height of its tallest. An assistant whom nobody reports to stands beside
    the trunk under its manager, with its own assistants under it. Takes time proportional to
    the number of boxes; `parents` must hold no loop.
    """
    count = len(parents)
    plan = planned(parents, hanging, assistants)
    made = Layout([0.0] * count, [0.0] * count, list(heights), [()] * count, box_width, gaps)
    for row in plan.rows:
        tallest = max(heights[node] for node in row)
        for node in row:
            made.heights[node] = tallest
    _stack_rows(plan, made)
    blocks = _blocks(plan, made, hanging.lowest)
    _place_rows(plan, made, blocks)
    for row, top in zip(plan.rows, made.row_tops, strict=True):
        for node in row:
            if parents[node] >= 0:
                made.ways[node] = _drop(made, node, parents[node], top - gaps.row / 2)
    made.width = max((left + box_width for left in made.x), default=0.0)
    bottoms = (top + high for top, high in zip(made.y, made.heights, strict=True))
    made.height = max(bottoms, default=0.0)
    return made


def _blocks(plan: Plan, made: Layout, lowest: float) -> dict[int, HangingBlock]:
    """Lay out every subtree that hangs from a box in a row."""
    gaps = (made.gaps.team, made.gaps.indent, made.gaps.column)
    return {
        node: hang(list(plan.outline(node)), made.heights, made.box_width, gaps, lowest - top)
        for row, top in zip(plan.rows, made.row_tops, strict=True)
        for node in row
        if plan.hung[node]
    }


def _pairs(plan: Plan, node: int) -> list[list[int]]:
    """Return the assistants of a post in a row, two beside each other."""
    if plan.hung[node]:
        return []
    team = plan.aside[node]
    return [team[at : at + 2] for at in range(0, len(team), 2)]


def _aside_height(plan: Plan, made: Layout, node: int) -> float:
    """Room in points below a box for its assistants."""
    highs = (max(_with_own(plan, made, one) for one in pair) for pair in _pairs(plan, node))
    return sum(high + made.gaps.team for high in highs)


def _with_own(plan: Plan, made: Layout, assistant: int) -> float:
    """Height in points of an assistant with its own assistants under it."""
    own = sum(made.gaps.team + made.heights[one] for one in plan.aside[assistant])
    return made.heights[assistant] + own


def _indent_of_own(plan: Plan, made: Layout, assistants: Sequence[int]) -> float:
    """How much wider than a box the assistants on one side of a trunk stand."""
    return made.gaps.indent if any(plan.aside[one] for one in assistants) else 0.0


def _stack_rows(plan: Plan, made: Layout) -> None:
    """Set the rows below each other, with room for assistants between them."""
    top = 0.0
    for row in plan.rows:
        made.row_tops.append(top)
        beside = max(_aside_height(plan, made, node) for node in row)
        top += made.heights[row[0]] + beside + made.gaps.row


def _place_rows(plan: Plan, made: Layout, blocks: dict[int, HangingBlock]) -> None:
    """Run the tidy layout over the rows.

    Of a hanging subtree the head counts as a box like any other in its row, and what hangs
    below it as one wide box, so that neighbours may stand close to the head.
    """
    size = plan.root + 1
    hung = {node: size + at for at, node in enumerate(blocks)}
    count = size + len(hung)
    widths, bottoms, anchors = [0.0] * count, [0.0] * count, [0.0] * count
    below: list[list[int]] = [[] for _ in range(count)]
    below[plan.root] = plan.children[plan.root]
    for at, row in enumerate(plan.rows):
        top = made.row_tops[at]
        for node in row:
            left, right = _sides(plan, made, node)
            high = made.heights[node] + _aside_height(plan, made, node)
            bottoms[node] = top + high + made.gaps.team
            if block := blocks.get(node):
                left = right = made.box_width / 2
                under = hung[node]
                below[node] = [under]
                widths[under] = block.width + made.gaps.sibling
                anchors[under] = block.anchor
                bottoms[under] = top + block.height + made.gaps.row
            else:
                below[node] = plan.children[node]
                if below[node]:
                    bottoms[node] = made.row_tops[at + 1]
            widths[node], anchors[node] = left + right + made.gaps.sibling, left
    order = [plan.root, *(node for row in plan.rows for node in row), *hung.values()]
    lefts = tidy(widths, bottoms, anchors, below, order)
    least = min((lefts[node] for node in order[1:]), default=0.0)
    for row, top in zip(plan.rows, made.row_tops, strict=True):
        for node in row:
            # Whole points keep files small and edges sharp.
            if block := blocks.get(node):
                _place_block(plan, made, block, float(round(lefts[hung[node]] - least)), top)
            else:
                left = float(round(lefts[node] - least))
                made.x[node], made.y[node] = left + anchors[node] - made.box_width / 2, top
                _place_assistants(plan, made, node)


def _sides(plan: Plan, made: Layout, node: int) -> tuple[float, float]:
    """Room a box in a row takes left and right of its middle, assistants included."""
    half = made.box_width / 2
    beside = made.box_width + made.gaps.indent / 2
    right, left = plan.aside[node][::2], plan.aside[node][1::2]
    return (
        beside + _indent_of_own(plan, made, left) if left else half,
        beside + _indent_of_own(plan, made, right) if right else half,
    )


def _drop(made: Layout, node: int, parent: int, bus: float) -> tuple[Point, ...]:
    """Way from the top of a box up to the bus, along it, and up to the manager."""
    middle, over = made.x[node] + made.box_width / 2, made.x[parent] + made.box_width / 2
    top, bottom = made.y[node], made.y[parent] + made.heights[parent]
    if middle == over:
        return ((middle, top), (over, bottom))
    return ((middle, top), (middle, bus), (over, bus), (over, bottom))


def _place_assistants(plan: Plan, made: Layout, node: int) -> None:
    """Place assistants right and left of the trunk, in turn."""
    gaps, heights = made.gaps, made.heights
    trunk = made.x[node] + made.box_width / 2
    bottom = top = made.y[node] + heights[node]
    for pair in _pairs(plan, node):
        top += gaps.team
        for child, side in zip(pair, (1, -1), strict=False):
            more = _indent_of_own(plan, made, [child]) if side < 0 else 0.0
            edge = trunk + side * (gaps.indent / 2 + more)
            made.x[child] = edge if side > 0 else edge - made.box_width
            made.y[child] = top
            _place_own(plan, made, child)
            middle = top + heights[child] / 2
            made.ways[child] = ((edge, middle), (trunk, middle), (trunk, bottom))
        top += max(_with_own(plan, made, child) for child in pair)


def _place_own(plan: Plan, made: Layout, assistant: int) -> None:
    """Place an assistant's own assistants under it, indented."""
    gaps, heights = made.gaps, made.heights
    bottom = top = made.y[assistant] + heights[assistant]
    bracket = made.x[assistant] + gaps.indent / 2
    for own in plan.aside[assistant]:
        top += gaps.team
        made.x[own], made.y[own] = made.x[assistant] + gaps.indent, top
        middle = top + heights[own] / 2
        made.ways[own] = ((made.x[own], middle), (bracket, middle), (bracket, bottom))
        top += heights[own]


def _place_block(plan: Plan, made: Layout, block: HangingBlock, left: float, top: float) -> None:
    """Place a hanging subtree and its brackets: along its left, then up to the manager."""
    half_indent = made.gaps.indent / 2
    for node, inner_x, inner_y in block.places:
        made.x[node], made.y[node] = left + inner_x, top + inner_y
    for node, _, _ in block.places:
        bottom = made.y[node] + made.heights[node]
        for child in plan.team(node):
            middle, edge = made.y[child] + made.heights[child] / 2, made.x[child]
            if child in block.column_of:
                bracket = left + block.columns[block.column_of[child]] + half_indent
                trunk, bus = left + block.anchor, top + block.bus
                turn = ((bracket, bus), (trunk, bus)) if bracket != trunk else ()
            else:
                bracket = trunk = made.x[node] + half_indent
                turn = ()
            made.ways[child] = ((edge, middle), (bracket, middle), *turn, (trunk, bottom))
