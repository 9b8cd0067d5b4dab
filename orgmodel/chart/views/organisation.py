"""The organisation view: every post in its line, or down to a depth, or one unit's line."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from orgmodel.chart.drawing.drawing import Drawing
from orgmodel.chart.drawing.line_style import line_style
from orgmodel.chart.layout.tree import Link, PageWords, TreeNode
from orgmodel.chart.views.parts.captions import footer, holders_of, post_words, style_legend
from orgmodel.chart.views.parts.chart_view import ChartView
from orgmodel.chart.views.parts.colouring import style_of, styles_of
from orgmodel.chart.views.parts.outside_line import draw_with_outside_line
from orgmodel.chart.views.parts.relation_words import line_data, relation_words, surest_first
from orgmodel.chart.views.parts.request import Request
from orgmodel.model.edges import Edge
from orgmodel.model.organisation import OrganisationModel
from orgmodel.model.words import counted


def draw(model: OrganisationModel, request: Request) -> tuple[Drawing, ...]:
    """Draw the reporting line; posts outside any line stand below it."""
    posts = chosen_posts(model, request)
    nodes = _nodes(model, request, posts)
    styles, words = styles_of(model, request.colour)
    used = [words.get(post, "") for post in posts]
    page_words = PageWords(
        "organisation",
        _title(model, request),
        describe(model, posts),
        footer(model),
        style_legend(styles, used),
    )
    links = _dotted(model, posts)
    linked = {end for link in links for end in (link.source, link.target)}
    managers = {node.parent for node in nodes}
    alone = [node for node in nodes if node.parent is None and node.id not in managers | linked]
    if len(nodes) == 1:
        alone = []
    outside = {node.id for node in alone}
    line = [node for node in nodes if node.id not in outside]
    return draw_with_outside_line(line, alone, links, page_words, request.paper)


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


def _title(model: OrganisationModel, request: Request) -> str:
    if request.unit:
        return f"{model.name}: {model.names.get(request.unit, request.unit)}"
    return f"{model.name}: organisation chart"


def _nodes(
    model: OrganisationModel, request: Request, posts: tuple[str, ...]
) -> tuple[TreeNode, ...]:
    line, names = model.hierarchy, model.names
    bases = {edge.start: edge.basis for edge in model.edges.edges("reports_to")}
    styles, words = styles_of(model, request.colour)
    holders = holders_of(model) if request.names else {}
    drawn = set(posts)
    nodes = []
    for post in posts:
        manager = line.manager(post)
        said = post_words(model, post, holders.get(post, ()))
        basis = bases.get(post) or "stated"
        label = ", ".join(word.content for word in said)
        hidden = 0 if request.depth is None else sum(c not in drawn for c in line.children(post))
        if hidden:
            label += f", {counted(hidden, 'report')} not shown"
        nodes.append(
            TreeNode(
                post,
                manager if manager in drawn else None,
                said,
                kind="post vacant" if post in model.vacant else "post",
                style=style_of(styles, words, post),
                label=label,
                data=_data(model, post),
                line=line_style("reports_to", basis),
                line_label=relation_words(names, post, "reports_to", manager or "", basis),
                line_data=line_data(basis),
                level=line.layer(post),
            )
        )
    return tuple(nodes)


def _data(model: OrganisationModel, post: str) -> tuple[tuple[str, str], ...]:
    pairs = (
        ("side", model.side(post)),
        ("unit", model.home(post)),
        ("post-kind", model.cells.cell(post, "kind")),
    )
    return tuple((name, value) for name, value in pairs if value)


def _dotted(model: OrganisationModel, posts: Collection[str]) -> tuple[Link, ...]:
    """Dotted lines between posts; one from or to a unit is drawn at the post that heads it.

    Of several between the same two the surest is drawn.
    """
    drawn, found = set(posts), dict[tuple[str, str], Edge]()
    for edge in model.edges.edges("dotted_line_to"):
        start, end = (
            place if place in drawn else model.head_of.get(place, "")
            for place in (edge.start, edge.end)
        )
        if start in drawn and end in drawn and start != end:
            known = found.setdefault((start, end), edge)
            found[start, end] = min(known, edge, key=lambda e: (surest_first(e.basis), e.key))
    return tuple(
        Link(
            start,
            end,
            edge.relation,
            relation_words(model.names, *edge.key),
            line_style(edge.relation, edge.basis),
        )
        for (start, end), edge in found.items()
    )


def describe(model: OrganisationModel, posts: Sequence[str]) -> str:
    """The drawing in words: how many posts and layers, and who reports to each top."""
    line, names = model.hierarchy, model.names
    if not posts:
        return f"{model.name}: no posts."
    drawn = set(posts)
    layers = len({line.layer(post) for post in posts})
    parts = [f"{model.name}: {counted(len(posts), 'post')} in {counted(layers, 'layer')}."]
    tops = [post for post in posts if line.manager(post) not in drawn]
    alone = [post for post in tops if not line.children(post)]
    for top in tops:
        reports = [names[child] for child in line.children(top) if child in drawn]
        if reports:
            parts.append(
                f"{names[top]} has {counted(len(reports), 'direct report')}: {'; '.join(reports)}."
            )
    if alone and len(alone) < len(tops):
        parts.append(f"Outside any line: {'; '.join(names[post] for post in alone)}.")
    return " ".join(parts)


VIEW = ChartView(draw, 1, "Whole organisation", takes=("unit", "depth", "colour", "names"))
