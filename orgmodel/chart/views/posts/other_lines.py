"""The lines that begin on later pages, as words: each with its unit, its size and its page."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from orgmodel.chart.drawing.drawing import Mark, Text, Told
from orgmodel.chart.drawing.lettering import text_at
from orgmodel.chart.drawing.palette import DARK_BLUE, INK
from orgmodel.chart.drawing.wrapping import width, wrap
from orgmodel.chart.sheet.piece import Piece
from orgmodel.chart.sheet.section import heading, heading_height
from orgmodel.chart.teams.card_foot import UNKNOWN_PAGE, Pages
from orgmodel.chart.teams.post_card import PostCard
from orgmodel.chart.views.posts.loose import LINES

_SIZE, _STEP, _BETWEEN = 8.5, 10.2, 4.4
_GAP, _COLUMN = 22.0, 240.0
_BAND, _INDENT = 2.5, 7.0


@dataclass(frozen=True)
class OtherLines:
    """The tops of the lines, down columns in a width; `units` says where each stands."""

    cards: Sequence[PostCard]
    units: Mapping[str, str]
    width: float

    @property
    def height(self) -> float:
        """How high the list is with its heading."""
        return self._head + max(sum(map(self._high, run)) for run in self._runs) - _BETWEEN

    @property
    def _head(self) -> float:
        return heading_height(LINES, self.width) + 2.0

    @cached_property
    def _wide(self) -> float:
        columns = max(int((self.width + _GAP) / (_COLUMN + _GAP)), 1)
        return (self.width - _GAP * (columns - 1)) / columns

    @cached_property
    def _runs(self) -> list[Sequence[PostCard]]:
        columns = max(round((self.width + _GAP) / (self._wide + _GAP)), 1)
        each = -(-len(self.cards) // columns)
        return [self.cards[at : at + each] for at in range(0, len(self.cards), each)]

    def _said(self, card: PostCard) -> str:
        return ", ".join(filter(None, (card.title, self.units.get(card.id, ""))))

    def _lines(self, card: PostCard) -> tuple[str, ...]:
        room = self._wide - _INDENT - 8.0 - width(_end(card, UNKNOWN_PAGE), _SIZE, True)
        return wrap(self._said(card), _SIZE, room)

    def _high(self, card: PostCard) -> float:
        return len(self._lines(card)) * _STEP + _BETWEEN

    def drawn(self, x: float, y: float, pages: Pages) -> Piece:
        """The list with its corner at a place."""
        texts, marks, told = list[Text](), list[Mark](), list[Told]()
        bottom = y
        for number, run in enumerate(self._runs):
            left, top = x + number * (self._wide + _GAP), y + self._head
            for card in run:
                page = pages.get(card.id, UNKNOWN_PAGE)
                high = self._high(card)
                base = top + _SIZE * 0.92
                band = card.style.band or card.style.stroke
                marks.append(Mark("band", left, top, _BAND, high - _BETWEEN, band))
                texts += [
                    Text(left + _INDENT, base + at * _STEP, line, _SIZE, fill=INK)
                    for at, line in enumerate(self._lines(card))
                ]
                end, right = _end(card, page), left + self._wide
                texts.append(text_at(right, base, end, _SIZE, True, "end", DARK_BLUE, page))
                told.append(Told(f"{self._said(card)}: {end}", 2, card.id, page))
                top += high
            bottom = max(bottom, top - _BETWEEN)
        body = Piece(texts=tuple(texts), marks=tuple(marks), told=tuple(told), bottom=bottom)
        return heading(x, y, self.width, LINES, size=9.5) + body


def _end(card: PostCard, page: int) -> str:
    return f"{card.posts} · page {page}"
