"""The centre view: lay, executive and clinical lines side by side, the Board across the top.

Stated lines are drawn in their style; a line that the guidance expects and the data does
not state is drawn faint, with its rule's number; the outcome of each rule stands below.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from orgmodel.chart.drawing import palette
from orgmodel.chart.drawing.box import Fitter
from orgmodel.chart.drawing.drawing import Drawing, LegendEntry, Text
from orgmodel.chart.drawing.wrapping import ASCENT, LINE_HEIGHT, wrap
from orgmodel.chart.layout.fitted_page import SCREEN_SIZE, Content, on_page
from orgmodel.chart.layout.lane_blocks import HEAD, BoxBand, Frame, Stack
from orgmodel.chart.layout.lane_boxes import Item
from orgmodel.chart.layout.lanes import Lane, LanePlan, Section, Spacing, lane_page, measured
from orgmodel.chart.layout.page_frame import PageWords, Room
from orgmodel.chart.views.parts.captions import footer
from orgmodel.chart.views.parts.centre_columns import TITLES, CentreColumns, centre_columns
from orgmodel.chart.views.parts.chart_view import ChartView, OutcomesOf
from orgmodel.chart.views.parts.request import Request
from orgmodel.model.organisation import OrganisationModel
from orgmodel.rules.finding import OUTCOME_WORDS
from orgmodel.rules.rule_result import RuleResult

_SHARES = (0.26, 0.40, 0.34)
# Height of a box for each line that ends at its side, from roomy to close.
_PORTS = (8.5, 7.0, 5.0, 4.0)
_SMALL = 8.0


def draw(model: OrganisationModel, request: Request) -> tuple[Drawing, ...]:
    """Draw the view on one page."""
    centre = centre_columns(model, request.asked_outcomes())
    page_words = PageWords(
        "centre", f"{model.name}: three at the centre", describe(centre), footer(model)
    )
    for shown in (centre, centre.with_reports_counted()):
        for port in _PORTS:
            drawing = on_page(partial(_content, shown, port), page_words, request.paper)
            if drawing is not None:
                return (drawing,)
    whole = on_page(partial(_content, centre, _PORTS[0]), page_words, "screen")
    return (whole,) if whole else ()


def _content(centre: CentreColumns, port: float, room: Room, fitter: Fitter) -> Content:
    size = fitter.size
    plan = _plan(centre, size)
    least = Spacing((size * 1.2,) * 4, size * 1.5)
    page = lane_page(plan, room, fitter, measured(plan, room, fitter, least, (port, port)))
    texts, bottom = _outcomes(centre.rules, room, page.bottom + size * 1.2, _small(size))
    return replace(page, texts=texts, legend=_legend(centre), bottom=bottom)


def _plan(centre: CentreColumns, size: float) -> LanePlan:
    """The three columns under the Board."""
    lanes = (
        Lane(share, (_column(title, items, size),))
        for share, title, items in zip(_SHARES, TITLES, centre.columns, strict=True)
    )
    board = BoxBand(centre.board, 2.4)
    return LanePlan(tuple(lanes), centre.wires, board, tag_size=_small(size))


def _column(title: str, items: tuple[Item, ...], size: float) -> Section:
    name, beyond = title.casefold(), size * 0.4
    return Section(
        Frame(name, f"column {name}", title),
        (Stack(items, 0.6),),
        size * HEAD,
        size * 0.6,
        reach=(beyond, beyond),
    )


def _small(size: float) -> float:
    """Text beside lines and under the columns: 8 pt on paper, readable on screen."""
    return max(_SMALL, size * 0.85) if size > SCREEN_SIZE - 1 else _SMALL


def _outcomes(
    rules: Sequence[RuleResult], room: Room, top: float, size: float
) -> tuple[tuple[Text, ...], float]:
    """Each rule's outcome in words, in two columns."""
    step = size * LINE_HEIGHT * 1.15
    half = (room.width - 20) / 2
    texts = [Text(room.left, top + size * ASCENT, "What the rules say", size + 1, True)]
    top += step * 1.25
    halves = (rules[: -(-len(rules) // 2)], rules[-(-len(rules) // 2) :])
    low = top
    for number, part in enumerate(halves):
        x, y = room.left + (half + 20) * number, top + size * ASCENT
        for rule in part:
            outcome = OUTCOME_WORDS[rule.outcome].lower()
            colour = palette.RED if rule.outcome == "fail" else palette.INK
            texts.append(Text(x, y, rule.id, size, True))
            texts.append(Text(x + size * 6.5, y, outcome, size, True, fill=colour))
            for line in wrap(rule.title, size, half - size * 14.7, max_lines=2):
                texts.append(Text(x + size * 14.5, y, line, size))
                y += size * LINE_HEIGHT
            y += size * LINE_HEIGHT * 0.15
        low = max(low, y)
    return tuple(texts), low


def _legend(centre: CentreColumns) -> tuple[LegendEntry, ...]:
    return tuple(dict.fromkeys(wire.style.legend() for wire in centre.wires))


def describe(centre: CentreColumns) -> str:
    """The drawing in words: columns, lines, and the outcome of each rule."""
    said = [f"{centre.board.words[0].content} across the top."]
    for title, column in zip(TITLES, centre.columns, strict=True):
        said.append(f"{title}: {'; '.join(item.words[0].content for item in column)}.")
    said += [f"{wire.label}." for wire in centre.wires if wire.relation != "reports_to"]
    said += [f"{rule.id} {OUTCOME_WORDS[rule.outcome].lower()}." for rule in centre.rules]
    return " ".join(said)


VIEW = ChartView(draw, 3, "Three at the centre", outcomes=OutcomesOf("pec-2007"))
