"""Words at a place: where a line of text begins, and paragraphs broken into lines.

Programs differ in how wide they think centred text is; so every text begins at a place
worked out here, with the widths of the font that ships.
"""

from __future__ import annotations

from typing import Literal

from orgmodel.chart.drawing.drawing import Text
from orgmodel.chart.drawing.palette import INK
from orgmodel.chart.drawing.wrapping import width, wrap

Align = Literal["start", "middle", "end"]
LEADING = 1.18


def text_at(
    x: float,
    y: float,
    content: str,
    size: float,
    bold: bool = False,
    align: Align = "start",
    fill: str = INK,
    page: int | None = None,
) -> Text:
    """One line whose start, middle or end stands at x; y is the baseline."""
    if align != "start":
        wide = width(content, size, bold)
        x -= wide / 2 if align == "middle" else wide
    return Text(x, y, content, size, bold, False, fill, page)


def paragraph(
    x: float,
    y: float,
    content: str,
    size: float,
    room: float,
    bold: bool = False,
    align: Align = "start",
    fill: str = INK,
    leading: float = LEADING,
    page: int | None = None,
) -> tuple[Text, ...]:
    """Words broken into lines no wider than `room`, the first baseline at y.

    Lines begin at x, or are centred in or end at the far side of the room right of x.
    """
    at = x + {"start": 0.0, "middle": room / 2, "end": room}[align]
    return tuple(
        text_at(at, y + number * size * leading, line, size, bold, align, fill, page)
        for number, line in enumerate(wrap(content, size, room, bold))
    )


def lines_of(content: str, size: float, room: float, bold: bool = False) -> int:
    """How many lines the words take in a room so wide."""
    return len(wrap(content, size, room, bold))
