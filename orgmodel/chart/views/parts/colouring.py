"""Which style each box gets: by side, by kind of unit, by directorate, or by a post's state."""

from __future__ import annotations

from collections.abc import Mapping

from orgmodel.chart.drawing.palette import BoxStyle, side_styles, word_styles
from orgmodel.chart.views.parts.post_states import states_of
from orgmodel.chart.views.parts.request import ColourBy, Request
from orgmodel.model.organisation import OrganisationModel

_SIDE_WORDS = {"neutral": "serves both", "trust": "trust level"}


def styles_of(
    model: OrganisationModel, request: Request
) -> tuple[Mapping[str, BoxStyle], Mapping[str, str]]:
    """The styles by word, and the word of each post; a post without word is plain."""
    colour = request.colour
    if colour == "side":
        words = {post: model.side_of(post) for post in model.hierarchy.ids}
        return styles_of_sides(model), words
    if colour == "kind":
        kinds = {home: model.cells.cell(home, "kind") for home in set(model.homes.values())}
        words = {post: kinds[home] for post, home in model.homes.items()}
        return word_styles(words.values()), words
    if colour == "directorate":
        words = directorates(model)
        return word_styles(words.values()), words
    return states_of(model, request)


def styles_of_units(
    model: OrganisationModel, colour: ColourBy
) -> tuple[Mapping[str, BoxStyle], Mapping[str, str]]:
    """The styles by word, and the word of each unit: the same for bodies without posts.

    The directorate of a unit is the one just under the top that it is, or is inside.
    """
    tree = model.unit_tree
    if colour == "side":
        return styles_of_sides(model), {unit: model.side_of(unit) for unit in tree.ids}
    if colour == "kind":
        words = {unit: model.cells.cell(unit, "kind") for unit in tree.ids}
        return word_styles(words.values()), words
    if colour == "directorate":
        chains = {unit: tree.chain(unit) for unit in tree.ids}
        words = {unit: model.names[way[-2]] for unit, way in chains.items() if len(way) > 1}
        return word_styles(words.values()), words
    return {}, {}


def styles_of_sides(model: OrganisationModel) -> Mapping[str, BoxStyle]:
    """The style of each side that a unit or post of the organisation has, alike in every view."""
    return side_styles(model.sides.values())


def side_word(side: str) -> str:
    """What a card calls a side: "serves both", "trust level", else the side's own name."""
    return _SIDE_WORDS.get(side, side)


def directorates(model: OrganisationModel) -> dict[str, str]:
    """Post → name of its directorate: the home of the post just under its line's top.

    A post there that has no home but its manager's is a directorate of its own, by its title.
    """
    line, names = model.hierarchy, model.names
    found: dict[str, str] = {}
    for level in line.by_level[1:]:
        for place in level.tolist():
            post, manager = line.ids[place], line.ids[int(line.parent[place])]
            own = "" if model.homes[post] == model.homes[manager] else model.homes[post]
            found[post] = found.get(manager) or names.get(own, names[post])
    return found
