"""Who stands where in the unit view: what belongs to the unit, and the others on either side."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace

from orgmodel.chart.drawing import palette
from orgmodel.chart.drawing.box import Words
from orgmodel.chart.drawing.drawing import LegendEntry
from orgmodel.chart.drawing.line_style import line_style
from orgmodel.chart.drawing.palette import BoxStyle, side_styles
from orgmodel.chart.layout.lane_boxes import Item
from orgmodel.chart.layout.lane_ways import Wire, trunk
from orgmodel.chart.views.parts.captions import number_words, style_legend
from orgmodel.chart.views.parts.post_outline import OutlinedPost
from orgmodel.chart.views.parts.relation_words import line_data, relation_words
from orgmodel.model.edges import Edge
from orgmodel.model.organisation import OrganisationModel
from orgmodel.model.relations import SYMMETRIC_RELATIONS

_INSIDE = frozenset({"reports_to", "part_of", "heads", "owns", "holds", "overlaps"})
_FUNCTION = BoxStyle(palette.WHITE, palette.SOFT_INK, 0.8)
_OTHER = BoxStyle(palette.PALE, palette.SOFT_INK, 0.9)


@dataclass(frozen=True, slots=True)
class UnitLanes:
    """The unit, what belongs to it, and the others on either side with the lines to them."""

    unit: Item
    posts: tuple[OutlinedPost, ...]
    teams: tuple[Item, ...]
    functions: tuple[Item, ...]
    before: tuple[Item, ...]
    after: tuple[Item, ...]
    wires: tuple[Wire, ...]
    sides: tuple[LegendEntry, ...]

    def pages(self, each: int) -> list[UnitLanes]:
        """The same unit with at most so many posts, functions and others on a page."""
        lists = (self.posts, self.functions, self.before, self.after)
        pages = max(1, *(-(-len(items) // each) for items in lists))
        if pages == 1:
            return [self]
        return [
            replace(
                self,
                posts=self.posts[at : at + each],
                functions=self.functions[at : at + each],
                before=self.before[at : at + each],
                after=self.after[at : at + each],
                teams=self.teams if at == 0 else (),
            )
            for at in range(0, pages * each, each)
        ]


def unit_lanes(model: OrganisationModel, unit: str) -> UnitLanes:
    """The unit's posts, teams, functions and links, each in its place."""
    styles = side_styles(model.sides.values())
    teams = _inner_units(model, unit)
    posts = tuple(_outlined(model, unit, {unit, *teams}, styles))
    own = {unit, *teams, *(post.item.id for post in posts)}
    functions = tuple(_functions(model, own))
    edges = _links(model, own, {function.id for function in functions})
    before, after = _others(edges, own)
    shown = (*own, *before, *after)
    return UnitLanes(
        _unit(model, unit, styles),
        posts,
        tuple(_team(model, team, styles) for team in teams),
        functions,
        tuple(_other(model, other, styles) for other in before),
        tuple(_other(model, other, styles) for other in after),
        tuple(_wire(model, edge, own) for edge in edges),
        style_legend(styles, [model.side(end) for end in shown]),
    )


def _inner_units(model: OrganisationModel, unit: str) -> list[str]:
    """Units inside it, at any depth, the outer ones first."""
    found: list[str] = []
    layer = [unit]
    while layer:
        layer = [child for outer in layer for child in model.unit_tree.children(outer)]
        found += layer
    return found


def _outlined(
    model: OrganisationModel, unit: str, units: Collection[str], styles: Mapping[str, BoxStyle]
) -> Iterator[OutlinedPost]:
    """The head with those at home in the unit below it in the line, then the others at home."""
    line, head = model.hierarchy, model.head_of.get(unit, "")
    here = [post for post in line.ids if model.homes[post] in units]
    members = {*here, head}
    bases = {edge.start: edge.basis for edge in model.edges.edges("reports_to")}
    roots = [post for post in here if line.manager(post) not in members]
    seen: set[str] = set()
    for first in ([head] if head in line.index else []) + roots:
        waiting = [(first, 0 if first == head else 1, "")]
        while waiting:
            post, depth, manager = waiting.pop()
            if post in seen:
                continue
            seen.add(post)
            yield OutlinedPost(
                _post(model, post, styles), depth, manager, bases.get(post, "") if manager else ""
            )
            reports = (child for child in reversed(line.children(post)) if child in members)
            waiting += [(child, depth + 1, post) for child in reports]


def _links(
    model: OrganisationModel, own: Collection[str], functions: Collection[str]
) -> list[Edge]:
    """Relations with one end in the unit and the other outside it, and not one of its functions."""
    return [
        edge
        for edge in model.edges.all()
        if edge.relation not in _INSIDE
        and (edge.start in own) != (edge.end in own)
        and edge.start not in functions
        and edge.end not in functions
    ]


def _others(edges: list[Edge], own: Collection[str]) -> tuple[list[str], list[str]]:
    """Those the unit depends on or works with, and those it acts on."""
    acts = {
        edge.end for edge in edges if edge.start in own and edge.relation not in SYMMETRIC_RELATIONS
    }
    others = dict.fromkeys(edge.end if edge.start in own else edge.start for edge in edges)
    return [o for o in others if o not in acts], [o for o in others if o in acts]


def _wire(model: OrganisationModel, edge: Edge, own: Collection[str]) -> Wire:
    style = line_style(edge.relation, edge.basis)
    return Wire(
        edge.start,
        edge.end,
        edge.relation,
        relation_words(model.names, edge.start, edge.relation, edge.end, edge.basis),
        style,
        trunk(edge.start if edge.start in own else edge.end, style.name),
        data=line_data(edge.basis),
    )


def _unit(model: OrganisationModel, unit: str, styles: Mapping[str, BoxStyle]) -> Item:
    side, name = model.side(unit), model.names[unit]
    words = (Words(name, bold=True, scale=1.1),)
    style, label = styles.get(side, _OTHER), f"{name}, {side or 'no'} side"
    return Item(unit, words, "unit", style, label, (("side", side),))


def _team(model: OrganisationModel, team: str, styles: Mapping[str, BoxStyle]) -> Item:
    style = styles.get(model.side(team), _OTHER)
    return Item(team, (Words(model.names[team]),), "unit inner", style)


def _post(model: OrganisationModel, post: str, styles: Mapping[str, BoxStyle]) -> Item:
    words = [Words(model.names[post])]
    number = number_words(model.cells.cell(post, "count"))
    if number:
        words.append(Words(number, scale=0.9, fill=palette.SOFT_INK))
    return Item(post, tuple(words), "post", styles.get(model.side(post), _OTHER))


def _functions(model: OrganisationModel, owners: Collection[str]) -> Iterator[Item]:
    for function, owner, name, kind in model.cells.pairs(
        "functions", "id", "owner", "name", "kind"
    ):
        if owner in owners:
            said = f"{function} {name}"
            label = f"{said}, {kind} function"
            yield Item(function, (Words(said),), f"function {kind}", _FUNCTION, label)


def _other(model: OrganisationModel, other: str, styles: Mapping[str, BoxStyle]) -> Item:
    style = styles.get(model.side(other), replace(_OTHER, dash="3 2"))
    words = model.names.get(other, other)
    kind = model.table_of.get(other, "units").removesuffix("s")
    return Item(other, (Words(words),), f"{kind} other", style)
