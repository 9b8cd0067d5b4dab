"""Columns that say one thing of each row: FTE, band, cost, status, dates, notes."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping
from types import MappingProxyType

from orgmodel.files.importers.table.guessing.columns import (
    GUESS,
    LIKELY,
    SURE,
    DraftMapping,
    SheetColumn,
)
from orgmodel.files.importers.table.guessing.content import Content
from orgmodel.model.schema import BASES, POSTS
from orgmodel.model.words import counted

_STATUS = re.compile(
    r"vacan|fill|occup|active|in ?post|employ|recruit|froz|leav|suspen|terminat|open|clos|hold",
    re.IGNORECASE,
)
_BASIS = re.compile(r"substantive|acting|interim|second|honorary|joint", re.IGNORECASE)
_CLINICAL = re.compile(r"clinical", re.IGNORECASE)
_KINDS = next(column.allowed for column in POSTS.columns if column.name == "kind")
_SERIAL = (20_000, 80_000)
_LAST_SERIAL = 2_958_465
_AGREES, _SILENT, _NOT = 2, 1, 0


def _fte(content: Content) -> int:
    figures = content.share("number", "percent")
    if figures < 0.3:
        return _NOT
    most = sum(0 <= value <= 1.5 for value in content.numbers)
    return _AGREES if most >= 0.5 * len(content.numbers) else _SILENT


def _count(content: Content) -> int:
    whole = all(value == int(value) for value in content.numbers)
    return _NOT if content.share("number") < 0.5 else _AGREES if whole else _SILENT


def _band(content: Content) -> int:
    if content.share("date", "email", "money") > 0.5:
        return _NOT
    if content.share("number") > 0.5 and min(content.numbers) > 1_000:
        return _NOT
    return _AGREES if content.different <= 60 or content.variety < 0.5 else _SILENT


def _cost(content: Content) -> int:
    if content.share("number", "money") < 0.3:
        return _NOT
    large = sum(value >= 1_000 for value in content.numbers)
    return _AGREES if content.kinds.get("money") or 2 * large >= len(content.numbers) else _SILENT


def _matches(pattern: re.Pattern[str], else_: int) -> Callable[[Content], int]:
    def accepts(content: Content) -> int:
        found = any(pattern.search(value) for value in content.spread(60))
        return _AGREES if found else else_

    return accepts


def _status(content: Content) -> int:
    if content.share("date", "money", "percent", "email") > 0.5 or content.different > 200:
        return _NOT
    worded = any(_STATUS.search(value) for value in content.spread(60))
    return _AGREES if worded or content.share("flag") > 0.5 else _SILENT


def _dates(content: Content) -> int:
    serial = sum(
        _SERIAL[0] <= value <= _SERIAL[1] or value == _LAST_SERIAL for value in content.numbers
    )
    dates = content.kinds.get("date", 0) + serial
    return _AGREES if 2 * dates >= len(content.looks) else _NOT


def _words(content: Content) -> int:
    return _NOT if content.share("date", "email", "money", "percent") > 0.5 else _AGREES


def _any(content: Content) -> int:
    return _AGREES if content.filled else _SILENT


_ACCEPTS: Mapping[str, Callable[[Content], int]] = MappingProxyType(
    {
        "fte": _fte,
        "count": _count,
        "cost": _cost,
        "band": _band,
        "status": _status,
        "kind": lambda content: _AGREES if _all_of(content, _KINDS) else _NOT,
        "clinical": _matches(_CLINICAL, _SILENT),
        "basis": _matches(_BASIS, _NOT),
        "row_start": _dates,
        "row_end": _dates,
        "start": _dates,
        "end": _dates,
        "profession": _words,
        "source": _any,
        "note": _any,
    }
)
_FIGURES = ("fte", "count", "cost")
_NEAR_WORDS_NEED_MORE = ("row_start", "row_end")


def choose_single(draft: DraftMapping) -> None:
    """Choose a column for each of these fields, by words that the content does not gainsay."""
    for use, accepts in _ACCEPTS.items():
        if not draft.open(use):
            continue
        able = [
            (column, agrees)
            for column in draft.free
            if column.weight(use) and (agrees := _agrees(use, column, accepts))
        ]
        if able:
            column, agrees = max(able, key=lambda one: _rank(use, *one))
            sure = agrees == _AGREES and column.weight(use) > 1
            draft.choose(column, use, SURE if sure else LIKELY, reason_of(use, column))


def _agrees(use: str, column: SheetColumn, accepts: Callable[[Content], int]) -> int:
    content = column.content
    if not content.filled:
        return _SILENT
    if use in _NEAR_WORDS_NEED_MORE and column.weight(use) == 1 and content.different < 2:
        return _NOT
    if use == "basis" and _all_of(content, BASES):
        # How sure a row is, as our own posts.csv says it, is no footing of an appointment.
        return _NOT
    if use == "basis" and column.weight(use) == 3:
        return accepts(content) or _SILENT
    return accepts(content)


def _rank(use: str, column: SheetColumn, agrees: int) -> tuple[int, int, int, int, str]:
    return column.weight(use), agrees, column.content.filled, -len(column.words), column.heading


def choose_by_content(draft: DraftMapping) -> None:
    """Choose an FTE and a cost among columns of unknown words, by what they hold."""
    if draft.open("fte"):
        able = [column for column in draft.free if column.unknown and _looks_fte(column.content)]
        _guess(draft, "fte", able)
    if draft.open("cost"):
        able = [column for column in draft.free if column.unknown and _looks_cost(column.content)]
        _guess(draft, "cost", able)


def _guess(draft: DraftMapping, use: str, able: list[SheetColumn]) -> None:
    if len(able) == 1:
        draft.choose(able[0], use, GUESS, f"{reason_of(use, able[0])}; no words say so")


def _looks_fte(content: Content) -> bool:
    numbers = content.numbers
    return (
        content.share("number", "percent") >= 0.95
        and all(0 < value <= 1 for value in numbers)
        and any(0 < value < 1 for value in numbers)
    )


def _looks_cost(content: Content) -> bool:
    return content.share("money") >= 0.8 and min(content.numbers) >= 1_000


def reason_of(use: str, column: SheetColumn) -> str:
    """What is seen in the column that fits the field."""
    content = column.content
    if not content.filled:
        return "empty"
    if use in _FIGURES and content.numbers:
        return _figures(use, column)
    if use in ("row_start", "row_end", "start", "end"):
        open_end = any(value.strip()[:10].endswith("4712") for value in content.spread(400))
        return "dates" + ("; 4712 is an open end" if open_end else "")
    if use == "note":
        return f"text in {counted(content.filled, 'row')}"
    return counted(content.different, "value")


def _figures(use: str, column: SheetColumn) -> str:
    content = column.content
    low, high = min(content.numbers), max(content.numbers)
    words = f"{low:,g}" if low == high else f"{_figure(low)} to {_figure(high)}"
    signs = f"{column.heading} {' '.join(content.spread(60))}".casefold()
    if use == "cost" and ("£" in signs or "gbp" in signs):
        words += ", pounds"
    forms = {one.form for one in content.looks if one.form}
    return words + (f"; {counted(len(forms), 'way')} of writing" if len(forms) > 1 else "")


def _figure(value: float) -> str:
    return f"{value:,.0f}" if value >= 1_000 else f"{value:g}"


def _all_of(content: Content, words: Collection[str]) -> bool:
    return all(value.strip().casefold() in words for value in content.spread(60))
