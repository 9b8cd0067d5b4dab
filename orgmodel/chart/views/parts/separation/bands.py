"""Above and below the columns: the trust level's strip, and the units that serve both sides."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from orgmodel.chart.drawing.drawing import Group, Text
from orgmodel.chart.drawing.lettering import lines_of, paragraph
from orgmodel.chart.drawing.palette import PALE, SOFT_INK
from orgmodel.chart.drawing.wrapping import width
from orgmodel.chart.sheet.flow import FlowBlock
from orgmodel.chart.sheet.piece import NOTHING, Piece, together
from orgmodel.chart.sheet.section import heading
from orgmodel.chart.views.parts.colouring import styles_of_sides
from orgmodel.chart.views.parts.separation.columns import HEAD
from orgmodel.chart.views.parts.separation.content import Picture
from orgmodel.chart.views.parts.separation.unit_card import (
    Badged,
    ListedRow,
    UnitCard,
    chip,
    chip_width,
    unit_card,
)

_PAD, _CHIP_GAP = 2.5, 7.0
_LEAST, _BETWEEN, _CARD_GAP = 160.0, 10.0, 8.0
_MOST_COLUMNS, _WIDEST = 6, 270.0


def trust_title(content: Picture) -> str:
    """What the strip is called."""
    said = f"{content.words.trust} level: where both rightly meet"
    return said[:1].upper() + said[1:]


def neutral_title(content: Picture) -> str:
    """What the row of units that serve both sides is called, in the pack's word."""
    word = content.words.neutral
    return (
        "Units that serve both sides"
        if word == "neutral"
        else (f"Units that serve both sides ({word})")
    )


def trust_strip(content: Picture, x: float, y: float, room: float) -> Piece:
    """One strip with a chip a unit and post of the trust level; nothing where there is none."""
    if not content.trust:
        return NOTHING
    words = trust_title(content)
    ink = styles_of_sides(content.model)
    fill = ink[content.words.trust].ink if content.words.trust in ink else SOFT_INK
    label = min(width(words, 8.5, True), room * 0.3)
    lines = paragraph(x + 7.0, y + 13.0, words, 8.5, label + 0.5, True, fill=fill)
    left = at = x + label + 24.0
    right, top = x + room - 6.0, y + _PAD
    boxes = []
    row = 0.0
    for identifier in content.trust:
        one = chip(content, identifier)
        wide = min(chip_width(one), right - left)
        if at > left and at + wide > right:
            at, top, row = left, top + row + 4.0, 0.0
        box = one.box(at, top, wide)
        boxes.append(box)
        row = max(row, box.height)
        at += wide + _CHIP_GAP
    texts: tuple[Text, ...] = lines
    low = max(top + row, lines[-1].y + 2.5)
    others = content.unmarked.get("trust", ())
    if others:
        said = f"and {len(others)} others"
        if at + width(said, 8.3) > right:
            at, low = left, low + 12.0
        base = low - 4.5
        texts = (*texts, Text(at, base, said, 8.3, fill=SOFT_INK))
    low += _PAD
    band = Group("trust", "band trust", x, y, room, low - y, words, fill=PALE)
    return Piece(boxes=tuple(boxes), texts=texts, groups=(band,), bottom=low)


def neutral_cards(content: Picture) -> tuple[UnitCard, ...]:
    """The cards of the units that serve both sides: those with functions at fault first."""
    cards = [unit_card(content, unit) for unit in content.neutral]
    return tuple(sorted(cards, key=lambda card: not card.rows))


def neutral_row(content: Picture, x: float, y: float, room: float) -> Piece:
    """Their heading and cards, in as many columns as make the row lowest."""
    cards, note = neutral_cards(content), neutral_note(content)
    if not cards and not note:
        return NOTHING
    ink = styles_of_sides(content.model)
    fill = ink[content.words.neutral].ink if content.words.neutral in ink else SOFT_INK
    head = replace(heading(x, y, room, neutral_title(content), size=HEAD, fill=fill), told=())
    most = max(int((room + _BETWEEN) // (_LEAST + _BETWEEN)), 1)
    most = min(most, _MOST_COLUMNS, max(len(cards), 1))
    top = head.bottom + 1.0
    options = [_packed(cards, x, top, room, count) for count in range(most, max(most - 2, 0), -1)]
    best = min(options, key=lambda part: round(part.bottom, 1)) if cards else Piece(bottom=top)
    parts = [head, best]
    if note:
        texts = paragraph(x, best.bottom + 11.0, note, 8.0, room, fill=SOFT_INK)
        parts.append(Piece(texts=texts, bottom=texts[-1].y + 2.5))
    return together(parts)


def neutral_note(content: Picture) -> str:
    """The names of units that serve both and have neither wire nor number."""
    return others_note(content, "neutral")


def others_note(content: Picture, place: str) -> str:
    """`4 others: A; B; C; D`: the units of a place that are not drawn."""
    units = content.unmarked.get(place, ())
    names = "; ".join(content.name(unit) for unit in units)
    other = "other" if len(units) == 1 else "others"
    return f"{len(units)} {other}: {names}" if units else ""


def _packed(cards: Sequence[UnitCard], x: float, top: float, room: float, count: int) -> Piece:
    """The cards in so many columns, each into the lowest."""
    wide = min((room - _BETWEEN * (count - 1)) / count, _WIDEST)
    lows = [top] * count
    parts = []
    for card in cards:
        at = min(range(count), key=lambda one: (round(lows[one], 2), one))
        part = card.piece(x + at * (wide + _BETWEEN), lows[at], wide)
        parts.append(part)
        lows[at] = part.bottom + _CARD_GAP
    return together(parts)


def as_blocks(cards: Sequence[UnitCard]) -> tuple[FlowBlock, ...]:
    """Cards that flow over pages, each row a block; a card's name keeps to its first row."""
    return tuple(
        block
        for card in cards
        for block in (
            _block(card.head, 2.0, _CARD_GAP, bool(card.rows)),
            *(_block(row, 1.2) for row in card.rows),
        )
    )


def _block(
    one: Badged | ListedRow, after: float, gap: float = 0.0, keep: bool = False
) -> FlowBlock:
    return FlowBlock(
        lambda wide: one.height(wide) + after,
        lambda x, y, wide: Piece(boxes=(one.box(x, y, wide),)),
        gap,
        keep,
    )


def words_block(words: str, size: float = 8.0, gap: float = 6.0) -> FlowBlock:
    """A paragraph that flows."""
    return FlowBlock(
        lambda wide: lines_of(words, size, wide) * size * 1.18,
        lambda x, y, wide: Piece(
            texts=paragraph(x, y + size * 0.95, words, size, wide, fill=SOFT_INK)
        ),
        gap,
    )
