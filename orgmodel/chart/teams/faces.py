"""How the card of a post looks at each rank: its words and sizes, how high it must be."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from orgmodel.chart.drawing.drawing import Box
from orgmodel.chart.drawing.lettering import text_at
from orgmodel.chart.drawing.palette import DARK_BLUE, FAINT, PURPLE, SOFT_INK, WHITE
from orgmodel.chart.drawing.wrapping import width, wrap
from orgmodel.chart.sheet.badge import tag_width
from orgmodel.chart.sheet.card import SIDE_BAND, Card, Paragraph, Rank
from orgmodel.chart.teams.card_foot import UNKNOWN_PAGE, CardFoot, Pages
from orgmodel.chart.teams.post_card import PostCard

TITLE: Mapping[Rank, float] = {"top": 11.0, "head": 9.0, "plain": 8.5}
_LEAST: Mapping[Rank, float] = {"top": 9.0, "head": 8.5, "plain": 8.0}
_FACT = 8.2
_PADDING: Mapping[Rank, float] = {"top": 8.0, "head": 5.0, "plain": 5.0}
_TIGHT = 3.8
_MARK_ROOM = 9.0
_BETWEEN = " · "
# A word wider than this may be broken: no column is made wider for it.
_WIDEST_WORD = 170.0
_SPLIT = re.compile(r"\s+|(?<=[/\-–,])")
Place = tuple[float, float, float, float]


class Faces:
    """The cards of one drawing, with all that has been measured of them."""

    def __init__(self, cards: Sequence[PostCard]) -> None:
        self.cards = cards
        self._heights: dict[tuple[int, Rank, float, bool], float] = {}
        self._longest: dict[tuple[str, bool], float] = {}

    def least_width(self, at: int, rank: Rank) -> float:
        """The narrowest that the card may be without breaking a word."""
        card = self.cards[at]
        word = self._longest_word(card.title, rank != "plain") * _LEAST[rank]
        facts = max((self._longest_word(fact, False) for fact in card.facts), default=0.0) * _FACT
        tags = max((tag_width(words) for words, _ in card.tags), default=0.0)
        side = width(card.side, _FACT) if rank == "head" else 0.0
        least = min(max(word, facts, tags, side), _WIDEST_WORD)
        return least + 2 * _TIGHT + _band(card, rank) + 0.02

    def height(self, at: int, rank: Rank, wide: float, cut: bool = False) -> float:
        """How high the card must be at a width; `cut` where its reports stand elsewhere."""
        key = (at, rank, wide, cut)
        found = self._heights.get(key)
        if found is None:
            card = self.cards[at]
            padding = self._padding(card, rank, wide)
            face = self._face(card, rank, wide, cut, {})
            foot = CardFoot(card, rank, cut, {}, wide - 2 * padding - _band(card, rank))
            more = 0.0 if _beside(face, foot, rank, wide) else foot.height
            found = round((face.height(wide) + more + _PADDING[rank] - padding) * 2 + 0.49) / 2
            self._heights[key] = found
        return found

    def box(
        self,
        at: int,
        rank: Rank,
        place: Place,
        pages: Pages,
        cut: bool = False,
        parent: str | None = None,
    ) -> Box:
        """The card at left, top, width and height; `pages` says where other posts stand."""
        x, y, wide, high = place
        card = self.cards[at]
        padding = self._padding(card, rank, wide)
        left = x + padding + _band(card, rank)
        foot = CardFoot(card, rank, cut, pages, x + wide - padding - left)
        # The words of a solid card stand in the middle of what its tags leave.
        words_high = high - (foot.height if rank == "top" else 0.0)
        box = self._face(card, rank, wide, cut, pages).box(
            card.id,
            card.kind,
            x,
            y,
            wide,
            words_high,
            label=card.label,
            level=card.level,
            parent=parent,
            data=card.data,
        )
        texts, marks = foot.drawn(left, y + high - _PADDING[rank])
        if card.mark and rank != "head":
            ink = WHITE if rank == "top" else PURPLE
            letter = text_at(x + wide - 5.0, y + 11.0, card.mark, 8.5, True, "end", ink)
            texts += (letter,)
        if _is_ghost(card):
            box = replace(box, fill=WHITE, stroke=FAINT, stroke_width=1.0, dash="4 2")
        return replace(box, height=high, texts=box.texts + texts, marks=box.marks + marks)

    def _face(self, card: PostCard, rank: Rank, wide: float, cut: bool, pages: Pages) -> Card:
        """The card's words, without what stands at its foot."""
        padding = self._padding(card, rank, wide)
        mark = _MARK_ROOM if card.mark and rank != "head" else 0.0
        bold = rank != "plain"
        longest = max(self._longest_word(card.title, bold), 0.1)
        tag_room = wide - 2 * padding - _band(card, rank)
        room = tag_room - mark
        size = min(TITLE[rank], max(_LEAST[rank], int((room - 0.02) / longest * 10) / 10))
        # A tighter card keeps its first line level with its neighbours'.
        lower = 0.0 if rank == "top" else _PADDING[rank] - padding
        words = [Paragraph(card.title, size, bold or _is_ghost(card), gap=lower)]
        words += [
            Paragraph(line, _FACT, fill=SOFT_INK, gap=0.0 if more else 0.8)
            for fact in _facts(card, rank, cut)
            for more, line in enumerate(_by_parts(fact, room))
        ]
        words += [
            Paragraph(tag, _FACT, True, gap=0.8)
            for tag, _ in card.tags
            if tag_width(tag) > tag_room
        ]
        if cut and rank != "head":
            said = f"{card.posts} · page {pages.get(card.id, UNKNOWN_PAGE)}"
            words.append(Paragraph(said, _FACT, True, DARK_BLUE, 1.0, pages.get(card.id)))
        for one in () if cut else card.references:
            page = pages.get(one.other, UNKNOWN_PAGE)
            words.append(
                Paragraph(f"{one.words}, page {page}", 8.0, fill=DARK_BLUE, gap=1.0, page=page)
            )
        solid = rank == "top" and not _is_ghost(card)
        return Card(
            tuple(words),
            "plain" if _is_ghost(card) else rank,
            card.style,
            padding,
            "middle" if solid else "start",
            stacked=len(card.ids) > 1,
            mark_room=mark,
        )

    def _padding(self, card: PostCard, rank: Rank, wide: float) -> float:
        """Less white beside the words of a narrow card."""
        longest = self._longest_word(card.title, rank != "plain") * TITLE[rank]
        spare = wide - min(longest, _WIDEST_WORD) - _band(card, rank)
        return min(_PADDING[rank], max(spare / 2 - 0.05, _TIGHT))

    def _longest_word(self, words: str, bold: bool) -> float:
        """The width of the longest word, in ems."""
        key = (words, bold)
        found = self._longest.get(key)
        if found is None:
            parts = [part for part in _SPLIT.split(words) if part]
            found = max((width(part, 1.0, bold) for part in parts), default=0.0)
            self._longest[key] = found
        return found


def _beside(face: Card, foot: CardFoot, rank: Rank, wide: float) -> bool:
    """Whether the tags of a plain card find room at the end of its last line."""
    if rank != "plain" or not foot.only_tags:
        return False
    # A pill is higher than a line: the line above must leave it room as well.
    ends = [
        width(line, one.size, one.bold)
        for one in face.paragraphs[-2:]
        for line in wrap(one.content, one.size, face.room(wide), one.bold)
    ]
    used = max(ends[-2:], default=0.0)
    return used + foot.only_tags + 6.0 <= foot.room


def _by_parts(fact: str, room: float) -> list[str]:
    """A line of figures on as many lines as it needs, none of them broken where it can be so."""
    lines: list[str] = []
    for part in fact.split(_BETWEEN):
        joined = f"{lines[-1]}{_BETWEEN}{part}" if lines else part
        if lines and width(joined, _FACT) <= room:
            lines[-1] = joined
        else:
            lines.append(part)
    return lines


def _is_ghost(card: PostCard) -> bool:
    return "ghost" in card.kind.split()


def _band(card: PostCard, rank: Rank) -> float:
    plain = rank == "plain" or _is_ghost(card)
    return SIDE_BAND if plain and card.style.band else 0.0


def _facts(card: PostCard, rank: Rank, cut: bool) -> tuple[str, ...]:
    if cut and (rank == "head" or _is_ghost(card)):
        # Its own page says them; here the size of its line is what counts.
        return (card.off_row,) if card.off_row else ()
    if rank == "plain" and card.side and card.differs:
        return (*card.facts, card.side)
    return card.facts
