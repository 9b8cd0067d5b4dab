"""Units: one column, a path of units in one cell, or columns nested in one another."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

import numpy as np

from orgmodel.files.importers.table.fields import UNIT_LEVEL
from orgmodel.files.importers.table.guessing.columns import LIKELY, SURE, DraftMapping, SheetColumn
from orgmodel.files.importers.table.guessing.content import Content
from orgmodel.model.words import counted

_STRONG = (">", "→", "»", "\\", "|")
_WEAK = ("/", ":")
_WHOLE_BODY = re.compile(r"parent unit|trust|company|body|employer|legal entity|entity")
_WHOLE_RAW = re.compile(r"\b(organi[sz]ation|org|trust|company|body|employer|parent)", re.I)
_NUMBERED = re.compile(r"(?:unit )?l?(\d{1,2})\b")
_OUTER_FIRST = tuple(
    re.compile(words, re.IGNORECASE)
    for words in (
        r"organi[sz]ation|trust|company|body|employer|parent",
        r"directorate|division|business",
        r"dep(?:artmen)?t|faculty|group|cluster",
        r"service|section|branch|function",
        r"team|ward|unit",
        r"sub",
    )
)
_NESTED = 0.85


def choose_units(draft: DraftMapping) -> None:
    """Choose the unit's column, its code, or the columns of the levels of units."""
    found = [
        column for column in draft.free if column.weight("unit", UNIT_LEVEL) and _words(column)
    ]
    strong = [column for column in found if column.weight("unit", UNIT_LEVEL) > 1]
    found = strong or found
    # Beside names, a column of figures holds their codes, whatever it is called.
    found = [column for column in found if column.content.numbered <= 0.8] or found
    if not draft.open("unit") or not draft.open(UNIT_LEVEL) or not found:
        return
    telling = [column for column in found if not _whole_body(column, found)]
    path = max(
        (column for column in telling if path_mark(column.content)), default=None, key=_inner
    )
    nest = nested(telling)
    if path and draft.open("unit_path"):
        _choose_path(draft, path)
    elif len(nest) > 1:
        for place, column in enumerate(nest):
            where = "outermost" if not place else f"inside {nest[place - 1].heading}"
            sure = column.weight("unit", UNIT_LEVEL) > 1
            reason = f"{counted(column.content.different, 'unit')}, {where}"
            draft.choose(column, UNIT_LEVEL, SURE if sure else LIKELY, reason)
    else:
        column = max(telling, key=_best)
        sure = column.weight("unit", UNIT_LEVEL) > 2
        reason = counted(column.content.different, "different unit")
        draft.choose(column, "unit", SURE if sure else LIKELY, reason)
    _choose_code(draft)


def _choose_path(draft: DraftMapping, column: SheetColumn) -> None:
    mark = path_mark(column.content)
    deepest = max(value.count(mark) for value in column.content.spread(400)) + 1
    draft.unit_path = mark
    draft.choose(column, "unit", SURE, f"a path of up to {counted(deepest, 'unit')}")


def _choose_code(draft: DraftMapping) -> None:
    units = [
        column
        for column in draft.columns
        if column.place in draft.chosen and draft.chosen[column.place].use in ("unit", UNIT_LEVEL)
    ]
    codes = [
        column
        for column in draft.free
        if column.weight("unit_id") or (column.weight("unit") and column.content.numbered > 0.8)
    ]
    if not draft.open("unit_id") or not units or not codes:
        return
    inner = units[-1] if len(units) == 1 else max(units, key=_inner)
    fitting = [
        column
        for column in codes
        if min(_within(column.content, inner.content), _within(inner.content, column.content))
        >= _NESTED
    ]
    if fitting:
        column = max(fitting, key=lambda one: (one.weight("unit_id"), one.heading))
        sure = column.weight("unit_id") > 1
        draft.choose(column, "unit_id", SURE if sure else LIKELY, f"one for each {inner.heading}")


def _words(column: SheetColumn) -> bool:
    content = column.content
    if column.weight("unit", UNIT_LEVEL) < 3 and content.share("number", "code") > 0.8:
        return False
    return content.filled > 0 and content.share("date", "email", "money", "flag", "percent") <= 0.5


def _whole_body(column: SheetColumn, found: Sequence[SheetColumn]) -> bool:
    """Whether it names the body itself, the same in nearly every row, beside units inside it."""
    content = column.content
    if len(found) < 2 or column.weight(UNIT_LEVEL) or content.counts.max() < 0.9 * content.filled:
        return False
    others = any(other.content.different > 1 for other in found)
    whole = _WHOLE_BODY.fullmatch(column.words) or _WHOLE_RAW.search(column.heading)
    return others and bool(whole)


def _inner(column: SheetColumn) -> tuple[int, str]:
    return column.content.different, column.heading


def _best(column: SheetColumn) -> tuple[int, int, str]:
    # Of columns that are not nested, such as a department beside a service, the plainest words.
    return column.weight("unit", UNIT_LEVEL), column.content.different, column.heading


def nested(columns: Sequence[SheetColumn]) -> tuple[SheetColumn, ...]:
    """The longest run of columns of which each value lies inside one of the column before."""
    ordered = sorted(columns, key=lambda one: (*_order(one), _rank(one), one.heading))
    chains: list[tuple[SheetColumn, ...]] = []
    for column in ordered[:20]:
        before = [
            chain
            for chain in chains
            if column.content.different >= chain[-1].content.different
            and _within(column.content, chain[-1].content) >= _NESTED
            and not _same(column.content, chain[-1].content)
        ]
        longest = max(before, key=len, default=())
        chains.append((*longest, column))
    return max(chains, key=len, default=())


def _rank(column: SheetColumn) -> int:
    """How far in its words say that it is, where the content does not tell."""
    found = [place for place, words in enumerate(_OUTER_FIRST) if words.search(column.heading)]
    return max(found, default=2)


def _order(column: SheetColumn) -> tuple[int, int]:
    match = _NUMBERED.search(column.words)
    number = int(match[1]) if match and column.weight(UNIT_LEVEL) else 0
    return column.content.different if not number else 0, number


def _within(inner: Content, outer: Content) -> float:
    """The share of rows in which the inner value has the outer value that it mostly has."""
    both = (inner.codes >= 0) & (outer.codes >= 0)
    total = int(both.sum())
    if not total:
        return 0.0
    pairs = inner.codes[both].astype(np.int64) * (outer.different + 1) + outer.codes[both]
    pair, times = np.unique(pairs, return_counts=True)
    most = np.zeros(inner.different, dtype=np.int64)
    np.maximum.at(most, pair // (outer.different + 1), times)
    return float(most.sum() / total)


def _same(one: Content, other: Content) -> bool:
    """Whether two columns say the same in most rows."""
    return one.different == other.different and set(one.spread(50)) == set(other.spread(50))


def path_mark(content: Content) -> str:
    """The mark between the units of a path; empty where the cells hold no paths."""
    values = content.spread(400)
    for mark in (*_STRONG, *_WEAK):
        parts = [[part.strip() for part in value.split(mark)] for value in values]
        marked = [one for one in parts if len(one) > 1 and all(one)]
        if len(marked) < 2 or len(marked) < 0.5 * len(values):
            continue
        first = Counter(one[0].casefold() for one in parts)
        shared = sum(times for times in first.values() if times > 1) / len(parts)
        most = first.most_common(1)[0][1] / len(parts)
        if (mark in _STRONG and shared >= 0.6) or most >= 0.6:
            return mark
    return ""
