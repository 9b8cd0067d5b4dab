"""The tree view: boxes in reporting order, links across, on screen or on paper.

Every view that is a tree is a thin adapter on `draw_tree`: it turns its rows into
`TreeNode` values (and other relations into `Link` values), gives the sheet its words, and
gets drawings, one a page. On screen there is one page, as large as it needs to be.

    nodes = [
        TreeNode("ce", None, (Words("Chief Executive", bold=True),)),
        TreeNode("df", "ce", (Words("Director of Finance", bold=True), Words("Vacant"))),
    ]
    (drawing,) = draw_tree(nodes, page_words=PageWords("organisation", "Brent tPCT"))
    svg = to_svg(drawing)
"""

from __future__ import annotations

from collections.abc import Sequence

from orgmodel.chart.drawing.box import Words
from orgmodel.chart.drawing.drawing import Drawing
from orgmodel.chart.drawing.legend import entries_in_use, legend_height
from orgmodel.chart.drawing.node import Forest, Link, TreeNode, forest
from orgmodel.chart.drawing.paper import PAPERS, Paper
from orgmodel.chart.layout.compose import TreeStyle, compose, drawn_boxes, drawn_lines
from orgmodel.chart.layout.page_frame import PageWords
from orgmodel.chart.layout.paper import on_paper
from orgmodel.chart.layout.plan import Hanging
from orgmodel.chart.lines.link_lines import link_lines
from orgmodel.chart.lines.tracks import Rect

__all__ = ["Link", "PageWords", "TreeNode", "Words", "draw_tree"]

_MARGIN = 20.0
_SMALL = 11.0


def draw_tree(
    nodes: Sequence[TreeNode],
    links: Sequence[Link] = (),
    *,
    page_words: PageWords,
    paper: Paper | str | None = None,
) -> tuple[Drawing, ...]:
    """Draw a tree and the links across it.

    `paper` is a `Paper` or the name of one; None or "screen" gives one drawing as large as
    it needs to be, in 12 pt text. On paper the text is as large as the page allows and never
    under 8 pt; a tree that does not fit is cut into whole sub-charts, one a page. Siblings
    keep the order of `nodes`. Faulty parents (unknown, itself, a loop) make further tops.
    Raises KeyError for an unknown paper's name.
    """
    trees = forest(nodes)
    known = {node.id for node in trees.nodes}
    drawn = [link for link in links if link.source in known and link.target in known]
    if paper is None or paper == "screen":
        return (_on_screen(trees, drawn, page_words, _screen_style(len(nodes))),)
    return on_paper(trees, drawn, page_words, PAPERS[paper] if isinstance(paper, str) else paper)


def _screen_style(posts: int) -> TreeStyle:
    """TreeStyle on screen: teams may hang lower the more posts there are, in coarse steps.

    Coarse, so that one post more or less seldom moves the whole chart.
    """
    lowest = max(800.0, 160.0 * round((posts * 6000) ** 0.5 / 160))
    return TreeStyle(hanging=Hanging(lowest=lowest))


def _on_screen(
    trees: Forest, links: Sequence[Link], page_words: PageWords, style: TreeStyle
) -> Drawing:
    """Draw everything on one sheet as large as it needs, its legend at the foot."""
    made = compose(trees, style)
    wide = max(made.layout.width + 2 * _MARGIN, 240.0)
    high = made.layout.height + 2 * _MARGIN
    boxes = drawn_boxes(made, _MARGIN, _MARGIN)
    lines = drawn_lines(made, _MARGIN, _MARGIN)
    if links:
        lines += link_lines(boxes, links, lines, Rect(1.0, 1.0, wide - 2.0, high - 2.0))
    legend = entries_in_use(trees, links, page_words.legend)
    strip = wide - 2 * _MARGIN
    return Drawing(
        page_words.view,
        page_words.title,
        page_words.description,
        wide,
        high + legend_height(legend, strip, _SMALL) + _MARGIN / 2,
        boxes,
        lines,
        legend=legend,
        legend_place=(_MARGIN, high),
        legend_width=strip,
        legend_size=_SMALL,
    )
