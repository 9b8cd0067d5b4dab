"""A block whose reports stand in a row, or in aligned rows, with their teams under them."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil

from orgmodel.chart.teams.block import BUS, Ground, Head, TeamBlock, head_of_block
from orgmodel.chart.teams.outline import (
    AFTER_TEAM,
    GAP,
    INDENT,
    Hung,
    Limits,
    TeamCut,
    hung,
    shared_out,
)
from orgmodel.chart.teams.row_placing import (
    LANE,
    MORE_UNDER_HEAD,
    UNDER_HEAD,
    FittedLine,
    Row,
    finished,
    placed_rows,
)

COMFORTABLE = 105.0
_NARROWEST, _WIDEST = 62.0, 190.0
_WIDE_GAP, _NARROW_GAP, _LEAST_GAP = 14.0, 6.0, 4.0
_MIDDLE = 8.0
_MOST_DEEPER = 25


def row_block(
    ground: Ground, root: int, cut: TeamCut, one_row: bool, lists: bool = False
) -> TeamBlock | None:
    """The block with everybody whom a cut leaves; None where the room does not hold it.

    With `one_row` the reports stand in one row wherever their words allow it. With `lists`
    the teams of those who are cut are named under all of them, where there is room.
    """
    head = head_of_block(ground, root)
    if not head.reports:
        return finished(ground, root, head.cards, head.bottom) if _holds(ground, head) else None
    for row, rows in _arrangements(ground, head.reports, cut, one_row):
        lines = _fitted(ground, head, row, rows, cut)
        if lines is not None:
            return placed_rows(ground, root, head, lines, cut, lists)
    return None


def _holds(ground: Ground, head: Head) -> bool:
    return head.bottom <= ground.height + 0.01


def wanted_width(ground: Ground, root: int) -> float:
    """How wide the block would like to be, where it shares a page."""
    head = head_of_block(ground, root)
    tops = max(card.width for card in head.cards)
    count = len(head.reports)
    beside = 2 * max((card.x + card.width for card in head.cards), default=0.0)
    return min(max(tops, beside, count * 140.0 + (count - 1) * _WIDE_GAP), ground.width)


def _arrangements(
    ground: Ground, reports: Sequence[int], cut: TeamCut, one_row: bool
) -> list[tuple[Row, int]]:
    """Rows to try, the best first, each with how many of them there are."""
    faces, count = ground.faces, len(reports)
    least = max(faces.least_width(at, "head") for at in reports)
    narrow = _single(ground, count, max(least, _NARROWEST))
    several = _NARROWEST if one_row else COMFORTABLE
    found: list[tuple[Row, int]] = []
    if narrow is not None:
        found.append((_capped(ground, narrow, reports, cut), 1))
        if one_row or narrow.wide >= COMFORTABLE:
            return found
    more = [
        (row, rows)
        for rows in range(2, min(count, 12) + 1)
        if (row := _several(ground, ceil(count / rows), max(least, several))) is not None
    ][:2]
    return more + found


def _single(ground: Ground, count: int, least: float) -> Row | None:
    """One row of so many, with the widest gap that leaves them their width."""
    for gap, need in ((_WIDE_GAP, COMFORTABLE), (_NARROW_GAP, least), (_LEAST_GAP, least)):
        wide = (ground.width - gap * (count - 1)) / count
        if wide >= max(need, least):
            return Row((1,) * count, wide, gap)
    return None


def _several(ground: Ground, count: int, least: float) -> Row | None:
    """One of several rows: the trunk to the others passes between the two in the middle.

    Where one stands in the middle, it passes at the left.
    """
    odd = count % 2 == 1
    taken = 2 * LANE if odd else _MIDDLE
    for gap in (_WIDE_GAP, _NARROW_GAP):
        wide = (ground.width - gap * (count - 1) - taken) / count
        if wide >= least:
            return Row((1,) * count, min(wide, _WIDEST), gap, 0.0 if odd else _MIDDLE, odd)
    return None


def _capped(ground: Ground, row: Row, reports: Sequence[int], cut: TeamCut) -> Row:
    """No wider than words need: cards that are far too wide look empty."""
    team = ground.team
    deep = max(min(team.heights[at], max(cut.below(at) - team.depths[at], 0)) for at in reports)
    most = _WIDEST + (40.0 if len(reports) == 1 else 0.0)
    return Row(row.slots, min(row.wide, most + INDENT * min(deep, _MOST_DEEPER)), row.gap)


def _fitted(
    ground: Ground, head: Head, row: Row, rows: int, cut: TeamCut
) -> list[FittedLine] | None:
    """The reports in so many lines with what hangs under them; None where they do not fit."""
    if rows == 1:
        line = _with_columns(ground, head, row, cut)
        return None if line is None else [line]
    each = ceil(len(head.reports) / rows)
    runs = [head.reports[at : at + each] for at in range(0, len(head.reports), each)]
    heights = [_row_height(ground, run, row, cut) for run in runs]
    room = ground.height - head.bottom - sum(heights) - 2 * BUS * len(runs)
    lines = []
    for run, high in zip(runs, heights, strict=True):
        high_at_most = room - UNDER_HEAD
        found = (
            [columns_under(ground, at, 1, row.wide, high_at_most, cut) for at in run]
            if room >= 0
            else [None]
        )
        if any(one is None for one in found):
            return None
        line = FittedLine(tuple(run), row, tuple(one for one in found if one is not None), high)
        lines.append(line)
        room -= line.hanging
    return lines


def _row_height(ground: Ground, run: Sequence[int], row: Row, cut: TeamCut) -> float:
    """The one height of the cards of a row."""
    return max(
        ground.faces.height(at, "head", row.width_of(number), cut.takes(ground.team, at))
        for number, at in enumerate(run)
    )


def _with_columns(ground: Ground, head: Head, row: Row, cut: TeamCut) -> FittedLine | None:
    """One row, with as many slots for each report as its team needs to fit below it."""
    run = head.reports
    while True:
        high = _row_height(ground, run, row, cut)
        room = ground.height - head.bottom - 2 * BUS - high
        if room < 0:
            return None
        found = [
            columns_under(ground, at, row.slots[number], row.wide, room - UNDER_HEAD, cut)
            for number, at in enumerate(run)
        ]
        tall = [number for number, one in enumerate(found) if one is None]
        if not tall:
            columns = tuple(one for one in found if one is not None)
            return FittedLine(tuple(run), row, columns, high)
        wider = _with_another_slot(ground, row, run, tall)
        if wider is None:
            return None
        row = wider


def _with_another_slot(
    ground: Ground, row: Row, run: Sequence[int], tall: Sequence[int]
) -> Row | None:
    """The row with one slot more for the largest team that is too high; None where none fits."""
    team = ground.team
    most = max(tall, key=lambda number: (team.sizes[run[number]] / row.slots[number], -number))
    slots = list(row.slots)
    slots[most] += 1
    wide = (ground.width - row.gap * (sum(slots) - 1)) / sum(slots)
    if slots[most] > len(team.children[run[most]]) or wide < COMFORTABLE:
        return None
    return Row(tuple(slots), min(wide, _WIDEST), row.gap)


def columns_under(
    ground: Ground, at: int, slots: int, wide: float, high: float, cut: TeamCut
) -> tuple[Hung, ...] | None:
    """What hangs under a report, in so many columns; None where it is too high or too wide."""
    team, faces = ground.team, ground.faces
    below = team.children[at]
    if not below or cut.takes(team, at):
        return ()
    room = wide - INDENT
    limit = Limits(high, cut.below(at))
    if slots == 1:
        one = hung(team, faces, below, room, limit)
        return None if one is None else (one,)
    lower = Limits(high - MORE_UNDER_HEAD, limit.depth)
    each = [hung(team, faces, [child], room, lower) for child in below]
    heights = [one.height for one in each if one is not None]
    if len(heights) < len(each):
        return None
    runs = shared_out(heights, slots, GAP + AFTER_TEAM)
    found = [hung(team, faces, below[first:past], room, lower) for first, past in runs]
    columns = tuple(one for one in found if one is not None)
    return columns if len(columns) == len(found) else None
