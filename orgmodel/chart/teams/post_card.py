"""What a card of a line says, before anybody knows where it stands."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from orgmodel.chart.drawing.line_style import REPORTING, LineStyle
from orgmodel.chart.drawing.palette import PLAIN, BoxStyle
from orgmodel.model.words import counted

Pairs = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Reference:
    """A line to a post that stands elsewhere, in words: "dotted line to Head of IT"."""

    words: str
    other: str


@dataclass(frozen=True, slots=True)
class Size:
    """How many posts a line holds, how many groups of unknown number, and their FTE."""

    posts: int = 0
    groups: int = 0
    fte: float = 0.0

    def __add__(self, other: Size) -> Size:
        fte = self.fte + other.fte
        return Size(self.posts + other.posts, self.groups + other.groups, fte)

    @property
    def figure(self) -> str:
        """As short as can be: `14`, `10.1 FTE`, `9 + 14 groups`."""
        if not self.groups:
            return f"{self.posts:,}"
        if not self.posts and self.fte:
            return fte_words(self.fte)
        groups = counted(self.groups, "group")
        return f"{self.posts:,} + {groups}" if self.posts else groups


def fte_words(value: float) -> str:
    """`1.0 FTE`, `0.75 FTE`: one decimal at least, two at most."""
    two = f"{value:,.2f}"
    return f"{two[:-1] if two.endswith('0') else two} FTE"


@dataclass(frozen=True, slots=True)
class PostCard:
    """A post, several of one title in one, a manager who is not in the data, or a unit.

    `facts` are the lines under the title, `tags` short words in pills. `side` is the side in a
    word, said on the card of a director and, where it `differs` from the manager's, below.
    `mark` is a letter such as the B of the Board. `line` draws the line to the manager.
    `posts` and `amount` say how large its whole line is, `size` the same in figures, `team`
    what that line is called. `ids` are all posts that the card stands for,
    `band` is theirs as the data writes it, `off_row` why they do not stand in the row
    of their band, which is one of the `facts`.
    """

    id: str
    parent: str | None
    title: str
    facts: tuple[str, ...] = ()
    tags: tuple[tuple[str, bool], ...] = ()
    style: BoxStyle = PLAIN
    side: str = ""
    differs: bool = False
    mark: str = ""
    ids: tuple[str, ...] = ()
    kind: str = "post"
    data: Pairs = ()
    line: LineStyle = REPORTING
    relation: str = "reports_to"
    line_label: str = ""
    line_data: Pairs = ()
    assistant: bool = False
    posts: str = ""
    amount: str = ""
    size: Size = Size()
    team: str = ""
    references: tuple[Reference, ...] = ()
    level: int = 1
    band: str = ""
    off_row: str = ""

    @property
    def label(self) -> str:
        """What a screen reader says of it."""
        return ", ".join(self.words)

    @property
    def words(self) -> tuple[str, ...]:
        """Everything it says of itself, the title first."""
        tags = tuple(words for words, _ in self.tags)
        side = (self.side,) if self.side else ()
        return tuple(word for word in (self.title, *self.facts, *tags, *side) if word)


class Team:
    """The cards of a drawing as a forest of positions; parents that are not among them make tops.

    No walk up may come back to where it began.
    """

    def __init__(self, cards: Sequence[PostCard]) -> None:
        self.cards = tuple(cards)
        self.index = {card.id: at for at, card in enumerate(self.cards)}
        self.parents = [
            self.index.get(card.parent, -1) if card.parent is not None else -1
            for card in self.cards
        ]
        self.children: list[list[int]] = [[] for _ in self.cards]
        for at, parent in enumerate(self.parents):
            if parent >= 0:
                self.children[parent].append(at)
        self.tops = [at for at, parent in enumerate(self.parents) if parent < 0]
        self.order = self._order()
        self.depths = [0] * len(self.cards)
        self.sizes = [1] * len(self.cards)
        self.heights = [0] * len(self.cards)
        for at in self.order:
            if self.parents[at] >= 0:
                self.depths[at] = self.depths[self.parents[at]] + 1
        for at in reversed(self.order):
            if (above := self.parents[at]) >= 0:
                self.sizes[above] += self.sizes[at]
                self.heights[above] = max(self.heights[above], self.heights[at] + 1)

    def _order(self) -> list[int]:
        """Every card before those below it, as they are read."""
        order: list[int] = []
        waiting = self.tops[::-1]
        while waiting:
            at = waiting.pop()
            order.append(at)
            waiting += reversed(self.children[at])
        return order

    def managers(self, at: int) -> list[int]:
        """Those of a card's reports who have reports of their own."""
        return [child for child in self.children[at] if self.children[child]]
