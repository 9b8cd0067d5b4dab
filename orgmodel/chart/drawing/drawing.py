"""What a chart is once it is laid out: boxes, lines, groups and words at fixed places.

One frozen `Drawing` serves the SVG writer and the screen, so that the two can never
disagree about where a box stands. Every length is in points (1/72 inch) from the top
left corner; nothing is scaled afterwards, so a text of size 8 is 8 pt on paper.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

Anchor = Literal["start", "middle", "end"]
Marker = Literal["none", "arrow", "bar"]
Point = tuple[float, float]
"""A place: how far from the left edge and from the top."""


@dataclass(frozen=True, slots=True)
class Text:
    """One line of words; `y` is the baseline."""

    x: float
    y: float
    content: str
    size: float
    bold: bool = False
    italic: bool = False
    anchor: Anchor = "start"
    fill: str = "#212b32"


@dataclass(frozen=True, slots=True)
class Box:
    """A post, unit, body or service drawn as a rectangle.

    `kind` becomes CSS classes beside `box`; `label` is what a screen reader says and
    starts with the words that are seen; `data` becomes `data-` attributes. `parent` is
    the id of the box above it in the line and `level` its layer there (top is 1), for
    the keyboard tree; both are None in drawings that are not trees.
    """

    id: str
    kind: str
    x: float
    y: float
    width: float
    height: float
    texts: tuple[Text, ...]
    label: str
    fill: str = "#ffffff"
    stroke: str = "#425563"
    stroke_width: float = 1.0
    dash: str | None = None
    radius: float = 2.0
    level: int | None = None
    parent: str | None = None
    data: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Line:
    """A relation drawn as straight segments through `points` (two or more).

    `label` says the relation in words, for a screen reader and a tooltip; `texts` are
    words drawn beside the line. `phase` is how far into its dash pattern the line starts,
    so that dashes of lines that share a stretch fall on each other.
    """

    source: str
    target: str
    relation: str
    points: tuple[Point, ...]
    label: str
    stroke: str = "#425563"
    width: float = 1.0
    dash: str | None = None
    start: Marker = "none"
    end: Marker = "none"
    texts: tuple[Text, ...] = ()
    data: tuple[tuple[str, str], ...] = ()
    phase: float = 0.0


@dataclass(frozen=True, slots=True)
class Group:
    """A column, lane or body that holds boxes: drawn behind them, never a box itself."""

    id: str
    kind: str
    x: float
    y: float
    width: float
    height: float
    label: str
    texts: tuple[Text, ...] = ()
    fill: str = "#f4f6f7"
    stroke: str = "none"
    stroke_width: float = 1.0
    dash: str | None = None
    radius: float = 3.0


@dataclass(frozen=True, slots=True)
class LegendEntry:
    """One style in use and its meaning; `sample` is a line or a box in that style."""

    label: str
    sample: Literal["line", "box"]
    stroke: str = "#425563"
    fill: str = "#ffffff"
    width: float = 1.0
    dash: str | None = None
    start: Marker = "none"
    end: Marker = "none"
    mark: str = ""


@dataclass(frozen=True, slots=True)
class Paper:
    """A sheet in landscape: its name, size and margin in points."""

    name: str
    width: float
    height: float
    margin: float

    @property
    def millimetres(self) -> tuple[float, float]:
        """Width and height in millimetres."""
        return round(self.width / 72 * 25.4, 2), round(self.height / 72 * 25.4, 2)


A4 = Paper("a4", 841.89, 595.28, 28.35)
A3 = Paper("a3", 1190.55, 841.89, 28.35)
PAPERS = {"a4": A4, "a3": A3}


@dataclass(frozen=True, slots=True)
class Drawing:
    """One page of one view.

    `legend` lists every style in use; the writers draw it at `legend_place`, in text of
    `legend_size`, or on screen as HTML beside the chart. `texts` are titles, footers and
    notes.
    `paper` is None on screen, where the sheet is as large as the drawing.
    """

    view: str
    title: str
    description: str
    width: float
    height: float
    boxes: tuple[Box, ...]
    lines: tuple[Line, ...] = ()
    groups: tuple[Group, ...] = ()
    texts: tuple[Text, ...] = ()
    legend: tuple[LegendEntry, ...] = ()
    legend_place: Point | None = None
    legend_width: float = 0.0
    paper: Paper | None = None
    page: int = 1
    pages: int = 1
    data: tuple[tuple[str, str], ...] = field(default=())
    legend_size: float = 8.0
