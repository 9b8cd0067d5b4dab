"""What stands in a lane or across a page: stacks, titled blocks and bands, each with its frame."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from orgmodel.chart.drawing.box import Fitter
from orgmodel.chart.drawing.drawing import Box, Group, Line, Text
from orgmodel.chart.layout.lane_boxes import (
    NO_HEIGHTS,
    Item,
    box_of,
    in_row,
    least_width,
    stacked,
)

HEAD = 1.9
"""Room for a frame's title, in text sizes."""
GAP = 0.45
"""White space between boxes of a band or a lane, in text sizes."""
_MOST_ACROSS = 6
_SENTENCES = 1.5


@dataclass(frozen=True, slots=True)
class Frame:
    """The area behind a lane, band or block, with its title at the head.

    One without `titled` has its title for a screen reader only.
    """

    id: str
    kind: str
    title: str
    fill: str = "#f4f6f7"
    stroke: str = "none"
    dash: str | None = None
    titled: bool = True

    def around(self, x: float, y: float, wide: float, high: float, size: float) -> Group:
        """The frame at a place, its title in text of a size."""
        text = Text(x + size * 0.6, y + size * 1.25, self.title, size, True)
        words = (text,) if self.titled else ()
        return Group(
            self.id,
            self.kind,
            x,
            y,
            wide,
            high,
            self.title,
            words,
            self.fill,
            self.stroke,
            1.0,
            self.dash,
        )


@dataclass(frozen=True, slots=True)
class Placement:
    """A block in its place, and how far down it reaches.

    Lines from elsewhere lead to `boxes` only, not to the `unjoined`; `lines` are the block's
    own.
    """

    bottom: float
    boxes: tuple[Box, ...] = ()
    unjoined: tuple[Box, ...] = ()
    lines: tuple[Line, ...] = ()
    groups: tuple[Group, ...] = ()


class Block(Protocol):
    """Something that stands in a lane."""

    def placed(
        self, x: float, y: float, wide: float, fitter: Fitter, heights: Mapping[str, float]
    ) -> Placement:
        """The block from (x, y), so wide; `heights` are what some boxes need at least."""


@dataclass(frozen=True, slots=True)
class Stack:
    """Boxes under each other; `gap` between them and `pad` inside them in text sizes."""

    items: tuple[Item, ...]
    gap: float = GAP
    pad: float = 0.22

    def placed(
        self, x: float, y: float, wide: float, fitter: Fitter, heights: Mapping[str, float]
    ) -> Placement:
        """The boxes from (x, y) down."""
        gap = fitter.size * self.gap
        boxes, bottom = stacked(self.items, x, y, wide, fitter, gap, self.pad, heights)
        return Placement(bottom, boxes)


@dataclass(frozen=True, slots=True)
class TitledStack:
    """Boxes in a frame of their own, in so many columns filled downwards; nothing for none."""

    frame: Frame
    items: tuple[Item, ...]
    columns: int = 1
    joined: bool = True

    def placed(
        self, x: float, y: float, wide: float, fitter: Fitter, heights: Mapping[str, float]
    ) -> Placement:
        """The frame a little below y, its boxes inside."""
        if not self.items:
            return Placement(y)
        size = fitter.size
        gap = size * 0.4
        start = y + size * 0.5
        top = start + size * HEAD
        each = (wide - gap * (self.columns - 1)) / self.columns
        rows = -(-len(self.items) // self.columns)
        boxes: list[Box] = []
        low = top
        for column in range(self.columns):
            part = self.items[column * rows : (column + 1) * rows]
            left, least = x + column * (each + gap), heights if self.joined else NO_HEIGHTS
            made, end = stacked(part, left, top, each, fitter, gap * 0.7, 0.16, least)
            boxes += made
            low = max(low, end)
        bottom = low + gap
        group = self.frame.around(x - size * 0.3, start, wide + size * 0.6, bottom - start, size)
        if self.joined:
            return Placement(bottom, tuple(boxes), groups=(group,))
        return Placement(bottom, unjoined=tuple(boxes), groups=(group,))


class Band(Protocol):
    """Something that lies across the page, above or below the lanes."""

    def placed(self, left: float, top: float, wide: float, fitter: Fitter) -> Placement:
        """The band from (left, top), so wide."""


@dataclass(frozen=True, slots=True)
class BoxBand:
    """One box across the page, so many text sizes high."""

    item: Item
    height: float

    def placed(self, left: float, top: float, wide: float, fitter: Fitter) -> Placement:
        """The box from (left, top)."""
        box = box_of(self.item, left, top, wide, fitter, fitter.size * self.height)
        return Placement(top + box.height, (box,))


@dataclass(frozen=True, slots=True)
class RowBand:
    """Boxes side by side in a frame."""

    frame: Frame
    items: tuple[Item, ...]

    def placed(self, left: float, top: float, wide: float, fitter: Fitter) -> Placement:
        """The frame from (left, top), its boxes inside."""
        size = fitter.size
        gap = size * GAP
        boxes, low = in_row(self.items, left + gap, top + size * HEAD, wide - 2 * gap, fitter, gap)
        bottom = low + gap
        group = self.frame.around(left, top, wide, bottom - top, size)
        return Placement(bottom, boxes, groups=(group,))


@dataclass(frozen=True, slots=True)
class ColumnsBand:
    """Columns of boxes side by side in a frame, in rows of six columns at most."""

    frame: Frame
    columns: tuple[tuple[Item, ...], ...]

    def placed(self, left: float, top: float, wide: float, fitter: Fitter) -> Placement:
        """The frame from (left, top), its columns inside; no frame where there are none."""
        size = fitter.size
        gap, low = size * GAP, top + size * HEAD
        across = min(len(self.columns), _MOST_ACROSS)
        boxes: list[Box] = []
        for start in range(0, len(self.columns), across or 1):
            row_top = low if start == 0 else low + gap
            row = self.columns[start : start + across]
            x = left + gap
            shares = _shares(row, across, wide - gap * (across + 1), fitter)
            for column, each in zip(row, shares, strict=True):
                made, end = stacked(column, x, row_top, each, fitter, gap)
                boxes += made
                x += each + gap
                low = max(low, end)
        bottom = low + gap
        group = self.frame.around(left, top, wide, bottom - top, size)
        return Placement(bottom, tuple(boxes), groups=(group,) if self.columns else ())


def _shares(
    row: Sequence[tuple[Item, ...]], across: int, wide: float, fitter: Fitter
) -> list[float]:
    """Widths of a row's columns: sentences get half as much again as names, if these still fit."""
    weights = [
        _SENTENCES if any(item.kind.startswith("function") for item in column) else 1.0
        for column in row
    ]
    whole = sum(weights) + across - len(row)
    shares = [wide * weight / whole for weight in weights]
    if all(least_width(column, fitter) <= share for column, share in zip(row, shares, strict=True)):
        return shares
    return [wide / across] * len(row)
