"""The changes view: the option's line with what came, went, moved and changed marked on it.

What moved stands where it goes, with a ghost where it came from. What went stands faint
where it was. Units and functions that moved hang under the post that heads their owner.
Mark, border and words tell each apart; colour only helps.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from orgmodel.chart.drawing import palette
from orgmodel.chart.drawing.box import Words
from orgmodel.chart.drawing.drawing import Drawing, LegendEntry
from orgmodel.chart.drawing.line_style import LineStyle, line_style
from orgmodel.chart.drawing.palette import MUTED, BoxStyle
from orgmodel.chart.layout.tree import PageWords, TreeNode
from orgmodel.chart.views.parts.captions import count_words, footer
from orgmodel.chart.views.parts.outside_line import draw_with_apart
from orgmodel.chart.views.parts.request import Request
from orgmodel.chart.views.parts.view import View
from orgmodel.comparison.differences import Differences, Moved, differences
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
NEW = LineStyle("new place in the line", palette.GREEN, 2.2)
GONE = LineStyle("old place in the line", palette.RED, 1.2, "2 4")
_WHOLE = 60
WAS = "·was"
"""Ending of the id of a ghost: the place that something left."""


@dataclass(slots=True)
class _Tree:
    """Nodes in the making, and which kinds of change they show."""

    nodes: dict[str, TreeNode] = field(default_factory=dict)
    used: dict[str, None] = field(default_factory=dict)


def draw(model: OrganisationModel, request: Request) -> tuple[Drawing, ...]:
    """Draw the option over its baseline. `OrgmodelError` where the request has no baseline."""
    before = request.asked_baseline()
    found = differences(before, model)
    tree = _Tree()
    _posts(tree, before, model, found)
    _hung(tree, before, model, found)
    kept = _kept(tree, found)
    loose = list(_loose(before, model, found))
    for node in loose:
        _use(tree, next(name for name, style in _LEGEND.items() if style is node.style))
    page_words = PageWords(
        "changes",
        f"{before.name}: {model.scenario or 'changes'}",
        describe(before, model, found),
        footer(model),
        tuple(
            LegendEntry(
                name,
                "box",
                stroke=style.stroke,
                fill=style.fill,
                width=style.width,
                dash=style.dash,
                mark=style.mark,
            )
            for name, style in _LEGEND.items()
            if name in tree.used
        ),
    )
    managers = {node.parent for node in kept}
    alone = [node for node in kept if node.parent is None and node.id not in managers]
    line = [node for node in kept if node not in alone]
    changed = [node for node in alone if node.style is not MUTED]
    return draw_with_apart(
        line, [*changed, *loose], (), page_words, request.paper, title="Other changes"
    )


def _posts(
    tree: _Tree, before: OrganisationModel, after: OrganisationModel, found: Differences
) -> None:
    line, names = after.hierarchy, after.names
    moved = {move.id: move for move in found.posts.moved}
    changed = {change.id: change for change in found.posts.changed}
    for post in line.ids:
        words = [Words(names[post], bold=True)]
        style, kind = MUTED, "post"
        if post in found.posts.added:
            style, kind = _use(tree, "added"), "post added"
        elif post in moved:
            style, kind = _use(tree, "moved here"), "post moved"
            words.append(_small(_from(before, moved[post])))
        elif post in changed:
            style, kind = _use(tree, "changed"), "post changed"
        if post in changed:
            words += [
                _small(f"{cell.name}: {cell.old or 'none'} → {cell.new or 'none'}")
                for cell in changed[post].fields[:3]
            ]
        tree.nodes[post] = _node(
            post, line.manager(post), words, kind, style, _line_of(post, found, moved)
        )
    for post, cells in found.posts.removed.items():
        manager = before.hierarchy.manager(post)
        words = [Words(cells.get("title", post)), _small("removed")]
        tree.nodes[post] = _node(post, manager, words, "post removed", _use(tree, "removed"), GONE)
    for move in moved.values():
        if move.was in tree.nodes and move.was != move.now:
            words = [Words(names[move.id]), _small(f"to {names.get(move.now, move.now)}")]
            tree.nodes[move.id + WAS] = _node(
                move.id + WAS,
                move.was,
                words,
                "post ghost",
                _use(tree, "where it was before"),
                GONE,
            )


def _hung(
    tree: _Tree, before: OrganisationModel, after: OrganisationModel, found: Differences
) -> None:
    """Units and functions that came, went or moved, under the head of their owner."""
    for table, rows, relation in (
        ("units", found.units, "part_of"),
        ("functions", found.functions, "owns"),
    ):
        owner = "parent" if table == "units" else "owner"
        for move in rows.moved:
            here = _place(after, move.now)
            if here in tree.nodes:
                words = [Words(_named(after, table, move.id)), _small(_from(before, move))]
                tree.nodes[move.id] = _node(
                    move.id,
                    here,
                    words,
                    f"{table[:-1]} moved",
                    _use(tree, "moved here"),
                    NEW,
                    relation,
                )
            there = _place(before, move.was)
            if there in tree.nodes:
                goes = after.names.get(move.now, move.now)
                words = [Words(_named(after, table, move.id)), _small(f"to {goes}")]
                tree.nodes[move.id + WAS] = _node(
                    move.id + WAS,
                    there,
                    words,
                    f"{table[:-1]} ghost",
                    _use(tree, "where it was before"),
                    GONE,
                    relation,
                )
        for state, model, chosen, style in (
            ("added", after, rows.added, "added"),
            ("removed", before, rows.removed, "removed"),
        ):
            for name, cells in chosen.items():
                under = _place(model, cells.get(owner, ""))
                if table == "units" and cells.get("head", "") in tree.nodes:
                    under = cells["head"]
                if under not in tree.nodes:
                    continue
                words = [Words(_named(model, table, name)), _small(f"{table[:-1]} {state}")]
                tree.nodes[name] = _node(
                    name,
                    under,
                    words,
                    f"{table[:-1]} {state}",
                    _use(tree, style),
                    NEW if state == "added" else GONE,
                    relation,
                )


def _place(model: OrganisationModel, owner: str) -> str:
    """The post under which something of this owner hangs: the head of it or of what holds it."""
    parents = dict(zip(model.units["id"], model.units["parent"], strict=True))
    if owner in model.hierarchy.index:
        return owner
    seen: set[str] = set()
    while owner and owner not in seen:
        seen.add(owner)
        if owner in model.head_of:
            return model.head_of[owner]
        owner = parents.get(owner, "")
    return ""


def _named(model: OrganisationModel, table: str, name: str) -> str:
    words = model.names.get(name, name)
    return f"{name} {words}" if table == "functions" else words


def _from(before: OrganisationModel, move: Moved) -> str:
    return f"from {before.names.get(move.was, move.was or 'no manager')}"


def _small(words: str) -> Words:
    return Words(words, scale=0.9, fill=palette.SOFT_INK)


def _use(tree: _Tree, name: str) -> BoxStyle:
    tree.used[name] = None
    return _LEGEND[name]


def _line_of(post: str, found: Differences, moved: Mapping[str, Moved]) -> LineStyle:
    if post in found.posts.added or post in moved:
        return NEW
    return line_style("reports_to")


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


def _kept(tree: _Tree, found: Differences) -> list[TreeNode]:
    """Every node of a small organisation; of a large one the changed and the line above them."""
    nodes = tree.nodes
    if len(nodes) <= _WHOLE:
        return list(nodes.values())
    keep: set[str] = set()
    for name, node in nodes.items():
        if node.style is MUTED and name not in found.posts.added:
            continue
        place: str | None = name
        while place is not None and place not in keep:
            keep.add(place)
            place = nodes[place].parent if place in nodes else None
    return [node for name, node in nodes.items() if name in keep]


def _loose(
    before: OrganisationModel, after: OrganisationModel, found: Differences
) -> Iterator[TreeNode]:
    """Links that came or went, and other cells that changed, each as a box of its own."""
    for state, model, links in (
        ("added", after, found.links.added),
        ("removed", before, found.links.removed),
    ):
        style = ADDED if state == "added" else REMOVED
        for start, relation, end in links:
            names = model.names
            said = f"{names.get(start, start)} {verb(relation)} {names.get(end, end)}"
            words = (Words(said), _small(f"link {state}"))
            yield TreeNode(
                f"{start} {relation} {end}",
                None,
                words,
                f"link {state}",
                f"{said}, link {state}",
                style,
            )
    for rows, what in ((found.units, "unit"), (found.functions, "function")):
        for change in rows.changed:
            cells = [
                _small(f"{c.name}: {c.old or 'none'} → {c.new or 'none'}")
                for c in change.fields[:3]
            ]
            told = (Words(_named(after, f"{what}s", change.id)), *cells)
            label = ", ".join(word.content for word in told)
            yield TreeNode(
                f"{change.id}·changed", None, told, f"{what} changed", f"{label}, changed", CHANGED
            )


def describe(before: OrganisationModel, after: OrganisationModel, found: Differences) -> str:
    """The changes in words, by number and then each."""
    said = []
    for rows, what in ((found.posts, "post"), (found.units, "unit"), (found.functions, "function")):
        parts = [
            f"{len(items)} {word}"
            for items, word in (
                (rows.added, "added"),
                (rows.removed, "removed"),
                (rows.moved, "moved"),
                (rows.changed, "changed"),
            )
            if items
        ]
        if parts:
            said.append(f"{what.capitalize()}s: {', '.join(parts)}.")
        said += [
            f"{after.names.get(move.id, move.id)} {_from(before, move)} to "
            f"{after.names.get(move.now, move.now or 'no manager')}."
            for move in rows.moved
        ]
    links = len(found.links.added) + len(found.links.removed)
    if links:
        said.append(f"{count_words(links, 'link')} added or removed.")
    return " ".join(said) or "Nothing changes."


VIEW = View(draw, 6, needs=("baseline",))
