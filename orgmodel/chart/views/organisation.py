"""The organisation view: every post in its line, or down to a depth, or one unit's line."""

from __future__ import annotations

from orgmodel.chart.drawing.drawing import Drawing
from orgmodel.chart.sheet.sheet import Surround
from orgmodel.chart.views.parts.captions import footer
from orgmodel.chart.views.parts.chart_view import ChartView
from orgmodel.chart.views.parts.request import Request
from orgmodel.chart.views.posts.chosen import missing_manager
from orgmodel.chart.views.posts.describe import describe
from orgmodel.chart.views.posts.on_paper import on_paper
from orgmodel.chart.views.posts.on_screen import on_screen
from orgmodel.model.organisation import OrganisationModel
from orgmodel.model.words import counted


def draw(model: OrganisationModel, request: Request) -> tuple[Drawing, ...]:
    """Draw the reporting line, the Board across the top, posts in no line below.

    Where there are no posts, the tree of units.
    """
    words = Surround("organisation", describe(model, request), _footer(model))
    paper = request.sheet
    if paper is None:
        return (on_screen(model, request, words),)
    return on_paper(model, request, paper, words)


def _footer(model: OrganisationModel) -> tuple[str, ...]:
    """The usual footer, with the number of managers who are not in the data."""
    missing = sum(1 for post in model.hierarchy.ids if missing_manager(model, post))
    if not missing:
        return footer(model)
    ends = "reports" if missing == 1 else "report"
    fault = f"Fault of the data: {counted(missing, 'post')} {ends} to a manager not in it"
    return (*footer(model), fault)


VIEW = ChartView(draw, 1, "Whole organisation", takes=("unit", "depth", "colour", "names"))
