"""What a tree view is made of: nodes under each other and links across them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from orgmodel.chart.drawing.box import Words
from orgmodel.chart.drawing.line_style import REPORTING, LineStyle
from orgmodel.chart.drawing.palette import PLAIN, BoxStyle


@dataclass(frozen=True, slots=True)
class TreeNode:
    """One box of a tree view and its line to the box above.

    `parent` is the id of the box above, None at a top; a parent that is not among the
    nodes makes a top too. `words` are shown; `label` is what a screen reader says, by
    default the words. `style` colours the box, its mark stands in the corner. `line`,
    `relation`, `line_label` and `line_data` describe the line to the parent. `data` and
    `line_data` become `data-` attributes. An `assistant` without reports of its own stands
    beside the trunk between manager and team. `level` overrides the level told to the
    keyboard tree, for a page that starts lower down.
    """

    id: str
    parent: str | None
    words: tuple[Words, ...]
    kind: str = "post"
    label: str = ""
    style: BoxStyle = PLAIN
    data: tuple[tuple[str, str], ...] = ()
    assistant: bool = False
    line: LineStyle = REPORTING
    relation: str = "reports_to"
    line_label: str = ""
    line_data: tuple[tuple[str, str], ...] = ()
    level: int | None = None


@dataclass(frozen=True, slots=True)
class Link:
    """A relation drawn across the tree, from one node to another.

    `label` says it in words for a screen reader. A link to an id that is not among the
    nodes is left out.
    """

    source: str
    target: str
    relation: str
    label: str
    style: LineStyle
    data: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Forest:
    """Nodes with their parents as positions; every walk up ends at a top (-1)."""

    nodes: tuple[TreeNode, ...]
    parents: tuple[int, ...]
    levels: tuple[int, ...]


def forest(nodes: Sequence[TreeNode]) -> Forest:
    """Turn parent ids into positions.

    A node that names no known parent, or itself, becomes a top; of a loop, the node that
    comes first becomes one, so that faulty data is drawn too.
    """
    index: dict[str, int] = {}
    for at, node in enumerate(nodes):
        index.setdefault(node.id, at)
    parents = [index.get(node.parent, -1) if node.parent is not None else -1 for node in nodes]
    levels = [0] * len(nodes)
    for start in range(len(nodes)):
        path = []
        at = start
        while at >= 0 and levels[at] == 0:
            levels[at] = -1
            path.append(at)
            at = parents[at]
        if at >= 0 and levels[at] == -1:
            # The walk bit its own tail: it is cut at the loop's first node.
            cut = min(path[path.index(at) :])
            parents[cut] = -1
            for seen in path:
                levels[seen] = 0
            path, at = _up_to(cut, start, parents), -1
        level = levels[at] if at >= 0 else 0
        for below in reversed(path):
            level += 1
            levels[below] = level
    return Forest(tuple(nodes), tuple(parents), tuple(levels))


def _up_to(cut: int, start: int, parents: Sequence[int]) -> list[int]:
    """Return the nodes from `start` up to the new top `cut`."""
    path = [start]
    while path[-1] != cut:
        path.append(parents[path[-1]])
    return path
