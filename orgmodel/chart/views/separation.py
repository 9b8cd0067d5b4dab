"""The separation view: the two sides apart, the services between, and every finding by number.

Left the side that buys, right the side that supplies and suppliers outside; between them
the services, joined to both; below the units that serve both; above the level where both
sides rightly meet. What the rules found has a number: on its box, and explained at the foot.
"""

from __future__ import annotations

from orgmodel.chart.drawing.drawing import Drawing
from orgmodel.chart.sheet.sheet import SheetPage, Surround, drawn_sheets, on_screen
from orgmodel.chart.views.parts.captions import footer
from orgmodel.chart.views.parts.chart_view import ChartView, OutcomesOf
from orgmodel.chart.views.parts.request import Request
from orgmodel.chart.views.parts.separation.content import content_of
from orgmodel.chart.views.parts.separation.pages import paper_pages, screen_part
from orgmodel.chart.views.parts.separation.said import description, legend
from orgmodel.model.organisation import OrganisationModel


def draw(model: OrganisationModel, request: Request) -> tuple[Drawing, ...]:
    """Draw the view. `OrgmodelError` where no unit is on either side."""
    content = content_of(model, request.asked_outcomes())
    surround = Surround("separation", description(content), footer(model))
    sheet = request.sheet
    if sheet is None:
        part = screen_part(content)
        page = SheetPage(content.title, part, legend=legend(content, part))
        return (on_screen(page, surround),)
    return drawn_sheets(paper_pages(content, sheet, surround.footer), surround, sheet)


VIEW = ChartView(draw, 4, "Separation", outcomes=OutcomesOf("separation", sides=True))
