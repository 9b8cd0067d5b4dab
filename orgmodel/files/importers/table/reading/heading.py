"""Which row of a sheet holds its headings, and which of its neighbours belong to them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from orgmodel.model.words import near, spelt

LOOKED_AT = 60
"""The rows at the top of a sheet among which its headings are looked for."""

Known = Callable[[str], bool]
Cells = Sequence[str]
_NUMBER = re.compile(r"[-+(£$€]*\s*[\d.,\s/%:-]*\d[\d.,\s/%:-]*\)?")
_COMMENT = re.compile(r"##|#\s*\S[^#]*:|sep=[,;|]?$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class HeadingRow:
    """The place of the row of headings among the rows looked at, None where there is none.

    `names` are the headings, "" for a column without; `known` counts those of the trade;
    `second` is the place of a second row of headings, below.
    """

    place: int | None
    names: tuple[str, ...]
    known: int
    second: int | None = None


def find_heading(rows: Sequence[Cells], known: Known, at: int | None = None) -> HeadingRow:
    """The headings among the first rows of a sheet, or those of the row at a given place."""
    counts = [_known_in(row, known) for row in rows]
    place = at if at is not None else _place(rows, counts)
    if place is None:
        return HeadingRow(None, (), 0)
    names = [_clean(cell) for cell in rows[place]]
    second = _second(rows, place, known)
    if second is not None:
        names = _joined(names, rows[second], known)
    elif place and not all(names):
        names = _joined(names, _group_row(rows, place), lambda _: True)
    return HeadingRow(place, tuple(names), _known_in(names, known), second)


def is_number(cell: str) -> bool:
    """Whether a cell holds a figure, an amount, a percentage or a date in figures."""
    return bool(_NUMBER.fullmatch(cell.strip()))


def is_comment(cell: str) -> bool:
    """Whether a row that begins with this cell is a comment or a direction, as in draw.io."""
    return bool(_COMMENT.match(cell.strip()))


def _clean(cell: str) -> str:
    return " ".join(cell.split())


def _known_in(row: Cells, known: Known) -> int:
    if _commented(row):
        return 0
    return len({spelt(cell) for cell in row if cell.strip() and known(_clean(cell))})


def _commented(row: Cells) -> bool:
    return is_comment(next((cell for cell in row if cell.strip()), ""))


def _place(rows: Sequence[Cells], counts: Sequence[int]) -> int | None:
    most = max(counts, default=0)
    if most >= 2:
        return counts.index(most)
    if most == 1 and _may_be_headings(rows[counts.index(1)]):
        lone = counts.index(1)
        if len(_filled(rows[lone])) * 2 >= _width(rows):
            return lone
    return _full_row(rows)


def _full_row(rows: Sequence[Cells]) -> int | None:
    """The first row that fills more than half of the columns, if it holds different words alone."""
    width = _width(rows)
    for place, row in enumerate(rows):
        if len(_filled(row)) * 2 > width and not _commented(row):
            return place if _may_be_headings(row) else None
    return None


def _may_be_headings(row: Cells) -> bool:
    filled = _filled(row)
    return len({cell.casefold() for cell in filled}) == len(filled) and not any(
        is_number(cell) or len(cell) > 200 for cell in filled
    )


def _width(rows: Sequence[Cells]) -> int:
    """The number of cells that most rows fill, those with one cell not looked at."""
    ends = Counter(end for row in rows if (end := _last(row)) > 1)
    return max(ends, key=lambda end: (ends[end], end)) if ends else 1


def _last(row: Cells) -> int:
    return max((place for place, cell in enumerate(row, 1) if cell.strip()), default=0)


def _filled(row: Cells) -> list[str]:
    return [_clean(cell) for cell in row if cell.strip()]


def _second(rows: Sequence[Cells], place: int, known: Known) -> int | None:
    """The row below, where it holds headings again: known ones, or these in other spelling."""
    if place + 1 >= len(rows):
        return None
    row = rows[place + 1]
    filled = _filled(row)
    if len(filled) < 2 or any(is_number(cell) for cell in filled):
        return None
    alike = 0
    for above, cell in zip(rows[place], row, strict=False):
        if cell.strip():
            alike += known(_clean(cell)) or _alike(_clean(above), _clean(cell))
    return place + 1 if alike * 5 >= len(filled) * 3 and alike >= 2 else None


def _alike(above: str, cell: str) -> bool:
    if not above:
        return False
    return spelt(above) == spelt(cell) or bool(near(cell, (above,)))


def _group_row(rows: Sequence[Cells], place: int) -> Cells:
    """The row above, where it holds headings of groups of columns, not a title."""
    above = rows[place - 1]
    return above if len(_filled(above)) >= 2 and _may_be_headings(above) else ()


def _joined(names: Sequence[str], other: Cells, known: Known) -> list[str]:
    """Each heading of the row that has one; of two, the known one."""
    cells = [_clean(cell) for cell in other][: len(names)]
    cells += [""] * (len(names) - len(cells))
    return [
        cell if cell and (not name or (not known(name) and known(cell))) else name
        for name, cell in zip(names, cells, strict=True)
    ]
