"""The interdependence view: which directorate needs which, as a map and as a table of numbers.

The map shows who is linked with whom, strong pairs dark and with their number. Two sides that
the data declares stand left and right, what serves both between; without two sides Graphviz
places. The table that follows holds every number.
"""

from __future__ import annotations

from orgmodel.chart.drawing.drawing import Drawing
from orgmodel.chart.sheet.sheet import Surround, drawn_sheets, on_screen
from orgmodel.chart.views.dependency.pages import nothing_to_draw, pages, screen_page
from orgmodel.chart.views.dependency.shown import shown
from orgmodel.chart.views.dependency.words import describe
from orgmodel.chart.views.parts.captions import footer
from orgmodel.chart.views.parts.chart_view import ChartView
from orgmodel.chart.views.parts.request import Request
from orgmodel.model.organisation import OrganisationModel


def draw(model: OrganisationModel, request: Request) -> tuple[Drawing, ...]:
    """Draw the view: the map, then the table; on the same sheet where there is room."""
    found = shown(model)
    said = describe(found.network) if found.found.total else nothing_to_draw(found)
    words = Surround("interdependence", said, footer(model))
    paper = request.sheet
    if paper is None:
        return (on_screen(screen_page(found, model.name), words),)
    return drawn_sheets(pages(found, model.name, words.footer, paper), words, paper)


VIEW = ChartView(draw, 5)
