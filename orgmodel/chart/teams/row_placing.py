"""Reports in rows at their places: cards, what hangs under them, the lines to their manager."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from orgmodel.chart.drawing.drawing import Point
from orgmodel.chart.teams.block import BUS, Ground, Head, TeamBlock
from orgmodel.chart.teams.outline import INDENT, STEM, Hung, Placed, TeamCut, hanging
from orgmodel.chart.teams.post_card import Team
from orgmodel.chart.teams.team_lists import with_team_lists

UNDER_HEAD, MORE_UNDER_HEAD = 11.0, 4.0
LANE = 14.0


@dataclass(frozen=True, slots=True)
class Row:
    """How reports share a row: in how many slots each, how wide a slot, the gap between.

    `middle` is what the gap in the middle has more, for a trunk that passes there to further
    rows; with a `lane` it passes at the left of them.
    """

    slots: tuple[int, ...]
    wide: float
    gap: float
    middle: float = 0.0
    lane: bool = False

    def width_of(self, number: int) -> float:
        """How wide the card over its slots is."""
        return self.slots[number] * self.wide + (self.slots[number] - 1) * self.gap

    @property
    def width(self) -> float:
        """All slots with their gaps."""
        count = sum(self.slots)
        return count * self.wide + max(count - 1, 0) * self.gap + self.middle


@dataclass(frozen=True, slots=True)
class FittedLine:
    """One row of reports with the columns that hang under each, `high` the height of its cards."""

    reports: tuple[int, ...]
    row: Row
    columns: tuple[tuple[Hung, ...], ...]
    high: float

    @property
    def hanging(self) -> float:
        """How far down the columns reach under the row."""
        tall = [one.height for under in self.columns for one in under]
        several = any(len(under) > 1 for under in self.columns)
        more = MORE_UNDER_HEAD if several else 0.0
        return max(tall) + UNDER_HEAD + more if tall else 0.0


def placed_rows(
    ground: Ground, root: int, head: Head, lines: Sequence[FittedLine], cut: TeamCut, lists: bool
) -> TeamBlock:
    """The block of a head and its rows."""
    cards, heads = list(head.cards), list[Placed]()
    last, y = head.last, head.bottom
    first = head.bottom + BUS
    for line in lines:
        top = y + 2 * BUS
        x = -line.row.width / 2
        trunk: tuple[Point, ...] = ((0.0, top - BUS), (0.0, last.bottom))
        if line.row.lane and line is not lines[0]:
            side = x - LANE / 2
            trunk = ((side, top - BUS), (side, first), (0.0, first), (0.0, last.bottom))
        for number, (at, under) in enumerate(zip(line.reports, line.columns, strict=True)):
            if line.row.middle and number == len(line.row.slots) // 2:
                x += line.row.middle
            wide = line.row.width_of(number)
            off = cut.takes(ground.team, at)
            alone = len(head.reports) == 1
            way = _way(x + wide / 2, top, trunk[-1:] if alone else trunk)
            card = Placed(at, "head", x, top, wide, line.high, off, way)
            heads.append(card)
            cards += [card, *hung_columns(ground.team, card, under, line.row)]
            x += wide + line.row.gap
        y = top + line.high + line.hanging
    block = finished(ground, root, cards, y, past=len(ground.team.children[last.at]))
    return with_team_lists(ground, block) if lists and len(lines) == 1 else block


def _way(middle: float, top: float, trunk: tuple[Point, ...]) -> tuple[Point, ...]:
    """From the top of a card to the bus and along it to the trunk; one alone straight up."""
    if abs(middle - trunk[0][0]) < 0.01:
        return ((trunk[0][0], top), *trunk)
    return ((middle, top), (middle, trunk[0][1]), *trunk)


def hung_columns(team: Team, head: Placed, under: Sequence[Hung], row: Row) -> list[Placed]:
    """What hangs under a report's card, at its place."""
    if len(under) == 1:
        return hanging(team, under[0], head, (head.x + INDENT, head.bottom + UNDER_HEAD))
    cards: list[Placed] = []
    share = head.bottom + (UNDER_HEAD + MORE_UNDER_HEAD) / 2
    for number, one in enumerate(under):
        left = head.x + number * (row.wide + row.gap)
        trunk = ((left + STEM, share), (head.middle, share), (head.middle, head.bottom))
        place = (left + INDENT, head.bottom + UNDER_HEAD + MORE_UNDER_HEAD)
        cards += hanging(team, one, head, place, trunk)
    return cards


def finished(
    ground: Ground,
    root: int,
    cards: Sequence[Placed],
    height: float,
    first: int = 0,
    past: int = 0,
) -> TeamBlock:
    """The block with its cards, placed about x = 0, in the middle of its width."""
    right = ground.width / 2
    placed = tuple(
        replace(card, x=card.x + right, way=tuple((x + right, y) for x, y in card.way))
        for card in cards
    )
    return TeamBlock(root, placed, ground.width, height, first, past)
