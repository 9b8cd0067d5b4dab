"""One CSV file to one table of text, with nothing lost and every fault told."""

from __future__ import annotations

import csv
import difflib
import io
import warnings
from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from orgmodel.integrity import Problem
from orgmodel.schema import Table

_READ = {"dtype": str, "keep_default_na": False, "na_filter": False, "skip_blank_lines": False}
_CELL_LIMIT = 10_000_000


@dataclass(frozen=True, slots=True)
class ReadTable:
    """A table as read: None where nothing could be, and the faults of the file itself."""

    frame: pd.DataFrame | None
    problems: tuple[Problem, ...]


def read_table(content: bytes, table: Table, file: str | None = None) -> ReadTable:
    """Read the bytes of a CSV file as the given table.

    Cells are text exactly as written; rows keep their spreadsheet number as label; rows
    that are empty throughout are passed over; columns not declared are kept.
    """
    name = file or table.file
    problems: list[Problem] = []
    text = _decode(content, name, problems)
    if text is None:
        return ReadTable(None, tuple(problems))
    header = _header(text)
    if not any(cell.strip() for cell in header):
        problems.append(
            _unreadable(
                name,
                "the file is empty, or its first row is. The first row "
                f"must name the columns: {', '.join(_needed(table))}.",
            )
        )
        return ReadTable(None, tuple(problems))
    columns = _columns(header, table, name, problems)
    frame = _rows(text, columns, name, problems)
    frame = frame[[c for c in columns if not c.startswith("\0")]]
    frame = frame.loc[~(frame == "").all(axis=1)] if _may_hold_blank_rows(frame) else frame
    missing = [column for column in _needed(table) if column not in frame.columns]
    problems += [_missing(column, header, table, name) for column in missing]
    if "id" in missing:
        return ReadTable(None, tuple(problems))
    return ReadTable(frame, tuple(problems))


def _unreadable(file: str, message: str, row: int | None = None, value: str = "") -> Problem:
    return Problem("unreadable", file, row, None, value, message)


def _decode(content: bytes, file: str, problems: list[Problem]) -> str | None:
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        problems.append(
            _unreadable(
                file,
                "the file is UTF-16 (Excel's “Unicode text”). Save it "
                "as “CSV UTF-8 (comma delimited)”.",
            )
        )
        return None
    if b"\0" in content[:1_000_000] or content.startswith((b"PK\x03\x04", b"%PDF")):
        problems.append(
            _unreadable(
                file,
                "the file is not text but a workbook, picture or other "
                "binary file. Save it as “CSV UTF-8 (comma delimited)”.",
            )
        )
        return None
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        row = content[: error.start].count(b"\n") + 1
        problems.append(
            _unreadable(
                file,
                "the file is not UTF-8; it was read as Windows-1252, so look at accents and "
                "dashes. Save it as “CSV UTF-8 (comma delimited)”.",
                row=row,
            )
        )
        return content.decode("cp1252", errors="replace").replace("\0", "\ufffd")


def _header(text: str) -> list[str]:
    csv.field_size_limit(_CELL_LIMIT)
    first = io.StringIO(text[:1_000_000].replace("\r\n", "\n").replace("\r", "\n"))
    try:
        return next(csv.reader(first), [])
    except csv.Error:
        return text.split("\n", 1)[0].split(",")


def _columns(header: list[str], table: Table, file: str, problems: list[Problem]) -> list[str]:
    """Names of the columns; nameless empty ones are marked with a NUL and dropped later."""
    columns: list[str] = []
    for place, cell in enumerate(header):
        name = cell.strip()
        if not name:
            columns.append(f"\0{place}")
            continue
        if name in columns:
            problems.append(
                Problem(
                    "not-allowed",
                    file,
                    1,
                    name,
                    name,
                    f'the column "{name}" is there twice; the first counts. '
                    "Rename or remove the other.",
                )
            )
            name = f"{name}.{place + 1}"
        columns.append(name)
        if table.column(name) is None:
            problems.append(_unknown(name, table, file))
    return columns


def _unknown(name: str, table: Table, file: str) -> Problem:
    near = difflib.get_close_matches(name.casefold(), table.column_names, n=1, cutoff=0.75)
    advice = f' Did you mean "{near[0]}"?' if near else ""
    return Problem(
        "unknown-column",
        file,
        1,
        name,
        name,
        f'"{name}" is not a column orgmodel knows; it is kept as it is.{advice}',
        fault=False,
    )


def _needed(table: Table) -> list[str]:
    return [column.name for column in table.columns if column.needed]


def _missing(column: str, header: list[str], table: Table, file: str) -> Problem:
    names = [cell.strip() for cell in header]
    advice = ""
    if len(names) == 1 and any(mark in names[0] for mark in ";\t|"):
        advice = (
            " The columns look separated by another mark than a comma: save the file as "
            "“CSV UTF-8 (comma delimited)”."
        )
    else:
        near = difflib.get_close_matches(column, [n.casefold() for n in names], n=1, cutoff=0.6)
        if near:
            was = next(n for n in names if n.casefold() == near[0])
            advice = f' Is it the column "{was}"? Then rename it.'
    meaning = next(c.meaning for c in table.columns if c.name == column)
    return Problem(
        "missing-column", file, 1, column, "", f'there is no column "{column}" ({meaning}).{advice}'
    )


def _rows(text: str, columns: Sequence[str], file: str, problems: list[Problem]) -> pd.DataFrame:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", pd.errors.ParserWarning)
            frame = pd.read_csv(
                io.BytesIO(text.encode()), header=0, names=list(columns), index_col=False, **_READ
            )
        frame.index = pd.RangeIndex(2, len(frame) + 2, name="row")
    except (pd.errors.ParserError, pd.errors.ParserWarning, pd.errors.EmptyDataError):
        frame = _rows_one_by_one(text, columns, file, problems)
    return frame


def _rows_one_by_one(
    text: str, columns: Sequence[str], file: str, problems: list[Problem]
) -> pd.DataFrame:
    """The slow way, for a file with rows longer than its header or an open quotation mark."""
    lines = io.StringIO(text.replace("\r\n", "\n").replace("\r", "\n"))
    records: list[list[str]] = []
    reader = csv.reader(lines)
    try:
        records.extend(reader)
    except csv.Error as error:
        problems.append(
            _unreadable(
                file,
                f"reading stopped here ({error}). Look for a quotation mark that is not closed.",
                row=len(records) + 1,
            )
        )
    wide = len(columns)
    for row, record in enumerate(records[1:], start=2):
        extra = [cell for cell in record[wide:] if cell.strip()]
        if extra:
            problems.append(
                _unreadable(
                    file,
                    f"the row has {len(record)} cells, the header {wide}: a cell with a comma "
                    'needs quotation marks around it, as in "Finance, IT". The rest was left out.',
                    row=row,
                    value=", ".join(extra),
                )
            )
    cells = [(record + [""] * wide)[:wide] for record in records[1:]]
    return pd.DataFrame(
        cells,
        columns=list(columns),
        dtype="str",
        index=pd.RangeIndex(2, len(cells) + 2, name="row"),
    )


def _may_hold_blank_rows(frame: pd.DataFrame) -> bool:
    return bool(len(frame)) and bool((frame.iloc[:, 0] == "").any())
