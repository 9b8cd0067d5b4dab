"""Faults of an organisation's tables, all at once.

Each check reads whole columns, so that a million posts cost seconds; only the rows at
fault are worded one by one. Codes are those of the design, "Command line".
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

import numpy as np
import pandas as pd

from orgmodel.hierarchy import TOP, Ints, first_rows, loops
from orgmodel.schema import COLUMN_RELATIONS, ID_TABLES, TABLES, Column, Table

Tables = Mapping[str, pd.DataFrame]

CODES = (
    "unknown-id",
    "duplicate-id",
    "several-tops",
    "self-report",
    "loop",
    "no-top",
    "missing-value",
    "not-allowed",
    "not-a-number",
    "unknown-relation",
    "unreadable",
    "unknown-column",
    "missing-column",
)
# Not a raw text: with the characters themselves in it, pandas searches without a Python loop.
_CONTROL = "[\x00-\x1f\x7f\u0085\u2028\u2029]"
NUMBER = r"\s*\d{1,15}(?:\.\d{1,9})?\s*"
_NEGATIVE = r"\s*-\s*\d{1,15}(?:\.\d{1,9})?\s*"
_WHOLE = r"\s*\d{1,15}\s*"
_DATE = r"\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])"
_LINES: Mapping[str, str] = MappingProxyType({"posts": "reports_to", "units": "parent"})
_SUGGEST_AMONG = 5_000
_SUGGEST_AT_MOST = 60


@dataclass(frozen=True, slots=True)
class Problem:
    """One fault: its code, where it stands, the value there, and what to do about it.

    `row` counts as a spreadsheet does, the header being row 1; None where the fault is of
    the file. `fault` is False for what is only told and leaves the data valid.
    """

    code: str
    file: str
    row: int | None
    column: str | None
    value: str
    message: str
    fault: bool = True

    def __str__(self) -> str:
        place = self.file
        if self.row is not None:
            place += f" row {self.row}"
        if self.column:
            place += f", {self.column}"
        return f"{place}: {self.message}"

    def to_dict(self) -> dict[str, object]:
        """The design's JSON object; `fault` only where it is False."""
        out: dict[str, object] = {
            "code": self.code,
            "file": self.file,
            "row": self.row,
            "column": self.column,
            "value": self.value,
            "message": self.message,
        }
        return out if self.fault else {**out, "fault": False}


def check(
    tables: Tables,
    *,
    given: frozenset[str],
    extra_relations: frozenset[str] = frozenset(),
) -> tuple[Problem, ...]:
    """Every fault of the tables, in table and row order.

    `given` names the tables that came from a file: without units, values of `unit` make
    units and are told. `extra_relations` are those that rule packs add to the closed list.
    """
    known = _Ids(tables)
    found: list[Problem] = []
    for table in TABLES:
        if table.name not in given:
            continue
        frame = tables[table.name]
        rows: list[Problem] = []
        for column in table.columns:
            rows += _cells(table, column, frame, extra_relations)
            if column.refers_to:
                rows += _references(table, column, frame, known, given)
        if table.has_ids:
            rows += _duplicates(table, frame, known)
        if table.name in _LINES:
            rows += _line(table, frame, known)
        if table.name == "posts":
            rows += _tops(table, frame)
        found += sorted(rows, key=lambda problem: problem.row or 0)
    return tuple(found)


def _problems(
    code: str, table: Table, column: str, cells: pd.Series, message: str
) -> Iterator[Problem]:
    for label, value in cells.items():
        yield Problem(code, table.file, int(label), column, value, message.format(value=value))


def _cells(
    table: Table, column: Column, frame: pd.DataFrame, extra_relations: frozenset[str]
) -> Iterator[Problem]:
    cells = frame[column.name]
    empty = cells == ""
    if column.filled:
        yield from _problems(
            "missing-value", table, column.name, cells[empty],
            f"empty. {column.meaning}: every row needs one.",
        )  # fmt: skip
    if column.kind == "id":
        yield from _problems(
            "not-allowed", table, column.name, _with_control_characters(cells),
            "an id may not hold a tab, line break or other control character. Retype it.",
        )  # fmt: skip
    elif column.kind in ("number", "whole"):
        yield from _numbers(table, column, cells[~empty])
    elif column.kind == "date":
        wrong = _unlike(cells[~empty], _DATE)
        yield from _problems(
            "not-allowed", table, column.name, wrong,
            '"{value}" is not a date as yyyy-mm-dd, such as 2007-07-02.',
        )  # fmt: skip
    elif column.kind == "choice":
        allowed = (
            (*column.allowed, *sorted(extra_relations))
            if column.name == "relation"
            else (column.allowed)
        )
        yield from _choices(table, column, cells[~empty], allowed)


def _with_control_characters(cells: pd.Series) -> pd.Series:
    return cells[cells.str.contains(_CONTROL)] if len(cells) else cells


def _unlike(cells: pd.Series, pattern: str) -> pd.Series:
    """The cells that the pattern does not match; each different value is looked at once."""
    if not len(cells):
        return cells
    values = pd.Series(cells.unique(), dtype="str")
    wrong = values[~values.str.fullmatch(pattern)]
    return cells[cells.isin(wrong)] if len(wrong) else cells.iloc[:0]


def _numbers(table: Table, column: Column, cells: pd.Series) -> Iterator[Problem]:
    wrong = _unlike(cells, _WHOLE if column.kind == "whole" else NUMBER)
    if not len(wrong):
        return
    negative = wrong.str.fullmatch(_NEGATIVE)
    fraction = wrong.str.fullmatch(NUMBER) if column.kind == "whole" else negative & False
    yield from _problems(
        "not-allowed", table, column.name, wrong[negative],
        '"{value}" is less than nothing. Use 0 or more.',
    )  # fmt: skip
    yield from _problems(
        "not-allowed", table, column.name, wrong[fraction],
        '"{value}" is not a whole number. Parts of a post belong in the column fte.',
    )  # fmt: skip
    yield from _problems(
        "not-a-number", table, column.name, wrong[~negative & ~fraction],
        '"{value}" is not a number. Write digits with a point, such as 0.6; no unit, no comma.',
    )  # fmt: skip


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
            near = difflib.get_close_matches(str(value).casefold(), allowed, n=1)
            advice = f' Did you mean "{near[0]}"?' if near else ""
            message = f'"{value}" is not allowed.{advice} Allowed: {", ".join(allowed)}.'
        yield Problem(code, table.file, int(label), column.name, value, message)


class _Ids:
    """Which ids exist, and where each first stands."""

    def __init__(self, tables: Tables) -> None:
        self.of = {name: tables[name]["id"] for name in ID_TABLES}
        self._above = {name: tables[name][column] for name, column in _LINES.items()}
        self._rows: dict[str, tuple[Ints, Ints]] = {}
        self._normal: dict[tuple[str, ...], dict[str, str]] = {}

    def own(self, name: str) -> Ints:
        """For each row of the table, the position of the first row with the same id."""
        return self._line(name)[0]

    def above(self, name: str) -> Ints:
        """For each row of a table with a line, the row of the one above; -1 if unknown."""
        return self._line(name)[1]

    def _line(self, name: str) -> tuple[Ints, Ints]:
        if name not in self._rows:
            ids = self.of[name]
            self._rows[name] = first_rows(ids, self._above.get(name, ids.iloc[:0]))
        return self._rows[name]

    def unknown(self, cells: pd.Series, among: tuple[str, ...]) -> pd.Series:
        """The non-empty cells that are an id of none of these tables."""
        left = cells[cells != ""]
        for name in among:
            if not len(left):
                return left
            if len(self.of[name]):
                left = left[first_rows(self.of[name], left)[1] == TOP]
        return left

    def nearest(self, value: str, among: tuple[str, ...]) -> str | None:
        """A known id that the value may stand for: same but for case, spaces and zeros first."""
        if among not in self._normal:
            self._normal[among] = {
                _plain(known): known for name in among for known in self.of[name] if known
            }
        plain = self._normal[among]
        if _plain(value) in plain:
            return plain[_plain(value)]
        if len(plain) > _SUGGEST_AMONG:
            return None
        near = difflib.get_close_matches(_plain(value), plain, n=1, cutoff=0.7)
        return plain[near[0]] if near else None


def _plain(value: str) -> str:
    return value.strip().casefold().lstrip("0")


_ONE = {"posts": "post", "units": "unit", "people": "person", "functions": "function",
        "services": "service", "decisions": "decision"}  # fmt: skip


def _references(
    table: Table, column: Column, frame: pd.DataFrame, known: _Ids, given: frozenset[str]
) -> Iterator[Problem]:
    among = column.refers_to
    cells = frame[column.name]
    if table.name == "posts" and column.name == "unit" and "units" not in given:
        made = sorted(set(cells.unique()) - {""})
        if made:
            yield Problem(
                "unknown-id", table.file, None, column.name, ", ".join(made[:5]),
                f"there is no units.csv, so each of the {len(made)} values of this column makes "
                "a unit without a side. Add units.csv to give them names, parents and sides.",
                fault=False,
            )  # fmt: skip
        return
    if _LINES.get(table.name) == column.name:
        unknown = cells[(cells != "").to_numpy() & (known.above(table.name) == TOP)]
    else:
        unknown = known.unknown(cells, among)
    what = " or ".join(_ONE[name] for name in among) if len(among) < 4 else "id"
    files = ", ".join(f"{name}.csv" for name in among)
    advice: dict[str, str] = {}
    for label, value in unknown.items():
        if value not in advice:
            near = known.nearest(value, among) if len(advice) < _SUGGEST_AT_MOST else None
            advice[value] = (
                f' Did you mean "{near}"?' if near else f" It must be an id of {files}, or empty."
                if not column.filled else f" It must be an id of {files}."
            )  # fmt: skip
        message = f'no {what} "{value}".{advice[value]}'
        yield Problem("unknown-id", table.file, int(label), column.name, value, message)


def _duplicates(table: Table, frame: pd.DataFrame, known: _Ids) -> Iterator[Problem]:
    own = known.own(table.name)
    for place in np.flatnonzero(own != np.arange(len(own))):
        value = frame["id"].iloc[place]
        if value:
            yield Problem(
                "duplicate-id", table.file, int(frame.index[place]), "id", value,
                f'"{value}" is already the id of row {frame.index[own[place]]}. Give this row an '
                "id of its own, or remove it; people who share a post are rows of "
                "appointments.csv.",
            )  # fmt: skip
    cells = frame["id"][frame["id"] != ""]
    for name in ID_TABLES:
        if name == table.name:
            return
        earlier = known.of[name]
        if not len(earlier) or not len(cells):
            continue
        rows = first_rows(earlier, cells)[1]
        for place in np.flatnonzero(rows != TOP):
            value, row = cells.iloc[place], earlier.index[rows[place]]
            yield Problem(
                "duplicate-id", table.file, int(cells.index[place]), "id", value,
                f'"{value}" is already the id of {name}.csv row {row}. Ids are shared by all '
                "files, so that a link can join anything: rename one of the two.",
            )  # fmt: skip


def _line(table: Table, frame: pd.DataFrame, known: _Ids) -> Iterator[Problem]:
    column = _LINES[table.name]
    ids, labels = frame["id"], frame.index
    rows = np.arange(len(frame))
    counts = (known.own(table.name) == rows) & ((ids != "") & (frame[column] != "")).to_numpy()
    parent = np.where(counts, known.above(table.name), TOP)
    for place in np.flatnonzero(parent == rows):
        words = "reports to itself" if column == "reports_to" else "is part of itself"
        yield Problem(
            "self-report", table.file, int(labels[place]), column, ids.iloc[place],
            f'"{ids.iloc[place]}" {words}. Name another, or leave it empty if it is the top.',
        )  # fmt: skip
    for loop in loops(parent):
        turned = _from_first(loop)
        names = [ids.iloc[place] for place in (*turned, turned[0])]
        yield Problem(
            "loop", table.file, int(labels[turned[0]]), column, names[1],
            f"a loop: {' → '.join(names)}. Change or empty one of these {len(turned)} cells.",
        )  # fmt: skip


def _from_first(loop: tuple[int, ...]) -> tuple[int, ...]:
    start = loop.index(min(loop))
    return loop[start:] + loop[:start]


def _tops(table: Table, frame: pd.DataFrame) -> Iterator[Problem]:
    named = frame["id"] != ""
    tops = frame["id"][named & (frame["reports_to"] == "")]
    if not len(tops):
        yield Problem(
            "no-top", table.file, None, "reports_to", "",
            "no post has an empty reports_to, so nobody is at the top. Empty the cell of the "
            "post that leads the organisation." if named.any() else
            "there is no post at all. Add a row for each post.",
        )  # fmt: skip
    elif len(tops) > 1:
        yield Problem(
            "several-tops", table.file, None, "reports_to", str(len(tops)),
            f"{len(tops)} posts have no manager: {_some(tops)}. That is allowed; each is drawn "
            "as the top of its own line.", fault=False,
        )  # fmt: skip


def _some(values: Iterable[str], most: int = 6) -> str:
    names = list(values)
    shown = ", ".join(names[:most])
    return shown if len(names) <= most else f"{shown} and {len(names) - most} more"
