"""Pages: title and subtitle above, legend and footer below, and a part between them.

A figure, for pasting into a paper, has the part and its legend alone; so has the screen.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from orgmodel.chart.drawing.drawing import Drawing, LegendEntry, Text, Told
from orgmodel.chart.drawing.legend import legend_height
from orgmodel.chart.drawing.lettering import paragraph, text_at
from orgmodel.chart.drawing.palette import DARK_BLUE, SOFT_INK
from orgmodel.chart.drawing.paper import Paper
from orgmodel.chart.drawing.wrapping import width, wrap
from orgmodel.chart.sheet.piece import NOTHING, Piece

TITLE, SUBTITLE, SMALL = 16.0, 9.5, 8.0
LEGEND_SIZE = 8.4
_TITLE_LEADING, _SUBTITLE_LEADING = 1.15, 1.25
_SEPARATOR = " · "
# From a baseline to what stands under it; above the title as much as beside it.
_UNDER_TITLE, _UNDER_SUBTITLE, _UNDER_HEAD = 16.0, 12.0, 10.0
_ABOVE_FOOTER, _ABOVE_LEGEND = 8.0, 6.0
_SCREEN_SMALL, _SCREEN_GAP = 11.0, 12.0


@dataclass(frozen=True, slots=True)
class Surround:
    """What every page of a view says around its drawing.

    `footer` holds name, status, date, source and scenario, in the order they are printed.
    """

    view: str
    description: str
    footer: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SheetPage:
    """One page: its title, a subtitle of a sentence, what stands on it, its own legend.

    `corner` is words for the upper right corner, kept free by `body`, such as the side of
    what the page shows; `description` says this page in words where it is not the view's.
    """

    title: str
    part: Piece
    subtitle: str = ""
    legend: tuple[LegendEntry, ...] = ()
    corner: Piece = NOTHING
    description: str = ""


@dataclass(frozen=True, slots=True)
class Body:
    """The rectangle of a page that is left for the drawing, in points."""

    left: float
    top: float
    width: float
    height: float

    @property
    def right(self) -> float:
        """The right edge."""
        return self.left + self.width

    @property
    def bottom(self) -> float:
        """The lower edge."""
        return self.top + self.height


def body(
    paper: Paper,
    title: str,
    subtitle: str = "",
    legend: Sequence[LegendEntry] = (),
    footer: Sequence[str] = (),
    corner: float = 0.0,
) -> Body:
    """What title, subtitle, legend and footer leave of a page.

    `corner` is the width kept free beside the title. Of a figure all but the legend is left.
    """
    low = _legend_top(paper, legend, footer) - (_ABOVE_LEGEND if legend else 0.0)
    if paper.figure:
        return Body(paper.margin, paper.margin, paper.room, low - paper.margin)
    head = _head(paper, title, subtitle, corner)
    top = head[-1].y + _UNDER_HEAD if head else paper.margin
    return Body(paper.margin, top, paper.room, low - top)


def drawn_sheets(pages: Sequence[SheetPage], words: Surround, paper: Paper) -> tuple[Drawing, ...]:
    """The pages as drawings, with their numbers where there are several."""
    return tuple(_sheet(page, words, paper, number, len(pages)) for number, page in _counted(pages))


def on_screen(page: SheetPage, words: Surround, margin: float = 20.0) -> Drawing:
    """A drawing as large as its part needs, for the screen: neither title nor footer.

    The part begins at the margin.
    """
    part = page.part
    wide = max(_right(part) + margin, 240.0)
    strip = wide - 2 * margin
    high = legend_height(page.legend, strip, _SCREEN_SMALL)
    return _drawn(
        page,
        words,
        (wide, part.bottom + _SCREEN_GAP + high + margin),
        (margin, part.bottom + _SCREEN_GAP) if page.legend else None,
        strip,
        (),
        None,
        (1, 1),
        _SCREEN_SMALL,
    )


def _counted(pages: Sequence[SheetPage]) -> Sequence[tuple[int, SheetPage]]:
    return list(enumerate(pages, start=1))


def _sheet(page: SheetPage, words: Surround, paper: Paper, number: int, of: int) -> Drawing:
    legend = page.legend
    if paper.figure:
        return _figure(page, words, paper, (number, of))
    texts = (
        *_head(paper, page.title, page.subtitle, _right_room(page.corner, paper)),
        *_foot(paper, words.footer, number, of),
    )
    place = (paper.margin, _legend_top(paper, legend, words.footer)) if legend else None
    size = (paper.width, paper.height)
    return _drawn(page, words, size, place, paper.room, texts, paper, (number, of), LEGEND_SIZE)


def _figure(page: SheetPage, words: Surround, paper: Paper, at: tuple[int, int]) -> Drawing:
    """A figure, its sheet cut off under the legend."""
    low = page.part.bottom + (_ABOVE_LEGEND if page.legend else 0.0)
    high = low + legend_height(page.legend, paper.room, LEGEND_SIZE) + paper.margin
    sheet = Paper(paper.name, paper.width, round(high, 2), paper.margin, figure=True)
    place = (paper.margin, low) if page.legend else None
    size = (sheet.width, sheet.height)
    return _drawn(page, words, size, place, sheet.room, (), sheet, at, LEGEND_SIZE)


def _drawn(
    page: SheetPage,
    words: Surround,
    size: tuple[float, float],
    legend_place: tuple[float, float] | None,
    legend_width: float,
    texts: tuple[Text, ...],
    paper: Paper | None,
    at: tuple[int, int],
    legend_size: float,
) -> Drawing:
    part = page.part if paper is None or paper.figure else page.part + page.corner
    return Drawing(
        view=words.view,
        title=" ".join(page.title.split()),
        description=page.description or words.description,
        width=size[0],
        height=size[1],
        boxes=part.boxes,
        lines=part.lines,
        buses=part.buses,
        groups=part.groups,
        texts=(*texts, *part.texts),
        marks=part.marks,
        legend=page.legend,
        legend_place=legend_place,
        legend_width=legend_width,
        legend_size=legend_size,
        paper=paper,
        page=at[0],
        pages=at[1],
        told=part.told or (Told(page.description or words.description),),
    )


def _head(paper: Paper, title: str, subtitle: str, corner: float) -> tuple[Text, ...]:
    """Title and subtitle, each on as many lines as it needs."""
    left, room = paper.margin, paper.room
    y = paper.margin + TITLE
    leading = _TITLE_LEADING
    said = paragraph(left, y, title, TITLE, room - corner, True, fill=DARK_BLUE, leading=leading)
    texts = list(said)
    y = texts[-1].y if texts else paper.margin
    if subtitle:
        y += _UNDER_TITLE
        texts += paragraph(
            left, y, subtitle, SUBTITLE, room, fill=SOFT_INK, leading=_SUBTITLE_LEADING
        )
    return tuple(texts)


def _foot(paper: Paper, footer: Sequence[str], number: int, of: int) -> tuple[Text, ...]:
    """Footer at the left in as many lines as it needs, page number at the right."""
    lines = _footer_lines(paper, footer)
    base = paper.height - paper.margin + SMALL * 1.25
    texts = [
        Text(paper.margin, base - (len(lines) - 1 - at) * SMALL * 1.25, line, SMALL, fill=SOFT_INK)
        for at, line in enumerate(lines)
    ]
    number_words = f"Page {number} of {of}"
    texts.append(
        text_at(paper.width - paper.margin, base, number_words, SMALL, align="end", fill=SOFT_INK)
    )
    return tuple(texts)


def _footer_lines(paper: Paper, footer: Sequence[str]) -> tuple[str, ...]:
    words = _SEPARATOR.join(" ".join(word.split()) for word in footer if word.strip())
    return wrap(words, SMALL, paper.room - width("Page 88 of 88", SMALL) - 20.0)


def _legend_top(paper: Paper, legend: Sequence[LegendEntry], footer: Sequence[str]) -> float:
    """Where the legend begins; with no legend, the lower edge of what is drawn."""
    high = legend_height(legend, paper.room, LEGEND_SIZE)
    if paper.figure:
        return paper.height - paper.margin - high
    lines = max(len(_footer_lines(paper, footer)), 1)
    first = paper.height - paper.margin + SMALL * 1.25 - (lines - 1) * SMALL * 1.25
    return first - SMALL - _ABOVE_FOOTER - high


def _right_room(corner: Piece, paper: Paper) -> float:
    """How much of the title's width the corner takes."""
    edges = [
        *(box.x for box in corner.boxes),
        *(mark.x for mark in corner.marks),
        *(text.x for text in corner.texts),
    ]
    return paper.width - paper.margin - min(edges) + 10.0 if edges else 0.0


def _right(part: Piece) -> float:
    """How far to the right a part reaches."""
    return max(
        (
            *(box.x + box.width for box in part.boxes),
            *(group.x + group.width for group in part.groups),
            *(mark.x + mark.width for mark in part.marks),
            *(x for mark in part.marks for x, _ in mark.points),
            *(text.x + width(text.content, text.size, text.bold) for text in part.texts),
            *(x for line in part.lines for x, _ in line.points),
        ),
        default=0.0,
    )
