"""Headings with a rule under them."""

from __future__ import annotations

from orgmodel.chart.drawing.drawing import Mark, Told
from orgmodel.chart.drawing.lettering import paragraph
from orgmodel.chart.drawing.palette import DARK_BLUE
from orgmodel.chart.sheet.piece import Piece

HEADING = 10.5
_LEADING = 1.18
_RULE_UNDER = 4.0
_AFTER_RULE = 4.0


def heading_height(words: str, width: float, size: float = HEADING) -> float:
    """From the top of a heading to where what follows may begin, in points."""
    return heading(0.0, 0.0, width, words, size=size).bottom


def heading(
    x: float,
    y: float,
    width: float,
    words: str,
    *,
    size: float = HEADING,
    fill: str = DARK_BLUE,
    rule: str = "",
    level: int = 1,
) -> Piece:
    """A heading whose top is y, with a rule under it; what follows begins at its bottom."""
    texts = paragraph(x, y + size * 0.95, words, size, width, True, fill=fill, leading=_LEADING)
    low = texts[-1].y + _RULE_UNDER if texts else y
    ends = ((x, low), (x + width, low))
    line = Mark("rule", stroke=rule or fill, stroke_width=0.9, points=ends)
    return Piece(texts=texts, marks=(line,), told=(Told(words, level),), bottom=low + _AFTER_RULE)
