"""The rows among those of a list that are none of it: totals, page breaks, comments, footers."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from orgmodel.files.importers.table.reading.grid import Grid, first_filled, trimmed
from orgmodel.files.importers.table.reading.heading import is_number
from orgmodel.files.importers.table.reading.sums import unlabelled_total
from orgmodel.model.words import spelt

_MEASURES = (
    r"(?:f\.?t\.?e\.?s?|w\.?t\.?e\.?s?|posts?|positions?|head ?counts?|staff|people|costs?|"
    r"budgets?|establishment|vacanc(?:y|ies)|rows?|records?|employees?|number|pay|salar(?:y|ies)|"
    r"amount|count|in post|all|overall|of|the|and|for)"
)
_TOTAL_OR_LONGER = r"(?i)^(?:(?:grand|sub|overall|sum)[\s-]*)?totals?\b|\s(?:sub-?)?totals?:?$"
_TOTAL = re.compile(
    rf"(?:(?:grand|overall|sum)[\s-]*)?totals?\b[\s:=–-]*(?:{_MEASURES}[\s:()/]*)*", re.IGNORECASE
)
_SUB_TOTAL = re.compile(r"(?:sub|grand)[\s-]*totals?\b.*", re.IGNORECASE | re.DOTALL)
_TOTAL_OF = re.compile(r"totals?[\s:–-]+(?:for |of )?(.+)", re.IGNORECASE | re.DOTALL)
_OF_TOTAL = re.compile(r"(.+?)[\s:–-]+(?:sub-?)?totals?:?", re.IGNORECASE | re.DOTALL)
_FOOTER = re.compile(
    r"source\b|end of\b|extract|report(ed)? (run|date|generated)|printed|page \d|note:|notes:|"
    r"prepared|produced|generated|©|\*|confidential|official|[\d,]+ (rows?|records?|posts?)\b",
    re.IGNORECASE,
)
_ERROR = re.compile(r"#(?:N/A|REF!|VALUE!|DIV/0!|NAME\?|NUM!|NULL!|SPILL!|CALC!)")
_TAIL = 50
TOTAL, HEADINGS, TITLE, COMMENT, SECTION, FOOTER = (
    "totals",
    "the headings again",
    "the title again",
    "a comment",
    "a heading of the rows below it",
    "a note below the list",
)


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Rows that are none of the list, by their places in the grid, and what they are."""

    what: str
    places: tuple[int, ...]


def left_out(
    grid: Grid, below: int, heading: Sequence[str], titles: Sequence[str]
) -> list[LeftOut]:
    """Those among the rows from the place `below` on; no row is in two of them.

    `heading` are the cells of the row of headings as they stand, `titles` the lone cells of the
    rows above it.
    """
    what: dict[int, str] = {}
    for place, kind in (*_by_first_cell(grid, below, heading, titles), *_sections(grid, below)):
        what.setdefault(place, kind)
    for place in _footers(grid, below, what):
        what.setdefault(place, FOOTER)
    for place in unlabelled_total(grid, below, heading, what):
        what[place] = TOTAL
    kinds = (TOTAL, HEADINGS, TITLE, COMMENT, SECTION, FOOTER)
    found = [
        LeftOut(kind, tuple(sorted(place for place, k in what.items() if k == kind)))
        for kind in kinds
    ]
    return [some for some in found if some.places]


def _by_first_cell(
    grid: Grid, below: int, heading: Sequence[str], titles: Sequence[str]
) -> list[tuple[int, str]]:
    """What a row is, by its first filled cell and then by the others."""
    lone = pa.array(list(titles), pa.large_string())
    cells = [cell.strip() for cell in heading]
    starts = next((place for place, cell in enumerate(cells) if cell), None)
    looked: list[np.ndarray] = []
    for column, places, texts in first_filled(grid.cells.slice(below)):
        odd = pc.or_(
            pc.match_substring_regex(texts, _TOTAL_OR_LONGER),
            pc.or_(pc.starts_with(texts, "#"), pc.is_in(texts, value_set=lone)),
        )
        if column == starts:
            odd = pc.or_(odd, pc.equal(pc.utf8_lower(texts), cells[column].lower()))
        looked.append(places[odd.to_numpy().astype(bool)] + below)
    candidates = np.sort(np.concatenate(looked)) if looked else np.array([], dtype=np.int64)
    found = []
    for place, row in zip(candidates.tolist(), grid.at(candidates), strict=True):
        kind = _kind_of(row, cells, frozenset(titles), grid)
        if kind:
            found.append((place, kind))
    return found


def _kind_of(row: Sequence[str], heading: Sequence[str], titles: frozenset[str], grid: Grid) -> str:
    cells = [cell.strip() for cell in row]
    filled = [cell for cell in cells if cell]
    if _repeats(cells, heading):
        return HEADINGS
    if len(filled) == 1 and grid.width > 1 and filled[0] in titles:
        return TITLE
    if len(filled) == 1 and grid.width > 1 and re.match(r"##|#\s", filled[0]):
        return COMMENT
    return TOTAL if _is_total(filled, grid) else ""


def _repeats(cells: Sequence[str], heading: Sequence[str]) -> bool:
    pairs = [(spelt(a), spelt(b)) for a, b in zip(cells, heading, strict=False) if a or b]
    return len(pairs) > 0 and sum(a == b for a, b in pairs) >= max(1, 0.8 * len(pairs))


def _is_total(filled: Sequence[str], grid: Grid) -> bool:
    first, others = filled[0], filled[1:]
    figures = all(_is_figure(cell) for cell in others)
    if _TOTAL.fullmatch(first):
        words = [cell for cell in others if not _is_figure(cell)]
        return all(re.search(r"\d", cell) or _TOTAL.fullmatch(cell) for cell in words) and (
            len(words) <= max(1, len(filled) // 2)
        )
    if _SUB_TOTAL.fullmatch(first):
        return figures
    named = _TOTAL_OF.fullmatch(first) or _OF_TOTAL.fullmatch(first)
    return figures and named is not None and grid.width > 1 and _stands_in(named.group(1), grid)


def _is_figure(cell: str) -> bool:
    return is_number(cell) or bool(_ERROR.fullmatch(cell))


def _stands_in(words: str, grid: Grid) -> bool:
    """Whether a cell of the sheet holds these words: a unit whose total is meant, not a title."""
    sought = words.strip().rstrip(":").lower()
    return any(
        pc.any(pc.equal(pc.utf8_lower(trimmed(column)), sought)).as_py()
        for column in grid.cells.columns
    )


def _sections(grid: Grid, below: int) -> list[tuple[int, str]]:
    """Rows whose only cell is drawn over three columns or more."""
    wide = [merge for merge in grid.merges if merge[0] == merge[2] and merge[3] - merge[1] >= 2]
    rows = np.array(sorted({merge[0] for merge in wide}), dtype=np.int64)
    places = np.flatnonzero(np.isin(grid.rows, rows))
    places = places[places >= below]
    return [
        (place, SECTION)
        for place, row in zip(places.tolist(), grid.at(places), strict=True)
        if sum(bool(cell.strip()) for cell in row) == 1
    ]


def _footers(grid: Grid, below: int, what: dict[int, str]) -> list[int]:
    """Rows at the end with one filled cell, below a blank row or worded as a footer is."""
    if grid.width < 3:
        return []
    count = len(grid.rows)
    tail = np.arange(max(below, count - _TAIL), count)
    found: list[int] = []
    for place, row in reversed(list(zip(tail.tolist(), grid.at(tail), strict=True))):
        if place in what:
            found.append(place)
            continue
        filled = [cell for cell in row if cell.strip()]
        if len(filled) != 1:
            break
        found.append(place)
    found.reverse()
    return _from_gap(grid, found, below)


def _from_gap(grid: Grid, lone: Sequence[int], below: int) -> list[int]:
    """Of the lone rows at the end, those from the first that a gap or its words set apart."""
    for at, place in enumerate(lone):
        gap = place > below and grid.rows[place] - grid.rows[place - 1] > 1
        words = next((cell.strip() for cell in grid.at(np.array([place]))[0] if cell.strip()), "")
        if gap or _FOOTER.match(words):
            return list(lone[at:])
    return []
