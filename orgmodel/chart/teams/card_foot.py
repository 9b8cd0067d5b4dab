"""The foot of a card: tags, the side in a word and the mark, the size of a line and its page."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from orgmodel.chart.drawing.drawing import Mark, Text
from orgmodel.chart.drawing.lettering import text_at
from orgmodel.chart.drawing.palette import DARK_BLUE, INK, PURPLE, SOFT_INK
from orgmodel.chart.drawing.wrapping import width, wrap
from orgmodel.chart.sheet.badge import tag, tag_width
from orgmodel.chart.sheet.card import Rank
from orgmodel.chart.teams.post_card import PostCard

UNKNOWN_PAGE = 888
Pages = Mapping[str, int]
"""Post → the page that shows its line."""
_SIZE, _STEP, _RULE, _TAG_STEP = 8.2, 10.2, 5.0, 13.6
_BASE = 1.6


@dataclass(frozen=True, slots=True)
class _Row:
    """Words at the left and at the right end of one line; a rule where there are none."""

    left: str = ""
    right: str = ""
    bold: bool = False
    ink: str = INK
    right_ink: str = DARK_BLUE
    page: int | None = None

    @property
    def step(self) -> float:
        return _STEP if self.left or self.right else _RULE


@dataclass(frozen=True)
class CardFoot:
    """What stands at the foot of a card in a room so wide."""

    card: PostCard
    rank: Rank
    cut: bool
    pages: Pages
    room: float

    @property
    def height(self) -> float:
        """How much of the card's height it takes."""
        rows = sum(row.step for row in self._rows)
        return rows + len(self._tags) * _TAG_STEP + (2.0 if rows or self._tags else 0.0)

    @property
    def only_tags(self) -> float:
        """The width of its tags where they are all there is, in one row; else 0."""
        if self._rows or len(self._tags) != 1:
            return 0.0
        return sum(tag_width(words) + 3.0 for words, _ in self._tags[0])

    def drawn(self, left: float, low: float) -> tuple[tuple[Text, ...], tuple[Mark, ...]]:
        """Its words and marks, the last row standing on `low`."""
        texts: list[Text] = []
        marks: list[Mark] = []
        right = left + self.room
        for row in reversed(self._rows):
            if not row.left and not row.right:
                ends = ((left, low - 1.5), (right, low - 1.5))
                stroke = self.card.style.stroke
                marks.append(Mark("rule", stroke=stroke, stroke_width=0.7, points=ends))
            base = low - _BASE
            if row.right:
                said = text_at(right, base, row.right, _SIZE, True, "end", row.right_ink, row.page)
                texts.append(said)
            if row.left:
                texts.append(Text(left, base, row.left, _SIZE, row.bold, fill=row.ink))
            low -= row.step
        for tags in reversed(self._tags):
            end = right
            for words, dark in reversed(tags):
                pill = tag(words, end, low, dark)
                texts += pill.texts
                marks += pill.marks
                end -= tag_width(words) + 3.0
            low -= _TAG_STEP
        return tuple(reversed(texts)), tuple(marks)

    @cached_property
    def _rows(self) -> list[_Row]:
        card, found = self.card, list[_Row]()
        if self.rank != "head":
            return found
        if card.side or card.mark:
            found += self._fitted(_Row(card.side, card.mark, False, card.style.ink, PURPLE))
        if self.cut:
            page = self.pages.get(card.id, UNKNOWN_PAGE)
            said = f"page {page}"
            found.append(_Row())
            if card.amount:
                found += self._fitted(_Row(card.posts, "", True))
                found += self._fitted(_Row(card.amount, said, False, SOFT_INK, page=page))
            else:
                found += self._fitted(_Row(card.posts, said, True, page=page))
        return found

    def _fitted(self, row: _Row) -> list[_Row]:
        """The row on as many lines as it needs, its right end on the last."""
        lines = wrap(row.left, _SIZE, self.room, row.bold) or ("",)
        last = width(lines[-1], _SIZE, row.bold)
        together = not row.right or last + width(row.right, _SIZE, True) + 4.0 <= self.room
        rows = [_Row(line, "", row.bold, row.ink) for line in lines]
        if together:
            rows.pop()
            rows.append(_Row(lines[-1], row.right, row.bold, row.ink, row.right_ink, row.page))
        else:
            rows.append(_Row("", row.right, row.bold, row.ink, row.right_ink, row.page))
        return rows

    @cached_property
    def _tags(self) -> list[list[tuple[str, bool]]]:
        """Tags in rows, as many in each as fit; one too wide for the card is among its words."""
        rows: list[list[tuple[str, bool]]] = []
        used = 0.0
        for one in self.card.tags:
            need = tag_width(one[0])
            if need > self.room:
                continue
            if not rows or used + need > self.room:
                rows.append([])
                used = 0.0
            rows[-1].append(one)
            used += need + 3.0
        return rows
