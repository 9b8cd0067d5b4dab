"""The organisation view in two or three sentences."""

from __future__ import annotations

from orgmodel.chart.views.parts.request import Request
from orgmodel.chart.views.posts.chosen import chosen_posts
from orgmodel.chart.views.posts.unit_cards import chosen_units
from orgmodel.model.organisation import OrganisationModel
from orgmodel.model.words import counted, listed

_MOST = 12


def describe(model: OrganisationModel, request: Request) -> str:
    """How many posts and layers there are, who reports to each top, who stands in no line."""
    line, names = model.hierarchy, model.names
    posts = chosen_posts(model, request)
    if not len(line):
        return _of_units(model, request)
    if not posts:
        return f"{model.name}: no posts."
    drawn = set(posts)
    ends = model.line_tops
    layers = len({ends.least_layer(post) for post in posts})
    least = "at least " if any(ends.is_under_ghost(post) for post in posts) else ""
    parts = [f"{model.name}: {counted(len(posts), 'post')} in {least}{counted(layers, 'layer')}."]
    tops = [post for post in posts if line.manager(post) not in drawn]
    alone = [post for post in tops if not line.children(post) and post not in ends.ghost_of]
    for top in tops:
        reports = [names[child] for child in line.children(top) if child in drawn]
        if reports:
            parts.append(
                f"{names[top]} has {counted(len(reports), 'direct report')}: "
                f"{listed(reports, _MOST, between=';')}."
            )
    for ghost, below in ends.ghosts.items():
        under = listed([names[post] for post in below if post in drawn], _MOST, between=";")
        parts.append(f"{ends.ghost_title(ghost)}: {under} under it." if under else "")
    if alone and len(alone) < len(tops):
        named = listed([names[post] for post in alone], _MOST, between=";")
        parts.append(f"In no line: {named}.")
    return " ".join(part for part in parts if part)


def _of_units(model: OrganisationModel, request: Request) -> str:
    """How many units and levels there are, and what is part of each at the top."""
    tree, names = model.unit_tree, model.names
    units = chosen_units(model, request)
    if not units:
        return f"{model.name}: no posts."
    drawn = set(units)
    levels = len({tree.layer(unit) for unit in units})
    parts = [
        f"{model.name}: {counted(len(units), 'unit')} in {counted(levels, 'level')}, no posts."
    ]
    for top in (unit for unit in units if tree.manager(unit) not in drawn):
        inside = [names[child] for child in tree.children(top) if child in drawn]
        if inside:
            said = listed(inside, _MOST, between=";")
            parts.append(f"{names[top]} holds {counted(len(inside), 'unit')}: {said}.")
    return " ".join(parts)
