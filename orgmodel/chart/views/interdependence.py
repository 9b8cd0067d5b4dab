"""The interdependence view: which directorate needs which, as boxes joined across a grid.

The directorates stand on the diagonal. A line leaves a directorate along its row and turns
into the column of the one that it depends on; the number at the turn counts the links. So
no line passes a box, and a row reads as what one needs, a column as who needs it. Where the
directorates are too many for that, they stand at the side of a plain table of numbers.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

from orgmodel.chart.drawing.box import Fitter
from orgmodel.chart.drawing.drawing import Drawing
from orgmodel.chart.layout.fitted_page import Content, on_page
from orgmodel.chart.layout.page_frame import PageWords, Room
from orgmodel.chart.views.parts.captions import footer
from orgmodel.chart.views.parts.chart_view import ChartView
from orgmodel.chart.views.parts.dependencies import Dependencies, dependencies
from orgmodel.chart.views.parts.dependency_grid import diagonal, table
from orgmodel.chart.views.parts.interdependence_words import describe
from orgmodel.chart.views.parts.request import Request
from orgmodel.measures.interdependence import interdependence
from orgmodel.model.organisation import OrganisationModel

_MOST_ON_DIAGONAL = 12
_Attempt = tuple[Callable[[Dependencies, Room, Fitter], Content], Dependencies]


def draw(model: OrganisationModel, request: Request) -> tuple[Drawing, ...]:
    """Draw the view on one page."""
    found = interdependence(model)
    whole = dependencies(found)
    page_words = PageWords(
        "interdependence", f"{model.name}: who depends on whom", describe(found), footer(model)
    )
    for build, shown in _attempts(whole):
        drawing = on_page(partial(build, shown), page_words, request.paper)
        if drawing is not None:
            return (drawing,)
    large = on_page(partial(table, whole), page_words, "screen")
    return (large,) if large else ()


def _attempts(whole: Dependencies) -> Iterator[_Attempt]:
    """What to try on a page: the grid before the table, all remarks before fewer."""
    builds = (diagonal, table) if len(whole.names) <= _MOST_ON_DIAGONAL else (table,)
    for build in builds:
        for count in range(len(whole.remarks), -1, -1):
            yield build, whole.with_remarks(count)
    for fewer in whole.ever_fewer():
        yield table, fewer


VIEW = ChartView(draw, 5)
