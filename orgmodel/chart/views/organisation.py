"""The organisation view: every post in its line, or down to a depth, or one unit's line."""

from __future__ import annotations

from orgmodel.chart.drawing.drawing import Drawing
from orgmodel.chart.sheet.sheet import Surround
from orgmodel.chart.views.parts.captions import footer
from orgmodel.chart.views.parts.chart_view import ChartView
from orgmodel.chart.views.parts.request import Request
from orgmodel.chart.views.posts.describe import describe
from orgmodel.chart.views.posts.not_drawn import not_drawn
from orgmodel.chart.views.posts.on_paper import on_paper
from orgmodel.chart.views.posts.on_screen import on_screen
from orgmodel.chart.views.posts.unit_cards import missing_parent
from orgmodel.errors import OrgmodelError
from orgmodel.model.organisation import OrganisationModel
from orgmodel.model.words import counted


def draw(model: OrganisationModel, request: Request) -> tuple[Drawing, ...]:
    """Draw the reporting line, the Board across the top, posts in no line below.

    Where there are no posts, the tree of units.
    """
    if request.rows == "band" and not any(map(str.strip, model.cells.column("posts", "band"))):
        raise OrgmodelError(
            "rows by band need bands, and no post has one. Fill the column band of posts.csv, or "
            "draw rows by depth."
        )
    left_out = not_drawn(model, request)
    said = f"{describe(model, request)} {left_out}." if left_out else describe(model, request)
    words = Surround("organisation", said, (*_footer(model), *filter(None, [left_out])))
    paper = request.sheet
    if paper is None:
        return (on_screen(model, request, words, left_out),)
    return on_paper(model, request, paper, words, left_out)


def _footer(model: OrganisationModel) -> tuple[str, ...]:
    """The usual footer; without posts with the number of parents who are not in the data."""
    units = sum(1 for unit in model.unit_tree.ids if missing_parent(model, unit))
    if len(model.hierarchy) or not units:
        return footer(model)
    ends = "is" if units == 1 else "are"
    said = f"{counted(units, 'unit')} {ends} part of a unit not in it"
    return (*footer(model), f"Fault of the data: {said}")


VIEW = ChartView(draw, 1, "Whole organisation", takes=("unit", "depth", "colour", "names", "rows"))
