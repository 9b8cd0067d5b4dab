"""Standing bars over a row of numbers: how often each occurs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from orgmodel.chart.drawing.drawing import Drawing, Group, LegendEntry, Line, Text
from orgmodel.chart.drawing.lettering import text_at
from orgmodel.chart.drawing.palette import LINE, BoxStyle
from orgmodel.chart.drawing.wrapping import width
from orgmodel.chart.plots.bars import Guide
from orgmodel.chart.plots.plot_frame import SIZE, SMALL, SOLID, WIDTH, assemble

_HIGH, _TOP, _SIDE = 190.0, 44.0, 12.0
_WIDEST = 54.0


@dataclass(frozen=True, slots=True)
class StandingBar:
    """One bar: what is counted under it, and how many there are."""

    name: str
    value: int
    style: BoxStyle = SOLID


def standing_bars(
    view: str,
    title: str,
    description: str,
    given: Sequence[StandingBar],
    *,
    below: str,
    mark: Guide | None = None,
    legend: Sequence[LegendEntry] = (),
) -> Drawing:
    """A bar for each number, its count on top; `below` says what the numbers are.

    `mark.value` is a place among the bars: 0 is the middle of the first.
    """
    step = min(_WIDEST, (WIDTH - 2 * _SIDE) / max(len(given), 1))
    left = (WIDTH - step * len(given)) / 2
    most = max((bar.value for bar in given), default=0) or 1
    floor = _TOP + _HIGH
    shapes, texts = [], []
    for number, bar in enumerate(given):
        middle = left + (number + 0.5) * step
        high = _HIGH * bar.value / most
        if high:
            shapes.append(_bar(bar, middle, floor - high, step * 0.78, high))
            texts.append(_at(middle, floor - high - 6.0, f"{bar.value:,}", True))
        texts.append(_at(middle, floor + SIZE + 5.0, bar.name))
    texts.append(_at(WIDTH / 2, floor + 2 * SIZE + 14.0, below))
    axis = ((left - 4.0, floor), (left + step * len(given) + 4.0, floor))
    lines = [Line("", "", "axis", axis, "", LINE, 1.0)]
    if mark is not None:
        x = left + (mark.value + 0.5) * step
        points = ((x, _TOP - 16.0), (x, floor))
        lines.append(Line("", "", "mark", points, "", "#212b32", 1.4, "4 3"))
        half = width(mark.words, SMALL) / 2
        place = min(max(x, half), WIDTH - half)
        texts.append(text_at(place, _TOP - 22.0, mark.words, SMALL, align="middle"))
    return assemble(view, title, description, floor + 3 * SIZE + 8.0, shapes, lines, texts, legend)


def _bar(bar: StandingBar, middle: float, top: float, wide: float, high: float) -> Group:
    style = bar.style
    return Group(
        bar.name,
        "bar",
        middle - wide / 2,
        top,
        wide,
        high,
        f"{bar.name}: {bar.value}",
        (),
        style.fill,
        style.stroke,
        style.width,
        style.dash,
        0.0,
    )


def _at(x: float, y: float, words: str, bold: bool = False) -> Text:
    return text_at(x, y, words, SIZE, bold, align="middle")
