"""Colours: the fixed ones, and a style for each side, kind or directorate.

The numbers asked for are those of WCAG 2.2: text against its fill at least 4.5:1, bands
against white at least 3:1 where they say a side alone. Fills are all light, so that text is
dark and a chart printed in grey still reads; what the colour says is said in a word as well.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from orgmodel.chart.drawing.drawing import LegendEntry, Mark

INK = "#212b32"
SOFT_INK = "#425563"
WHITE = "#ffffff"
PALE = "#f4f6f7"
GREY = "#e8edee"
LINE = "#425563"
FAINT = "#768692"
HAIRLINE = "#c4ccd2"
BLUE = "#005eb8"
DARK_BLUE = "#003087"
PURPLE = "#330072"
GREEN = "#1f6b46"
RED = "#b3121d"
ORANGE = "#7a4100"
TEAL = "#00665e"
BAND = 3.5


@dataclass(frozen=True, slots=True)
class BoxStyle:
    """How boxes of one side, kind or group are drawn.

    `band` colours the strip at the head or left of a card, empty for none; `ink` is for the
    words that name the side; `sign` stands in the corner of a box whose state is told.
    """

    fill: str = WHITE
    stroke: str = LINE
    width: float = 1.0
    dash: str | None = None
    band: str = ""
    ink: str = SOFT_INK
    sign: str = ""

    @property
    def solid(self) -> str:
        """The dark fill of a top post's box, under white words."""
        return self.ink if self.band else LINE

    def legend(self, name: str) -> LegendEntry:
        """What a legend says of this style."""
        band = (Mark("band", 0.0, -5.2, 22.0, BAND, self.band),) if self.band else ()
        return LegendEntry(
            name,
            "box",
            stroke=self.stroke,
            fill=self.fill,
            width=self.width,
            dash=self.dash,
            marks=band,
        )


PLAIN = BoxStyle()
OUTSIDE = BoxStyle(WHITE, FAINT, 0.8, None, FAINT, SOFT_INK)

_SIDES = {
    "commissioning": BoxStyle("#dbe9f7", BLUE, 1.0, None, BLUE, BLUE),
    "provider": BoxStyle("#dff0e6", "#2a8a5c", 1.0, None, "#2a8a5c", GREEN),
    "neutral": BoxStyle("#f1f1ec", "#8c8c80", 1.0, None, "#a6a699", "#5c5c52"),
    "trust": BoxStyle("#ece6f4", PURPLE, 1.0, None, PURPLE, PURPLE),
}
SIDE_SIGNS: Mapping[str, tuple[str, float, str | None]] = MappingProxyType(
    {
        "commissioning": ("C", 1.2, None),
        "provider": ("P", 1.2, "5 3"),
        "neutral": ("N", 1.2, "1.5 2.5"),
        "trust": ("T", 2.2, None),
    }
)
"""The letter, border width and dashes of a known side, so that none is told by colour alone."""
# Dealt out to words that are not known beforehand, in the alphabet's order: fill, band, ink.
# The first two are those of the two known sides, where these are not among the words.
_OPEN = (
    ("#dbe9f7", BLUE, BLUE),
    ("#dff0e6", "#2a8a5c", GREEN),
    ("#fbe9c6", "#a66f00", "#7a5200"),
    ("#f7dcea", "#99205f", "#99205f"),
    ("#d5eeee", "#00857c", "#00665e"),
    ("#e2e6fa", "#33418f", "#33418f"),
    ("#f9dfd3", "#b8531a", "#8f3d0f"),
    ("#e4efcf", "#5f8424", "#4a6515"),
    ("#efe3d6", "#6d4a22", "#6d4a22"),
    ("#dfe8ec", "#37586b", "#37586b"),
)


def side_styles(sides: Iterable[str]) -> dict[str, BoxStyle]:
    """Give each side its style: the known ones their own, the others one in turn.

    Sides are taken in the alphabet's order, so the same set always gets the same styles: give
    all sides of the organisation, so that a side looks alike in every view. An empty side
    is plain.
    """
    names = sorted({side for side in sides if side})
    known = {name: _SIDES[name] for name in names if name in _SIDES}
    return known | _dealt([name for name in names if name not in _SIDES], known.values())


def word_styles(words: Iterable[str]) -> dict[str, BoxStyle]:
    """Give each word (a unit kind, a directorate, a status) a style, in the alphabet's order."""
    return _dealt(sorted({word for word in words if word}), ())


def dealt_styles(words: Iterable[str]) -> dict[str, BoxStyle]:
    """Give each word a style, in the order given: for words that have an order of their own."""
    return _dealt(list(dict.fromkeys(words)), ())


UNSTATED = BoxStyle("#f4f6f7", FAINT, 1.0, "1.5 2.5", FAINT, SOFT_INK, "?")
VACANCY_STYLES: Mapping[str, BoxStyle] = MappingProxyType(
    {
        "vacant": BoxStyle("#fbe9c6", "#a66f00", 1.6, "5 3", "#a66f00", "#7a5200", "V"),
        "held": BoxStyle("#dbe9f7", BLUE, 1.0, None, BLUE, BLUE, "H"),
        "holder not recorded": UNSTATED,
    }
)
SPAN_STYLES = (
    BoxStyle("#f4f6f7", FAINT, 1.0, "1.5 2.5", FAINT, SOFT_INK),
    BoxStyle("#dff0e6", "#2a8a5c", 1.0, None, "#2a8a5c", GREEN),
    BoxStyle("#fbe9c6", "#a66f00", 2.2, None, "#a66f00", "#7a5200", "!"),
)
"""Without reports, up to the target, over it."""
COST_STYLES = (
    BoxStyle("#eef5fc", BLUE, 0.8, None, "#7fb0e0", BLUE, "1"),
    BoxStyle("#dae9f8", BLUE, 1.0, None, "#4a90d0", BLUE, "2"),
    BoxStyle("#c3dbf2", BLUE, 1.4, None, BLUE, DARK_BLUE, "3"),
    BoxStyle("#abcced", DARK_BLUE, 2.0, None, DARK_BLUE, DARK_BLUE, "4"),
)
"""From the least cost to the most."""
CHANGE_STYLES: Mapping[str, BoxStyle] = MappingProxyType(
    {
        "new": BoxStyle("#dff0e6", GREEN, 2.2, None, GREEN, GREEN, "N"),
        "moved": BoxStyle("#dbe9f7", BLUE, 1.6, "5 3", BLUE, BLUE, "M"),
        "changed": BoxStyle("#fbe9c6", "#a66f00", 1.6, "1.5 2.5", "#a66f00", "#7a5200", "C"),
        "as before": BoxStyle("#f4f6f7", FAINT, 1.0, None, FAINT, SOFT_INK),
    }
)


def _dealt(names: list[str], taken: Iterable[BoxStyle]) -> dict[str, BoxStyle]:
    bands = {style.band for style in taken}
    free = [one for one in _OPEN if one[1] not in bands]
    styles: dict[str, BoxStyle] = {}
    for at, name in enumerate(names):
        fill, band, ink = free[at % len(free)]
        styles[name] = BoxStyle(fill, band, 1.0, None, band, ink)
    return styles
