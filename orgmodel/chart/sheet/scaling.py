"""A part of a page drawn larger, for the screen: the same lines of words at the same breaks."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import TypeVar

from orgmodel.chart.drawing.drawing import Box, Group, Mark, Point, Text
from orgmodel.chart.sheet.piece import Piece

Shape = TypeVar("Shape", Box, Group)


def scaled(part: Piece, by: float) -> Piece:
    """The part so many times as large, from the upper left corner; lines keep their weight."""
    return Piece(
        tuple(_shape(box, by) for box in part.boxes),
        tuple(
            replace(
                line,
                points=_points(line.points, by),
                texts=_texts(line.texts, by),
                marks=_marks(line.marks, by),
            )
            for line in part.lines
        ),
        tuple(replace(bus, runs=tuple(_points(run, by) for run in bus.runs)) for bus in part.buses),
        tuple(_shape(group, by) for group in part.groups),
        _texts(part.texts, by),
        _marks(part.marks, by),
        part.told,
        part.bottom * by,
    )


def _shape(shape: Shape, by: float) -> Shape:
    return replace(
        shape,
        x=shape.x * by,
        y=shape.y * by,
        width=shape.width * by,
        height=shape.height * by,
        texts=_texts(shape.texts, by),
        marks=_marks(shape.marks, by),
    )


def _points(points: Iterable[Point], by: float) -> tuple[Point, ...]:
    return tuple((x * by, y * by) for x, y in points)


def _texts(texts: Iterable[Text], by: float) -> tuple[Text, ...]:
    return tuple(replace(one, x=one.x * by, y=one.y * by, size=one.size * by) for one in texts)


def _marks(marks: Iterable[Mark], by: float) -> tuple[Mark, ...]:
    return tuple(
        replace(
            mark,
            x=mark.x * by,
            y=mark.y * by,
            width=mark.width * by,
            height=mark.height * by,
            radius=mark.radius * by,
            points=_points(mark.points, by),
        )
        for mark in marks
    )
