"""The tree view: boxes in reporting order, links across, on screen or on paper.

Every view that is a tree is a thin adapter on `draw_tree`: it turns its rows into
`TreeNode` values (and other relations into `Link` values), gives the sheet its words, and
gets drawings, one a page. On screen there is one page, as large as it needs to be.

    nodes = [
        TreeNode("ce", None, (Words("Chief Executive", bold=True),)),
        TreeNode("df", "ce", (Words("Director of Finance", bold=True), Words("Vacant"))),
    ]
    (drawing,) = draw_tree(nodes, sheet=Sheet("organisation", "Brent tPCT"))
    svg = to_svg(drawing)
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from orgmodel.chart.compose import (
    Forest,
    Look,
    TreeNode,
    compose,
    drawn_boxes,
    drawn_lines,
    forest,
)
from orgmodel.chart.drawing import Drawing, LegendEntry, Paper
from orgmodel.chart.legend import legend_height
from orgmodel.chart.plan import Hanging
from orgmodel.chart.style import LineStyle

_MARGIN = 20.0


@dataclass(frozen=True, slots=True)
class Link:
    """A relation drawn across the tree, from one node to another.

    `label` says it in words for a screen reader; `words` is written beside the line (a
    rule's number, say). A link to an id that is not among the nodes is left out.
    """

    source: str
    target: str
    relation: str
    label: str
    style: LineStyle
    words: str = ""
    data: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Sheet:
    """Words around a drawing.

    `view` is the view's name; `title` heads each page; `description` says in a sentence
    or two what is drawn, for those who cannot see it. `footer` holds status, date, source
    and scenario, in the order they are printed. `legend` holds entries beside those of the
    line styles in use, such as the colours of sides.
    """

    view: str
    title: str
    description: str = ""
    footer: tuple[str, ...] = ()
    legend: tuple[LegendEntry, ...] = ()


def draw_tree(
    nodes: Sequence[TreeNode],
    links: Sequence[Link] = (),
    *,
    sheet: Sheet,
    paper: Paper | None = None,
    look: Look | None = None,
) -> tuple[Drawing, ...]:
    """Draw a tree and the links across it.

    Without `paper` there is one drawing in the given look, 12 pt text by default. Siblings
    keep the order of `nodes`. Faulty parents (unknown, itself, a loop) make further tops.
    """
    trees = forest(nodes)
    return (_on_screen(trees, links, sheet, look or screen_look(len(nodes))),)


def _on_screen(trees: Forest, links: Sequence[Link], sheet: Sheet, look: Look) -> Drawing:
    """Draw everything on one sheet as large as it needs, its legend at the foot."""
    made = compose(trees, look)
    wide = max(made.layout.width + 2 * _MARGIN, 240.0)
    high = made.layout.height + 2 * _MARGIN
    legend = legend_entries(trees, links, sheet)
    strip = wide - 2 * _MARGIN
    return Drawing(
        sheet.view,
        sheet.title,
        sheet.description,
        wide,
        high + legend_height(legend, strip),
        drawn_boxes(made, _MARGIN, _MARGIN),
        drawn_lines(made, _MARGIN, _MARGIN),
        legend=legend,
        legend_place=(_MARGIN, high - _MARGIN / 2),
        legend_width=strip,
    )


def legend_entries(trees: Forest, links: Sequence[Link], sheet: Sheet) -> tuple[LegendEntry, ...]:
    """Entries for every line style in use, then the sheet's own; each style once."""
    drawn = zip(trees.nodes, trees.parents, strict=True)
    styles = {node.line: None for node, parent in drawn if parent >= 0}
    known = {node.id for node in trees.nodes}
    styles |= {link.style: None for link in links if link.source in known and link.target in known}
    return (*(style.legend() for style in styles), *sheet.legend)


def screen_look(posts: int) -> Look:
    """Look on screen: teams may hang lower the more posts there are, in coarse steps.

    Coarse, so that one post more or less seldom moves the whole chart.
    """
    tallest = max(640.0, 160.0 * round((posts * 5000) ** 0.5 / 160))
    return Look(hanging=Hanging(tallest=tallest))
