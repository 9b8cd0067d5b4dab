"""Which style each post's box gets: by side, by kind of unit, or by directorate."""

from __future__ import annotations

from collections.abc import Mapping

from orgmodel.chart.drawing.palette import PLAIN, BoxStyle, side_styles, word_styles
from orgmodel.chart.views.parts.request import ColourBy
from orgmodel.model.organisation import OrganisationModel


def styles_of(
    model: OrganisationModel, colour: ColourBy
) -> tuple[Mapping[str, BoxStyle], Mapping[str, str]]:
    """The styles by word, and the word of each post; a post without word is plain."""
    if colour == "side":
        words = {post: model.sides.get(post, "") for post in model.hierarchy.ids}
        return side_styles(words.values()), words
    if colour == "kind":
        words = _kinds(model)
        return word_styles(words.values()), words
    if colour == "directorate":
        words = directorates(model)
        return word_styles(words.values()), words
    return {}, {}


def style_of(styles: Mapping[str, BoxStyle], words: Mapping[str, str], post: str) -> BoxStyle:
    """The post's style, or the plain one."""
    return styles.get(words.get(post, ""), PLAIN)


def units_of_posts(model: OrganisationModel) -> dict[str, str]:
    """Post → the unit it heads, else the one it sits in."""
    ids, units = model.posts["id"].tolist(), model.posts["unit"].tolist()
    sits = {post: unit for post, unit in zip(ids, units, strict=True) if unit}
    heads = {head: unit for unit, head in reversed(list(model.head_of.items()))}
    return {**sits, **heads}


def directorates(model: OrganisationModel) -> dict[str, str]:
    """Post → name of the directorate: the unit of the post just under its line's top."""
    line, unit = model.hierarchy, units_of_posts(model)
    found: dict[str, str] = {}
    for level in line.by_level[1:]:
        for place in level.tolist():
            post, manager = line.ids[place], line.ids[int(line.parent[place])]
            own = model.names.get(unit.get(post, ""), model.names.get(post, post))
            found[post] = found.get(manager, own)
    return found


def _kinds(model: OrganisationModel) -> dict[str, str]:
    kinds = dict(zip(model.units["id"], model.units["kind"], strict=True))
    return {post: kinds.get(unit, "") for post, unit in units_of_posts(model).items()}
