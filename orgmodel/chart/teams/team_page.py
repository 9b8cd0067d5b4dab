"""A page of teams: blocks beside each other on shelves, and headings over those that stand."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field, replace

from orgmodel.chart.drawing.wrapping import wrap
from orgmodel.chart.teams.block import ABOVE_SIZE, ABOVE_STEP, TeamBlock, words_above
from orgmodel.chart.teams.card_foot import UNKNOWN_PAGE
from orgmodel.chart.teams.post_card import Team

AFTER_HEADING = 9.0
"""From the foot of the words over teams that stand, past a rule, to their cards."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A block at its place on a page."""

    block: TeamBlock
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class TeamHeading:
    """What stands over teams of one manager, its foot at y: who that is, and the page."""

    manager: int
    words: str
    x: float
    y: float
    width: float
    roots: tuple[int, ...]

    def lines(self, pages: Collection[int]) -> tuple[str, ...]:
        """Its words with the pages that send the reader here, in lines."""
        first, last = min(pages), max(pages)
        said = f"pages {first} to {last}" if last > first else f"page {first}"
        return wrap(f"{self.words}, {said}", ABOVE_SIZE, self.width)


@dataclass(slots=True)
class Shelf:
    """Blocks beside each other; with a `slot` teams that stand as columns, with headings."""

    top: float
    blocks: list[TeamBlock] = field(default_factory=list)
    lefts: list[float] = field(default_factory=list)
    slot: float = 0.0

    @property
    def height(self) -> float:
        """From its top to the lowest edge."""
        if not self.slot:
            return max(block.height for block in self.blocks)
        hanging = max(block.height - block.cards[0].height for block in self.blocks)
        return max(block.cards[0].height for block in self.blocks) + hanging

    @property
    def right(self) -> float:
        """The right edge of the last block."""
        return self.lefts[-1] + self.blocks[-1].width

    def headings(self, team: Team) -> list[TeamHeading]:
        """One over the teams of each manager, were the cards to begin at the shelf's top."""
        found: list[TeamHeading] = []
        runs: list[list[int]] = []
        for number, block in enumerate(self.blocks):
            above = team.parents[block.root]
            if number and above == team.parents[self.blocks[number - 1].root]:
                runs[-1].append(number)
            else:
                runs.append([number])
        for run in runs if self.slot else []:
            left, last = self.lefts[run[0]], run[-1]
            wide = self.lefts[last] + self.blocks[last].width - left
            roots = tuple(self.blocks[at].root for at in run)
            root = roots[0]
            words = _heading_words(team, root, len(run))
            found.append(TeamHeading(team.parents[root], words, left, self.top, wide, roots))
        return found

    def heading_height(self, team: Team) -> float:
        """How much of the page its headings take, over its top."""
        longest = (UNKNOWN_PAGE - 1, UNKNOWN_PAGE)
        lines = [
            len(one.lines(longest if len(one.roots) > 1 else longest[:1]))
            for one in self.headings(team)
        ]
        return max(lines) * ABOVE_STEP + AFTER_HEADING if lines else 0.0

    def levelled(self) -> None:
        """Make the heads of teams that stand equally high."""
        high = max(block.cards[0].height for block in self.blocks)
        self.blocks = [_with_head(block, high) for block in self.blocks]


def _heading_words(team: Team, root: int, teams: int) -> str:
    said = words_above(team, root, 0)
    if teams == 1:
        return said[:1].upper() + said[1:]
    manager = team.cards[team.parents[root]]
    if manager.kind == "unit":
        return f"Parts of {manager.title}"
    return "Teams of " + said.removeprefix("reports to ")


def _with_head(block: TeamBlock, high: float) -> TeamBlock:
    head, *below = block.cards
    lower = high - head.height
    moved = [
        replace(card, y=card.y + lower, way=tuple((x, y + lower) for x, y in card.way))
        for card in below
    ]
    cards = (replace(head, height=high), *moved)
    return replace(block, cards=cards, height=block.height + lower)


@dataclass(slots=True)
class TeamPage:
    """The blocks of a page while it is filled."""

    width: float
    height: float
    shelves: list[Shelf] = field(default_factory=list)

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
        return self.shelves[-1].top + self.shelves[-1].height if self.shelves else 0.0

    @property
    def spots(self) -> list[Spot]:
        """The blocks at their places."""
        return [
            Spot(block, left, shelf.top)
            for shelf in self.shelves
            for block, left in zip(shelf.blocks, shelf.lefts, strict=True)
        ]

    def headings(self, team: Team) -> dict[int, TeamHeading]:
        """What stands over teams, by the head of the first of them."""
        return {one.roots[0]: one for shelf in self.shelves for one in shelf.headings(team)}

    def shows(self, at: int) -> bool:
        """Whether a card stands on the page."""
        return any(card.at == at for block in self.blocks for card in block.cards)


def manager_of(block: TeamBlock) -> int:
    """Whose reports stand in the block's rows: the last of its solid cards."""
    return next(card.at for card in reversed(block.cards) if card.rank == "top")


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
