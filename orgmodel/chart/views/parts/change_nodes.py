"""What an option changes, as boxes: in the line, under the head of their owner, or alone.

What moved stands where it goes, with a ghost where it came from. What went stands where it
was. Units and functions that moved hang under the post that heads their owner.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from orgmodel.chart.drawing import palette
from orgmodel.chart.drawing.box import Words
from orgmodel.chart.drawing.drawing import LegendEntry
from orgmodel.chart.drawing.line_style import LineStyle, line_style
from orgmodel.chart.drawing.node import TreeNode
from orgmodel.chart.drawing.palette import MUTED, BoxStyle
from orgmodel.chart.views.parts.relation_words import relation_words
from orgmodel.comparison.differences import CellChange, Differences, Moved, RowDifferences
from orgmodel.model.organisation import OrganisationModel
from orgmodel.model.relations import verb

ADDED = BoxStyle("#d9eee0", palette.GREEN, 2.2, None, "+")
REMOVED = BoxStyle(palette.WHITE, palette.RED, 1.6, "2 3", "×")
MOVED = BoxStyle("#d6e8f8", palette.BLUE, 2.2, None, "→")
GHOST = BoxStyle(palette.WHITE, palette.BLUE, 1.0, "5 3", "·")
CHANGED = BoxStyle("#fdecc8", "#8a5a00", 2.2, "7 2", "~")
_LEGEND = {
    "added": ADDED,
    "removed": REMOVED,
    "moved here": MOVED,
    "where it was before": GHOST,
    "changed": CHANGED,
}
_NEW = LineStyle("new place in the line", palette.GREEN, 2.2)
_GONE = LineStyle("old place in the line", palette.RED, 1.2, "2 4")
_MOST_CELLS = 3
WAS = "·was"
"""Ending of the id of a ghost: the place that something left."""


class ChangeNodes:
    """The boxes of an option over its baseline."""

    def __init__(
        self, before: OrganisationModel, after: OrganisationModel, found: Differences
    ) -> None:
        self.before, self.after, self.found = before, after, found

    def in_line(self) -> Mapping[str, TreeNode]:
        """Every post, and what hangs under posts, by id."""
        nodes = {node.id: node for node in self._posts()}
        nodes |= {node.id: node for node in self._removed_posts()}
        nodes |= {node.id: node for node in self._left_places(nodes)}
        for table, relation in (("units", "part_of"), ("functions", "owns")):
            nodes |= {node.id: node for node in self._moved(table, relation, nodes)}
            nodes |= {node.id: node for node in self._came_and_went(table, relation, nodes)}
        return nodes

    def alone(self) -> Iterator[TreeNode]:
        """Links that came or went, and other cells that changed, each as a box of its own."""
        for state, names, links, style in (
            ("added", self.after.names, self.found.links.added, ADDED),
            ("removed", self.before.names, self.found.links.removed, REMOVED),
        ):
            for start, relation, end in links:
                said = relation_words(names, start, relation, end)
                words = [Words(said), _small(f"link {state}")]
                yield TreeNode(
                    f"{start} {relation} {end}",
                    None,
                    tuple(words),
                    f"link {state}",
                    f"{said}, link {state}",
                    style,
                )
        for table in ("units", "functions"):
            for change in self._rows(table).changed:
                name = Words(self._named(self.after, table, change.id))
                words = [name, *_cells(change.fields)]
                label = ", ".join(word.content for word in words)
                yield TreeNode(
                    f"{change.id}·changed",
                    None,
                    tuple(words),
                    f"{table[:-1]} changed",
                    f"{label}, changed",
                    CHANGED,
                )

    def _rows(self, table: str) -> RowDifferences:
        return self.found.units if table == "units" else self.found.functions

    def _posts(self) -> Iterator[TreeNode]:
        """The posts of the option, in their line."""
        posts, line = self.found.posts, self.after.hierarchy
        moved = {move.id: move for move in posts.moved}
        changed = {change.id: change for change in posts.changed}
        for post in line.ids:
            words = [Words(self.after.names[post], bold=True)]
            style, kind = MUTED, "post"
            if post in posts.added:
                style, kind = ADDED, "post added"
            elif post in moved:
                style, kind = MOVED, "post moved"
                words.append(_small(came_from(self.before, moved[post])))
            elif post in changed:
                style, kind = CHANGED, "post changed"
            if post in changed:
                words += _cells(changed[post].fields)
            is_new = post in posts.added or post in moved
            way = _NEW if is_new else line_style("reports_to")
            yield _node(post, line.manager(post), words, kind, style, way)

    def _removed_posts(self) -> Iterator[TreeNode]:
        for post, cells in self.found.posts.removed.items():
            words = [Words(cells.get("title", post)), _small("removed")]
            manager = self.before.hierarchy.manager(post)
            yield _node(post, manager, words, "post removed", REMOVED, _GONE)

    def _left_places(self, nodes: Mapping[str, TreeNode]) -> Iterator[TreeNode]:
        """A ghost of each post that moved, under its old manager."""
        names = self.after.names
        for move in self.found.posts.moved:
            if move.was in nodes and move.was != move.now:
                words = [Words(names[move.id]), _small(f"to {names.get(move.now, move.now)}")]
                yield _node(move.id + WAS, move.was, words, "post ghost", GHOST, _GONE)

    def _moved(
        self, table: str, relation: str, nodes: Mapping[str, TreeNode]
    ) -> Iterator[TreeNode]:
        """Units or functions that moved: where they are now, and a ghost where they were."""
        kind = table[:-1]
        for move in self._rows(table).moved:
            name = Words(self._named(self.after, table, move.id))
            here, there = _place(self.after, move.now), _place(self.before, move.was)
            if here in nodes:
                words = [name, _small(came_from(self.before, move))]
                yield _node(move.id, here, words, f"{kind} moved", MOVED, _NEW, relation)
            if there in nodes:
                words = [name, _small(f"to {self.after.names.get(move.now, move.now)}")]
                yield _node(move.id + WAS, there, words, f"{kind} ghost", GHOST, _GONE, relation)

    def _came_and_went(
        self, table: str, relation: str, nodes: Mapping[str, TreeNode]
    ) -> Iterator[TreeNode]:
        """Units or functions that are new or gone; a unit under its own head, if drawn."""
        kind, owner = table[:-1], "parent" if table == "units" else "owner"
        rows = self._rows(table)
        for state, model, chosen, style, way in (
            ("added", self.after, rows.added, ADDED, _NEW),
            ("removed", self.before, rows.removed, REMOVED, _GONE),
        ):
            for name, cells in chosen.items():
                under = _place(model, cells.get(owner, ""))
                if table == "units" and cells.get("head", "") in nodes:
                    under = cells["head"]
                if under in nodes:
                    words = [Words(self._named(model, table, name)), _small(f"{kind} {state}")]
                    yield _node(name, under, words, f"{kind} {state}", style, way, relation)

    @staticmethod
    def _named(model: OrganisationModel, table: str, name: str) -> str:
        words = model.names.get(name, name)
        return f"{name} {words}" if table == "functions" else words


def came_from(before: OrganisationModel, move: Moved) -> str:
    """Where something was: `from Finance`."""
    return f"from {before.names.get(move.was, move.was or 'no manager')}"


def change_legend(nodes: Sequence[TreeNode]) -> tuple[LegendEntry, ...]:
    """The kinds of change that the boxes show."""
    used = {node.style for node in nodes}
    return tuple(style.legend(name) for name, style in _LEGEND.items() if style in used)


def _place(model: OrganisationModel, owner: str) -> str:
    """The post under which something of this owner hangs: the head of it or of what holds it."""
    if owner in model.hierarchy.index:
        return owner
    around = model.unit_tree.chain(owner) if owner in model.unit_tree.index else ()
    return next((model.head_of[unit] for unit in around if unit in model.head_of), "")


def _small(words: str) -> Words:
    return Words(words, scale=0.9, fill=palette.SOFT_INK)


def _cells(changes: Sequence[CellChange]) -> list[Words]:
    """The first cells that changed, before and after."""
    return [
        _small(f"{cell.name}: {cell.old or 'none'} → {cell.new or 'none'}")
        for cell in changes[:_MOST_CELLS]
    ]


def _node(
    name: str,
    parent: str | None,
    words: Sequence[Words],
    kind: str,
    style: BoxStyle,
    line: LineStyle,
    relation: str = "reports_to",
) -> TreeNode:
    state = kind.partition(" ")[2] or "unchanged"
    label = ", ".join(word.content for word in words)
    return TreeNode(
        name,
        parent,
        tuple(words),
        kind,
        f"{label}, {state}",
        style,
        (("change", state),) if state != "unchanged" else (),
        line=line,
        relation=relation,
        line_label=f"{words[0].content} {verb(relation)} {parent}" if parent else "",
    )
