"""Blocks that flow down columns, and on to the next page where a page is full."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from orgmodel.chart.sheet.piece import Piece, together

_EVEN_STEPS = 24


@dataclass(frozen=True, slots=True)
class FlowBlock:
    """Something that is never broken: how high it is at a width, and the part at a place.

    `draw` takes left edge, top and width. `keep` binds it to the next block, as a heading is
    bound to its first line. `gap` is the room above it, left out at the head of a column.
    """

    height: Callable[[float], float]
    draw: Callable[[float, float, float], Piece]
    gap: float = 0.0
    keep: bool = False


@dataclass(frozen=True, slots=True)
class PageColumn:
    """A column: its left edge and width."""

    left: float
    width: float


def flowed(
    blocks: Sequence[FlowBlock],
    columns: Sequence[PageColumn],
    top: float,
    height: float,
    later: tuple[float, float] | None = None,
) -> tuple[Piece, ...]:
    """The blocks in columns, the columns of the last page about equally full; one part a page.

    `height` is the height of a column. A block higher than that has a page's column to itself.
    `later` is the top and height on further pages, where they are others than on the first: a
    block that is too high for the first page then waits, and the first part may be empty.
    """
    pages: list[Piece] = []
    rest = list(blocks)
    while rest:
        if pages and later is not None:
            top, height = later
        forced = later is None or bool(pages)
        filled, left = _filled(rest, columns, height, forced)
        if not left:
            filled = _evened(rest, columns, height) or filled
        pages.append(_drawn(filled, columns, top))
        rest = left
    return tuple(pages)


def poured(
    blocks: Sequence[FlowBlock], columns: Sequence[PageColumn], top: float, height: float
) -> tuple[Piece, tuple[FlowBlock, ...]]:
    """What of the blocks fits one page's columns, about equally full where all does; and the rest.

    Nothing is placed where not even the first block fits, with what it keeps to.
    """
    if not blocks or _least(blocks, columns[0].width) > height:
        return Piece(bottom=top), tuple(blocks)
    filled, left = _filled(blocks, columns, height)
    if not left:
        filled = _evened(blocks, columns, height) or filled
    return _drawn(filled, columns, top), tuple(left)


def _least(blocks: Sequence[FlowBlock], width: float) -> float:
    """How high the first block is with the headings that keep to it."""
    first = next((at for at, block in enumerate(blocks) if not block.keep), len(blocks) - 1)
    return _height(blocks[: first + 1], width)


def _filled(
    blocks: Sequence[FlowBlock], columns: Sequence[PageColumn], height: float, forced: bool = True
) -> tuple[list[list[FlowBlock]], list[FlowBlock]]:
    """Blocks for each column, and those for which there is no room.

    With `forced` a column takes one block however high it is.
    """
    found: list[list[FlowBlock]] = []
    at = 0
    for column in columns:
        taken = _taken(blocks, at, column.width, height, forced)
        found.append(list(blocks[at : at + taken]))
        at += taken
    return found, list(blocks[at:])


def _taken(
    blocks: Sequence[FlowBlock], start: int, width: float, height: float, forced: bool
) -> int:
    """How many blocks from `start` on fit a column; one at least if forced, no heading last."""
    used, count, good = 0.0, 0, 0
    for block in blocks[start:]:
        used += (block.gap if count else 0.0) + block.height(width)
        if used > height + 0.01 and (count or not forced):
            break
        count += 1
        if not block.keep:
            good = count
    else:
        return count
    return good or (count if forced else 0)


def _evened(
    blocks: Sequence[FlowBlock], columns: Sequence[PageColumn], height: float
) -> list[list[FlowBlock]] | None:
    """The lowest columns that still hold everything, None where none do."""
    best = None
    low, high = 0.0, height
    for _ in range(_EVEN_STEPS):
        middle = (low + high) / 2
        filled, left = _filled(blocks, columns, middle)
        tallest = max(
            _height(column, place.width) for column, place in zip(filled, columns, strict=True)
        )
        if left or tallest > height or _parted(filled):
            low = middle
        else:
            best, high = filled, middle
    return best


def _parted(filled: Sequence[Sequence[FlowBlock]]) -> bool:
    """Whether a column ends with a block that keeps to the first of the next."""
    full = [column for column in filled if column]
    return any(column[-1].keep for column in full[:-1])


def _height(blocks: Sequence[FlowBlock], width: float) -> float:
    gaps = sum(block.gap for block in blocks[1:])
    return gaps + sum(block.height(width) for block in blocks)


def _drawn(
    filled: Sequence[Sequence[FlowBlock]], columns: Sequence[PageColumn], top: float
) -> Piece:
    parts: list[Piece] = []
    for column, blocks in zip(columns, filled, strict=True):
        y = top
        for at, block in enumerate(blocks):
            y += block.gap if at else 0.0
            parts.append(block.draw(column.left, y, column.width))
            y += block.height(column.width)
            parts.append(Piece(bottom=y))
    return together(parts)
