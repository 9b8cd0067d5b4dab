"""Teams that hang under a manager: each card under the one before, indented at each level."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from orgmodel.chart.drawing.drawing import Point
from orgmodel.chart.sheet.card import Rank
from orgmodel.chart.teams.faces import Faces
from orgmodel.chart.teams.post_card import Team

INDENT = 11.0
STEM = 5.5
GAP = 7.0
AFTER_TEAM = 3.0
EVERYTHING = 10**9
"""A level that no team reaches."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A card at its place on a block; `cut` where its reports stand on another page.

    `way` is the line to its manager's card, from its own edge; empty where none is drawn.
    """

    at: int
    rank: Rank
    x: float
    y: float
    width: float
    height: float
    cut: bool = False
    way: tuple[Point, ...] = ()

    @property
    def bottom(self) -> float:
        """Its lower edge."""
        return self.y + self.height

    @property
    def middle(self) -> float:
        """The middle of its width."""
        return self.x + self.width / 2


@dataclass(frozen=True, slots=True)
class Limits:
    """How high a column may be, and below which level what hangs is left to other pages."""

    height: float
    depth: int


@dataclass(frozen=True, slots=True)
class TeamCut:
    """Which teams are left to other pages: those from a level on, but for the teams of `kept`."""

    depth: int
    kept: frozenset[int] = frozenset()

    def takes(self, team: Team, at: int) -> bool:
        """Whether the team of a report in the rows or columns stands on another page."""
        return bool(team.children[at]) and team.depths[at] >= self.below(at)

    def below(self, at: int) -> int:
        """The level that holds for all that hangs under such a report."""
        return EVERYTHING if at in self.kept else self.depth


@dataclass(frozen=True, slots=True)
class Hung:
    """What hangs under a manager: the cards from (0, 0), without lines, and their height."""

    cards: tuple[Placed, ...]
    height: float


def hung(team: Team, faces: Faces, tops: Sequence[int], wide: float, limits: Limits) -> Hung | None:
    """Cards with all below them in a column so wide; None where the limits do not hold them.

    The tops stand at the left edge, `limits.depth` is counted in the whole team. It looks at
    no more cards than a column holds.
    """
    placed: list[Placed] = []
    waiting = [(at, 0) for at in reversed(tops)]
    y, before = 0.0, 0
    while waiting:
        at, depth = waiting.pop()
        room = wide - depth * INDENT
        if room < faces.least_width(at, "plain"):
            return None
        cut = bool(team.children[at]) and team.depths[at] >= limits.depth
        if placed:
            y += GAP + (AFTER_TEAM if depth < before else 0.0)
        high = faces.height(at, "plain", room, cut)
        placed.append(Placed(at, "plain", depth * INDENT, y, room, high, cut))
        y += high
        if y > limits.height:
            return None
        before = depth
        if not cut:
            waiting += [(child, depth + 1) for child in reversed(team.children[at])]
    return Hung(tuple(placed), y)


def hanging(
    team: Team, found: Hung, head: Placed, place: Point, trunk: Sequence[Point] = ()
) -> list[Placed]:
    """The hung cards at a place, with brackets to their managers'.

    `trunk` leads on from the bracket's foot to the head; by default the bracket begins under
    the head, left of the cards.
    """
    left, top = place
    stem = left - INDENT + STEM
    start = tuple(trunk) or ((stem, head.bottom),)
    shown: dict[int, Placed] = {head.at: head}
    cards = []
    for card in found.cards:
        x, y = left + card.x, top + card.y
        middle = y + card.height / 2
        above = shown[team.parents[card.at]]
        if above is head:
            way = ((x, middle), (stem, middle), *start)
        else:
            bracket = above.x + STEM
            way = ((x, middle), (bracket, middle), (bracket, above.bottom))
        one = Placed(card.at, card.rank, x, y, card.width, card.height, card.cut, way)
        shown[card.at] = one
        cards.append(one)
    return cards


def shared_out(sizes: Sequence[float], columns: int, gap: float) -> list[tuple[int, int]]:
    """TeamCut a sequence into at most so many runs, the highest as low as can be: (first, past)."""
    low, high = max(sizes, default=0.0), sum(sizes) + gap * len(sizes)
    best = _runs(sizes, high, gap)
    for _ in range(16):
        middle = (low + high) / 2
        found = _runs(sizes, middle, gap)
        if len(found) <= columns:
            best, high = found, middle
        else:
            low = middle
    return best


def _runs(sizes: Sequence[float], most: float, gap: float) -> list[tuple[int, int]]:
    runs: list[tuple[int, int]] = []
    start, used = 0, 0.0
    for at, size in enumerate(sizes):
        need = size + (gap if at > start else 0.0)
        if at > start and used + need > most + 1e-6:
            runs.append((start, at))
            start, used, need = at, 0.0, size
        used += need
    runs.append((start, len(sizes)))
    return runs
