"""Cards: the boxes of posts, units and services, with bands, words and tags on them.

Three ranks: a top post is solid with white words, a director or unit has a tint and a band
at its head, everything below is white with a band at its left.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from orgmodel.chart.drawing.drawing import Box, Mark, Text
from orgmodel.chart.drawing.lettering import LEADING, Align, paragraph
from orgmodel.chart.drawing.palette import BAND, HAIRLINE, INK, PLAIN, WHITE, BoxStyle
from orgmodel.chart.drawing.wrapping import wrap
from orgmodel.chart.sheet.badge import tag

Rank = Literal["top", "head", "plain"]
SIDE_BAND = 3.0
_STACK = 3.0


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Words of one kind on a card; `gap` is the room above them, in points."""

    content: str
    size: float = 8.5
    bold: bool = False
    fill: str = INK
    gap: float = 0.0
    page: int | None = None


@dataclass(frozen=True, slots=True)
class Card:
    """A card before it has a place: its rank, its style, its paragraphs.

    `tags` are short words in pills at its lower right ("1 vacant"); `stacked` draws the edge
    of a card behind it, for several posts in one; `dash` makes the border dashed, for what is
    proposed, expected or gone.
    """

    paragraphs: tuple[Paragraph, ...]
    rank: Rank = "plain"
    style: BoxStyle = PLAIN
    padding: float = 6.0
    align: Align = "start"
    tags: tuple[tuple[str, bool], ...] = ()
    stacked: bool = False
    dash: str | None = None
    mark_room: float = 0.0

    def room(self, width: float) -> float:
        """The width its words have on a card so wide."""
        left, right = self._sides
        return max(width - left - right - self.mark_room, 1.0)

    def height(self, width: float) -> float:
        """How high the card must be at a width for all its words, in points."""
        return self._words_height(width) + self._above + self.padding

    @property
    def _sides(self) -> tuple[float, float]:
        band = SIDE_BAND if self.rank == "plain" and self.style.band else 0.0
        return self.padding + band, self.padding

    @property
    def _above(self) -> float:
        return self.padding + (BAND if self.rank == "head" and self.style.band else 0.0)

    def _words_height(self, width: float) -> float:
        room = self.room(width)
        return sum(
            one.gap + len(wrap(one.content, one.size, room, one.bold)) * one.size * LEADING
            for one in self.paragraphs
        )

    def texts(self, x: float, y: float, width: float, height: float) -> tuple[Text, ...]:
        """Its words on a card at a place: from the top, or in the middle of a solid card."""
        left, _ = self._sides
        room = self.room(width)
        top = y + self._above
        if self.align == "middle":
            top = y + (height - self._words_height(width)) / 2
        texts: list[Text] = []
        for one in self.paragraphs:
            top += one.gap
            fill = WHITE if self.rank == "top" else one.fill
            lines = paragraph(
                x + left,
                top + one.size * 0.95,
                one.content,
                one.size,
                room,
                one.bold,
                self.align,
                fill,
                page=one.page,
            )
            texts += lines
            top += len(lines) * one.size * LEADING
        return tuple(texts)

    def marks(self, x: float, y: float, width: float, height: float) -> tuple[Mark, ...]:
        """Its band, and the edge of a card behind it."""
        marks: list[Mark] = []
        if self.stacked:
            right, low = x + width, y + height
            edge = (
                (right, y + _STACK),
                (right + _STACK, y + _STACK),
                (right + _STACK, low + _STACK),
                (x + _STACK, low + _STACK),
                (x + _STACK, low),
            )
            marks.append(Mark("stack", stroke=HAIRLINE, stroke_width=0.8, points=edge))
        if self.style.band and self.rank == "head":
            marks.append(Mark("band", x, y, width, BAND, self.style.band))
        elif self.style.band and self.rank == "plain":
            marks.append(Mark("band", x, y, SIDE_BAND, height, self.style.band))
        return tuple(marks)

    def box(
        self,
        id: str,
        kind: str,
        x: float,
        y: float,
        width: float,
        height: float | None = None,
        *,
        label: str = "",
        level: int | None = None,
        parent: str | None = None,
        data: tuple[tuple[str, str], ...] = (),
    ) -> Box:
        """The card at a place, as high as it must be where no height is given.

        `label` is what a screen reader says, by default its words.
        """
        high = self.height(width) if height is None else height
        marks, texts = self.marks(x, y, width, high), self.texts(x, y, width, high)
        if self.tags:
            pills, words = _tags(self.tags, x + width - self.padding, y + high - self.padding)
            marks, texts = marks + pills, texts + words
        fill, stroke, weight = self._border
        said = label or "\n".join(one.content for one in self.paragraphs if one.content)
        return Box(
            id,
            kind,
            x,
            y,
            width,
            high,
            texts,
            said,
            fill,
            stroke,
            weight,
            self.dash or self.style.dash,
            2.0,
            level,
            parent,
            data,
            marks,
        )

    @property
    def _border(self) -> tuple[str, str, float]:
        if self.rank == "top":
            return self.style.solid, self.style.solid, 1.0
        if self.rank == "head":
            return self.style.fill, self.style.stroke, self.style.width
        return WHITE, (self.style.stroke if self.dash else HAIRLINE), 0.8


def _tags(
    tags: Sequence[tuple[str, bool]], right: float, low: float
) -> tuple[tuple[Mark, ...], tuple[Text, ...]]:
    """Pills that end at `right` and stand on `low`, the first at the left."""
    marks: tuple[Mark, ...] = ()
    texts: tuple[Text, ...] = ()
    for words, dark in reversed(tags):
        pill = tag(words, right, low, dark)
        marks, texts = pill.marks + marks, pill.texts + texts
        right = min(mark.x for mark in pill.marks) - 3.0
    return marks, texts


def even_height(cards: Sequence[Card], width: float) -> float:
    """The height that suits every card of a row."""
    return max((card.height(width) for card in cards), default=0.0)


def dashed(card: Card, dash: str = "4 2") -> Card:
    """The same card with a dashed border."""
    return replace(card, dash=dash)
