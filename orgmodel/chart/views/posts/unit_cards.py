"""The units of an organisation without posts, as cards of a tree."""

from __future__ import annotations

from dataclasses import replace

from orgmodel.chart.drawing.line_style import REPORTING
from orgmodel.chart.teams.post_card import PostCard, Size
from orgmodel.chart.views.parts.colouring import side_word, styles_of_sides
from orgmodel.chart.views.parts.request import Request
from orgmodel.chart.views.posts.cards import NO_SIDE
from orgmodel.model.organisation import OrganisationModel
from orgmodel.model.words import counted

_PART_OF = replace(REPORTING, name="part of")


def unit_cards(model: OrganisationModel, request: Request) -> tuple[PostCard, ...]:
    """A card a unit, under its parent: what kind it is, and its side."""
    tree = model.unit_tree
    units = tree.subtree(request.unit) if request.unit else tree.ids
    chosen = set(units)
    if request.depth is not None:
        start = min((tree.layer(unit) for unit in units), default=1)
        chosen = {unit for unit in units if tree.layer(unit) < start + request.depth}
    styles = styles_of_sides(model)
    cards = []
    for unit in (one for one in tree.ids if one in chosen):
        side, parent = model.side(unit), tree.manager(unit)
        above = parent if parent in chosen else None
        size = int(tree.sizes[tree.index[unit]])
        kind = model.cells.cell(unit, "kind").replace("_", " ")
        data = (("side", side), ("unit-kind", model.cells.cell(unit, "kind")))
        cards.append(
            PostCard(
                unit,
                above,
                model.names[unit],
                (kind,) if kind else (),
                style=styles.get(side, NO_SIDE),
                side=side_word(side),
                differs=bool(above) and side != model.side(parent or ""),
                ids=(unit,),
                kind="unit",
                data=tuple((name, value) for name, value in data if value),
                line=_PART_OF,
                relation="part_of",
                line_label=f"{model.names[unit]} is part of {model.names.get(parent or '', '')}",
                posts=counted(size, "unit"),
                size=Size(size),
                team=model.names[unit],
                level=tree.layer(unit),
            )
        )
    return tuple(cards)
