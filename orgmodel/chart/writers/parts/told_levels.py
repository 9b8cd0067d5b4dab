"""The lines that tell a drawing, as steps of a nested list."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from orgmodel.chart.drawing.drawing import Drawing, Told


class ListStep(NamedTuple):
    """One line of a nested list: how many lists end before it, and whether one begins."""

    closes: int
    opens: bool
    told: Told


def told_of(drawing: Drawing) -> tuple[Told, ...]:
    """What the drawing tells; where it tells nothing, its boxes and lines by their labels."""
    if drawing.told or not drawing.boxes:
        return drawing.told
    boxes = (Told(box.label, box.level or 1, box.id) for box in drawing.boxes)
    lines = (Told(line.label) for line in drawing.lines if line.label and line.source)
    return (*boxes, *lines)


def steps(told: Sequence[Told], deepest: int) -> Iterator[ListStep]:
    """The lines in order. A list goes one deeper at a time, and never deeper than `deepest`.

    What would stand deeper stands at the deepest level: readers and programs alike lose
    their way in a list of hundreds of levels.
    """
    at = 0
    for line in told:
        level = min(max(line.level, 1), at + 1, deepest)
        yield ListStep(max(at - level, 0), level > at, line)
        at = level
