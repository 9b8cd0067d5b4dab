"""A page with text as large as fits, and the words around it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from orgmodel.chart.drawing.box import Fitter
from orgmodel.chart.drawing.drawing import Box, Drawing, Group, LegendEntry, Line, Text
from orgmodel.chart.drawing.legend import legend_height
from orgmodel.chart.drawing.paper import PAPERS, Paper
from orgmodel.chart.layout.page_frame import PageWords, Room, heading, legend_place, room

SCREEN_SIZE = 12.0
SCREEN_WIDTH = 980.0
_SIZES = (10.0, 9.5, 9.0, 8.5, 8.0)
_MARGIN = 20.0
LEAST = 8.0


@dataclass(frozen=True, slots=True)
class Content:
    """What a page holds, drawn from (left, top) of its room, and how far down it reaches."""

    boxes: tuple[Box, ...]
    lines: tuple[Line, ...] = ()
    groups: tuple[Group, ...] = ()
    texts: tuple[Text, ...] = ()
    legend: tuple[LegendEntry, ...] = ()
    bottom: float = 0.0


Build = Callable[[Room, Fitter], Content]


def on_page(build: Build, page_words: PageWords, paper: str) -> Drawing | None:
    """The content on one page with the largest text that fits; None where none does.

    On screen the page is as high as the content needs, so it always fits.
    """
    if paper == "screen":
        return _on_screen(build, page_words)
    page = PAPERS[paper]
    for size in _SIZES:
        legend = build(room(page, ()), Fitter(size, 1e6, LEAST)).legend
        place = room(page, (*legend, *page_words.legend))
        content = build(place, Fitter(size, 1e6, LEAST))
        if content.bottom <= place.top + place.height:
            return _drawing(content, page_words, page)
    return None


def _drawing(content: Content, page_words: PageWords, page: Paper) -> Drawing:
    legend = _each_once((*content.legend, *page_words.legend))
    return Drawing(
        page_words.view,
        page_words.title,
        page_words.description,
        page.width,
        page.height,
        content.boxes,
        content.lines,
        content.groups,
        (*content.texts, *heading(page, page_words, "", 1, 1)),
        legend,
        legend_place(page, legend),
        page.width - 2 * page.margin,
        page,
    )


def _on_screen(build: Build, page_words: PageWords) -> Drawing:
    place = Room(_MARGIN, _MARGIN, SCREEN_WIDTH - 2 * _MARGIN, 0.0)
    content = build(place, Fitter(SCREEN_SIZE, 1e6, LEAST))
    legend = _each_once((*content.legend, *page_words.legend))
    strip = SCREEN_WIDTH - 2 * _MARGIN
    foot = content.bottom + _MARGIN
    return Drawing(
        page_words.view,
        page_words.title,
        page_words.description,
        SCREEN_WIDTH,
        foot + legend_height(legend, strip) + _MARGIN,
        content.boxes,
        content.lines,
        content.groups,
        content.texts,
        legend,
        (_MARGIN, foot),
        strip,
    )


def _each_once(entries: Sequence[LegendEntry]) -> tuple[LegendEntry, ...]:
    return tuple(dict.fromkeys(entries))


def numbered(drawings: Sequence[Drawing], page_words: PageWords) -> tuple[Drawing, ...]:
    """The pages with their numbers, where there are several."""
    if len(drawings) < 2:
        return tuple(drawings)
    done = []
    for number, drawing in enumerate(drawings, start=1):
        texts = drawing.texts
        if drawing.paper is not None:
            plain = heading(drawing.paper, page_words, "", 1, 1)
            others = tuple(text for text in texts if text not in plain)
            texts = (*others, *heading(drawing.paper, page_words, "", number, len(drawings)))
        done.append(replace(drawing, texts=texts, page=number, pages=len(drawings)))
    return tuple(done)
