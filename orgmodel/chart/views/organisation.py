"""The organisation view: every post in its line, or down to a depth, or one unit's line."""

from __future__ import annotations

from orgmodel.chart.drawing.drawing import Drawing
from orgmodel.chart.drawing.line_style import line_style
from orgmodel.chart.layout.tree import Link, PageWords, TreeNode
from orgmodel.chart.views.parts.captions import (
    count_words,
    footer,
    holders_of,
    post_words,
    style_legend,
)
from orgmodel.chart.views.parts.colouring import style_of, styles_of, units_of_posts
from orgmodel.chart.views.parts.outside_line import draw_with_apart
from orgmodel.chart.views.parts.request import Request
from orgmodel.chart.views.parts.view import View
from orgmodel.model.organisation import OrganisationModel


def draw(model: OrganisationModel, request: Request) -> tuple[Drawing, ...]:
    """Draw the reporting line; posts outside any line stand apart."""
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
    inside = {node.id for node in nodes} - {node.id for node in alone}
    line = [node for node in nodes if node.id in inside]
    return draw_with_apart(line, alone, links, page_words, request.paper)


def chosen_posts(model: OrganisationModel, request: Request) -> tuple[str, ...]:
    """The posts to draw, in row order: all, one unit's line, down to a depth."""
    line = model.hierarchy
    posts = line.ids
    top = model.head_of.get(request.unit or "")
    if request.unit:
        inside = set(line.subtree(top)) if top in line.index else set()
        sits = model.posts[model.posts["unit"] == request.unit]["id"]
        for post in sits:
            inside |= set(line.subtree(post))
        posts = tuple(post for post in posts if post in inside)
    if request.depth is not None:
        start = min((line.layer(post) for post in posts), default=1)
        posts = tuple(post for post in posts if line.layer(post) < start + request.depth)
    return posts


def _title(model: OrganisationModel, request: Request) -> str:
    if request.unit:
        return f"{model.name}: {model.names.get(request.unit, request.unit)}"
    return f"{model.name}: organisation chart"


def _nodes(
    model: OrganisationModel, request: Request, posts: tuple[str, ...]
) -> tuple[TreeNode, ...]:
    line, names = model.hierarchy, model.names
    rows = _rows(model)
    heads = frozenset(model.head_of.values())
    basis = _line_basis(model)
    styles, words = styles_of(model, request.colour)
    unit, holders = units_of_posts(model), holders_of(model) if request.names else {}
    drawn = set(posts)
    nodes = []
    for post in posts:
        manager = line.manager(post)
        row = rows[post]
        under = names.get(unit.get(post, ""), "") if post in heads else ""
        said = post_words(row, under, holders.get(post, ()))
        how = basis.get(post, "stated")
        hidden = 0 if request.depth is None else sum(c not in drawn for c in line.children(post))
        label = ", ".join(word.content for word in said)
        if hidden:
            label += f", {count_words(hidden, 'report')} not shown"
        nodes.append(
            TreeNode(
                post,
                manager if manager in drawn else None,
                said,
                kind="post vacant" if row["status"].casefold() == "vacant" else "post",
                style=style_of(styles, words, post),
                label=label,
                data=_data(post, row["kind"], model.sides.get(post, ""), unit.get(post, "")),
                line=line_style("reports_to", how),
                line_label=f"{names[post]} reports to {names.get(manager or '', '')}"
                + (f" ({how})" if how not in ("", "stated") else ""),
                line_data=(("basis", how),),
                level=line.layer(post),
            )
        )
    return tuple(nodes)


def _rows(model: OrganisationModel) -> dict[str, dict[str, str]]:
    """The cells that are drawn of each post; as lists, which are quick to walk."""
    columns = ("id", "title", "kind", "count", "status")
    posts = model.posts.drop_duplicates("id")
    cells = zip(*(posts[column].tolist() for column in columns), strict=True)
    return {row[0]: dict(zip(columns, row, strict=True)) for row in cells}


def _data(post: str, kind: str, side: str, unit: str) -> tuple[tuple[str, str], ...]:
    del post
    pairs = (("side", side), ("unit", unit), ("post-kind", kind))
    return tuple((name, value) for name, value in pairs if value)


def _line_basis(model: OrganisationModel) -> dict[str, str]:
    edges = model.edges.frame()
    lines = edges[edges["relation"] == "reports_to"]
    bases = lines["basis"].replace("", "stated")
    return dict(zip(lines["from"].tolist(), bases.tolist(), strict=True))


def _dotted(model: OrganisationModel, posts: tuple[str, ...]) -> tuple[Link, ...]:
    """Dotted lines between posts; one from or to a unit is drawn at the post that heads it."""
    edges = model.edges.frame()
    lines = edges[edges["relation"] == "dotted_line_to"]
    drawn, found = set(posts), dict[tuple[str, str], Link]()
    for start, end, basis in zip(lines["from"], lines["to"], lines["basis"], strict=True):
        ends = tuple(
            place if place in drawn else model.head_of.get(place, "") for place in (start, end)
        )
        if ends[0] in drawn and ends[1] in drawn and ends[0] != ends[1]:
            label = f"{model.names[start]} has a dotted line to {model.names[end]}"
            style = line_style("dotted_line_to", basis)
            found.setdefault(
                (ends[0], ends[1]), Link(ends[0], ends[1], "dotted_line_to", label, style)
            )
    return tuple(found.values())


def describe(model: OrganisationModel, posts: tuple[str, ...]) -> str:
    """The drawing in words: how many posts and layers, and who reports to each top."""
    line, names = model.hierarchy, model.names
    if not posts:
        return f"{model.name}: no posts."
    drawn = set(posts)
    layers = len({line.layer(post) for post in posts})
    parts = [f"{model.name}: {count_words(len(posts), 'post')} in {count_words(layers, 'layer')}."]
    tops = [post for post in posts if line.manager(post) not in drawn]
    alone = [post for post in tops if not line.children(post)]
    for top in tops:
        reports = [names[child] for child in line.children(top) if child in drawn]
        if reports:
            parts.append(
                f"{names[top]} has {count_words(len(reports), 'direct report')}: "
                f"{'; '.join(reports)}."
            )
    if alone and len(alone) < len(tops):
        parts.append(f"Outside any line: {'; '.join(names[post] for post in alone)}.")
    return " ".join(parts)


VIEW = View(draw, 1, "Whole organisation", takes=("unit", "depth", "colour", "names"))
