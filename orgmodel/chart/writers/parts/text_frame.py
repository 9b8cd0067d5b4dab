"""The words of a box as the lines of one text frame, where they stand in one column."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from orgmodel.chart.drawing.drawing import Box, Group, Mark, Text
from orgmodel.chart.drawing.wrapping import width

DESCENT = 0.212
"""How far letters reach under their baseline, in ems: a line of words stands on it."""
LEADING = 1.18
_NEAR = 1.0


@dataclass(frozen=True, slots=True)
class TextFrame:
    """Lines from the top, each with the height that puts it in its place.

    `left`, `right` and `top` are the frame's inner margins in points.
    """

    lines: tuple[Text, ...]
    heights: tuple[float, ...]
    align: Literal["l", "ctr"]
    left: float
    right: float
    top: float


def framed(box: Box | Group, inset: float = 0.0) -> tuple[TextFrame | None, tuple[Text, ...]]:
    """The frame of a box, and the words that stand elsewhere: beside others, or on a mark.

    `inset` is how far inside the box its shape keeps words, margins or not.
    """
    column, others = _column(box)
    if not column:
        return None, others
    align, left, right = _alignment(box, column, inset)
    if align is None:
        return None, tuple(box.texts)
    heights = _heights(column)
    top = column[0].y + DESCENT * column[0].size - heights[0] - box.y - inset
    if top < 0:
        heights = (heights[0] + top, *heights[1:])
    return TextFrame(tuple(column), heights, align, left, right, max(top, 0.0)), others


def _column(box: Box | Group) -> tuple[list[Text], tuple[Text, ...]]:
    """Words one under the other, and the others."""
    column: list[Text] = []
    others: list[Text] = []
    for text in sorted(box.texts, key=lambda text: (text.y, text.x)):
        under = not column or text.y - column[-1].y > text.size / 2
        if under and not _on(text, box.marks) and _fits(text, box):
            column.append(text)
        else:
            others.append(text)
    return column, tuple(others)


def _on(text: Text, marks: Iterable[Mark]) -> bool:
    """Whether a filled mark would hide the words: marks stand on the box's own frame."""
    end = text.x + width(text.content, text.size, text.bold)
    return any(
        mark.fill != "none"
        and not mark.points
        and mark.x < end
        and text.x < mark.x + mark.width
        and mark.y < text.y
        and text.y - 0.7 * text.size < mark.y + mark.height
        for mark in marks
    )


def _fits(text: Text, box: Box | Group) -> bool:
    end = text.x + width(text.content, text.size, text.bold)
    return box.x - _NEAR <= text.x and end <= box.x + box.width + _NEAR


def _alignment(
    box: Box | Group, column: Sequence[Text], inset: float
) -> tuple[Literal["l", "ctr"] | None, float, float]:
    """How the column is set, and its margins; None where its lines agree on neither."""
    lefts = [text.x - box.x for text in column]
    if max(lefts) - min(lefts) < _NEAR:
        return "l", max(min(lefts) - inset, 0.0), 0.0
    wides = [width(text.content, text.size, text.bold) for text in column]
    middles = [left + wide / 2 for left, wide in zip(lefts, wides, strict=True)]
    if max(middles) - min(middles) < _NEAR:
        off = 2 * sum(middles) / len(middles) - box.width
        return "ctr", max(off, 0.0), max(-off, 0.0)
    return None, 0.0, 0.0


def _heights(column: Sequence[Text]) -> tuple[float, ...]:
    """Each line's height: a line stands on its descent, so that sizes may differ."""
    heights = [
        text.y - before.y + DESCENT * (text.size - before.size) for before, text in pairwise(column)
    ]
    alike = len(column) > 1 and _style(column[0]) == _style(column[1])
    return (heights[0] if alike else LEADING * column[0].size, *heights)


def _style(text: Text) -> tuple[object, ...]:
    return (text.size, text.bold, text.italic, text.fill)
