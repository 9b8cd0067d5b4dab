"""The legend: every style in use with a sample and its meaning, in rows of a strip."""

from __future__ import annotations

from collections.abc import Sequence

from orgmodel.chart.drawing import Drawing, Group, LegendEntry, Line, Text
from orgmodel.chart.node import Forest, Link
from orgmodel.chart.text import ASCENT, LINE_HEIGHT, width, wrap

SIZE = 8.0
_SAMPLE = 26.0
_GAP = 5.0
_BETWEEN = 16.0
_ROW = 14.0


def entries_in_use(
    trees: Forest, links: Sequence[Link], others: Sequence[LegendEntry]
) -> tuple[LegendEntry, ...]:
    """Entries for every line style that a tree view draws, then the others; each once."""
    drawn = zip(trees.nodes, trees.parents, strict=True)
    styles = {node.line: None for node, parent in drawn if parent >= 0}
    styles |= {link.style: None for link in links}
    return (*(style.legend() for style in styles), *others)


def legend_height(entries: Sequence[LegendEntry], strip_width: float) -> float:
    """Height in points of the strip that the entries need at a width; 0 for none."""
    rows = _rows(entries, strip_width)
    return sum(high for _, high in rows)


def legend_marks(drawing: Drawing) -> tuple[list[Group], list[Line | Text]]:
    """Shapes and words of a drawing's legend, at its place; nothing where it has none."""
    shapes: list[Group] = []
    rest: list[Line | Text] = []
    if drawing.legend_place is None:
        return shapes, rest
    left, top = drawing.legend_place
    for row, high in _rows(drawing.legend, drawing.legend_width):
        for entry, lines, at in row:
            x, middle = left + at, top + _ROW / 2
            if entry.sample == "line":
                rest.append(_line_sample(entry, x, middle))
            else:
                shapes.append(_box_sample(entry, x, middle))
            for number, line in enumerate(lines):
                base = top + (_ROW - SIZE * LINE_HEIGHT) / 2 + SIZE * ASCENT
                base += number * SIZE * LINE_HEIGHT
                rest.append(Text(x + _SAMPLE + _GAP, base, line, SIZE))
        top += high
    return shapes, rest


_Entry = tuple[LegendEntry, tuple[str, ...], float]


def _rows(entries: Sequence[LegendEntry], strip_width: float) -> list[tuple[list[_Entry], float]]:
    """Set entries in rows: (entry, its lines, left edge) each, and each row's height."""
    rows: list[tuple[list[_Entry], float]] = []
    row: list[_Entry] = []
    used = 0.0
    for entry in entries:
        room = max(strip_width - _SAMPLE - _GAP, SIZE)
        lines = wrap(entry.label, SIZE, room)
        wide = _SAMPLE + _GAP + max((width(line, SIZE) for line in lines), default=0.0)
        if row and used + wide > strip_width:
            rows.append((row, _row_height(row)))
            row, used = [], 0.0
        row.append((entry, lines, used))
        used += wide + _BETWEEN
    if row:
        rows.append((row, _row_height(row)))
    return rows


def _row_height(row: Sequence[_Entry]) -> float:
    most = max(len(lines) for _, lines, _ in row)
    return _ROW + (max(most, 1) - 1) * SIZE * LINE_HEIGHT


def _line_sample(entry: LegendEntry, x: float, middle: float) -> Line:
    points = ((x, middle), (x + _SAMPLE, middle))
    return Line(
        "", "", "", points, "", entry.stroke, entry.width, entry.dash, entry.start, entry.end
    )


def _box_sample(entry: LegendEntry, x: float, middle: float) -> Group:
    high = 10.0
    words: tuple[Text, ...] = ()
    if entry.mark:
        base = middle + SIZE * 0.36
        words = (Text(x + _SAMPLE / 2, base, entry.mark, SIZE, True, anchor="middle"),)
    return Group(
        "",
        "",
        x,
        middle - high / 2,
        _SAMPLE,
        high,
        "",
        words,
        entry.fill,
        entry.stroke,
        entry.width,
        entry.dash,
        2.0,
    )
