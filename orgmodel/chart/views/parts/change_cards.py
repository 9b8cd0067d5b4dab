"""The cards of units in the changes view: how high they are, and each drawn before and after."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from orgmodel.chart.drawing.drawing import Box, Group, Mark, Text, Told
from orgmodel.chart.drawing.lettering import lines_of, paragraph
from orgmodel.chart.drawing.palette import BAND, HAIRLINE, INK, PALE, SOFT_INK, WHITE, BoxStyle
from orgmodel.chart.sheet.piece import NOTHING, Piece, together
from orgmodel.chart.views.parts.change_items import ChangeItem, State
from orgmodel.chart.views.parts.change_rows import (
    DASH,
    ChangeLook,
    code_room,
    row_box,
    row_height,
    told_of,
)
from orgmodel.chart.views.parts.change_slots import CardHead, ChangeSlot, SlotColumn, SlotRow

BETWEEN = 8.0
_BLOCK_GAP = 4.0
_SIDE_ROOM = 5.0
_FOOT = 6.0
_CONTINUED = "continued"
_STATES = {"goes": "goes", "comes": "new", "moves": "moves", "changes": "changes", "stays": ""}


@dataclass(frozen=True, eq=False)
class ChangeCard:
    """A place with its rows laid out for a width; `styles` are those of the sides."""

    slot: ChangeSlot
    wide: float
    look: ChangeLook
    styles: Mapping[str, BoxStyle]

    @cached_property
    def _columns(self) -> tuple[tuple[float, float], ...]:
        """Each column's left edge on the card, and its width."""
        number = len(self.slot.columns)
        wide = (self.wide - BETWEEN * (number - 1)) / number
        return tuple((at * (wide + BETWEEN), wide) for at in range(number))

    @cached_property
    def _codes(self) -> tuple[float, ...]:
        return tuple(
            code_room([one for row in column.rows for one in _items(row)], self.look)
            for column in self.slot.columns
        )

    @cached_property
    def _heights(self) -> tuple[tuple[float, ...], ...]:
        """Of each column the heights of its rows, gaps between blocks included."""
        return tuple(
            tuple(self._row_height(column, at, number) for at in range(len(column.rows)))
            for number, column in enumerate(self.slot.columns)
        )

    def _row_height(self, column: SlotColumn, at: int, number: int) -> float:
        room, codes = self._columns[number][1] - 2 * _SIDE_ROOM, self._codes[number]
        row = column.rows[at]
        most = max(row_height(one, self.look, room, codes) for one in (row.before, row.after))
        return most + (self._gap if row.first and at else 0.0)

    @property
    def _gap(self) -> float:
        return _BLOCK_GAP * self.look.scale

    @cached_property
    def _head_height(self) -> float:
        heads = [(self.slot.after, self.wide, False)]
        heads += [
            (column.head, wide, True)
            for column, (_, wide) in zip(self.slot.columns, self._columns, strict=True)
        ]
        return max(self._head_room(*one) for one in heads)

    def _head_room(self, head: CardHead | None, wide: float, before: bool) -> float:
        if head is None:
            return 0.0
        texts = self._head_texts(head, 0.0, 0.0, wide, before)
        return max(text.y for text in texts) + 5.0 * self.look.scale

    @cached_property
    def height(self) -> float:
        """How high the card is in both halves."""
        columns = zip(self.slot.columns, self._heights, self._columns, strict=True)
        most = max(
            sum(heights) + self._stays_height(column, wide)
            for column, heights, (_, wide) in columns
        )
        return self._head_height + self._gap + most + _FOOT * self.look.scale

    def _stays_height(self, column: SlotColumn, wide: float) -> float:
        if not column.stays:
            return 0.0
        lines = lines_of(column.stays, self.look.small, self._stays_room(wide))
        return lines * self.look.small * 1.18 + self._gap

    def _stays_room(self, wide: float) -> float:
        return wide - 2 * _SIDE_ROOM - self.look.inset

    def parts(self, room: float) -> tuple[ChangeCard, ...]:
        """The card, or as many as hold its rows where it is higher than a room."""
        if self.height <= room:
            return (self,)
        taken = [0] * len(self.slot.columns)
        parts: list[ChangeCard] = []
        free = (
            room
            - self._head_height
            - 2 * self._gap
            - _FOOT * self.look.scale
            - self.look.head * 2.4
        )
        while not parts or any(
            at < len(column.rows) for at, column in zip(taken, self.slot.columns, strict=True)
        ):
            columns = []
            for number, column in enumerate(self.slot.columns):
                start = taken[number]
                end = self._end(number, start, free - self._stays_height(column, self.wide))
                taken[number] = end
                rows, stays = column.rows[start:end], "" if parts else column.stays
                columns.append(replace(column, rows=rows, stays=stays))
            parts.append(self._part(tuple(columns), again=bool(parts)))
        return tuple(parts)

    def _end(self, number: int, start: int, room: float) -> int:
        heights = self._heights[number]
        end, used = start, 0.0
        while end < len(heights) and (end == start or used + heights[end] <= room):
            used += heights[end]
            end += 1
        return end

    def _part(self, columns: tuple[SlotColumn, ...], *, again: bool) -> ChangeCard:
        if again:
            columns = tuple(replace(one, head=_again(one.head)) for one in columns)
        after = _again(self.slot.after) if again else self.slot.after
        return replace(self, slot=ChangeSlot(columns, after))

    def states(self) -> Iterator[tuple[State, bool]]:
        """What becomes of each item and unit that is drawn, and whether before."""
        yield from ((item.state, before) for item, before in self.items())
        yield from ((column.head.state, True) for column in self.slot.columns if column.head)
        if self.slot.after:
            yield self.slot.after.state, False

    def items(self) -> Iterator[tuple[ChangeItem, bool]]:
        """Every item that is drawn, and whether before."""
        for column in self.slot.columns:
            for row in column.rows:
                if row.before:
                    yield row.before, True
                if row.after:
                    yield row.after, False

    def drawn(self, x: float, y: float, *, before: bool) -> Piece:
        """One half of the card at a place."""
        columns = zip(self.slot.columns, self._columns, strict=True)
        if before:
            cards = [
                self._card(column.head, x + left, y, wide, before=True)
                for column, (left, wide) in columns
            ]
            rows = [self._rows(number, x, y, before=True) for number in range(len(cards))]
            pieces = [piece for pair in zip(cards, rows, strict=True) for piece in pair]
        else:
            card = self._card(self.slot.after, x, y, self.wide, before=False)
            pieces = [card, *(self._rows(n, x, y, before=False) for n, _ in enumerate(columns))]
        return together([*pieces, Piece(bottom=y + self.height)])

    def _card(
        self, head: CardHead | None, x: float, y: float, wide: float, *, before: bool
    ) -> Piece:
        if head is None:
            return NOTHING
        style = self.styles.get(head.side, BoxStyle(PALE, HAIRLINE))
        marked = head.state in (("goes",) if before else ("comes", "moves", "changes"))
        stroke, weight, dash = style.stroke, 0.9, None
        if marked and head.state in ("goes", "comes"):
            stroke, weight, dash = INK, 1.2, (DASH if head.state == "goes" else None)
        marks = [
            Mark("tint", x, y, wide, self._head_height, style.fill),
            Mark("band", x, y, wide, BAND, style.band or HAIRLINE),
        ]
        if marked and head.state in ("moves", "changes"):
            shape = (2.0, INK, "none") if head.state == "moves" else (3.0, WHITE, INK)
            marks.append(
                Mark(
                    head.state, x + 1.5, y + 6.0, shape[0], self._head_height - 9.0, *shape[1:], 0.8
                )
            )
        texts = self._head_texts(head, x, y, wide, before)
        words = ", ".join(part for part in (head.name, *self._notes(head, before=before)) if part)
        group = Group(
            f"{head.id or 'none'}{'·before' if before else '·after'}",
            "card",
            x,
            y,
            wide,
            self.height,
            words,
            texts,
            WHITE,
            stroke,
            weight,
            dash,
            1.5,
            tuple(marks),
        )
        return Piece(groups=(group,), told=(Told(words, 2),))

    def _notes(self, head: CardHead, *, before: bool) -> tuple[str, ...]:
        shown = head.state in (("goes",) if before else ("comes", "moves", "changes"))
        return ((_STATES[head.state],) if shown else ()) + head.notes

    def _head_texts(
        self, head: CardHead, x: float, y: float, wide: float, before: bool
    ) -> tuple[Text, ...]:
        look = self.look
        left, room = x + 8.0, wide - 16.0
        base = y + BAND + 4.0 + look.head * 0.9
        texts = [*paragraph(left, base, head.name or head.id or " ", look.head, room, True)]
        notes = " · ".join(self._notes(head, before=before))
        below = texts[-1].y + look.small * 1.3
        texts += paragraph(left, below, notes, look.small, room, fill=SOFT_INK)
        return tuple(texts)

    def _rows(self, number: int, x: float, y: float, *, before: bool) -> Piece:
        column, (left, wide) = self.slot.columns[number], self._columns[number]
        x += left + _SIDE_ROOM
        room, codes = wide - 2 * _SIDE_ROOM, self._codes[number]
        at = y + self._head_height + self._gap
        shown = column.head if before else self.slot.after
        boxes: list[Box] = []
        told: list[Told] = []
        texts: tuple[Text, ...] = ()
        if column.stays and shown is not None:
            base, left = at + self.look.small * 0.9, x + self.look.inset
            texts = paragraph(
                left, base, column.stays, self.look.small, self._stays_room(wide), fill=SOFT_INK
            )
            told.append(Told(column.stays, 3))
        at += self._stays_height(column, wide)
        for row, high in zip(column.rows, self._heights[number], strict=True):
            gap = self._gap if row.first and row is not column.rows[0] else 0.0
            item = row.before if before else row.after
            if item is not None:
                place = (x, at + gap, room, high - gap)
                box = row_box(item, self.look, place, codes, before=before)
                boxes.append(box)
                told.append(Told(told_of(item, before=before), 3, box.id))
            at += high
        return Piece(boxes=tuple(boxes), texts=texts, told=tuple(told))


def _items(row: SlotRow) -> list[ChangeItem]:
    return [item for item in (row.before, row.after) if item is not None]


def _again(head: CardHead | None) -> CardHead | None:
    return replace(head, notes=(_CONTINUED,)) if head else None
