"""Colours: the fixed ones, and a fill for each side, kind or directorate.

The numbers asked for are those of WCAG 2.2: text against its fill at least 4.5:1, strokes
against white at least 3:1. Fills are all light, so that text is always dark and a chart
printed in grey still reads; what the fill says is said again by border and text mark.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from orgmodel.chart.drawing.drawing import LegendEntry

INK = "#212b32"
SOFT_INK = "#425563"
WHITE = "#ffffff"
PALE = "#f4f6f7"
GREY = "#e8edee"
LINE = "#425563"
FAINT = "#768692"
BLUE = "#005eb8"
DARK_BLUE = "#003087"
PURPLE = "#5b2c86"
GREEN = "#00603a"
RED = "#b3121d"
ORANGE = "#a84300"
TEAL = "#006c6c"


@dataclass(frozen=True, slots=True)
class BoxStyle:
    """How boxes of one side, kind or group are drawn; `mark` is a letter in the corner."""

    fill: str = WHITE
    stroke: str = LINE
    width: float = 1.0
    dash: str | None = None
    mark: str = ""

    def legend(self, name: str, mark: str | None = None) -> LegendEntry:
        """What a legend says of this style, with its own mark or another."""
        return LegendEntry(
            name,
            "box",
            stroke=self.stroke,
            fill=self.fill,
            width=self.width,
            dash=self.dash,
            mark=self.mark if mark is None else mark,
        )


PLAIN = BoxStyle()
MUTED = BoxStyle(fill=PALE, stroke=FAINT)

_SIDES = {
    "commissioning": BoxStyle("#d6e8f8", BLUE, 1.2, None, "C"),
    "provider": BoxStyle("#d9eee0", GREEN, 1.2, "5 2", "P"),
    "neutral": BoxStyle("#f0f0ea", "#5f5f52", 1.2, "2 2", "N"),
    "trust": BoxStyle("#e6deef", PURPLE, 2.0, None, "T"),
}
# Fills and strokes for words that are not known beforehand, told apart by border too.
_OPEN = (
    ("#fdecc8", "#8a5a00"),
    ("#d5eeee", TEAL),
    ("#f9dfd3", ORANGE),
    ("#e2e6fa", "#33418f"),
    ("#f7dcea", "#99205f"),
    ("#e4efcf", "#4a6515"),
    ("#dfe8ec", "#37586b"),
    ("#efe3d6", "#6d4a22"),
)
_DASHES = (None, "5 2", "2 2", "7 2 2 2")
_WIDTHS = (1.2, 2.0)


def side_styles(sides: Iterable[str]) -> dict[str, BoxStyle]:
    """Give each side its style: the known ones their own, the others one in turn.

    Sides are taken in the alphabet's order, so the same set always gets the same styles.
    Letters in the corner are unlike each other within the set. An empty side is plain.
    """
    names = sorted({side for side in sides if side})
    known = {name: _SIDES[name] for name in names if name in _SIDES}
    return known | _assigned([name for name in names if name not in _SIDES], known.values())


def word_styles(words: Iterable[str]) -> dict[str, BoxStyle]:
    """Give each word (a unit kind, a directorate, a status) a style, in the alphabet's order."""
    return _assigned(sorted({word for word in words if word}), ())


def _assigned(names: list[str], taken: Iterable[BoxStyle]) -> dict[str, BoxStyle]:
    marks = {style.mark for style in taken}
    styles: dict[str, BoxStyle] = {}
    for at, name in enumerate(names):
        fill, stroke = _OPEN[at % len(_OPEN)]
        turn = at // len(_OPEN) + at
        mark = _mark(name, marks)
        marks.add(mark)
        dash, width = _DASHES[turn % len(_DASHES)], _WIDTHS[turn // len(_DASHES) % len(_WIDTHS)]
        styles[name] = BoxStyle(fill, stroke, width, dash, mark)
    return styles


def _mark(name: str, taken: set[str]) -> str:
    """Return the shortest start of a name, or a number, that no other name has."""
    letters = [character.upper() for character in name if character.isalnum()]
    choices = [*letters[:1], *("".join(letters[:1]) + letter.lower() for letter in letters[1:])]
    for choice in choices:
        if choice not in taken:
            return choice
    number = 1
    while str(number) in taken:
        number += 1
    return str(number)
