"""Options beside each other and beside doing nothing, on as many pages as they need."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from orgmodel.chart.drawing.drawing import Drawing, Told
from orgmodel.chart.drawing.lettering import lines_of, paragraph
from orgmodel.chart.drawing.palette import SOFT_INK
from orgmodel.chart.drawing.paper import Paper
from orgmodel.chart.options_page.bars import bar_blocks, bar_legend
from orgmodel.chart.options_page.columns import (
    PADS,
    Columns,
    blocks,
    columns_in,
    head,
    heading_block,
    most_columns,
)
from orgmodel.chart.options_page.directorates import Directorates, directorates
from orgmodel.chart.options_page.figures import (
    OptionFigures,
    counted_options,
    option_figures,
)
from orgmodel.chart.sheet.flow import FlowBlock, PageColumn, flowed
from orgmodel.chart.sheet.piece import Piece
from orgmodel.chart.sheet.sheet import SheetPage, Surround, body, drawn_sheets
from orgmodel.chart.views.parts.captions import footer
from orgmodel.comparison.comparison import Comparison
from orgmodel.errors import OrgmodelError

TITLE = "Options beside each other"
_UNDER_HEAD = 8.0
_SMALL = 8.0


def options_page(
    comparison: Comparison,
    paper: Paper,
    *,
    one_off_costs: Sequence[float | None] = (),
    figures: OptionFigures | None = None,
) -> tuple[Drawing, ...]:
    """The pages that set the comparison's options beside doing nothing.

    `one_off_costs` are what the options cost once, in their order, where somebody gave it.
    `figures` are what the page says in place of all that the comparison has, for readers who
    are not to see all. Every page has doing nothing as its first column. `OrgmodelError`
    without options.
    """
    if not comparison.options:
        raise OrgmodelError("there is no option to set beside doing nothing: give one or more.")
    figures = figures or option_figures(comparison, one_off_costs)
    posts = directorates(comparison)
    name = comparison.baseline.model.name
    said = counted_options(len(comparison.options))
    subtitle = (
        f"{name} · {said} and doing nothing · what differs from doing nothing is in bold, "
        "with the difference"
    )
    words = Surround(
        "options",
        f"{TITLE}: {name}, {said} and doing nothing.",
        footer(comparison.baseline.model),
    )
    pages: list[SheetPage] = []
    for chosen in _chunks(len(comparison.options), most_columns(paper.room) - 1):
        shown, bars = figures.of_options(chosen), posts.of_options(chosen)
        pages += _pages(shown, bars, paper, subtitle, words.footer)
    return drawn_sheets(pages, words, paper)


def _chunks(number: int, most: int) -> list[range]:
    """The options of each page, about as many on each."""
    pages = -(-number // most)
    size = -(-number // pages)
    return [range(start, min(start + size, number)) for start in range(0, number, size)]


def _pages(
    figures: OptionFigures,
    posts: Directorates,
    paper: Paper,
    subtitle: str,
    foot: Sequence[str],
) -> Iterator[SheetPage]:
    """The pages of some of the options; what does not fit one goes on under the same heads."""
    legend = bar_legend(posts)
    place = body(paper, TITLE, subtitle, legend, foot)
    columns = columns_in(place.left, place.width, len(figures.headings))
    top = head(columns, figures.headings, place.top)
    begin = top.bottom + _UNDER_HEAD
    column = PageColumn(place.left, columns.right - columns.left)
    for part in _parts(columns, figures, posts, column, begin, place.bottom - begin):
        drawn = any(mark.kind in ("bar", "gone") for mark in part.marks)
        yield SheetPage(TITLE, top + part, subtitle, legend if drawn else ())


def _parts(
    columns: Columns,
    figures: OptionFigures,
    posts: Directorates,
    column: PageColumn,
    begin: float,
    room: float,
) -> tuple[Piece, ...]:
    """Everything on one page, a little closer where that saves one; else the bars apart."""
    for pad in PADS:
        closer = replace(columns, pad=pad)
        whole = flowed(
            [*blocks(closer, figures), *_below(closer, figures, posts)], [column], begin, room
        )
        if len(whole) == 1:
            return whole
    words = flowed(list(blocks(columns, figures)), [column], begin, room)
    return (*words, *flowed(_below(columns, figures, posts), [column], begin, room))


def _below(columns: Columns, figures: OptionFigures, posts: Directorates) -> list[FlowBlock]:
    """The bars, and what an option makes unjudgeable."""
    rows = list(bar_blocks(columns, figures.headings, posts))
    if figures.silent:
        rows.append(heading_block(columns, "Cannot be judged any more"))
        rows += [_silent(words) for words in figures.silent]
    return rows


def _silent(words: str) -> FlowBlock:
    """A soft line for a rule that an option makes unjudgeable."""

    def draw(x: float, y: float, wide: float) -> Piece:
        texts = paragraph(x + 8.0, y + _SMALL, words, _SMALL, wide - 8.0, fill=SOFT_INK)
        return Piece(texts=texts, told=(Told(words, 2),), bottom=y + height(wide))

    def height(wide: float) -> float:
        return lines_of(words, _SMALL, wide - 8.0) * _SMALL * 1.18 + 2.0

    return FlowBlock(height, draw)
