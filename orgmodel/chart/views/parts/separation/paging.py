"""The columns over several pages: services in their order, each page with whom they need."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from orgmodel.chart.sheet.piece import Piece
from orgmodel.chart.sheet.sheet import Body
from orgmodel.chart.views.parts.separation.columns import SideColumn, ThreeColumns, side_width
from orgmodel.chart.views.parts.separation.content import Service
from orgmodel.chart.views.parts.separation.unit_card import UnitCard, shortened

_HEADS = 60.0


def paged(columns: ThreeColumns, room: Body, top: float) -> tuple[list[Piece], list[UnitCard]]:
    """The columns page by page, and cards with the rows for which they had no room.

    The first page begins at `top`. Units without a wire fill the pages from the first on.
    """
    columns, cut = _cut_cards(columns, room)
    job = _Paging(columns, room)
    parts: list[Piece] = []
    while job.left_over:
        parts.append(job.next_page(room.top if parts else top, not parts))
    return parts, cut


def _cut_cards(columns: ThreeColumns, room: Body) -> tuple[ThreeColumns, list[UnitCard]]:
    """Cards no higher than two fifths of a page."""
    cut: list[UnitCard] = []
    wide, most = side_width(room.width), (room.height - _HEADS) * 0.4

    def column(one: SideColumn) -> SideColumn:
        kept = []
        for card in one.cards:
            shown, rest = shortened(card, wide, most)
            kept.append(shown)
            cut.extend([rest] if rest else [])
        return replace(one, cards=tuple(kept))

    return replace(columns, left=column(columns.left), right=column(columns.right)), cut


@dataclass
class _Paging:
    """What is still to be put on a page."""

    columns: ThreeColumns
    room: Body

    def __post_init__(self) -> None:
        self.services = [one for group in self.columns.groups for one in group]
        self.group_of = {
            one.id: number for number, group in enumerate(self.columns.groups) for one in group
        }
        linked: dict[str, set[str]] = {}
        for wire in self.columns.content.wires:
            linked.setdefault(wire.service, set()).add(wire.unit)
        self.linked = linked
        wired = set().union(*linked.values()) if linked else set()
        every = (*self.columns.left.units, *self.columns.right.units)
        self.loose = [unit for unit in dict.fromkeys(every) if unit not in wired]
        self.done: set[str] = set()
        self.left_over = True

    def next_page(self, top: float, first: bool) -> Piece:
        """The next page: as many services as fit with their units, then units without wires."""
        count = self._with_loose(top) if first else 0
        count = count or self._most(
            len(self.services), lambda n: self._fits(self.services[:n], (), top)
        )
        services, units = (
            self.services[: max(count, 1)],
            self._wired(self.services[: max(count, 1)]),
        )
        if not count and services:
            units = self._some_of(services, units, top)
        loose = self._most(
            len(self.loose), lambda n: self._fits(services, (*units, *self.loose[:n]), top, True)
        )
        if not services and not loose:
            loose = 1
        shown = (*units, *self.loose[:loose])
        part = self._shown(services, shown, first).piece(self.room.left, top, self.room.width)
        self._take(services, units, loose)
        return part

    def _with_loose(self, top: float) -> int:
        """How many services fit beside every unit without a wire."""

        def fits(count: int) -> bool:
            services = self.services[:count]
            return self._fits(services, (*self._wired(services), *self.loose), top, True)

        return self._most(len(self.services), fits)

    def _take(self, services: Sequence[Service], units: Sequence[str], loose: int) -> None:
        """Count what stands on a page as done."""
        self.loose = self.loose[loose:]
        self.done |= set(units)
        whole = set(units) >= set(self._wired(services, True)) or not services
        if whole or not set(self._wired(services, True)) - self.done:
            self.services = self.services[len(services) :]
            self.done = set()
        self.left_over = bool(self.services or self.loose)

    def _some_of(
        self, services: Sequence[Service], units: Sequence[str], top: float
    ) -> tuple[str, ...]:
        """Of the units of one service those that fit a page: one at least."""
        rest = [unit for unit in units if unit not in self.done] or list(units)
        count = self._most(len(rest), lambda n: self._fits(services, tuple(rest[:n]), top, True))
        return tuple(rest[: max(count, 1)])

    def _wired(self, services: Sequence[Service], every: bool = False) -> tuple[str, ...]:
        units = {unit for one in services for unit in self.linked.get(one.id, ())}
        order = (*self.columns.left.units, *self.columns.right.units)
        single = len(services) == 1 and not every
        return tuple(
            unit
            for unit in dict.fromkeys(order)
            if unit in units and not (single and unit in self.done)
        )

    @staticmethod
    def _most(count: int, fits: Callable[[int], bool]) -> int:
        """The largest number up to `count` that fits, found by halving."""
        low, high = 0, count
        while low < high:
            middle = (low + high + 1) // 2
            if fits(middle):
                low = middle
            else:
                high = middle - 1
        return low

    def _fits(
        self,
        services: Sequence[Service],
        units: Sequence[str],
        top: float,
        given: bool = False,
    ) -> bool:
        shown = units if given else self._wired(services)
        return self._shown(services, shown, True).bottom(top, self.room.width) <= self.room.bottom

    def _shown(
        self, services: Sequence[Service], units: Sequence[str], notes: bool
    ) -> ThreeColumns:
        groups: dict[int, list[Service]] = {}
        for one in services:
            groups.setdefault(self.group_of[one.id], []).append(one)
        shown = set(units)

        def column(one: SideColumn) -> SideColumn:
            return replace(
                one,
                cards=tuple(card for card in one.cards if card.unit in shown),
                unsided=tuple(card for card in one.unsided if card.unit in shown),
                outside=tuple(card for card in one.outside if card.unit in shown),
                elsewhere=tuple(pair for pair in one.elsewhere if pair[0] in shown),
                note=one.note if notes else "",
                silent=not notes or bool(one.cards),
            )

        return replace(
            self.columns,
            left=column(self.columns.left),
            right=column(self.columns.right),
            groups=tuple(tuple(group) for group in groups.values()),
            silent=not notes or bool(self.columns.groups),
        )
