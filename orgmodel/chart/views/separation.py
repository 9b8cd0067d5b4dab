"""The separation view: the two sides apart, the neutral units between, trust level above.

Left the side that buys, right the side that supplies and suppliers outside; between them
the services, joined to both; across the foot the neutral units; across the top the level
where both sides rightly meet. What breaks a rule is marked with the rule's number.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from orgmodel.chart.drawing import palette
from orgmodel.chart.drawing.box import Fitter, Words
from orgmodel.chart.drawing.drawing import Drawing, LegendEntry
from orgmodel.chart.drawing.palette import side_styles
from orgmodel.chart.layout.fitted_page import Content, numbered, on_page
from orgmodel.chart.layout.lane_blocks import GAP, HEAD, ColumnsBand, Frame, RowBand, Stack
from orgmodel.chart.layout.lane_boxes import Item
from orgmodel.chart.layout.lane_ways import channel_width, tag_width
from orgmodel.chart.layout.lanes import Lane, LanePlan, Section, Spacing, lane_page
from orgmodel.chart.layout.page_frame import PageWords, Room
from orgmodel.chart.views.parts.breaches import Breaches, breach_legend, breaches_of
from orgmodel.chart.views.parts.captions import footer
from orgmodel.chart.views.parts.chart_view import ChartView, OutcomesOf
from orgmodel.chart.views.parts.request import Request
from orgmodel.chart.views.parts.separation_lanes import INNER, SeparationLanes, separation_lanes
from orgmodel.model.organisation import OrganisationModel
from orgmodel.model.words import counted, listed


def draw(model: OrganisationModel, request: Request) -> tuple[Drawing, ...]:
    """Draw the view; services that do not fit one page go on to the next."""
    found = breaches_of(request.asked_outcomes())
    lanes = separation_lanes(model, found)
    pair = listed(found.words.sides) or "the two sides"
    page_words = PageWords(
        "separation",
        f"{model.name}: {pair} kept apart",
        describe(model, lanes, found),
        footer(model),
    )
    return numbered(_pages(lanes, found, page_words, request.paper), page_words)


def _pages(
    lanes: SeparationLanes, found: Breaches, page_words: PageWords, paper: str
) -> list[Drawing]:
    """One page if any level of detail fits one; else as few pages of services as need be."""
    details = (lanes, _folded(lanes), _without_inner(lanes))
    tries = [(detail, 1) for detail in details]
    tries += [(details[-1], count) for count in range(2, len(lanes.services) + 1)]
    for detail, count in tries:
        drawings = _cut(detail, found, page_words, paper, count)
        if drawings:
            return drawings
    return _cut(lanes, found, page_words, "screen", 1)


def _cut(
    lanes: SeparationLanes, found: Breaches, page_words: PageWords, paper: str, count: int
) -> list[Drawing]:
    """The services over so many pages; nothing where a page does not fit."""
    each = max(-(-len(lanes.services) // count), 1)
    drawings = []
    for start in range(0, max(len(lanes.services), 1), each):
        part = replace(lanes, services=lanes.services[start : start + each])
        drawing = on_page(partial(_content, part, found), page_words, paper)
        if drawing is None:
            return []
        drawings.append(drawing)
    return drawings


def _folded(lanes: SeparationLanes) -> SeparationLanes:
    """With the units inside neutral units written into their box instead of beside it."""
    return replace(lanes, neutral=tuple(_fold(column) for column in lanes.neutral))


def _fold(column: tuple[Item, ...]) -> tuple[Item, ...]:
    inner = [item for item in column if item.kind == INNER]
    if not inner:
        return column
    names = "; ".join(item.words[0].content for item in inner)
    first = column[0]
    said = Words(f"with {names}", scale=0.9, fill=palette.SOFT_INK)
    whole = replace(first, words=(*first.words, said), label=f"{first.label}, with {names}")
    return (whole, *(item for item in column[1:] if item.kind != INNER))


def _without_inner(lanes: SeparationLanes) -> SeparationLanes:
    """Without the units inside others on either side, for large organisations."""
    return replace(
        _folded(lanes),
        buyers=tuple(item for item in lanes.buyers if item.kind != INNER),
        suppliers=tuple(item for item in lanes.suppliers if item.kind != INNER),
    )


def _content(lanes: SeparationLanes, found: Breaches, room: Room, fitter: Fitter) -> Content:
    lanes = replace(lanes, wires=lanes.wires_drawn())
    page = lane_page(_plan(lanes, fitter.size), room, fitter, _spacing(lanes, fitter.size))
    return replace(page, legend=_legend(lanes, found))


def _plan(lanes: SeparationLanes, size: float) -> LanePlan:
    """The buyers, the services, the suppliers; the trust level above, the neutral units below."""
    titles, head, gap = lanes.titles, size * HEAD, size * GAP
    buyers = Section(
        Frame("buyers", "lane buyers", titles["buyers"], "#eef5fc"),
        (Stack(lanes.buyers),),
        head,
        gap,
        inset=(gap, 0.0),
    )
    services = Section(
        Frame("services", "lane services", "Services", palette.WHITE),
        (Stack(lanes.services, 0.2, 0.12),),
        head,
        gap,
        until="title",
    )
    suppliers = Section(
        Frame("suppliers", "lane suppliers", titles["suppliers"], "#eef7f1"),
        (Stack(lanes.suppliers),),
        head,
        gap,
        inset=(0.0, gap),
        reach=(1.0, 0.0),
    )
    right: tuple[Section, ...] = (suppliers,)
    if lanes.outside:
        frame = Frame(
            "outside",
            "lane outside",
            "Outside the organisation",
            palette.WHITE,
            palette.FAINT,
            "3 2",
        )
        outside = replace(suppliers, frame=frame, blocks=(Stack(lanes.outside),), until="blocks")
        right = (replace(suppliers, tail=size - gap, until="blocks"), outside)
    return LanePlan(
        (Lane(0.28, (buyers,)), Lane(0.42, (services,)), Lane(0.30, right, between=gap)),
        lanes.wires,
        RowBand(Frame("trust", "band trust", titles["trust"]), lanes.top),
        ColumnsBand(Frame("neutral", "band neutral", titles["neutral"], "#f7f7f1"), lanes.neutral),
    )


def _spacing(lanes: SeparationLanes, size: float) -> Spacing:
    """Channels on both sides of the services, as wide as their lines need."""
    buyers = {item.id for item in lanes.buyers}
    tags, widest = sum(bool(wire.tag) for wire in lanes.wires), tag_width(lanes.wires)
    from_buyers, others = (
        {wire.trunk or wire.source for wire in lanes.wires if (wire.source in buyers) is ours}
        for ours in (True, False)
    )
    left, right = (
        max(channel_width(len(trunks), tags, widest), size * 3) for trunks in (from_buyers, others)
    )
    return Spacing((0.0, left, right, 0.0), size * (3 if tags else 1.2), size)


def _legend(lanes: SeparationLanes, found: Breaches) -> tuple[LegendEntry, ...]:
    lines = dict.fromkeys(wire.style for wire in lanes.wires)
    sides = {dict(item.data).get("side", "") for item in lanes.items()} - {""}
    return (
        *(style.legend() for style in lines),
        *(style.legend(name) for name, style in side_styles(sides).items()),
        *breach_legend(found.findings),
    )


def describe(model: OrganisationModel, lanes: SeparationLanes, found: Breaches) -> str:
    """The drawing in words: what is on each side, and every breach."""

    def names(items: Sequence[Item]) -> str:
        return "; ".join(model.names.get(item.id, item.id) for item in items) or "none"

    titles = lanes.titles
    said = [
        f"{titles['trust']}: {names(lanes.top)}.",
        f"{titles['buyers']}: {names(lanes.buyers)}.",
        f"{titles['suppliers']}: {names(lanes.suppliers)}.",
        f"{titles['neutral']}: {names([i for c in lanes.neutral for i in c])}.",
        f"{counted(len(lanes.services), 'service')}.",
    ]
    broken = [f"{f.severity} {f.rule}: {f.message}" for f in found.findings]
    said.append(" ".join(broken) if broken else "No rule is broken.")
    return " ".join(said)


VIEW = ChartView(draw, 4, "Separation", outcomes=OutcomesOf("separation", sides=True))
