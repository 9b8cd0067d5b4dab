"""What a chart is once it is laid out: boxes, lines, groups and words at fixed places.

One frozen `Drawing` serves the SVG writer and the screen, so that the two can never
disagree about where a box stands. Every length is in points (1/72 inch) from the top
left corner; nothing is scaled afterwards, so a text of size 8 is 8 pt on paper.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from orgmodel.chart.drawing.paper import Paper

Marker = Literal["none", "arrow", "bar"]
Point = tuple[float, float]
"""A place: how far from the left edge and from the top."""


@dataclass(frozen=True, slots=True)
class Text:
    """One line of words: `x` is where they begin, `y` the baseline.

    `page` is the page of the same chart that the words refer to, for a link in a PDF.
    """

    x: float
    y: float
    content: str
    size: float
    bold: bool = False
    italic: bool = False
    fill: str = "#212b32"
    page: int | None = None


@dataclass(frozen=True, slots=True)
class Mark:
    """A small shape without meaning of its own: a band, a pill, a rule, a tick.

    A rectangle, or with `points` a line through them, from which `stroke` and
    `stroke_width` then give the look. `kind` becomes its CSS class.
    """

    kind: str
    x: float = 0.0
    y: float = 0.0
    width: float = 0.0
    height: float = 0.0
    fill: str = "none"
    stroke: str = "none"
    stroke_width: float = 1.0
    radius: float = 0.0
    dash: str | None = None
    points: tuple[Point, ...] = ()


@dataclass(frozen=True, slots=True)
class Box:
    """A post, unit, body or service drawn as a rectangle.

    `kind` becomes CSS classes beside `box`; `label` is what a screen reader says and
    starts with the words that are seen; `data` becomes `data-` attributes. `parent` is
    the id of the box above it in the line and `level` its layer there (top is 1), for
    the keyboard tree; both are None in drawings that are not trees. `marks` stand on the
    box, under its words.
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
    marks: tuple[Mark, ...] = ()


@dataclass(frozen=True, slots=True)
class Line:
    """A relation drawn as straight segments through `points` (two or more).

    `label` says the relation in words, for a screen reader and a tooltip; `texts` are
    words drawn beside the line, over `marks` such as a white patch. `phase` is how far into
    its dash pattern the line starts, so that dashes of lines that share a stretch fall on
    each other.
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
    marks: tuple[Mark, ...] = ()


@dataclass(frozen=True, slots=True)
class Bus:
    """The stretch that the lines of one manager's reports share: one path of several runs."""

    manager: str
    runs: tuple[tuple[Point, ...], ...]
    stroke: str = "#425563"
    width: float = 1.0
    dash: str | None = None


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
    marks: tuple[Mark, ...] = ()


@dataclass(frozen=True, slots=True)
class LegendEntry:
    """One style in use and its meaning; `sample` is a line or a box in that style.

    `marks` and `texts` are drawn on the sample, placed from its left end and its middle
    height; a sample of "marks" has nothing else.
    """

    label: str
    sample: Literal["line", "box", "marks"]
    stroke: str = "#425563"
    fill: str = "#ffffff"
    width: float = 1.0
    dash: str | None = None
    start: Marker = "none"
    end: Marker = "none"
    marks: tuple[Mark, ...] = ()
    texts: tuple[Text, ...] = ()
    room: float = 0.0
    """The sample's width in points; 0 for the usual one."""


@dataclass(frozen=True, slots=True)
class Told:
    """One line of a drawing's words for those who cannot see it.

    `level` is how deep it stands in the list, from 1. `id` is the box it speaks of, `page`
    the page it refers to.
    """

    words: str
    level: int = 1
    id: str = ""
    page: int | None = None


@dataclass(frozen=True, slots=True)
class Drawing:
    """One page of one view.

    `legend` lists every style in use; the writers draw it at `legend_place`, in text of
    `legend_size`, or on screen as HTML beside the chart. `texts` are titles, footers and
    notes, `marks` the rules and patches under them. `told` says in reading order what the
    page shows; where it is empty, `description` says all.
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
    data: tuple[tuple[str, str], ...] = ()
    legend_size: float = 8.0
    buses: tuple[Bus, ...] = ()
    marks: tuple[Mark, ...] = ()
    told: tuple[Told, ...] = ()
