"""A line cut into pages: an overview, then a page a directorate, small ones sharing pages.

Each team is tried once on its own, with no more cards than a page holds, so that the work
grows with the number of posts and not with their depth.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from orgmodel.chart.teams.block import Ground, TeamBlock, head_of_block
from orgmodel.chart.teams.columns import column_block
from orgmodel.chart.teams.faces import Faces
from orgmodel.chart.teams.post_card import Team
from orgmodel.chart.teams.rows import row_block, wanted_width

Room = Callable[[Sequence[int], int], tuple[float, float]]
"""Width and height for drawing on a page with these heads of blocks and this number."""
EVERYTHING = 10**9
SMALL = 15
_BESIDE, _UNDER = 26.0, 20.0
_LEAST_ROOM = 90.0
_EMPTY = 0.45
_LEAST_CARD = 27.0 * 56.0
_LEAFY, _MANY = 0.7, 8
_DEEPEST = 30
_LOOKED_AT = 12


@dataclass(frozen=True, slots=True)
class Spot:
    """A block at its place on a page."""

    block: TeamBlock
    x: float
    y: float


@dataclass(slots=True)
class _Shelf:
    top: float
    blocks: list[TeamBlock] = field(default_factory=list)
    lefts: list[float] = field(default_factory=list)

    @property
    def bottom(self) -> float:
        return self.top + max(block.height for block in self.blocks)

    @property
    def right(self) -> float:
        return self.lefts[-1] + self.blocks[-1].width


@dataclass(slots=True)
class TeamPage:
    """The blocks of a page while it is filled."""

    width: float
    height: float
    shelves: list[_Shelf] = field(default_factory=list)

    @property
    def blocks(self) -> list[TeamBlock]:
        """The blocks in the order they are read."""
        return [block for shelf in self.shelves for block in shelf.blocks]

    @property
    def roots(self) -> list[int]:
        """The heads of the blocks."""
        return [block.root for block in self.blocks]

    @property
    def bottom(self) -> float:
        """How far down the blocks reach."""
        return self.shelves[-1].bottom if self.shelves else 0.0

    @property
    def spots(self) -> list[Spot]:
        """The blocks at their places."""
        return [
            Spot(block, left, shelf.top)
            for shelf in self.shelves
            for block, left in zip(shelf.blocks, shelf.lefts, strict=True)
        ]


class Paginator:
    """Fills pages with the teams of one drawing."""

    def __init__(self, team: Team, faces: Faces, room: Room) -> None:
        self.team, self.faces, self.room = team, faces, room
        self.pages: list[TeamPage] = []
        self._groups = _groups(team)
        self._layers = 1

    def filled(self, tops: Sequence[int]) -> list[TeamPage]:
        """The pages of these tops and all below them, the first top's first."""
        waiting: deque[tuple[int, int]] = deque((top, 0) for top in tops)
        while waiting:
            root, first = waiting.popleft()
            block = self._joined(root) if first == 0 and self.pages else None
            if block is None:
                block = self._on_new_page(root, first)
            on = [card.at for card in block.cards if card.cut]
            after: list[tuple[int, int]] = []
            if block.past < self._reports(block):
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
        return self.pages

    def _reports(self, block: TeamBlock) -> int:
        """How many reports the block's head has, those beside its stem left out."""
        if not block.past:
            return 0
        return len(self.team.children[manager_of(block)])

    def _on_new_page(self, root: int, first: int) -> TeamBlock:
        wide, high = self.room([root], len(self.pages))
        page = TeamPage(wide, high)
        ground = Ground(self.team, self.faces, wide, high)
        block = self._narrow(ground, root, first) or self._best(ground, root, first)
        page.shelves.append(_Shelf(0.0, [block], [0.0]))
        self.pages.append(page)
        return block

    def _narrow(self, ground: Ground, root: int, first: int) -> TeamBlock | None:
        """A small team no wider than it needs, so that others may stand beside it."""
        if first or not self.pages or self.team.sizes[self._groups[root]] >= SMALL:
            return None
        wanted = wanted_width(ground, root)
        return self._whole(ground.narrowed(wanted, ground.height), root)

    def _best(self, ground: Ground, root: int, first: int) -> TeamBlock:
        """The whole team on one page; else an overview; else a run of its reports."""
        if first == 0:
            whole = self._whole(ground, root)
            if whole is not None:
                return whole
            overview = self._overview(ground, root)
            if overview is not None:
                return overview
        last = head_of_block(ground, root, aside=False).last
        found = column_block(ground, root, self.team.depths[last.at] + 1, first, anyway=True)
        if found is None:
            raise AssertionError("a report always has a column to itself")
        return found

    def _whole(self, ground: Ground, root: int) -> TeamBlock | None:
        """The block with all below it; None where the room does not hold it."""
        team = self.team
        top = team.parents[root] < 0
        if team.sizes[root] * _LEAST_CARD > ground.width * ground.height + 4 * _LEAST_CARD:
            return None
        reports, leafy = team.children[root], self._is_leafy(root)
        row = None if leafy else row_block(ground, root, EVERYTHING, top)
        if row is not None or not reports:
            return row
        block = column_block(ground, root, EVERYTHING)
        if block is not None and block.past == self._reports(block):
            return block
        return row_block(ground, root, EVERYTHING, top) if leafy else None

    def _overview(self, ground: Ground, root: int) -> TeamBlock | None:
        """The reports with the pages of their teams; more layers where only one team goes on."""
        top = self.team.parents[root] < 0
        last = head_of_block(ground, root).last.at
        depth = self.team.depths[last] + 1
        if self._is_leafy(root):
            columns = column_block(ground, root, depth)
            if columns is not None and columns.past == self._reports(columns):
                return columns
        block = row_block(ground, root, depth, top, lists=True)
        if block is None:
            return None
        # As many layers more as fit; pages of one chain mostly hold as many as the one before.
        fits, fails = 0, self._single_layers(last) + 1
        guess = self._layers
        while fails - fits > 1:
            guess = max(fits + 1, min(guess, fails - 1))
            deeper = row_block(ground, root, depth + guess, top)
            if deeper is None:
                fails = guess
            else:
                block, fits = deeper, guess
            guess = fits + 1 if guess == self._layers else (fits + fails) // 2
        self._layers = max(fits, 1)
        return block

    def _single_layers(self, at: int) -> int:
        """How many layers below a card have one manager each."""
        count, managers = 0, self.team.managers(at)
        while len(managers) == 1 and count < _DEEPEST:
            count, managers = count + 1, self.team.managers(managers[0])
        return count

    def _is_leafy(self, root: int) -> bool:
        """Whether a post has many reports, of whom few have reports of their own."""
        reports = len(self.team.children[root])
        leaves = reports - len(self.team.managers(root))
        return reports >= _MANY and leaves >= _LEAFY * reports and self.team.parents[root] >= 0

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
        if beside + wanted <= wide and not any(card.cut for card in shelf.blocks[-1].cards):
            found = self._whole(ground.narrowed(wanted, high - shelf.top), root)
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
            page.shelves.append(_Shelf(top, [narrow], [0.0]))
            page.height = high
        return narrow

    def _narrowed(self, ground: Ground, wanted: float, high: float, root: int) -> TeamBlock | None:
        for wide in (wanted, ground.width):
            found = self._whole(ground.narrowed(wide, high), root)
            if found is not None:
                return found
        if self.team.parents[root] < 0:
            return None
        depth = self.team.depths[head_of_block(ground, root).last.at] + 1
        return row_block(ground.narrowed(ground.width, high), root, depth, False)

    def _suits(self, page: TeamPage, root: int) -> bool:
        """Whether a team may stand on a page with the teams there."""
        groups = self._groups
        if any(card.at == root for block in page.blocks for card in block.cards):
            return False
        there = {groups[block.root] for block in page.blocks}
        small = self.team.sizes[groups[root]] < SMALL
        if there == {groups[root]} or (self.team.parents[root] < 0 and small):
            return True
        if not small or (len(self.pages) == 1 and page.roots[0] in self.team.tops):
            return False
        return all(self.team.sizes[one] < SMALL for one in there) or (
            page.bottom < _EMPTY * page.height
        )

    def _stretched(self, page: TeamPage) -> None:
        """Let the blocks of each shelf share the page's width."""
        for shelf in page.shelves:
            used = shelf.right
            spare = page.width - used
            if spare < 1.0 or (len(shelf.blocks) == 1 and shelf.blocks[0].width >= page.width):
                continue
            bottom = shelf.bottom
            each = spare / len(shelf.blocks)
            x, blocks, lefts = 0.0, list[TeamBlock](), list[float]()
            for block in shelf.blocks:
                room = Ground(self.team, self.faces, block.width + each, bottom - shelf.top)
                wider = self._whole(room, block.root) or block
                lefts.append(x + (room.width - wider.width) / 2)
                blocks.append(wider)
                x += room.width + _BESIDE
            shelf.blocks, shelf.lefts = blocks, lefts


def manager_of(block: TeamBlock) -> int:
    """Whose reports stand in the block's rows: the last of its solid cards."""
    return next(card.at for card in reversed(block.cards) if card.rank == "top")


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


def homes_of(team: Team, pages: Sequence[TeamPage]) -> dict[str, int]:
    """Post → the number of the page that shows its team."""
    found: dict[str, int] = {}
    for number, page in enumerate(pages, 1):
        for block in page.blocks:
            for card in block.cards:
                if not card.cut:
                    found.setdefault(team.cards[card.at].id, number)
    return found


def sent_from(team: Team, pages: Sequence[TeamPage]) -> dict[str, int]:
    """Post → the number of the page that shows its card and sends the reader on to its team."""
    return {
        team.cards[card.at].id: number
        for number, page in enumerate(pages, 1)
        for block in page.blocks
        for card in block.cards
        if card.cut
    }


def page_of_rest(pages: Sequence[TeamPage], block: TeamBlock, number: int) -> int | None:
    """The page on which the reports after a block's run stand; it is on page `number`."""
    for later, page in enumerate(pages[number - 1 : number + 1], number):
        for one in page.blocks:
            if block.past and one.root == block.root and one.first == block.past:
                return later
    return None
