"""Teams that stand beside each other: each a column of its own under its manager's card."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property

from orgmodel.chart.teams.block import Ground, TeamBlock
from orgmodel.chart.teams.outline import EVERYTHING, Placed, TeamCut
from orgmodel.chart.teams.post_card import Team
from orgmodel.chart.teams.row_placing import UNDER_HEAD, Row, hung_columns
from orgmodel.chart.teams.rows import columns_under
from orgmodel.chart.teams.team_page import Shelf, TeamPage

GAP = 14.0
BETWEEN = 16.0
"""From one shelf to the headings of the next."""
_NARROWEST, _WIDEST, _MOST_SLOTS = 116.0, 183.0, 4
_LEAST_CARD = 30.0
_FAR = 0.01


@dataclass(frozen=True)
class SideBySide:
    """Sets teams on the shelves of a page so wide, one column or a few for each."""

    ground: Ground

    @cached_property
    def columns(self) -> int:
        """How many columns stand beside each other."""
        return max(int((self.ground.width + GAP) / (_NARROWEST + GAP)), 1)

    @cached_property
    def slot(self) -> float:
        """How wide a column is."""
        return (self.ground.width - GAP * (self.columns - 1)) / self.columns

    @property
    def _team(self) -> Team:
        return self.ground.team

    def block(self, root: int, slots: int, slot: float, high: float) -> TeamBlock | None:
        """A team in so many columns, from (0, 0); None where the room does not hold it."""
        faces = self.ground.faces
        row = Row((slots,), slot, GAP)
        if faces.least_width(root, "head") > row.width:
            return None
        head = Placed(root, "head", 0.0, 0.0, row.width, faces.height(root, "head", row.width))
        below = high - head.height - UNDER_HEAD
        found = columns_under(self.ground, root, slots, slot, below, TeamCut(EVERYTHING))
        if found is None or below < 0:
            return None
        cards = (head, *hung_columns(self._team, head, found, row))
        return TeamBlock(root, cards, row.width, max(card.bottom for card in cards))

    def holds(self, root: int) -> bool:
        """Whether the team may stand as columns on a page of its own."""
        return self._shelf(root, 0.0) is not None

    def added(self, page: TeamPage, root: int) -> bool:
        """Set the team on the page's last shelf, or on one below it; False without room."""
        for found in (self._on_last(page, root), self._below(page, root)):
            if found is not None:
                if found.lefts[0] == 0.0 and len(found.blocks) == 1:
                    page.shelves.append(found)
                else:
                    page.shelves[-1] = found
                return True
        return False

    def _slots(self, root: int, free: int) -> range:
        reports = len(self._team.children[root])
        if self._team.heights[root] == 1:
            reports = (reports + 1) // 2
        most = min(free, _MOST_SLOTS, reports)
        fits = self._team.sizes[root] * _LEAST_CARD <= most * self.ground.height
        return range(1, most + 1) if fits else range(0)

    def _on_last(self, page: TeamPage, root: int) -> Shelf | None:
        """The last shelf with the team at its end."""
        last = page.shelves[-1] if page.shelves else None
        if last is None or last.slot != self.slot:
            return None
        left = last.right + GAP
        free = round((self.ground.width + GAP - left) / (self.slot + GAP))
        begins = last.top - last.heading_height(self._team)
        found: list[tuple[float, int, Shelf]] = []
        for slots in self._slots(root, free):
            high = self.ground.height - begins
            block = self.block(root, slots, self.slot, high)
            if block is None:
                continue
            shelf = Shelf(begins, [*last.blocks, block], [*last.lefts, left], self.slot)
            shelf.top += shelf.heading_height(self._team)
            if shelf.top + shelf.height <= self.ground.height + _FAR:
                found.append((slots * shelf.height, slots, shelf))
        return min(found, key=lambda one: one[:2])[2] if found else None

    def _below(self, page: TeamPage, root: int) -> Shelf | None:
        """A new shelf for the team under those that are there."""
        return self._shelf(root, page.bottom + (BETWEEN if page.shelves else 0.0))

    def _shelf(self, root: int, begins: float) -> Shelf | None:
        """A shelf with the team alone, in as few columns as hold it."""
        for slots in self._slots(root, self.columns):
            block = self.block(root, slots, self.slot, self.ground.height - begins)
            if block is None:
                continue
            shelf = Shelf(begins, [block], [0.0], self.slot)
            shelf.top += shelf.heading_height(self._team)
            if shelf.top + shelf.height <= self.ground.height + _FAR:
                return shelf
        return None

    def finish(self, page: TeamPage) -> None:
        """Let columns that leave room at the right be wider; make heads equally high."""
        shelves = [shelf for shelf in page.shelves if shelf.slot]
        if not shelves:
            return
        most = max(round((shelf.right + GAP) / (self.slot + GAP)) for shelf in shelves)
        wide = min((self.ground.width + GAP) / most - GAP, _WIDEST)
        wider = self._wider(page, wide) if wide > self.slot + 1.0 else None
        if wider is not None:
            page.shelves = wider
        for shelf in page.shelves:
            if shelf.slot:
                shelf.levelled()

    def _wider(self, page: TeamPage, slot: float) -> list[Shelf] | None:
        """The page's shelves with wider columns; None where they do not fit."""
        found: list[Shelf] = []
        before = y = 0.0
        for shelf in page.shelves:
            begins = shelf.top - shelf.heading_height(self._team)
            one = self._with_slot(shelf, slot) if shelf.slot else replace(shelf)
            if one is None:
                return None
            one.top = y + begins - before + one.heading_height(self._team)
            found.append(one)
            before, y = shelf.top + shelf.height, one.top + one.height
        return found if y <= page.height + _FAR else None

    def _with_slot(self, shelf: Shelf, slot: float) -> Shelf | None:
        wider = Shelf(0.0, slot=slot)
        left = 0.0
        for block in shelf.blocks:
            slots = round((block.width + GAP) / (shelf.slot + GAP))
            found = self.block(block.root, slots, slot, self.ground.height)
            if found is None:
                return None
            wider.blocks.append(found)
            wider.lefts.append(left)
            left += found.width + GAP
        return wider
