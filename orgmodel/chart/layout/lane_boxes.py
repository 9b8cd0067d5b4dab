"""Boxes with words, stacked or side by side: what stands in lanes and bands."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from orgmodel.chart.drawing.box import Fitter, Words, mark_room, mark_text, placed_words
from orgmodel.chart.drawing.drawing import Box, Text
from orgmodel.chart.drawing.palette import PLAIN, BoxStyle
from orgmodel.chart.drawing.wrapping import width as text_width

_PAD = 0.22
_INSET = 0.4
NO_HEIGHTS: Mapping[str, float] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Item:
    """A box to be placed: its words, style, and what a screen reader says."""

    id: str
    words: tuple[Words, ...]
    kind: str = "unit"
    style: BoxStyle = PLAIN
    label: str = ""
    data: tuple[tuple[str, str], ...] = ()


def stacked(
    items: Sequence[Item],
    x: float,
    y: float,
    wide: float,
    fitter: Fitter,
    gap: float,
    pad: float = _PAD,
    least: Mapping[str, float] = NO_HEIGHTS,
) -> tuple[tuple[Box, ...], float]:
    """Boxes one under another from (x, y), all `wide`, and the lower edge of the last.

    `pad` is the white space above and below the words, in text sizes; `least` the height
    that some boxes need at least.
    """
    boxes = []
    for item in items:
        box = box_of(item, x, y, wide, fitter, pad=pad, least=least.get(item.id, 0.0))
        boxes.append(box)
        y += box.height + gap
    return tuple(boxes), (y - gap if items else y)


def in_row(
    items: Sequence[Item], x: float, y: float, wide: float, fitter: Fitter, gap: float
) -> tuple[tuple[Box, ...], float]:
    """Boxes side by side, sharing the width, all as high as the highest; and their lower edge."""
    if not items:
        return (), y
    each = (wide - gap * (len(items) - 1)) / len(items)
    high = max(height_of(item, each, fitter) for item in items)
    boxes = tuple(
        box_of(item, x + place * (each + gap), y, each, fitter, high)
        for place, item in enumerate(items)
    )
    return boxes, y + high


def height_of(item: Item, wide: float, fitter: Fitter) -> float:
    """Height that the item's box needs at a width."""
    inner = wide - 2 * _inset(fitter) - mark_room([item.style.sign])
    words = Fitter(fitter.size, inner, fitter.least).fit(item.words)
    return float(round(words.height + 2 * _PAD * fitter.size + 0.5))


def least_width(items: Sequence[Item], fitter: Fitter) -> float:
    """Width at which no word of the items has to be broken."""
    return max(
        (
            text_width(piece, max(fitter.size * word.scale, fitter.least), word.bold)
            + 2 * _inset(fitter)
            + mark_room([item.style.sign])
            for item in items
            for word in item.words
            for piece in word.content.split()
        ),
        default=0.0,
    )


def box_of(
    item: Item,
    x: float,
    y: float,
    wide: float,
    fitter: Fitter,
    high: float | None = None,
    pad: float = _PAD,
    least: float = 0.0,
) -> Box:
    """One item as a box at a place, as high as is given, else as its words and `least` ask."""
    room = mark_room([item.style.sign])
    inner = Fitter(fitter.size, wide - 2 * _inset(fitter) - room, fitter.least)
    fitted = inner.fit(item.words)
    tall = high or max(float(round(fitted.height + 2 * pad * fitter.size + 0.5)), least)
    texts: tuple[Text, ...] = placed_words(fitted, x, y, wide, tall, room)
    style = item.style
    if style.sign:
        texts = (*texts, mark_text(style.sign, x, y, wide, style.stroke))
    return Box(
        item.id,
        item.kind,
        x,
        y,
        wide,
        tall,
        texts,
        item.label or ", ".join(word.content for word in item.words),
        style.fill,
        style.stroke,
        style.width,
        style.dash,
        2.0,
        data=item.data,
    )


def _inset(fitter: Fitter) -> float:
    return fitter.size * _INSET
