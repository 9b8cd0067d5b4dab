"""The organisation view in two or three sentences."""

from __future__ import annotations

from orgmodel.chart.views.parts.request import Request
from orgmodel.chart.views.posts.chosen import chosen_posts
from orgmodel.model.organisation import OrganisationModel
from orgmodel.model.words import counted, listed

_MOST = 12


def describe(model: OrganisationModel, request: Request) -> str:
    """How many posts and layers there are, who reports to each top, who stands in no line."""
    line, names = model.hierarchy, model.names
    posts = chosen_posts(model, request)
    if not posts:
        units = len(model.unit_tree)
        return (
            f"{model.name}: {counted(units, 'unit')}, no posts."
            if units
            else f"{model.name}: no posts."
        )
    drawn = set(posts)
    layers = len({line.layer(post) for post in posts})
    parts = [f"{model.name}: {counted(len(posts), 'post')} in {counted(layers, 'layer')}."]
    tops = [post for post in posts if line.manager(post) not in drawn]
    alone = [post for post in tops if not line.children(post)]
    for top in tops:
        reports = [names[child] for child in line.children(top) if child in drawn]
        if reports:
            parts.append(
                f"{names[top]} has {counted(len(reports), 'direct report')}: "
                f"{listed(reports, _MOST, between=';')}."
            )
    if alone and len(alone) < len(tops):
        named = listed([names[post] for post in alone], _MOST, between=";")
        parts.append(f"In no line: {named}.")
    return " ".join(parts)
