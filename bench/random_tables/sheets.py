"""A random sheet: titles, headings, rows, second headings, blank rows, totals, notes, merges."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

from bench.random_tables.cells import HEADINGS, Cell, cell, hostile, misspelt

Merge = tuple[int, int, int, int]
_USUAL = ("id", "title", "manager", "holder", "unit", "fte")


@dataclass(frozen=True)
class RandomSheet:
    """Rows of cells, cells drawn as one (from 0), and the headings as they were written."""

    name: str
    rows: tuple[tuple[Cell, ...], ...]
    headings: tuple[str, ...]
    merges: tuple[Merge, ...] = ()
    hidden: bool = False


def random_sheet(pick: Random, name: str, *, longest: int) -> RandomSheet:
    """A sheet of any shape."""
    kinds = _kinds(pick)
    titles = _headings(pick, kinds, longest)
    count = pick.choice((0, 1, 2, 3, 5, 8, 13, 21, 40)) if len(kinds) < 50 else pick.randrange(9)
    wild = pick.choice((0.0, 0.0, 0.02, 0.1, 0.5))
    body = [_row(pick, kinds, row, count, wild, longest) for row in range(1, count + 1)]
    if pick.random() < 0.25:
        _among(pick, body, titles)
    rows = _above(pick, len(kinds)) + ([titles] if titles else [])
    if titles and pick.random() < 0.08:
        rows.append([misspelt(pick, title) for title in titles])
    start = len(rows)
    rows += [_ragged(pick, row) for row in body] if pick.random() < 0.3 else body
    rows += _below(pick, count)
    return RandomSheet(
        name,
        tuple(map(tuple, rows)),
        tuple(titles),
        _merges(pick, start, len(rows), len(kinds)) if pick.random() < 0.3 else (),
        pick.random() < 0.1,
    )


def _kinds(pick: Random) -> list[str]:
    shape = pick.random()
    if shape < 0.55:
        others = pick.sample(list(HEADINGS), pick.randrange(0, 7))
        return pick.sample([*_USUAL], pick.randrange(2, 7)) + others
    if shape < 0.65:
        return ["level"] * pick.randrange(2, 5) + pick.sample(["fte", "unit", "id"], 2)
    if shape < 0.72:
        return [pick.choice(list(HEADINGS)) for _ in range(200)]
    return [pick.choice(list(HEADINGS)) for _ in range(pick.randrange(1, 12))]


def _headings(pick: Random, kinds: list[str], longest: int) -> list[str]:
    if pick.random() < 0.08:
        return []
    found = []
    for at, kind in enumerate(kinds):
        words = HEADINGS[kind][at % len(HEADINGS[kind])]
        chance = pick.random()
        if chance < 0.15:
            words = misspelt(pick, words)
        elif chance < 0.18:
            words = ""
        elif chance < 0.2:
            words = hostile(pick, longest=longest)
        elif chance < 0.23 and found:
            words = pick.choice(found)
        found.append(words)
    return found


def _row(
    pick: Random, kinds: list[str], row: int, rows: int, wild: float, longest: int
) -> list[Cell]:
    if pick.random() < 0.03:
        return [""] * pick.randrange(len(kinds) + 1)
    return [
        hostile(pick, longest=longest) if pick.random() < wild else cell(pick, kind, row, rows)
        for kind in kinds
    ]


def _ragged(pick: Random, row: list[Cell]) -> list[Cell]:
    chance = pick.random()
    if chance < 0.1:
        return row[: pick.randrange(len(row) + 1)]
    return [*row, *pick.choice((["more"], ["", "x"], [""] * 3))] if chance < 0.2 else row


def _among(pick: Random, body: list[list[Cell]], titles: list[str]) -> None:
    """Rows that are none of the list, put somewhere among it."""
    others: list[list[Cell]] = [
        ["Total", 12, 3.5],
        ["", "Sub-total", "£1,000"],
        ["# a comment: of somebody"],
        list(titles),
        ["Finance"],
        [],
    ]
    for row in pick.sample(others, pick.randrange(1, 4)):
        body.insert(pick.randrange(len(body) + 1), row)
    if body and pick.random() < 0.5:
        body.insert(pick.randrange(len(body) + 1), pick.choice(body))


def _above(pick: Random, width: int) -> list[list[Cell]]:
    if pick.random() < 0.7:
        return []
    rows: list[list[Cell]] = [
        ["Staff in post"],
        ["As at", "01/04/2024"],
        [],
        ["# label: %name%"],
        ["", "Post", *[""] * width, "Person"],
        ["Run by", "nobody", 3],
    ]
    return pick.sample(rows, pick.randrange(1, 5))


def _below(pick: Random, count: int) -> list[list[Cell]]:
    if pick.random() < 0.7:
        return []
    rows: list[list[Cell]] = [
        [],
        ["Total", count],
        ["Source: payroll"],
        ["", "", "Prepared by nobody"],
        ["Grand Total", "", 99.5, "#N/A"],
    ]
    return pick.sample(rows, pick.randrange(1, 5))


def _merges(pick: Random, start: int, rows: int, width: int) -> tuple[Merge, ...]:
    """Areas that do not meet."""
    found: list[Merge] = []
    for _ in range(pick.randrange(1, 4)):
        top, left = pick.randrange(max(1, rows)), pick.randrange(max(1, width))
        if pick.random() < 0.6:
            top = min(max(top, start), max(0, rows - 1))
        bottom, right = top + pick.randrange(4), left + pick.choice((0, 0, 1, 3))
        area = (top, left, min(bottom, max(rows - 1, top)), right)
        if area[:2] != area[2:] and not any(_meet(area, other) for other in found):
            found.append(area)
    return tuple(found)


def _meet(one: Merge, other: Merge) -> bool:
    return not (one[2] < other[0] or other[2] < one[0] or one[3] < other[1] or other[3] < one[1])
