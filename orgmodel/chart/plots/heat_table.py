"""A grid of counts, each written in its cell and shaded by how many there are."""

from __future__ import annotations

from collections.abc import Sequence

from orgmodel.chart.drawing.drawing import Drawing, Group, Text
from orgmodel.chart.drawing.lettering import text_at
from orgmodel.chart.drawing.palette import GREY, LINE, SOFT_INK, WHITE
from orgmodel.chart.drawing.wrapping import width, wrap
from orgmodel.chart.plots.plot_frame import SIZE, WIDTH, assemble

_SHADES = ("#e3effa", "#bcd8f1", "#8fbde6")
_MOST_NAME, _HIGH, _WIDEST, _TOP = 240.0, 32.0, 52.0, 52.0
_GAP = 8.0


def grid(
    view: str,
    title: str,
    description: str,
    names: Sequence[str],
    counts: Sequence[Sequence[int]],
    *,
    corner: str,
    across: str,
    label: str,
) -> Drawing:
    """A row and a column for each name; columns carry the rows' numbers.

    `corner` says what the rows are, `across` what the columns are; `label`, with {row},
    {column} and {count}, is what a screen reader says of a cell. A cell of 0 is empty; the
    diagonal is grey.
    """
    numbered = [f"{number}  {name}" for number, name in enumerate(names, 1)]
    lines = [wrap(words, SIZE, _MOST_NAME, max_lines=2) for words in numbered]
    left = max((width(line, SIZE) for two in lines for line in two), default=0.0) + _GAP
    step = min(_WIDEST, (WIDTH - left - 2.0) / max(len(names), 1))
    most = max((count for row in counts for count in row), default=0)
    shapes, texts = [], [Text(left, SIZE + 2.0, across, SIZE, fill=SOFT_INK)]
    for place, two in enumerate(lines):
        texts.append(_at(left + (place + 0.5) * step, _TOP - 8.0, str(place + 1), True))
        first = _TOP + (place + 0.5) * _HIGH + SIZE * 0.36 - (len(two) - 1) * SIZE * 0.56
        texts += [Text(0.0, first + at * SIZE * 1.12, line, SIZE) for at, line in enumerate(two)]
        for column, count in enumerate(counts[place]):
            x, y = left + column * step, _TOP + place * _HIGH
            said = label.format(row=names[place], column=names[column], count=count)
            fill = GREY if place == column else _shade(count, most)
            words = (_at(x + step / 2, y + _HIGH / 2 + SIZE * 0.36, str(count), True),)
            shapes.append(
                Group(
                    "",
                    "cell",
                    x,
                    y,
                    step,
                    _HIGH,
                    said,
                    words if count else (),
                    fill,
                    LINE,
                    0.6,
                    None,
                    0.0,
                )
            )
    texts.append(Text(0.0, SIZE + 2.0, corner, SIZE, fill=SOFT_INK))
    return assemble(view, title, description, _TOP + len(names) * _HIGH + 4.0, shapes, (), texts)


def _shade(count: int, most: int) -> str:
    if not count or not most:
        return WHITE
    return _SHADES[min(len(_SHADES) - 1, (count - 1) * len(_SHADES) // most)]


def _at(x: float, y: float, words: str, bold: bool = False) -> Text:
    return text_at(x, y, words, SIZE, bold, align="middle")
