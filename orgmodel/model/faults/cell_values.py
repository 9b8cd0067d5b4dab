"""Faults of single cells: empty, not a number, not allowed."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping

import pandas as pd

from orgmodel.model.appointments import backward_rows, day_words
from orgmodel.model.columns import Column, Table
from orgmodel.model.faults.problem import Problem
from orgmodel.model.faults.whole_columns import is_plain, is_surely_blank
from orgmodel.model.numbers import AMOUNT, WHOLE, day, likely_day
from orgmodel.model.pay.reading import pay_points, pay_year
from orgmodel.model.relations import COLUMN_RELATIONS
from orgmodel.model.words import did_you_mean, near

# Not a raw text: with the characters themselves in it, pandas searches without a Python loop.
CONTROL = "[\x00-\x1f\x7f\u0085\u2028\u2029]"
_CONTROL = re.compile(CONTROL)
_SHORT = 2_000
_NO_END = 4000
"""Years after it, as in 31/12/4712, are how some systems write that there is no end."""
_NEGATIVE = rf"-\s*{AMOUNT}"
_BELOW = re.compile(rf"(?:^|[;\s]){_NEGATIVE}")
_SCALES: Mapping[str, tuple[Callable[[str], object], str]] = {
    "year": (pay_year, "is not a year: 2026 for one from January, 2026/27 for one from 1 April."),
    "points": (
        pay_points,
        "is not the points of a scale. Write digits with a point, and ; between them, such as "
        "46148; 48526; 52809; no unit, no comma.",
    ),
}
_WHOLE, _AMOUNT = re.compile(WHOLE), re.compile(AMOUNT)


def cell_problems(
    table: Table, column: Column, frame: pd.DataFrame, extra_relations: frozenset[str]
) -> Iterator[Problem]:
    """The faults of one column's cells. `extra_relations` are those that packs add."""
    cells = frame[column.name]
    if not column.filled and is_blank(cells):
        return
    if len(cells) <= _SHORT and _are_sound(column, set(cells.tolist()), extra_relations):
        return
    empty = cells == ""
    if column.filled:
        yield from _problems(
            "missing-value",
            table,
            column.name,
            cells[empty],
            f"empty. {column.meaning}: every row needs one.",
        )
    if column.kind == "id":
        yield from _problems(
            "not-allowed",
            table,
            column.name,
            _with_control_characters(cells),
            "an id may not hold a tab, line break or other control character. Retype it.",
        )
    elif column.kind in ("number", "whole"):
        yield from _numbers(table, column, cells[~empty])
    elif column.kind == "date":
        for label, value in _no_days(cells[~empty]).items():
            message = no_day_words(value)
            yield Problem("not-allowed", table.file, int(label), column.name, value, message)
    elif column.kind in _SCALES:
        yield from _scale_cells(table, column, cells[~empty])
    elif column.kind == "choice":
        yield from _choices(table, column, cells[~empty], _allowed(column, extra_relations))


def _are_sound(column: Column, values: set[str], extra_relations: frozenset[str]) -> bool:
    """Whether a few cells are seen at once to be without a fault, as most are.

    Where they are not, `cell_problems` looks again: pandas takes longer to begin than this takes.
    """
    if column.filled and "" in values:
        return False
    said = values - {""}
    if column.kind == "id":
        return not _CONTROL.search("".join(said))
    if column.kind in ("number", "whole"):
        pattern = _WHOLE if column.kind == "whole" else _AMOUNT
        return all(value.isascii() and pattern.fullmatch(value) for value in said)
    if column.kind == "date":
        return all(value == value.strip() and day(value) is not None for value in said)
    if column.kind in _SCALES:
        return all(_SCALES[column.kind][0](value) for value in said)
    return column.kind != "choice" or said.issubset(_allowed(column, extra_relations))


def _allowed(column: Column, extra_relations: frozenset[str]) -> tuple[str, ...]:
    more = sorted(extra_relations) if column.name == "relation" else ()
    return (*column.allowed, *more)


def is_blank(cells: pd.Series) -> bool:
    """Whether no cell says anything, as most columns of a small organisation do not."""
    if len(cells) <= _SHORT:
        return not len(cells) or (cells.iat[0] == "" and not any(cells.tolist()))
    seen = is_surely_blank(cells)
    return bool((cells == "").all()) if seen is None else seen


def no_day_words(value: str) -> str:
    """That a cell is no day, with the day that is likely meant."""
    likely = day(value) or likely_day(value)
    words = f'"{value}" is not a date as yyyy-mm-dd, such as 2007-07-02.'
    if likely is None:
        return words
    if likely.year > _NO_END:
        return f"{words} Did you mean no end? Leave the cell empty."
    return f'{words} Did you mean "{likely}" ({day_words(likely)})?'


def period_problems(table: Table, frame: pd.DataFrame) -> Iterator[Problem]:
    """Rows that end before they begin."""
    if table.column("start") is None or not (frame["end"] != "").any():
        return
    wrong = frame[backward_rows(frame)]
    for label, start, end in zip(wrong.index, wrong["start"], wrong["end"], strict=True):
        yield Problem(
            "not-allowed",
            table.file,
            int(label),
            "end",
            end,
            f'"{end}" is before the start, "{start}": the row holds on no day. Change one of them.',
        )


def _with_control_characters(cells: pd.Series) -> pd.Series:
    if len(cells) <= _SHORT and not _CONTROL.search("".join(cells.tolist())):
        return cells.iloc[:0]  # most often; pandas takes longer to begin than this takes
    if is_plain(cells):
        return cells.iloc[:0]
    return cells[cells.str.contains(CONTROL)]


def _unlike(cells: pd.Series, pattern: str) -> pd.Series:
    """The cells that the pattern does not match, spaces around them apart.

    Each different value is looked at once.
    """
    if not len(cells):
        return cells
    values = pd.Series(cells.unique(), dtype="str")
    wrong = values[~values.str.strip().str.fullmatch(pattern)]
    return cells[cells.isin(wrong)] if len(wrong) else cells.iloc[:0]


def _no_days(cells: pd.Series) -> pd.Series:
    """The cells that are no day; a space around one is a fault too, since days are compared."""
    wrong = [value for value in cells.unique() if value != value.strip() or day(value) is None]
    return cells[cells.isin(wrong)]


def _numbers(table: Table, column: Column, cells: pd.Series) -> Iterator[Problem]:
    # Bare patterns, since pandas matches one with \s in a Python loop.
    wrong = _unlike(cells, WHOLE if column.kind == "whole" else AMOUNT)
    if not len(wrong):
        return
    bare = wrong.str.strip()
    negative = bare.str.fullmatch(_NEGATIVE)
    fraction = bare.str.fullmatch(AMOUNT) if column.kind == "whole" else negative & False
    yield from _problems(
        "not-allowed",
        table,
        column.name,
        wrong[negative],
        '"{value}" is less than nothing. Use 0 or more.',
    )
    yield from _problems(
        "not-allowed",
        table,
        column.name,
        wrong[fraction],
        '"{value}" is not a whole number. Parts of a post belong in the column fte.',
    )
    yield from _problems(
        "not-a-number",
        table,
        column.name,
        wrong[~negative & ~fraction],
        '"{value}" is not a number. Write digits with a point, such as 0.6; no unit, no comma.',
    )


def _scale_cells(table: Table, column: Column, cells: pd.Series) -> Iterator[Problem]:
    reads, words = _SCALES[column.kind]
    for label, value in cells.items():
        if not reads(value):
            is_less = column.kind == "points" and _BELOW.search(value)
            code = "not-a-number" if column.kind == "points" and not is_less else "not-allowed"
            said = "is less than nothing. Use 0 or more." if is_less else words
            yield Problem(code, table.file, int(label), column.name, value, f'"{value}" {said}')


def _choices(
    table: Table, column: Column, cells: pd.Series, allowed: tuple[str, ...]
) -> Iterator[Problem]:
    wrong = cells[~cells.isin(allowed)]
    for label, value in wrong.items():
        code = "unknown-relation" if column.name == "relation" else "not-allowed"
        if column.name == "relation" and value in COLUMN_RELATIONS:
            code = "not-allowed"
            message = f'"{value}" is written in {COLUMN_RELATIONS[value]}, not here.'
        else:
            advice = did_you_mean(near(str(value), allowed))
            message = f'"{value}" is not allowed.{advice} Allowed: {", ".join(allowed)}.'
        yield Problem(code, table.file, int(label), column.name, value, message)


def _problems(
    code: str, table: Table, column: str, cells: pd.Series, message: str
) -> Iterator[Problem]:
    for label, value in cells.items():
        yield Problem(code, table.file, int(label), column, value, message.format(value=value))
