"""Cards of units, services and functions with the numbers of their findings on them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from orgmodel.chart.drawing.drawing import Box, Mark, Text
from orgmodel.chart.drawing.palette import FAINT, HAIRLINE, SOFT_INK, WHITE, BoxStyle
from orgmodel.chart.drawing.wrapping import width
from orgmodel.chart.sheet.badge import HEIGHT, badge, badge_width
from orgmodel.chart.sheet.card import SIDE_BAND, Card, Paragraph
from orgmodel.chart.sheet.piece import Piece, together
from orgmodel.chart.views.parts.separation.content import Picture, Service
from orgmodel.chart.views.parts.separation.numbered import Numbered

BADGE_PITCH = HEIGHT + 2.8
_BADGE_GAP = 2.0
_ROW_INDENT, _CODE_MOST = 9.0, 44.0
_AFTER_HEAD = 2.5


@dataclass(frozen=True, slots=True)
class Badged:
    """Words on a card, and badges at its right in as many rows as make it lowest."""

    id: str
    kind: str
    card: Card
    badges: tuple[Numbered, ...]
    label: str
    side: str = ""
    frame: tuple[str, str, float] | None = None
    least: float = 0.0
    inset: float = 0.0

    def height(self, wide: float) -> float:
        """How high it is at a width, in points."""
        return self._set(wide)[0]

    def _set(self, wide: float) -> tuple[float, Card, int]:
        """Height, the card with room for badges, and how many badges stand in a row."""
        if not self.badges:
            card = replace(self.card, mark_room=2 * self.inset)
            return self._high(card, wide), card, 1
        most = max(badge_width(str(one.number)) for one in self.badges) + _BADGE_GAP
        tried = []
        for count in range(1, min(len(self.badges), 6) + 1):
            room = count * most + 2.0
            if count > 1 and room > wide * 0.5:
                break
            card = replace(self.card, mark_room=room + self.inset)
            rows = -(-len(self.badges) // count)
            low = rows * BADGE_PITCH - 2.8 + (2.0 if self._bar else 0.0)
            pad = 0.0 if self.inset else 2 * min(self.card.padding, 2.0)
            tried.append((max(self._high(card, wide), low + pad), count, card))
        high, count, card = min(tried, key=lambda one: (round(one[0], 2), one[1]))
        return high, card, count

    def _high(self, card: Card, wide: float) -> float:
        """How high the words make it: a low card of several lines has some air more."""
        high = card.height(wide)
        return max(high + 2.4 if self.inset and high > self.least + 1.0 else high, self.least)

    @property
    def _bar(self) -> bool:
        return any(one.state == "accepted" for one in self.badges)

    def box(self, x: float, y: float, wide: float, height: float | None = None) -> Box:
        """The card at a place."""
        least, card, count = self._set(wide)
        high = height or least
        free = high - card.height(wide)
        box = card.box(
            self.id,
            self.kind,
            x,
            y,
            wide,
            high,
            label=self.label,
            data=(("side", self.side),) if self.side else (),
        )
        rows = -(-len(self.badges) // count)
        low = rows * BADGE_PITCH - 2.8
        middle = y + (high - low) / 2 + HEIGHT / 2 - (0.9 if self._bar else 0.0)
        marks: tuple[Mark, ...] = ()
        texts: tuple[Text, ...] = ()
        for row in range(rows):
            right = x + wide - min(card.padding, 4.0)
            for one in reversed(self.badges[row * count : (row + 1) * count]):
                shown = badge(str(one.number), one.state, right, middle + row * BADGE_PITCH)
                marks, texts = marks + shown.marks, texts + shown.texts
                right -= badge_width(str(one.number)) + _BADGE_GAP
        fill, stroke, weight = self.frame or (box.fill, box.stroke, box.stroke_width)
        return replace(
            box,
            marks=(*box.marks, *marks),
            texts=(*self._amid(box.texts, free), *texts),
            fill=fill,
            stroke=stroke,
            stroke_width=weight,
        )

    def _amid(self, words: Sequence[Text], free: float) -> tuple[Text, ...]:
        """The words inset, and in the middle of a card that is higher than they are."""
        return tuple(replace(one, x=one.x + self.inset, y=one.y + free / 2) for one in words)


def spoken(numbers: Sequence[Numbered]) -> str:
    """What a screen reader says of the numbers on a box."""
    words = {"error": "error", "warning": "warning", "info": "information", "accepted": "accepted"}
    return "".join(f"; {words[one.state]} {one.number}, {one.rule}" for one in numbers)


def unit_head(content: Picture, unit: str, plain: bool = False) -> Badged:
    """A unit's own card; `plain` for one that is on no side or outside."""
    badges, name = content.badges(unit), content.name(unit)
    side = content.stands.side(unit)
    away = "outside the organisation" if content.outside(unit) else "on no side"
    said = f"{name}, {side} side" if side else f"{name}, {away}"
    table = content.model.table_of.get(unit, "units")
    kind = "unit" if side else "post" if table == "posts" else "unit external"
    if plain:
        words = [Paragraph(name, 8.3)]
        if unit not in content.model.table_of:
            words.append(Paragraph("not in the data", 8.0, fill=SOFT_INK))
        card = Card(tuple(words), "plain", content.style(unit), 3.6)
        return Badged(unit, kind, card, badges, said + spoken(badges), side, None, 17.0)
    style = content.style(unit)
    card = Card((Paragraph(name, 9.0, True),), "plain", style, 5.0)
    frame = (style.fill, style.stroke, 1.0)
    return Badged(unit, kind, card, badges, said + spoken(badges), side, frame, 20.0)


def chip(content: Picture, identifier: str) -> Badged:
    """A unit or post of the trust level, as small as its words."""
    badges, name = content.badges(identifier), content.name(identifier)
    side = content.stands.side(identifier)
    card = Card((Paragraph(name, 8.5, True),), "plain", content.style(identifier), 3.2)
    kind = "unit" if content.model.table_of.get(identifier) == "units" else "post"
    said = f"{name}, {side} side{spoken(badges)}"
    return Badged(identifier, kind, card, badges, said, side, None, 16.0)


def chip_width(one: Badged) -> float:
    """How wide a chip is on one line."""
    (words,) = one.card.paragraphs
    badges = sum(badge_width(str(n.number)) + _BADGE_GAP for n in one.badges)
    return width(words.content, words.size, True) + SIDE_BAND + 14.0 + (badges + 4.0) * bool(badges)


def service_box(content: Picture, service: Service) -> Badged:
    """A service: a darker border where it is provided inside."""
    badges = content.badges(service.id)
    inside = service.provision == "internal"
    card = Card((Paragraph(service.name, 8.3),), "plain", _PLAIN, 0.8)
    kind = f"service {service.provision}".strip()
    said = f"{service.name}, provision {service.provision or 'not recorded'}{spoken(badges)}"
    # As low as a badge, so that many stand on a page.
    frame = (WHITE, FAINT, 1.0) if inside else (WHITE, HAIRLINE, 0.8)
    return Badged(service.id, kind, card, badges, said, "", frame, 11.4, 5.5)


_PLAIN = BoxStyle(WHITE, HAIRLINE, 0.8)


@dataclass(frozen=True, slots=True)
class ListedRow:
    """A function or team under its unit's card: code, name and badges, without a frame."""

    id: str
    code: str
    name: str
    ink: str
    badged: Badged

    @property
    def _lead(self) -> float:
        return max(width(self.code, 8.0, True) + 6.0, 22.0) if self.code else 0.0

    def height(self, wide: float) -> float:
        """How high it is at a width, in points."""
        return self.badged.height(max(wide - _ROW_INDENT - self._lead, 1.0))

    def box(self, x: float, y: float, wide: float) -> Box:
        """The row at a place."""
        left = x + _ROW_INDENT + self._lead
        inner = self.badged.box(left, y, wide - _ROW_INDENT - self._lead)
        texts = inner.texts
        if self.code:
            first = inner.texts[0].y if inner.texts else y + 9.0
            code = Text(x + _ROW_INDENT, first, self.code, 8.0, True, fill=self.ink)
            texts = (code, *texts)
        return replace(
            inner,
            x=x + _ROW_INDENT - 2.0,
            width=wide - _ROW_INDENT + 2.0,
            texts=texts,
        )


def listed_row(content: Picture, identifier: str, ink: str) -> ListedRow:
    """The row of a function or team that carries a number."""
    name, badges = content.name(identifier), content.badges(identifier)
    function = content.model.table_of.get(identifier) == "functions"
    kind = f"function {content.model.cells.cell(identifier, 'kind')}" if function else "unit inner"
    code = identifier if function and width(identifier, 8.0, True) <= _CODE_MOST else ""
    words = f"{identifier} {name}" if function and not code and name != identifier else name
    shown = "" if code and name == code else words
    card = Card((Paragraph(shown, 8.0),) if shown else (), "plain", _PLAIN, 0.6)
    said = f"{identifier} {name}" if function else f"{name}, team"
    frame = (WHITE, "none", 0.0)
    badged = Badged(identifier, kind.strip(), card, badges, said + spoken(badges), "", frame, 11.8)
    return ListedRow(identifier, code, name, ink, badged)


@dataclass(frozen=True, slots=True)
class UnitCard:
    """A unit's card with the functions and teams under it that carry a number."""

    unit: str
    head: Badged
    rows: tuple[ListedRow, ...] = ()
    more: int = 0

    def height(self, wide: float) -> float:
        """How high the card and its rows are at a width."""
        rows = sum(row.height(wide) + 1.2 for row in self.rows)
        after = _AFTER_HEAD if self.rows or self.more else 0.0
        return self.head.height(wide) + after + rows + (11.0 if self.more else 0.0)

    def port(self, wide: float) -> float:
        """How far below its top a wire leaves."""
        return self.head.height(wide) / 2

    def piece(self, x: float, y: float, wide: float) -> Piece:
        """The card at a place."""
        boxes = [self.head.box(x, y, wide)]
        at = y + boxes[0].height + _AFTER_HEAD
        for row in self.rows:
            boxes.append(row.box(x, at, wide))
            at += row.height(wide) + 1.2
        texts: tuple[Text, ...] = ()
        if self.more:
            words = f"and {self.more} more with a finding, on a further page"
            texts = (Text(x + _ROW_INDENT, at + 8.6, words, 8.0, fill=SOFT_INK),)
            at += 11.0
        return Piece(boxes=tuple(boxes), texts=texts, bottom=y + self.height(wide))


def unit_card(content: Picture, unit: str) -> UnitCard:
    """The card of a unit with every function and team of it that carries a number."""
    if content.stands.card(unit) != unit:
        return UnitCard(unit, unit_head(content, unit, plain=True))
    ink = content.style(unit).ink
    rows = tuple(listed_row(content, one, ink) for one in content.rows.get(unit, ()))
    return UnitCard(unit, unit_head(content, unit), rows)


def shortened(card: UnitCard, wide: float, most: float) -> tuple[UnitCard, UnitCard | None]:
    """The card no higher than `most`, and one with the rows for which there is no room."""
    if card.height(wide) <= most or not card.rows:
        return card, None
    kept = list(card.rows)
    while kept and replace(card, rows=tuple(kept), more=1).height(wide) > most:
        kept.pop()
    rest = card.rows[len(kept) :]
    return replace(card, rows=tuple(kept), more=len(rest)), replace(card, rows=rest)


def cards_together(cards: Sequence[tuple[UnitCard, float, float]], wide: float) -> Piece:
    """Cards at their places: (card, left edge, top) each."""
    return together([card.piece(x, y, wide) for card, x, y in cards])
