"""Columns L1, L2, L3: titles from the top down, or units from the outermost in."""

from __future__ import annotations

import re

import numpy as np

from orgmodel.files.importers.table.fields import LEVEL, UNIT_LEVEL
from orgmodel.files.importers.table.guessing.columns import (
    GUESS,
    LIKELY,
    SURE,
    DraftMapping,
    SheetColumn,
)
from orgmodel.model.words import counted

_NUMBER = re.compile(r"l(\d+)")


def choose_levels(draft: DraftMapping) -> None:
    """Choose the levels of the line where nothing else says who reports to whom.

    Beside a column of titles they are levels of units, unless that column only repeats the
    deepest level of each row. Levels of units in a list without titles are not looked at here.
    """
    found = [
        column
        for column in draft.free
        if column.weight(LEVEL)
        and column.content.filled
        and column.content.share("number", "flag", "date", "percent", "money") <= 0.5
    ]
    found.sort(key=lambda column: (_number(column), column.heading))
    if len(found) < 2:
        return
    title = draft.column_of("title")
    repeats = title is not None and _repeats(title, found)
    if draft.column_of("reports_to") or (title is not None and not repeats):
        _units(draft, found)
        return
    if not draft.open(LEVEL):
        return
    if title is not None:
        draft.choose(title, "keep", LIKELY, "repeats the deepest level of each row")
    for place, column in enumerate(found):
        where = "the top" if not place else f"below {found[place - 1].heading}"
        certainty = GUESS if column.named else SURE
        reason = f"{counted(column.content.different, 'title')}, {where}"
        draft.choose(column, LEVEL, certainty, reason)


def _units(draft: DraftMapping, found: list[SheetColumn]) -> None:
    if not draft.open(UNIT_LEVEL) or any(column.named for column in found):
        return
    for place, column in enumerate(found):
        where = "outermost" if not place else f"inside {found[place - 1].heading}"
        reason = f"{counted(column.content.different, 'unit')}, {where}"
        draft.choose(column, UNIT_LEVEL, LIKELY, reason)


def _number(column: SheetColumn) -> int:
    match = _NUMBER.search(column.words)
    return int(match[1]) if match else 0


def _repeats(title: SheetColumn, levels: list[SheetColumn]) -> bool:
    """Whether the title is the deepest level that is filled, in most rows."""
    known = title.content.keys.to_numpy(dtype=object)
    deepest = np.full(title.content.rows, "", dtype=object)
    for column in levels:
        filled = column.content.codes >= 0
        keys = column.content.keys.to_numpy(dtype=object)
        deepest[filled] = keys[column.content.codes[filled]]
    filled = title.content.codes >= 0
    same = deepest[filled] == known[title.content.codes[filled]]
    return bool(len(same)) and float(np.mean(same)) >= 0.8
