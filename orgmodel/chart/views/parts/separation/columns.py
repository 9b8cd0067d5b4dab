"""The middle of the page: who buys, the services, who supplies, and the wires between."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from orgmodel.chart.drawing.drawing import Box, Line, Mark, Point, Text
from orgmodel.chart.drawing.lettering import paragraph
from orgmodel.chart.drawing.palette import HAIRLINE, INK, SOFT_INK, WHITE
from orgmodel.chart.drawing.wrapping import width
from orgmodel.chart.sheet.piece import Piece, together
from orgmodel.chart.sheet.section import heading
from orgmodel.chart.views.parts.relation_words import line_data
from orgmodel.chart.views.parts.separation.content import Picture, Service, ServiceWire
from orgmodel.chart.views.parts.separation.lanes import Trunk, gutter, lane_places
from orgmodel.chart.views.parts.separation.unit_card import UnitCard, service_box

HEAD, SUB_HEAD = 9.5, 8.5
_SERVICE_GAP, _GROUP_GAP = 1.3, 3.2
_CARD_GAP, _PLAIN_GAP, _SUB_GAP = 9.0, 4.2, 7.0
_SIDE_SHARE, _NARROWEST, _WIDEST = 0.256, 104.0, 300.0
# One dash for all that is not stated, so that wires which share their way stay even.
UNSURE = ("inferred", "conditional", "proposed", "expected")
_DASH = "3 2"


@dataclass(frozen=True, slots=True)
class SideColumn:
    """One side's cards, and under a heading of their own those of units that stand elsewhere.

    `note` names the units that are not drawn. A `silent` column does not say that it is empty.
    """

    title: str
    ink: str
    cards: tuple[UnitCard, ...]
    unsided: tuple[UnitCard, ...] = ()
    outside: tuple[UnitCard, ...] = ()
    elsewhere: tuple[tuple[str, str], ...] = ()
    note: str = ""
    silent: bool = False

    @property
    def units(self) -> tuple[str, ...]:
        """Every unit that a wire may leave."""
        cards = (card.unit for card in (*self.cards, *self.unsided, *self.outside))
        return (*cards, *(unit for unit, _ in self.elsewhere))


@dataclass(frozen=True, slots=True)
class ThreeColumns:
    """What stands in the three columns of one page.

    `air` is how much higher each service stands than it must, in points.
    """

    content: Picture
    left: SideColumn
    right: SideColumn
    groups: tuple[tuple[Service, ...], ...]
    silent: bool = False
    air: float = 0.0

    def piece(self, x: float, y: float, room: float) -> Piece:
        """The columns with their wires, in a width."""
        return _Placed(self, x, y, room).piece()

    def bottom(self, y: float, room: float) -> float:
        """How far down the columns reach, from a top and in a width."""
        return _Placed(self, 0.0, y, room).piece(wires=False).bottom


def side_width(room: float) -> float:
    """How wide the columns of the two sides are, of a part so wide."""
    return min(max(room * _SIDE_SHARE, _NARROWEST), _WIDEST)


@dataclass(frozen=True, slots=True)
class _Standing:
    """A column in its place: the part, the ports of its units, and where its cards end."""

    part: Piece
    ports: Mapping[str, float]


class _Placed:
    """The three columns at a place."""

    def __init__(self, columns: ThreeColumns, x: float, y: float, room: float) -> None:
        self.all, self.content, self.y = columns, columns.content, y
        content = columns.content
        self.wires = [
            wire for wire in content.wires if wire.service in {s.id for s in self._services()}
        ]
        counts = [self._count(relation) for relation in self._relations]
        side = side_width(room)
        left, right = (gutter(count, room) for count in counts)
        self.side = side
        self.middle = room - 2 * side - left - right
        self.at = (x, x + side + left, x + room - side)

    @property
    def _relations(self) -> tuple[str, str]:
        return self.content.words.buys, self.content.words.supplies

    def _services(self) -> Iterable[Service]:
        return (service for group in self.all.groups for service in group)

    def _count(self, relation: str) -> int:
        return len({wire.unit for wire in self.wires if wire.relation == relation})

    def piece(self, wires: bool = True) -> Piece:
        """Everything in its place, on request without the wires."""
        first, middle, last = self.at
        top = self.y
        heads = [
            heading(first, top, self.side, self.all.left.title, size=HEAD, fill=self.all.left.ink),
            heading(middle, top, self.middle, self._services_title(), size=HEAD, fill=INK),
            heading(last, top, self.side, self.all.right.title, size=HEAD, fill=self.all.right.ink),
        ]
        below = max(head.bottom for head in heads) + 1.0
        services, taps = self._services_at(middle, below)
        left = self._column(self.all.left, first, below, services.bottom, taps, 0)
        right = self._column(self.all.right, last, below, services.bottom, taps, 1)
        drawn = (
            ()
            if not wires
            else (
                *self._lines(0, left.ports, taps, first + self.side, middle),
                *self._lines(1, right.ports, taps, last, middle + self.middle),
            )
        )
        bare = [replace(head, told=()) for head in heads]
        return together([*bare, services, left.part, right.part, Piece(lines=drawn)])

    def _services_title(self) -> str:
        whole = "Services, by who provides them"
        return whole if width(whole, HEAD, True) <= self.middle else "Services"

    def _services_at(self, x: float, top: float) -> tuple[Piece, Mapping[str, float]]:
        """The boxes of services, and the height at which each is met by its wires."""
        boxes: list[Box] = []
        y = top
        for number, group in enumerate(self.all.groups):
            y += _GROUP_GAP + self.all.air / 2 if number else 0.0
            for service in group:
                shown = service_box(self.content, service)
                high = shown.height(self.middle) + self.all.air
                boxes.append(shown.box(x, y, self.middle, high))
                y += high + _SERVICE_GAP + self.all.air / 2
        taps = {box.id: box.y + box.height / 2 for box in boxes}
        texts: tuple[Text, ...] = ()
        if not boxes and not self.all.silent:
            words = "The data names no services."
            texts = paragraph(x, y + 9.0, words, 8.3, self.middle, fill=SOFT_INK)
            y += 12.0 * len(texts)
        return Piece(boxes=tuple(boxes), texts=texts, bottom=y), taps

    def _column(
        self,
        column: SideColumn,
        x: float,
        top: float,
        low: float,
        taps: Mapping[str, float],
        side: int,
    ) -> _Standing:
        heights = [card.height(self.side) for card in column.cards]
        wanted = [self._wanted(card, taps, side) for card in column.cards]
        spread = side == 0 or not (column.outside or column.unsided or column.elsewhere)
        tops = _tops(heights, wanted if spread else [top] * len(heights), top, low)
        parts: list[Piece] = []
        ports: dict[str, float] = {}
        y = top
        for card, at, high in zip(column.cards, tops, heights, strict=True):
            parts.append(card.piece(x, at, self.side))
            ports[card.unit] = self._clear(at + card.port(self.side), taps)
            y = at + high
        if not (column.cards or column.note or column.silent):
            words = "The data declares no unit on this side."
            texts = paragraph(x, y + 9.0, words, 8.3, self.side, fill=SOFT_INK)
            y += 11.0 * len(texts)
            parts.append(Piece(texts=texts, bottom=y))
        if column.note:
            texts = paragraph(x, y + 12.0, column.note, 8.0, self.side, fill=SOFT_INK)
            y = texts[-1].y + 3.0
            parts.append(Piece(texts=texts, bottom=y))
        for title, plain in (
            ("Elsewhere in the organisation", column.elsewhere),
            ("On no side in the data", column.unsided),
            ("Outside the organisation", column.outside),
        ):
            if plain:
                part, found = self._plain(title, plain, x, y + _SUB_GAP, taps)
                parts.append(part)
                ports |= found
                y = part.bottom
        return _Standing(together(parts), ports)

    def _plain(
        self,
        title: str,
        units: Sequence[UnitCard | tuple[str, str]],
        x: float,
        top: float,
        taps: Mapping[str, float],
    ) -> tuple[Piece, dict[str, float]]:
        """A heading and small cards under it."""
        head = heading(x, top, self.side, title, size=SUB_HEAD, fill=SOFT_INK)
        parts, ports, y = [replace(head, told=())], dict[str, float](), head.bottom + 1.0
        for one in units:
            if isinstance(one, UnitCard):
                part = one.piece(x, y, self.side)
                unit, middle = one.unit, y + one.port(self.side)
            else:
                unit, words = one
                part = _reference(words, x, y, self.side)
                middle = (y + part.bottom) / 2
            ports[unit] = self._clear(middle, taps)
            parts.append(part)
            y = part.bottom + _PLAIN_GAP + self.all.air / 2
        return together(parts), ports

    def _wanted(self, card: UnitCard, taps: Mapping[str, float], side: int) -> float:
        """The top at which a card's port would stand amid its services."""
        relation = self._relations[side]
        own = [
            taps[wire.service]
            for wire in self.wires
            if wire.unit == card.unit and wire.relation == relation
        ]
        return sum(own) / len(own) - card.port(self.side) if own else self.y

    def _clear(self, port: float, taps: Mapping[str, float]) -> float:
        """A height near the port at which no service is met, so that no wires lie on another."""
        for shift in (0.0, 2.0, -2.0, 4.0, -4.0, 6.0, -6.0):
            if all(abs(port + shift - tap) >= 3.4 for tap in taps.values()):
                return port + shift
        return port

    def _lines(
        self,
        side: int,
        ports: Mapping[str, float],
        taps: Mapping[str, float],
        far: float,
        near: float,
    ) -> tuple[Line, ...]:
        relation = self._relations[side]
        wires = [w for w in self.wires if w.relation == relation and w.unit in ports]
        trunks = [
            Trunk(unit, port, tuple(taps[w.service] for w in wires if w.unit == unit))
            for unit, port in ports.items()
        ]
        lanes = lane_places([trunk for trunk in trunks if trunk.taps], near, far)
        word = self.content.words.sides[side]
        ink = (self.all.left, self.all.right)[side].ink or word
        met: set[str] = set()
        lines = []
        # What is stated is drawn last, over dashes that share its way.
        for wire in sorted(wires, key=lambda one: one.basis not in UNSURE):
            first = wire.service not in met
            met.add(wire.service)
            lines.append(self._line(wire, ports, taps, lanes, (far, near), ink, first))
        return tuple(lines)

    def _line(
        self,
        wire: ServiceWire,
        ports: Mapping[str, float],
        taps: Mapping[str, float],
        lanes: Mapping[str, float],
        edges: tuple[float, float],
        ink: str,
        tip: bool,
    ) -> Line:
        far, near = edges
        lane, port, tap = lanes[wire.unit], ports[wire.unit], taps[wire.service]
        end = near - 0.8 if far < near else near + 0.8
        points: tuple[Point, ...] = ((far, port), (lane, port), (lane, tap), (end, tap))
        return Line(
            wire.unit,
            wire.service,
            wire.relation,
            points,
            wire.label,
            ink,
            1.1,
            _DASH if wire.basis in UNSURE else None,
            end="arrow" if tip else "none",
            data=line_data(wire.basis),
        )


def _tops(heights: Sequence[float], wanted: Sequence[float], top: float, low: float) -> list[float]:
    """Tops of cards in their order, as near to where they are wanted as room allows."""
    latest, at = [0.0] * len(heights), low
    for place in range(len(heights) - 1, -1, -1):
        latest[place] = at - heights[place]
        at = latest[place] - _CARD_GAP
    tops, at = [], top
    for high, want, last in zip(heights, wanted, latest, strict=True):
        at = max(at, min(want, last))
        tops.append(at)
        at += high + _CARD_GAP
    return tops


def _reference(words: str, x: float, y: float, wide: float) -> Piece:
    """The name of a unit whose box stands elsewhere, framed."""
    texts = paragraph(x + 7.0, y + 10.4, words, 8.3, wide - 12.0)
    low = texts[-1].y + 4.2
    frame = Mark("reference", x, y, wide, low - y, WHITE, HAIRLINE, 0.8, 2.0)
    return Piece(texts=texts, marks=(frame,), bottom=low)
