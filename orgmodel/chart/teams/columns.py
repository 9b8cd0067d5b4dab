"""A block whose reports run down columns: many of them, or more than one page holds."""

from __future__ import annotations

from collections.abc import Sequence

from orgmodel.chart.teams.block import BUS, Ground, TeamBlock, head_of_block, height_below
from orgmodel.chart.teams.outline import (
    AFTER_TEAM,
    GAP,
    INDENT,
    STEM,
    Hung,
    Limits,
    Placed,
    TeamCut,
    hanging,
    hung,
    shared_out,
)
from orgmodel.chart.teams.row_placing import finished

_NARROWEST, _WIDEST, _GAP = 116.0, 200.0, 14.0
_FULL = 0.6


def column_block(
    ground: Ground, root: int, cut: TeamCut, first: int = 0, anyway: bool = False
) -> TeamBlock | None:
    """The head with as many of its reports, from the first of a run, as columns hold.

    Reports bring what the cut leaves of their teams with them. None where not even one fits, unless
    it is to stand there `anyway`.
    """
    head = head_of_block(ground, root, first, aside=False)
    reports = head.reports[first:]
    height = ground.height - head.bottom - 2 * BUS
    shapes = _shapes(ground, len(reports))
    for columns, wide in reversed(shapes):
        # Fewer and wider columns where they still leave a page that is not full.
        full = height * _FULL
        found = _run(ground, reports, wide - INDENT, full, columns, False, cut)
        if found and len(found) == len(reports):
            return _placed(ground, root, found, wide, columns, first)
    best: tuple[list[Hung], float, int] | None = None
    goes_on = height_below(ground.team, head.last.at, ground.width)
    for columns, wide in [*shapes, (1, ground.width)]:
        last = anyway and wide == ground.width
        found = _run(ground, reports, wide - INDENT, height, columns, last, cut)
        if found and len(found) < len(reports):
            room = height - goes_on
            found = _run(ground, reports, wide - INDENT, room, columns, last, cut)
        # A card that is too wide for narrow columns ends their run early.
        if found and (best is None or len(found) > len(best[0])):
            best = found, wide, columns
    if best is None:
        return None
    found, wide, columns = best
    if len(found) < len(reports):
        runs = -(-len(reports) // len(found))
        found = found[: -(-len(reports) // runs)]
    return _placed(ground, root, found, wide, columns, first)


def _shapes(ground: Ground, reports: int) -> list[tuple[int, float]]:
    """How many columns there may be and how wide they are, the most first."""
    most = max(min(int((ground.width + _GAP) / (_NARROWEST + _GAP)), reports), 1)
    return [
        (columns, min((ground.width - _GAP * (columns - 1)) / columns, _WIDEST))
        for columns in range(most, 0, -1)
    ]


def _run(
    ground: Ground,
    reports: Sequence[int],
    room: float,
    high: float,
    columns: int,
    last: bool,
    cut: TeamCut,
) -> list[Hung]:
    """What hangs of the reports that so many columns hold, in their order."""
    found: list[Hung] = []
    column, used = 0, 0.0
    for at in reports:
        one = _hung(ground, at, room, high, last, cut)
        if one is None:
            break
        need = one.height + (GAP + AFTER_TEAM if used else 0.0)
        if used and used + need > high:
            column, used, need = column + 1, 0.0, one.height
        if column == columns:
            break
        used += need
        found.append(one)
    return found


def _hung(
    ground: Ground, at: int, room: float, high: float, last: bool, cut: TeamCut
) -> Hung | None:
    """A report with what is above the level; the last resort is wide enough for any card."""
    team, faces = ground.team, ground.faces
    found = hung(team, faces, [at], room, Limits(high, cut.below(at)))
    off = cut.takes(team, at)
    if found is None and last and (off or not team.children[at]):
        tall = faces.height(at, "plain", room, off)
        return Hung((Placed(at, "plain", 0.0, 0.0, room, tall, off),), tall)
    return found


def _after(found: Sequence[Hung]) -> float:
    return AFTER_TEAM if found and len(found[-1].cards) > 1 else 0.0


def _placed(
    ground: Ground, root: int, found: Sequence[Hung], wide: float, columns: int, first: int
) -> TeamBlock:
    head = head_of_block(ground, root, first, aside=False)
    last = head.last
    runs = shared_out([one.height for one in found], columns, GAP + AFTER_TEAM)
    whole = len(runs) * wide + (len(runs) - 1) * _GAP
    top = head.bottom + 2 * BUS
    share = head.bottom + BUS
    cards = list(head.cards)
    lowest = head.bottom
    for number, (start, past) in enumerate(runs):
        left = -whole / 2 + number * (wide + _GAP)
        trunk = ((left + STEM, share), (0.0, share), (0.0, last.bottom))
        y = top
        for at, one in enumerate(found[start:past]):
            y += GAP + _after(found[start : start + at]) if at else 0.0
            cards += hanging(ground.team, one, last, (left + INDENT, y), trunk)
            y += one.height
        lowest = max(lowest, y)
    return finished(ground, root, cards, lowest, first, first + len(found))
