"""A line cut into pages: an overview, then a page a directorate, small ones sharing pages.

Each team is tried once on its own, with no more cards than a page holds, so that the work
grows with the number of posts and not with their depth.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Collection, Sequence
from itertools import takewhile

from orgmodel.chart.teams.block import Ground, TeamBlock
from orgmodel.chart.teams.faces import Faces
from orgmodel.chart.teams.making import BlockMaker
from orgmodel.chart.teams.post_card import Team
from orgmodel.chart.teams.rows import wanted_width
from orgmodel.chart.teams.side_by_side import SideBySide
from orgmodel.chart.teams.team_page import Shelf, TeamPage, manager_of

Room = Callable[[Sequence[int], int], tuple[float, float]]
"""Width and height for drawing on a page with these heads of blocks and this number."""
SMALL = 15
_OWN_PAGE = 12
"""Directorates of so many cards do not stand as columns beside others."""
_BESIDE, _UNDER = 26.0, 20.0
_LEAST_ROOM = 90.0
_EMPTY = 0.45
_LOOKED_AT = 12


class Paginator:
    """Fills pages with the teams of one drawing; the tops in `apart` begin a page each."""

    def __init__(self, team: Team, faces: Faces, room: Room, apart: Collection[int] = ()) -> None:
        self.team, self.faces, self.room = team, faces, room
        self._apart = apart
        self.pages: list[TeamPage] = []
        self._groups = _groups(team)
        self.make = BlockMaker(team)
        self._sorted: set[int] = set()
        self._front = -1
        self._stands: dict[int, bool] = {}

    def filled(self, tops: Sequence[int]) -> list[TeamPage]:
        """The pages of these tops and all below them, the first top's first."""
        waiting: deque[tuple[int, int]] = deque((top, 0) for top in tops)
        self.make = BlockMaker(self.team, tops[0] if tops else -1)
        self._front = _end_of_trunk(self.team, tops[0]) if tops else -1
        while waiting:
            run = self._standing(waiting)
            if run:
                self._stand(run)
                continue
            root, first = waiting.popleft()
            block = self._joined(root) if first == 0 and self.pages else None
            if block is None:
                block = self._on_new_page(root, first)
            on = [card.at for card in block.cards if card.cut]
            after: list[tuple[int, int]] = []
            if block.past < self.make.reports(block):
                after.append((root, block.past))
            if first:
                # The teams of the reports before this run come before those of the run.
                manager = manager_of(block)
                while waiting and self.team.parents[waiting[0][0]] == manager:
                    after.append(waiting.popleft())
            after += [(at, 0) for at in on]
            waiting.extendleft(reversed(after))
            if first == 0 and len(self.pages) > 1:
                self._filled_up(waiting)
        for page in self.pages:
            self._stretched(page)
            SideBySide(Ground(self.team, self.faces, page.width, page.height)).finish(page)
        return self.pages

    def _on_new_page(self, root: int, first: int) -> TeamBlock:
        wide, high = self.room([root], len(self.pages))
        page = TeamPage(wide, high)
        ground = Ground(self.team, self.faces, wide, high)
        block = self._narrow(ground, root, first) or self.make.best(ground, root, first)
        page.shelves.append(Shelf(0.0, [block], [0.0]))
        self.pages.append(page)
        return block

    def _narrow(self, ground: Ground, root: int, first: int) -> TeamBlock | None:
        """A small team no wider than it needs, so that others may stand beside it."""
        if first or not self.pages or self.team.sizes[self._groups[root]] >= SMALL:
            return None
        wanted = wanted_width(ground, root)
        return self.make.whole(ground.narrowed(wanted, ground.height), root)

    # Teams that stand beside each other

    def _standing(self, waiting: deque[tuple[int, int]]) -> list[int]:
        """The teams to stand beside each other now, taken from those that wait.

        Of one manager's teams those that may stand come before those that may not. Directorates
        keep their order; under a further top those that may stand come last.
        """
        root, first = waiting[0]
        above = self.team.parents[root]
        if first or above < 0 or (above in self._sorted and not self._may_stand(root)):
            return []
        rest: list[int] = []
        while waiting and not waiting[0][1] and self.team.parents[waiting[0][0]] == above:
            rest.append(waiting.popleft()[0])
        if above not in self._sorted:
            self._sorted.add(above)
            if above != self._front:
                last = self._groups[root] == root
                rest.sort(key=lambda at: (self._may_stand(at) is last, at))
        run = list(takewhile(self._may_stand, rest))
        if len(run) == 1 and not self._has_company(run[0], waiting):
            run = []
        left = rest[len(run) :]
        waiting.extendleft((at, 0) for at in reversed(left))
        return run

    def _may_stand(self, at: int) -> bool:
        """Whether a team is small enough to stand as a column or a few."""
        found = self._stands.get(at)
        if found is None:
            directorate = self._groups[at] == at and self.team.sizes[at] >= _OWN_PAGE
            wide, high = self.room([at], len(self.pages))
            ground = Ground(self.team, self.faces, wide, high)
            found = not directorate and SideBySide(ground).holds(at)
            self._stands[at] = found
        return found

    def _has_company(self, root: int, waiting: deque[tuple[int, int]]) -> bool:
        """Whether a team that stands has others beside it, before or after it."""
        if self.pages[-1].shelves[-1].slot and self._suits(self.pages[-1], root):
            return True
        if not waiting or waiting[0][1]:
            return False
        after = waiting[0][0]
        return self._groups[after] == self._groups[root] and self._may_stand(after)

    def _stand(self, run: Sequence[int]) -> None:
        for root in run:
            page = self.pages[-1]
            if self._suits(page, root) and self._added(root):
                continue
            self.pages.append(TeamPage(*self.room([root], len(self.pages))))
            if not self._added(root):
                raise AssertionError("a team that may stand has a page to itself")

    def _added(self, root: int) -> bool:
        page = self.pages[-1]
        wide, high = self.room([*page.roots, root], len(self.pages) - 1)
        added = SideBySide(Ground(self.team, self.faces, wide, high)).added(page, root)
        if added:
            page.height = high
        return added

    # Sharing pages

    def _filled_up(self, waiting: deque[tuple[int, int]]) -> None:
        """Let later small teams of the same manager stand on a page that has room for them."""
        page = self.pages[-1]
        roots = page.roots
        manager = self.team.parents[roots[-1]]
        if manager < 0 or any(card.cut for block in page.blocks for card in block.cards):
            return
        below, passed = list[tuple[int, int]](), list[tuple[int, int]]()
        while waiting and len(passed) < _LOOKED_AT and page.bottom < _EMPTY * page.height:
            root, first = waiting[0]
            if first or self.team.parents[root] != manager:
                break
            waiting.popleft()
            block = self._joined(root) if self.team.sizes[root] < SMALL else None
            if block is None:
                passed.append((root, first))
            else:
                below += [(card.at, 0) for card in block.cards if card.cut]
        waiting.extendleft(reversed([*below, *passed]))

    def _joined(self, root: int) -> TeamBlock | None:
        """The whole team on the page that is being filled, where it suits and fits."""
        page = self.pages[-1]
        if not self._suits(page, root):
            return None
        wide, high = self.room([*page.roots, root], len(self.pages) - 1)
        if page.bottom > high:
            return None
        ground = Ground(self.team, self.faces, wide, high)
        wanted = wanted_width(ground, root)
        shelf = page.shelves[-1]
        beside = shelf.right + _BESIDE
        if (
            not shelf.slot
            and beside + wanted <= wide
            and not any(card.cut for card in shelf.blocks[-1].cards)
        ):
            found = self.make.whole(ground.narrowed(wanted, high - shelf.top), root)
            if found is not None:
                shelf.blocks.append(found)
                shelf.lefts.append(beside)
                page.height = high
                return found
        top = page.bottom + _UNDER
        if high - top < _LEAST_ROOM:
            return None
        narrow = self._narrowed(ground, wanted, high - top, root)
        if narrow is not None:
            page.shelves.append(Shelf(top, [narrow], [0.0]))
            page.height = high
        return narrow

    def _narrowed(self, ground: Ground, wanted: float, high: float, root: int) -> TeamBlock | None:
        for wide in (wanted, ground.width):
            found = self.make.whole(ground.narrowed(wide, high), root)
            if found is not None:
                return found
        return self.make.overview(ground.narrowed(ground.width, high), root)

    def _suits(self, page: TeamPage, root: int) -> bool:
        """Whether a team may stand on a page with the teams there."""
        groups = self._groups
        if page.shows(root) or root in self._apart:
            return False
        there = {groups[block.root] for block in page.blocks}
        small = self.team.sizes[groups[root]] < SMALL
        if there == {groups[root]} or (self.team.parents[root] < 0 and small):
            return True
        if len(self.pages) == 1 and page.roots[0] in self.team.tops:
            return False
        if small and all(self.team.sizes[one] < SMALL for one in there):
            return True
        return page.bottom < _EMPTY * page.height

    def _stretched(self, page: TeamPage) -> None:
        """Let the blocks of each shelf share the page's width."""
        for shelf in page.shelves:
            if shelf.slot:
                continue
            used = shelf.right
            spare = page.width - used
            if spare < 1.0 or (len(shelf.blocks) == 1 and shelf.blocks[0].width >= page.width):
                continue
            bottom = shelf.top + shelf.height
            each = spare / len(shelf.blocks)
            x, blocks, lefts = 0.0, list[TeamBlock](), list[float]()
            for block in shelf.blocks:
                room = Ground(self.team, self.faces, block.width + each, bottom - shelf.top)
                wider = self.make.whole(room, block.root) or block
                lefts.append(x + (room.width - wider.width) / 2)
                blocks.append(wider)
                x += room.width + _BESIDE
            shelf.blocks, shelf.lefts = blocks, lefts


def _end_of_trunk(team: Team, top: int) -> int:
    """The first from the top down to whom not one alone reports."""
    while len(team.children[top]) == 1:
        top = team.children[top][0]
    return top


def _groups(team: Team) -> list[int]:
    """For each card the report of the top that it stands under; a top is its own.

    Where one alone reports to the top, those below that one count as the top's.
    """
    groups = list(range(len(team.cards)))
    trunk = [False] * len(team.cards)
    for at in team.order:
        above = team.parents[at]
        trunk[at] = above < 0 or (trunk[above] and len(team.children[above]) == 1)
        if above >= 0 and not trunk[above]:
            groups[at] = groups[above]
    return groups
