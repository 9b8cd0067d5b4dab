"""The timeline of a period as a chart: what changes when, and what holds from when to when."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date

from orgmodel.changes.pseudonymous import persons_of, scenario_under
from orgmodel.changes.scenario import Scenario
from orgmodel.chart.chart import Chart
from orgmodel.chart.drawing.drawing import Drawing, LegendEntry
from orgmodel.chart.drawing.palette import GREY, INK, SOFT_INK, WHITE, BoxStyle, side_styles
from orgmodel.chart.drawing.paper import A4, PAPERS, SCREEN, Paper, figure, length
from orgmodel.chart.options_page.directorates import posts_words
from orgmodel.chart.sheet.flow import FlowBlock, PageColumn, flowed
from orgmodel.chart.sheet.sheet import SheetPage, Surround, body, drawn_sheets
from orgmodel.chart.sheet.table import TableColumn, rows_as_blocks
from orgmodel.chart.timeline.axis import HEIGHT, TimeAxis
from orgmodel.chart.timeline.lanes import (
    NAMES,
    LaneBar,
    heading_block,
    lane_block,
    ticks_block,
    words_block,
)
from orgmodel.chart.views.parts.captions import footer
from orgmodel.chart.views.parts.colouring import side_word
from orgmodel.errors import UnknownNameError
from orgmodel.model.appointments import day_words
from orgmodel.model.organisation import OrganisationModel
from orgmodel.model.pseudonyms import person_ids, pseudonyms, under_pseudonyms
from orgmodel.model.words import capital, counted, listed
from orgmodel.over_time.directorate_posts import DirectoratePosts, PostsSpan, directorate_posts
from orgmodel.over_time.period import PeriodCheck, PeriodFinding
from orgmodel.over_time.period_check import check_period
from orgmodel.rules.finding import SEVERITIES
from orgmodel.rules.pack import Asked

VIEW = "timeline"
_ON_SCREEN = 900.0
_ERROR = BoxStyle("#c4ccd2", INK, 2.0)
_WARNING = BoxStyle(GREY, SOFT_INK, 1.0)
_INFO = BoxStyle(WHITE, SOFT_INK, 0.8, "2.4 1.8")
_NO_SIDE = BoxStyle(WHITE, SOFT_INK, 0.8)
_STYLES = {"error": _ERROR, "warning": _WARNING, "info": _INFO}


def timeline(
    model: OrganisationModel,
    first: date,
    last: date,
    scenario: Scenario | None = None,
    *,
    packs: Asked | None = None,
    paper: str | None = None,
    width: str | None = None,
    in_words: bool = True,
) -> Chart:
    """Bars by directorate, what changes when, and the findings with their days.

    `in_words` adds what changes on each day as a list. Persons are numbered, as in every chart that
    names nobody. `paper` is a4 (where nothing is said), a4-portrait, a3 or screen, or in its place
    `width`, a figure so wide ("165mm"). `UnknownNameError` for another paper or no
    width; errors of `check_period` as there.
    """
    sheet = _sheet(paper, width)
    ids = dict.fromkeys([*person_ids(model), *persons_of([scenario] if scenario else [])])
    words = pseudonyms(model, ids)
    model = under_pseudonyms(model, words)
    scenario = scenario_under(scenario, words) if scenario else None
    checked = check_period(model, first, last, packs, scenario)
    posts = directorate_posts(model, first, last, scenario)
    return Chart(VIEW, _pages(model, checked, posts, sheet, in_words=in_words))


def _sheet(paper: str | None, width: str | None) -> Paper:
    if width is not None:
        try:
            return figure(length(width))
        except ValueError as error:
            raise UnknownNameError(f"the width: {error}.") from None
    if paper == SCREEN:
        return figure(_ON_SCREEN)
    if (paper or A4.name) not in PAPERS:
        names = listed([*PAPERS, SCREEN], last="or")
        raise UnknownNameError(f'there is no paper "{paper}". Give {names}.')
    return PAPERS[paper or A4.name]


def _worst(found: PeriodCheck) -> str:
    """How much stands on the day on which most does."""
    words = (("errors", "error"), ("warnings", "warning"))
    stand = [counted(found.worst[key], one) for key, one in words if found.worst[key]]
    return f"at most {listed(stand)} on one day" if stand else "no error or warning on any day"


def _pages(
    model: OrganisationModel,
    found: PeriodCheck,
    posts: Sequence[DirectoratePosts],
    sheet: Paper,
    *,
    in_words: bool,
) -> tuple[Drawing, ...]:
    period = f"{day_words(found.first)} to {day_words(found.last)}"
    title = f"{found.scenario or found.organisation}: {period}"
    subtitle = f"{capital(found.changes_in_words)}; {_worst(found)}"
    said = footer(replace(model, scenario=found.scenario))
    foot = tuple(words for words in said if not words.startswith("As on "))
    styles = side_styles(one.side for one in posts)
    legend = _legend(found, styles)
    place = body(sheet, title, subtitle, legend, foot)
    axis = TimeAxis(found.first, found.last, place.left + NAMES, place.right)
    column = PageColumn(place.left, place.width)
    top = place.top + HEIGHT
    blocks = list(_blocks(axis, found, posts, styles))
    blocks += _days(found) if in_words else ()
    parts = flowed(blocks, [column], top, place.bottom - top)
    description = f"{title}. {subtitle}."
    pages = [
        SheetPage(title, axis.drawn(place.top) + part, subtitle, legend)
        if part.groups
        else SheetPage(title, part, subtitle)
        for part in parts
    ]
    return drawn_sheets(pages, Surround(VIEW, description, foot), sheet)


def _blocks(
    axis: TimeAxis,
    found: PeriodCheck,
    posts: Sequence[DirectoratePosts],
    styles: Mapping[str, BoxStyle],
) -> Iterator[FlowBlock]:
    turning = [day.day for day in found.days if day.effects]
    if turning:
        yield ticks_block(axis, "Something changes", turning)
    yield heading_block("Posts by directorate")
    for unit in posts:
        style = styles.get(unit.side, _NO_SIDE)
        name = f"{unit.name} ({side_word(unit.side)})" if unit.side else unit.name
        yield lane_block(axis, name, [_posts_bar(unit, span, style) for span in _there(unit)])
    yield heading_block("Findings that hold for a time")
    standing = [one for one in found.findings if one.finding.stands]
    passing = [one for one in standing if not _lasts(one)]
    for one in sorted(passing, key=_grave_first):
        yield _finding_lane(axis, one)
    if not passing:
        yield words_block("None: every finding there is holds on every day of the period.")
    lasting = Counter(one.finding.severity for one in standing if _lasts(one))
    if lasting:
        said = [
            f"{lasting[name]:,} for information" if name == "info" else counted(lasting[name], name)
            for name in SEVERITIES
            if lasting[name]
        ]
        yield words_block(f"On every day: {listed(said)}.")


def _there(one: DirectoratePosts) -> list[PostsSpan]:
    return [span for span in one.spans if span.posts is not None]


def _posts_bar(one: DirectoratePosts, span: PostsSpan, style: BoxStyle) -> LaneBar:
    words = posts_words(span.posts) if span.posts else ""
    label = f"posts {_from_to(span.first, span.last)}: {words}"
    return LaneBar(f"{one.id or 'none'}-{span.first}", span.first, span.last, words, label, style)


def _from_to(first: date, last: date) -> str:
    if first == last:
        return f"on {day_words(first)}"
    return f"from {day_words(first)} to {day_words(last)}"


def _lasts(one: PeriodFinding) -> bool:
    return one.span.held_before and one.span.goes_on


def _grave_first(one: PeriodFinding) -> tuple[int, date, str]:
    return SEVERITIES.index(one.finding.severity), one.span.first, one.finding.rule


def _finding_lane(axis: TimeAxis, one: PeriodFinding) -> FlowBlock:
    finding, span = one.finding, one.span
    said = f"{span.words()} ({counted(span.days, 'day')})"
    bar = LaneBar(
        f"{finding.id}-{span.first}",
        span.first,
        span.last,
        counted(span.days, "day"),
        said,
        _STYLES[finding.severity],
    )
    name = f"{finding.rule} {finding.severity}, {span.words()}"
    return lane_block(axis, name, [bar], finding.message)


def _days(found: PeriodCheck) -> Iterator[FlowBlock]:
    """What changes on each day, a row for each, with the number that stands over its mark."""
    days = [day for day in found.days if day.effects]
    if not days:
        return
    yield heading_block("What changes, day by day")
    columns = (
        TableColumn("", 0.04),
        TableColumn("Day", 0.16),
        TableColumn("What changes", 0.6),
        TableColumn("Errors", 0.08, "end"),
        TableColumn("Warnings", 0.1, "end"),
    )
    rows = []
    for number, day in enumerate(days, start=1):
        stands = (str(day.standing.get(name, 0)) for name in ("error", "warning"))
        first, *others = day.effects
        rows.append((str(number), day_words(day.day), first, *stands))
        rows += [("", "", effect, "", "") for effect in others]
    yield from rows_as_blocks(columns, rows)


def _legend(found: PeriodCheck, styles: Mapping[str, BoxStyle]) -> tuple[LegendEntry, ...]:
    drawn = {f.finding.severity for f in found.findings if f.finding.stands and not _lasts(f)}
    words = {"error": "error", "warning": "warning", "info": "for information"}
    sides = (style.legend(side_word(side)) for side, style in styles.items())
    return (*sides, *(_STYLES[name].legend(words[name]) for name in SEVERITIES if name in drawn))
