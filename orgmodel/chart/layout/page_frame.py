"""The words around a drawing, and what room on a page they leave for it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from orgmodel.chart.drawing import palette
from orgmodel.chart.drawing.drawing import LegendEntry, Text
from orgmodel.chart.drawing.legend import legend_height
from orgmodel.chart.drawing.lettering import text_at
from orgmodel.chart.drawing.paper import Paper
from orgmodel.chart.drawing.wrapping import ASCENT, LINE_HEIGHT, shorten, width, wrap

TITLE_SIZE = 14.0
SMALL = 8.0
FOOTER_LINES = 2
_SEPARATOR = "  ·  "
_GAP = 10.0


@dataclass(frozen=True, slots=True)
class PageWords:
    """Words around a drawing.

    `view` is the view's name; `title` heads each page; `description` says in a sentence
    or two what is drawn, for those who cannot see it. `footer` holds status, date, source
    and scenario, in the order they are printed. `legend` holds entries beside those of the
    line styles in use, such as the colours of sides.
    """

    view: str
    title: str
    description: str = ""
    footer: tuple[str, ...] = ()
    legend: tuple[LegendEntry, ...] = ()


@dataclass(frozen=True, slots=True)
class Room:
    """The rectangle of a page that is left for the drawing, in points."""

    left: float
    top: float
    width: float
    height: float

    def inset(self, away: float) -> Room:
        """Return the room smaller by so much on every side, larger where negative."""
        return Room(
            self.left + away, self.top + away, self.width - 2 * away, self.height - 2 * away
        )


def room(paper: Paper, legend: Sequence[LegendEntry]) -> Room:
    """Return what header, legend and footer leave of a page."""
    wide = paper.width - 2 * paper.margin
    top = paper.margin + TITLE_SIZE * LINE_HEIGHT + _GAP
    high = _footer_top(paper) - legend_height(legend, wide) - _GAP / 2 - top - _GAP / 2
    return Room(paper.margin, top, wide, high)


def legend_place(paper: Paper, legend: Sequence[LegendEntry]) -> tuple[float, float]:
    """Return the top left corner of the legend strip, just over the footer."""
    wide = paper.width - 2 * paper.margin
    return paper.margin, _footer_top(paper) - legend_height(legend, wide) - _GAP / 2


def heading(
    paper: Paper, page_words: PageWords, part: str, page: int, pages: int
) -> tuple[Text, ...]:
    """Title at the head, footer and page number at the foot of one page.

    `part` names what the page holds where there are several. A title too long for one line
    and a footer too long for two are shortened with an ellipsis.
    """
    left, right = paper.margin, paper.width - paper.margin
    wide = right - left
    title = f"{page_words.title}: {part}" if part else page_words.title
    title = shorten(" ".join(title.split()), TITLE_SIZE, wide, bold=True)
    base = paper.margin + TITLE_SIZE * ASCENT
    texts = [Text(left, base, title, TITLE_SIZE, True, fill=palette.DARK_BLUE)]
    number = f"Page {page} of {pages}"
    top = _footer_top(paper)
    base = top + SMALL * ASCENT
    texts.append(text_at(right, base, number, SMALL, align="end", fill=palette.SOFT_INK))
    words = _SEPARATOR.join(word for word in page_words.footer if word.strip())
    space = wide - width(number, SMALL) - 2 * _GAP
    for line in wrap(words, SMALL, space, max_lines=FOOTER_LINES):
        texts.append(Text(left, base, line, SMALL, fill=palette.SOFT_INK))
        base += SMALL * LINE_HEIGHT
    return tuple(texts)


def _footer_top(paper: Paper) -> float:
    return paper.height - paper.margin - FOOTER_LINES * SMALL * LINE_HEIGHT
