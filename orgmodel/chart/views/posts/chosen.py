"""Which posts the organisation view draws."""

from __future__ import annotations

from orgmodel.chart.views.parts.request import Request
from orgmodel.model.organisation import OrganisationModel


def chosen_posts(model: OrganisationModel, request: Request) -> tuple[str, ...]:
    """The posts to draw, in row order: all, one unit's line, down to a depth."""
    line = model.hierarchy
    posts = line.ids
    if request.unit:
        inside = _line_of_unit(model, request.unit)
        posts = tuple(post for post in posts if post in inside)
    if request.depth is not None:
        start = min((line.layer(post) for post in posts), default=1)
        posts = tuple(post for post in posts if line.layer(post) < start + request.depth)
    return posts


def _line_of_unit(model: OrganisationModel, unit: str) -> set[str]:
    """The unit's head and the posts at home in it, each with everybody below."""
    head = model.head_of.get(unit, "")
    home = [post for post, home in model.homes.items() if home == unit]
    inside: set[str] = set()
    for post in (head, *home):
        if post in model.hierarchy.index and post not in inside:
            inside.update(model.hierarchy.subtree(post))
    return inside


def broken_line(model: OrganisationModel, post: str) -> str:
    """Whom a post without manager reports to in the data: itself, or somebody of its own line."""
    named = model.cells.cell(post, "reports_to")
    if not named or named not in model.hierarchy.index or model.hierarchy.manager(post):
        return ""
    return named
