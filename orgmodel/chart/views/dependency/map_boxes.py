"""The boxes of the map: a directorate's name, and in a cell of its own the sum of its links."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from orgmodel.chart.drawing.drawing import Box, Mark
from orgmodel.chart.drawing.lettering import lines_of, paragraph, text_at
from orgmodel.chart.drawing.palette import INK, SOFT_INK, WHITE, BoxStyle
from orgmodel.chart.drawing.wrapping import width
from orgmodel.chart.lines.tracks import Rect
from orgmodel.chart.views.dependency.linked import Linked
from orgmodel.chart.views.parts.colouring import side_word

_BAND, _CELL, _PAD, _RIGHT_PAD = 4.0, 34.0, 8.0, 4.0
_LEADING = 1.24
_LEAST, _ABOVE_AND_BELOW = 30.0, 12.0
_END = 9.0
_SUM = 13.0
_SIDE = 8.0


@dataclass(frozen=True, slots=True)
class BoxSize:
    """How wide the boxes of a map are, and the size of the names in them.

    With `sides` a box says its side in a word, where no heading over its column does.
    """

    width: float
    words: float = 10.0
    sides: bool = False

    @property
    def room(self) -> float:
        """The width that a name has."""
        return self.width - _CELL - _BAND - _PAD - _RIGHT_PAD

    def height(self, name: str, strong: int) -> float:
        """High enough for the whole name, and for the ends of so many strong lines at a side."""
        lines = lines_of(name, self.words, self.room, True)
        least = _ABOVE_AND_BELOW + lines * self.words * _LEADING + self.sides * _SIDE * _LEADING
        return max(_LEAST, least, strong * _END + 6.0)

    def holds(self, names: Mapping[str, str]) -> bool:
        """Whether no word of any name is wider than its room."""
        words = (word for name in names.values() for word in name.split())
        return all(width(word, self.words, True) <= self.room for word in words)


def map_box(found: Linked, name: str, place: Rect, size: BoxSize, style: BoxStyle) -> Box:
    """A directorate at its place; the most linked have a dark cell."""
    x, y, wide, high = place.x, place.y, place.width, place.height
    hub = name in found.hubs
    cell = x + wide - _CELL
    dark, edge = (SOFT_INK, SOFT_INK) if hub else (WHITE, style.stroke)
    marks = (
        Mark("band", x, y, _BAND, high, style.band or style.stroke),
        Mark("sum hub" if hub else "sum", cell, y, _CELL, high, dark, edge, 0.9, 2.0),
    )
    said = found.names[name]
    lines = lines_of(said, size.words, size.room, True)
    side = side_word(found.sides[name]) if size.sides else ""
    used = lines * size.words * _LEADING + (_SIDE * _LEADING if side else 0.0)
    base = y + (high - used) / 2 + size.words * 0.98
    left = x + _BAND + _PAD
    number = text_at(
        cell + _CELL / 2,
        y + high / 2 + _SUM * 0.36,
        f"{found.sums[name]:,}",
        _SUM,
        True,
        "middle",
        WHITE if hub else INK,
    )
    words = paragraph(left, base, said, size.words, size.room, True, leading=_LEADING)
    if side:
        under = words[-1].y + _SIDE * _LEADING
        words += paragraph(left, under, side, _SIDE, size.room, fill=SOFT_INK)
    return Box(
        name,
        "unit",
        x,
        y,
        wide,
        high,
        (*words, number),
        label(found, name),
        style.fill,
        style.stroke,
        0.9,
        data=(("side", found.sides[name]),) if found.sides[name] else (),
        marks=marks,
    )


def label(found: Linked, name: str) -> str:
    """A directorate in words: its side, what it needs, and who needs it."""
    side = side_word(found.sides[name])
    of_side = f", {side}" if side else ""
    return (
        f"{found.names[name]}{of_side}: {found.sums[name]:,} links in all; it needs others by "
        f"{found.needs[name]:,} and is needed by {found.needed[name]:,}"
    )
