"""The legend: every style in use with a sample and its meaning, in rows of a strip."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from orgmodel.chart.drawing.drawing import Drawing, Group, LegendEntry, Line, Mark, Text
from orgmodel.chart.drawing.palette import SOFT_INK
from orgmodel.chart.drawing.wrapping import ASCENT, LINE_HEIGHT, width, wrap

SIZE = 8.0
# In ems: a sample's width, the gap to its words, the gap to the next entry, a row's height.
_SAMPLE = 2.75
_GAP = 0.6
_BETWEEN = 2.0
_ROW = 1.75


def legend_height(entries: Sequence[LegendEntry], strip_width: float, size: float = SIZE) -> float:
    """Height in points of the strip that the entries need at a width; 0 for none."""
    return sum(high for _, high in _rows(entries, strip_width, size))


def legend_marks(drawing: Drawing) -> tuple[list[Group], list[Mark], list[Line | Text]]:
    """Shapes and words of a drawing's legend, at its place; nothing where it has none."""
    shapes: list[Group] = []
    marks: list[Mark] = []
    rest: list[Line | Text] = []
    if drawing.legend_place is None:
        return shapes, marks, rest
    size = drawing.legend_size
    left, top = drawing.legend_place
    for row, high in _rows(drawing.legend, drawing.legend_width, size):
        for entry, lines, at in row:
            x, middle = left + at, top + _ROW * size / 2
            if entry.sample == "line":
                rest.append(_line_sample(entry, x, middle, size))
            elif entry.sample == "box":
                shapes.append(_box_sample(entry, x, middle, size))
            marks += [moved_mark(mark, x, middle) for mark in entry.marks]
            rest += [replace(word, x=word.x + x, y=word.y + middle) for word in entry.texts]
            lead = _lead(entry, size)
            base = top + (_ROW - LINE_HEIGHT) / 2 * size + size * ASCENT
            for number, line in enumerate(lines):
                down = number * size * LINE_HEIGHT
                rest.append(Text(x + lead, base + down, line, size, fill=SOFT_INK))
        top += high
    return shapes, marks, rest


def moved_mark(mark: Mark, right: float, down: float) -> Mark:
    """The mark so far to the right and down."""
    points = tuple((x + right, y + down) for x, y in mark.points)
    return Mark(
        mark.kind,
        mark.x + right,
        mark.y + down,
        mark.width,
        mark.height,
        mark.fill,
        mark.stroke,
        mark.stroke_width,
        mark.radius,
        mark.dash,
        points,
    )


def _lead(entry: LegendEntry, size: float) -> float:
    """From the start of a sample to the start of its words, in points."""
    return (entry.room or _SAMPLE * size) + _GAP * size


_Entry = tuple[LegendEntry, tuple[str, ...], float]


def _rows(
    entries: Sequence[LegendEntry], strip_width: float, size: float
) -> list[tuple[list[_Entry], float]]:
    """Set entries in rows: (entry, its lines, left edge) each, and each row's height."""
    rows: list[list[_Entry]] = []
    used = 0.0
    for entry in entries:
        lead = _lead(entry, size)
        lines = wrap(entry.label, size, max(strip_width - lead, size))
        wide = lead + max((width(line, size) for line in lines), default=0.0)
        if not rows or used + wide > strip_width:
            rows.append([])
            used = 0.0
        rows[-1].append((entry, lines, used))
        used += wide + _BETWEEN * size
    return [(row, _row_height(row, size)) for row in rows]


def _row_height(row: Sequence[_Entry], size: float) -> float:
    most = max(len(lines) for _, lines, _ in row)
    return (_ROW + (max(most, 1) - 1) * LINE_HEIGHT) * size


def _line_sample(entry: LegendEntry, x: float, middle: float, size: float) -> Line:
    points = ((x, middle), (x + _SAMPLE * size, middle))
    return Line(
        "", "", "", points, "", entry.stroke, entry.width, entry.dash, entry.start, entry.end
    )


def _box_sample(entry: LegendEntry, x: float, middle: float, size: float) -> Group:
    high, wide = 1.3 * size, _SAMPLE * size
    top = middle - high / 2
    return Group(
        "",
        "",
        x,
        top,
        wide,
        high,
        "",
        (),
        entry.fill,
        entry.stroke,
        entry.width,
        entry.dash,
        2.0,
    )
