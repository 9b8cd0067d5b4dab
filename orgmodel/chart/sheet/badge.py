"""Badges and tags: a number that leads to a finding, and short words in a pill.

States differ by shape, so that they are told apart in grey: a warning is a filled pill, an
error a filled square, information a ring, what is accepted a ring with a bar under it.
"""

from __future__ import annotations

from typing import Literal

from orgmodel.chart.drawing.drawing import LegendEntry, Mark, Text
from orgmodel.chart.drawing.lettering import text_at
from orgmodel.chart.drawing.palette import INK, LINE, ORANGE, RED, WHITE
from orgmodel.chart.drawing.wrapping import width
from orgmodel.chart.sheet.piece import Piece

State = Literal["error", "warning", "info", "accepted"]
SIZE = 8.0
HEIGHT = 11.4
_TAG_HEIGHT = 11.6
STATE_WORDS = {
    "error": "error",
    "warning": "warning",
    "info": "for information",
    "accepted": "accepted",
}


def badge_width(number: str) -> float:
    """How wide the badge of a number is, in points."""
    return max(HEIGHT, width(number, SIZE, True) + 6.4)


def badge(number: str, state: State, right: float, middle: float) -> Piece:
    """The badge of a finding's number, ending at `right`, its middle height at `middle`."""
    wide = badge_width(number)
    x, y = right - wide, middle - HEIGHT / 2
    fill = {"error": RED, "warning": ORANGE}.get(state, WHITE)
    edge = fill if fill != WHITE else LINE
    radius = 1.5 if state == "error" else HEIGHT / 2
    marks = [Mark(f"badge {state}", x, y, wide, HEIGHT, fill, edge, 0.9, radius)]
    if state == "accepted":
        low = y + HEIGHT + 1.8
        marks.append(Mark("bar", stroke=LINE, stroke_width=1.0, points=((x, low), (right, low))))
    ink = WHITE if fill != WHITE else INK
    words = text_at(x + wide / 2, middle + SIZE * 0.36, number, SIZE, True, "middle", ink)
    return Piece(texts=(words,), marks=tuple(marks))


def badge_legend(state: State) -> LegendEntry:
    """What a legend says of a state's badge."""
    shown = badge("n", state, badge_width("n"), 0.0)
    return LegendEntry(
        STATE_WORDS[state], "marks", marks=shown.marks, texts=shown.texts, room=badge_width("n")
    )


def tag_width(words: str) -> float:
    """How wide a tag of these words is, in points."""
    return width(words, SIZE, True) + 10.0


def tag(words: str, right: float, low: float, dark: bool = False) -> Piece:
    """Words in a pill that ends at `right` and stands on `low`; white on dark, or on white."""
    wide = tag_width(words)
    x, y = right - wide, low - _TAG_HEIGHT
    fill, ink = (INK, WHITE) if dark else (WHITE, INK)
    pill = Mark("tag", x, y, wide, _TAG_HEIGHT, fill, LINE, 0.8, _TAG_HEIGHT / 2)
    return Piece(texts=(Text(x + 5.0, low - 3.2, words, SIZE, True, fill=ink),), marks=(pill,))


def side_badge(words: str, right: float, y: float, fill: str, stroke: str, ink: str) -> Piece:
    """The side of a whole page, in a frame at its upper right corner."""
    wide = width(words, 9.0, True) + 18.0
    frame = Mark("corner", right - wide, y, wide, 18.0, fill, stroke, 0.9, 2.0)
    said = Text(right - wide + 9.0, y + 12.2, words, 9.0, True, fill=ink)
    return Piece(texts=(said,), marks=(frame,))
