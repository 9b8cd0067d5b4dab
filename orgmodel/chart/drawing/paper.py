"""Sheets of paper: their names, sizes and margins, and figures for pasting into a paper."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from math import ceil
from types import MappingProxyType
from typing import Literal

PaperName = Literal["a4", "a4-portrait", "a3", "screen"]
_MARGIN = 34.0
_POINTS_A_MILLIMETRE = 72 / 25.4
_WIDTH = re.compile(r"(\d+(?:\.\d+)?)\s*(mm|cm|in|pt)")
_UNITS = {"mm": 72 / 25.4, "cm": 720 / 25.4, "in": 72.0, "pt": 1.0}
NARROWEST, WIDEST = 80.0, 1200.0
# A figure is never taller than what an upright A4 page leaves under a heading.
_TALLEST_FIGURE = 690.0


@dataclass(frozen=True, slots=True)
class Paper:
    """A sheet: its name, and its size and margin in points.

    A `figure` has no title, footer and margin, and its sheet ends where the drawing ends;
    `height` is then the most it may take.
    """

    name: str
    width: float
    height: float
    margin: float = _MARGIN
    figure: bool = False

    @property
    def millimetres(self) -> tuple[float, float]:
        """Width and height in millimetres."""
        return (
            round(self.width / _POINTS_A_MILLIMETRE, 2),
            round(self.height / _POINTS_A_MILLIMETRE, 2),
        )

    @property
    def room(self) -> float:
        """The width between the margins, in points."""
        return self.width - 2 * self.margin


A4 = Paper("a4", 841.89, 595.28)
A4_PORTRAIT = Paper("a4-portrait", 595.28, 841.89)
A3 = Paper("a3", 1190.55, 841.89)
PAPERS: Mapping[str, Paper] = MappingProxyType({one.name: one for one in (A4, A4_PORTRAIT, A3)})
SCREEN = "screen"
PAPER_NAMES = (*PAPERS, SCREEN)


def figure(width: float) -> Paper:
    """A figure alone, so many points wide.

    ValueError outside 80 to 1200 points, told in millimetres.
    """
    if not NARROWEST <= width <= WIDEST:
        least, most = ceil(NARROWEST / _POINTS_A_MILLIMETRE), int(WIDEST / _POINTS_A_MILLIMETRE)
        asked = width / _POINTS_A_MILLIMETRE
        raise ValueError(f"a figure is {least} to {most} mm wide, not {asked:.4g}")
    return Paper("figure", width, _TALLEST_FIGURE, 1.0, figure=True)


def length(words: str) -> float:
    """A length such as `165mm`, `16.5 cm`, `6.5in` or `468pt`, in points. ValueError otherwise."""
    found = _WIDTH.fullmatch(words.strip().lower())
    if found is None:
        raise ValueError(f'"{words}" is no length: give a number and mm, cm, in or pt, as in 165mm')
    return float(found[1]) * _UNITS[found[2]]
