"""Lying bars with their names and figures written beside them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from orgmodel.chart.drawing.drawing import Drawing, Group, LegendEntry, Line, Text
from orgmodel.chart.drawing.lettering import text_at
from orgmodel.chart.drawing.palette import SOFT_INK, BoxStyle
from orgmodel.chart.drawing.wrapping import width, wrap
from orgmodel.chart.plots.plot_frame import SIZE, SMALL, SOLID, UNKNOWN, WIDTH, assemble

_BAR, _PITCH, _TOP, _GAP = 24.0, 36.0, 8.0, 10.0
_MOST_NAME = 230.0


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar: its name, its figure (None: not known) and the figure in words.

    `side` is written in the bar where there is room, so that its colour is not all that says it.
    """

    id: str
    name: str
    value: float | None
    words: str
    style: BoxStyle = SOLID
    side: str = ""

    @property
    def caption(self) -> str:
        """The figure in words, or that it is not known."""
        return UNKNOWN if self.value is None else self.words


@dataclass(frozen=True, slots=True)
class Guide:
    """A value to set the bars against, such as their mean, with its words."""

    value: float
    words: str


def bars(
    view: str,
    title: str,
    description: str,
    rows: Sequence[Bar],
    *,
    centred: bool = False,
    mark: Guide | None = None,
    legend: Sequence[LegendEntry] = (),
) -> Drawing:
    """A bar a row, from a common left edge, or centred as a pyramid.

    A missing figure has no bar and says so in words; one of 0 has none either, and says 0.
    """
    left = max((width(line, SIZE) for row in rows for line in _name(row)), default=0.0) + _GAP
    after = max((width(row.caption, SIZE, True) for row in rows), default=0.0) + _GAP
    room = WIDTH - left - after
    top = _TOP + (SIZE * 1.6 if mark else 0.0)
    most = max([row.value or 0.0 for row in rows] + ([mark.value] if mark else []), default=0.0)
    scale = room / most if most > 0 else 0.0
    shapes, texts = [], []
    for number, row in enumerate(rows):
        y = top + number * _PITCH
        wide = (row.value or 0.0) * scale
        start = left + (room - wide) / 2 if centred else left
        if wide > 0:
            shapes.append(_bar(row, start, y, max(wide, 1.0)))
        texts += _words(row, left, y)
        texts.append(_figure(row, start + wide, y))
    bottom = top + len(rows) * _PITCH
    lines: list[Line] = []
    if mark is not None:
        x = left + mark.value * scale
        ends = [(left + (row.value or 0.0) * scale, width(row.caption, SIZE, True)) for row in rows]
        lines = [
            _line(x, top + number * _PITCH + above, top + number * _PITCH + below)
            for number, (end, wide) in enumerate(ends)
            for above, below in _beside_figure(end < x < end + wide + _GAP)
        ]
        texts.append(_over(x, top - 10.0, mark.words))
    return assemble(view, title, description, bottom, shapes, lines, texts, legend)


def _name(row: Bar) -> tuple[str, ...]:
    return wrap(row.name, SIZE, _MOST_NAME, max_lines=2)


def _bar(row: Bar, x: float, y: float, wide: float) -> Group:
    style = row.style
    fits = row.side and wide >= width(row.side, SMALL) + 12.0
    words = (Text(x + 6.0, y + 16.0, row.side, SMALL, fill=style.ink),) if fits else ()
    return Group(
        row.id,
        "bar",
        x,
        y,
        wide,
        _BAR,
        f"{row.name}: {row.caption}",
        words,
        style.fill,
        style.stroke,
        style.width,
        style.dash,
        0.0,
    )


def _words(row: Bar, left: float, y: float) -> list[Text]:
    lines = _name(row)
    first = y + _BAR / 2 + SIZE * 0.36 - (len(lines) - 1) * SIZE * 0.56
    return [
        text_at(left - _GAP, first + number * SIZE * 1.12, line, SIZE, align="end")
        for number, line in enumerate(lines)
    ]


def _figure(row: Bar, x: float, y: float) -> Text:
    base = y + _BAR / 2 + SIZE * 0.36
    unknown = row.value is None
    return Text(
        x + 6.0,
        base,
        row.caption,
        SIZE,
        bold=not unknown,
        italic=unknown,
        fill=SOFT_INK if unknown else "#212b32",
    )


def _beside_figure(struck: bool) -> tuple[tuple[float, float], ...]:
    """Where the guide runs in a row: past the bar, or above and below a figure it would strike."""
    above, below = (_BAR - _PITCH) / 2, (_BAR + _PITCH) / 2
    return ((above, 0.0), (_BAR, below)) if struck else ((above, below),)


def _line(x: float, top: float, bottom: float) -> Line:
    return Line("", "", "mark", ((x, top), (x, bottom)), "", "#212b32", 1.4, "4 3")


def _over(x: float, y: float, words: str) -> Text:
    half = width(words, SMALL) / 2
    return text_at(min(max(x, half), WIDTH - half), y, words, SMALL, align="middle")
