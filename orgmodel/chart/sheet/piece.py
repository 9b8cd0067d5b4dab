"""A part of a page: boxes, lines, marks and words that already stand at their places."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from orgmodel.chart.drawing.drawing import Box, Bus, Group, Line, Mark, Point, Text, Told
from orgmodel.chart.drawing.legend import moved_mark


@dataclass(frozen=True, slots=True)
class Piece:
    """What stands in one part of a page; parts are added together to make the page.

    `bottom` is how far down it reaches and is the lower of the two in a sum.
    """

    boxes: tuple[Box, ...] = ()
    lines: tuple[Line, ...] = ()
    buses: tuple[Bus, ...] = ()
    groups: tuple[Group, ...] = ()
    texts: tuple[Text, ...] = ()
    marks: tuple[Mark, ...] = ()
    told: tuple[Told, ...] = ()
    bottom: float = 0.0

    def __add__(self, other: Piece) -> Piece:
        return together((self, other))

    def moved(self, right: float, down: float) -> Piece:
        """The same part so far to the right and down."""
        return Piece(
            tuple(_moved_box(box, right, down) for box in self.boxes),
            tuple(_moved_line(line, right, down) for line in self.lines),
            tuple(_moved_bus(bus, right, down) for bus in self.buses),
            tuple(_moved_group(group, right, down) for group in self.groups),
            _moved_texts(self.texts, right, down),
            _moved_marks(self.marks, right, down),
            self.told,
            self.bottom + down,
        )


NOTHING = Piece()


def together(parts: Iterable[Piece]) -> Piece:
    """One part of all of them, in their order."""
    given = tuple(parts)
    return Piece(
        tuple(box for part in given for box in part.boxes),
        tuple(line for part in given for line in part.lines),
        tuple(bus for part in given for bus in part.buses),
        tuple(group for part in given for group in part.groups),
        tuple(text for part in given for text in part.texts),
        tuple(mark for part in given for mark in part.marks),
        tuple(told for part in given for told in part.told),
        max((part.bottom for part in given), default=0.0),
    )


def _moved_texts(texts: Iterable[Text], right: float, down: float) -> tuple[Text, ...]:
    # Written out: `replace` takes several times as long, and a large chart has ten thousands.
    return tuple(
        Text(
            text.x + right,
            text.y + down,
            text.content,
            text.size,
            text.bold,
            text.italic,
            text.fill,
            text.page,
        )
        for text in texts
    )


def _moved_marks(marks: Iterable[Mark], right: float, down: float) -> tuple[Mark, ...]:
    return tuple(moved_mark(mark, right, down) for mark in marks)


def _moved_points(points: Iterable[Point], right: float, down: float) -> tuple[Point, ...]:
    return tuple((x + right, y + down) for x, y in points)


def _moved_box(box: Box, right: float, down: float) -> Box:
    return Box(
        box.id,
        box.kind,
        box.x + right,
        box.y + down,
        box.width,
        box.height,
        _moved_texts(box.texts, right, down),
        box.label,
        box.fill,
        box.stroke,
        box.stroke_width,
        box.dash,
        box.radius,
        box.level,
        box.parent,
        box.data,
        _moved_marks(box.marks, right, down),
    )


def _moved_group(group: Group, right: float, down: float) -> Group:
    return replace(
        group,
        x=group.x + right,
        y=group.y + down,
        texts=_moved_texts(group.texts, right, down),
        marks=_moved_marks(group.marks, right, down),
    )


def _moved_line(line: Line, right: float, down: float) -> Line:
    return replace(
        line,
        points=_moved_points(line.points, right, down),
        texts=_moved_texts(line.texts, right, down),
        marks=_moved_marks(line.marks, right, down),
    )


def _moved_bus(bus: Bus, right: float, down: float) -> Bus:
    return replace(bus, runs=tuple(_moved_points(run, right, down) for run in bus.runs))
