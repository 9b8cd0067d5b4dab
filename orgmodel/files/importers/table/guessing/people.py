"""Which columns hold titles, names of holders, e-mails and numbers, before it is known who refers.

Words and content together: a "Name" beside a title is the holder, alone it may be the title; a
column headed "id" that holds names of persons holds the holders.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import pandas as pd

from orgmodel.files.importers.table.coded import Coded
from orgmodel.files.importers.table.guessing.columns import SheetColumn
from orgmodel.files.importers.table.guessing.content import Content, content_of

_NO_WORDS = ("date", "email", "money", "flag", "percent", "honorific", "personal")
_NAMED_ONLY = ("name", "label")


def title_of(columns: Sequence[SheetColumn], by_content: bool = True) -> SheetColumn | None:
    """The column of titles."""
    able = [column for column in columns if column.weight("title") and _titles(column)]
    plain = [column for column in able if column.words not in _NAMED_ONLY]
    if plain:
        return max(plain, key=_title_rank)
    if able:
        return max(able, key=_title_rank)
    if not by_content:
        return None
    wordy = [
        column
        for column in columns
        if column.unknown
        and column.content.share("work", "words", "name") >= 0.7
        and column.content.share("work") >= 0.4
        and column.content.variety > 0.3
    ]
    return max(wordy, key=_variety, default=None)


def _titles(column: SheetColumn) -> bool:
    content, weight = column.content, column.weight("title")
    if content.share(*_NO_WORDS) > 0.5:
        return False
    if weight > 1:
        return content.share("number") < 0.9
    if column.named or content.share("number") > 0.5:
        return False
    # Codes of letters, or that repeat, are words of a role; others are its number.
    return content.numbered <= 0.5 or content.variety < 0.5


def _title_rank(column: SheetColumn) -> tuple[int, bool, int, str]:
    content = column.content
    return column.weight("title"), not column.named, content.different, column.heading


def _variety(column: SheetColumn) -> tuple[float, str]:
    return column.content.variety, column.heading


def holder_of(columns: Sequence[SheetColumn]) -> SheetColumn | None:
    """The column of holders' whole names."""
    able = [column for column in columns if column.weight("holder") and _holders(column)]
    headed_id = [column for column in columns if column.weight("id", "holder_id") and column.named]
    if able or headed_id:
        return max((*able, *headed_id), key=_holder_rank)
    if whole := [column for column in columns if column.words == "surname" and _whole(column)]:
        return whole[0]
    guessed = [
        column
        for column in columns
        if column.unknown and column.content.share("name") >= 0.8 and column.content.variety >= 0.8
    ]
    return max(guessed, key=_variety, default=None)


def _holders(column: SheetColumn) -> bool:
    content = column.content
    if content.share("number", *_NO_WORDS) > 0.5:
        return False
    # Names may be pseudonyms that look like codes; under "Worker" a code is the worker's number.
    return column.words.endswith("name") or content.share("code") <= 0.5


def _holder_rank(column: SheetColumn) -> tuple[int, int, str]:
    return column.weight("holder") + 3 * column.named, column.content.different, column.heading


def _whole(column: SheetColumn) -> bool:
    return column.content.share("name") >= 0.6


def ids_of(columns: Sequence[SheetColumn]) -> tuple[SheetColumn, ...]:
    """The columns that may hold a post's or a person's number; those of no words last."""
    worded = [column for column in columns if _is_id(column)]
    if any(column.weight("id", "holder_id") > 1 for column in worded):
        return tuple(worded)
    unknown = [
        column
        for column in columns
        if column.unknown
        and column.content.filled > 1
        and column.content.variety == 1
        and column.content.share("code", "number") >= 0.8
        and all(value == int(value) for value in column.content.numbers)
    ]
    return (*worded, *unknown)


def _is_id(column: SheetColumn) -> bool:
    content, weight = column.content, column.weight("id", "holder_id")
    if not weight or column.named or content.share("date", "email", "money", "flag") > 0.5:
        return False
    if column.weight("title") or column.weight("holder"):
        return content.numbered > 0.5 and content.variety >= 0.5
    return weight > 1 or content.variety > 0.95


def emails_of(columns: Iterable[SheetColumn]) -> tuple[SheetColumn, ...]:
    """The columns of holders' e-mails."""
    return tuple(
        column
        for column in columns
        if not column.weight("reports_to", "second_manager")
        and (
            column.content.share("email") > 0.5
            or (column.weight("email") and not column.content.filled)
        )
    )


def whole_names(first: SheetColumn, last: SheetColumn) -> SheetColumn:
    """The holders' names of a first and a last name, written either way round."""
    one, other = _cells(first.content), _cells(last.content)
    names = pd.concat([one + " " + other, other + ", " + one], ignore_index=True)
    return SheetColumn(
        -1, f"{first.heading} and {last.heading}", content_of(Coded.of(names)), first.means
    )


def _cells(content: Content) -> pd.Series:
    values = pd.concat([content.values, pd.Series([""], dtype="str")], ignore_index=True)
    return values.iloc[content.codes].str.strip().reset_index(drop=True)
