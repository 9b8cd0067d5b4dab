"""The unit view: one unit with its posts, teams and functions, and what it is linked to.

In the middle what belongs to it; at the left what it depends on (links from others to it),
at the right what it acts on (links from it to others). Links of its posts and teams count.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from functools import partial

from orgmodel.chart.drawing import palette
from orgmodel.chart.drawing.box import Fitter
from orgmodel.chart.drawing.drawing import Drawing, LegendEntry
from orgmodel.chart.drawing.line_style import line_style
from orgmodel.chart.layout.fitted_page import Content, numbered, on_page
from orgmodel.chart.layout.lane_blocks import HEAD, Frame, Stack, TitledStack
from orgmodel.chart.layout.lane_boxes import Item
from orgmodel.chart.layout.lanes import Lane, LanePlan, Section, Spacing, lane_page, measured
from orgmodel.chart.layout.page_frame import PageWords, Room
from orgmodel.chart.views.parts.captions import footer
from orgmodel.chart.views.parts.chart_view import ChartView
from orgmodel.chart.views.parts.post_outline import PostOutline
from orgmodel.chart.views.parts.request import Request
from orgmodel.chart.views.parts.unit_lanes import UnitLanes, unit_lanes
from orgmodel.model.organisation import OrganisationModel
from orgmodel.model.words import counted

_ON_A_PAGE = (10_000, 40, 25, 15, 8)
# Height of a box for each line that ends at its side, and what comes on top.
_PORT = (3.2, 6.0)


def draw(model: OrganisationModel, request: Request) -> tuple[Drawing, ...]:
    """Draw the unit on one page, or its links over several where one cannot hold them."""
    unit = request.unit or ""
    lanes = unit_lanes(model, unit)
    page_words = PageWords(
        "unit", f"{model.name}: {model.names[unit]}", describe(model, lanes), footer(model)
    )
    for each in _ON_A_PAGE:
        drawings = []
        for part in lanes.pages(each):
            drawing = on_page(partial(_content, part), page_words, request.paper)
            if drawing is None:
                break
            drawings.append(drawing)
        else:
            return numbered(drawings, page_words)
    whole = on_page(partial(_content, lanes), page_words, "screen")
    return (whole,) if whole else ()


def _content(lanes: UnitLanes, room: Room, fitter: Fitter) -> Content:
    size = fitter.size
    plan = _plan(lanes, size)
    least = Spacing((0.0, size * 3, size * 3, 0.0))
    page = lane_page(plan, room, fitter, measured(plan, room, fitter, least, _PORT))
    return replace(page, legend=_legend(lanes))


def _plan(lanes: UnitLanes, size: float) -> LanePlan:
    """What it depends on, what belongs to it, what it acts on."""
    edge = size * 0.7
    belongs = Section(
        Frame(
            "belongs",
            "lane belongs",
            f"What belongs to {lanes.unit.words[0].content}",
            titled=False,
        ),
        (
            Stack((lanes.unit,), 0.5),
            PostOutline(lanes.posts),
            TitledStack(_block("teams", "Teams and units inside it"), lanes.teams),
            TitledStack(
                _block(
                    "functions",
                    f"It is responsible for {counted(len(lanes.functions), 'function')}",
                ),
                lanes.functions,
                columns=2,
                joined=False,
            ),
        ),
        edge,
        edge,
        inset=(edge, edge),
        until="blocks",
    )
    return LanePlan(
        (
            Lane(0.26, (_side("before", "It works with and depends on", lanes.before, size),)),
            Lane(0.48, (belongs,)),
            Lane(0.26, (_side("after", "It acts on", lanes.after, size),)),
        ),
        lanes.wires,
    )


def _block(name: str, title: str) -> Frame:
    return Frame(name, f"block {name}", title, palette.WHITE)


def _side(name: str, title: str, others: tuple[Item, ...], size: float) -> Section:
    """The lane of the others at the left or right."""
    frame = Frame(name, f"lane {name}", title, palette.WHITE)
    return Section(frame, (Stack(others, 0.5, 0.16),), size * HEAD, reach=(3.0, 3.0))


def _legend(lanes: UnitLanes) -> tuple[LegendEntry, ...]:
    bases = dict.fromkeys(post.basis for post in lanes.posts if post.manager)
    lines = [line_style("reports_to", basis) for basis in bases]
    styles = dict.fromkeys([*lines, *(wire.style for wire in lanes.wires)])
    return (*(style.legend() for style in styles), *lanes.sides)


def describe(model: OrganisationModel, lanes: UnitLanes) -> str:
    """The drawing in words."""
    names = model.names

    def some(items: Iterable[Item]) -> str:
        return "; ".join(names.get(item.id, item.id) for item in items) or "none"

    said = [
        f"{names[lanes.unit.id]}: {counted(len(lanes.posts), 'post')}, "
        f"{counted(len(lanes.functions), 'function')}.",
        f"Posts: {some(post.item for post in lanes.posts)}.",
        f"Teams: {some(lanes.teams)}.",
        f"Functions: {some(lanes.functions)}.",
        *(f"{wire.label}." for wire in lanes.wires),
    ]
    return " ".join(said)


VIEW = ChartView(draw, 2, "One unit", needs=("unit",))
