"""Words in a box: how much room they need, and the box with its words placed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from orgmodel.chart.drawing import palette
from orgmodel.chart.drawing.drawing import Text
from orgmodel.chart.drawing.lettering import text_at
from orgmodel.chart.drawing.wrapping import ASCENT, LINE_HEIGHT, width, wrap

MARK_SIZE = 8.0


@dataclass(frozen=True, slots=True)
class Words:
    """One paragraph in a box.

    `scale` multiplies the drawing's text size, which on paper never falls under `least`;
    `lines` is the most lines it may take before an ellipsis, None for as many as it needs.
    """

    content: str
    bold: bool = False
    scale: float = 1.0
    lines: int | None = None
    fill: str = palette.INK


@dataclass(frozen=True, slots=True)
class Padding:
    """White space between a box's border and its words, in points."""

    x: float = 6.0
    y: float = 5.0


@dataclass(frozen=True, slots=True)
class Fitted:
    """Words broken into lines, with the room they take: (line, size, bold, fill) each."""

    lines: tuple[tuple[str, float, bool, str], ...]
    width: float
    height: float


class Fitter:
    """Breaks words for one text size and wrap width, remembering what it has broken."""

    def __init__(self, size: float, wrap_width: float, least: float = 0.0) -> None:
        self.size = size
        self.wrap_width = wrap_width
        self.least = least
        self._known: dict[tuple[Words, ...], Fitted] = {}

    def fit(self, words: tuple[Words, ...]) -> Fitted:
        """Break every paragraph and add up the room; no words take no room."""
        found = self._known.get(words)
        if found is None:
            found = self._known[words] = self._fit(words)
        return found

    def _fit(self, words: tuple[Words, ...]) -> Fitted:
        lines: list[tuple[str, float, bool, str]] = []
        wide = high = 0.0
        for word in words:
            size = max(self.size * word.scale, self.least)
            bold = word.bold
            for line in wrap(word.content, size, self.wrap_width, bold, word.lines):
                lines.append((line, size, bold, word.fill))
                wide = max(wide, width(line, size, bold))
                high += size * LINE_HEIGHT
        return Fitted(tuple(lines), wide, high)


def placed_words(
    fitted: Fitted, x: float, y: float, box_width: float, box_height: float, mark_room: float = 0.0
) -> tuple[Text, ...]:
    """Place fitted words in the middle of a box, left of the room kept for a mark."""
    middle = x + (box_width - mark_room) / 2
    top = y + (box_height - fitted.height) / 2
    texts = []
    for line, size, bold, fill in fitted.lines:
        texts.append(text_at(middle, top + size * ASCENT, line, size, bold, "middle", fill))
        top += size * LINE_HEIGHT
    return tuple(texts)


def mark_text(mark: str, x: float, y: float, box_width: float, fill: str) -> Text:
    """Return a mark's letter in the top right corner of a box."""
    return text_at(x + box_width - 3, y + MARK_SIZE + 1.5, mark, MARK_SIZE, True, "end", fill)


def mark_room(marks: Sequence[str]) -> float:
    """Room that the widest of the marks takes at the right of a box, in points."""
    widest = max((width(mark, MARK_SIZE, True) for mark in marks if mark), default=0.0)
    return widest + 2 if widest else 0.0
