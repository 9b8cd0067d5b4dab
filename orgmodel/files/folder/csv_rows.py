"""The rows of a CSV text below its header: fast where all is well, one by one where not."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from typing import Any

import pandas as pd

from orgmodel.files.bounds.limits import OWN_MACHINE
from orgmodel.files.folder.quick_rows import quick_rows
from orgmodel.model.faults import Problem

CELL_LIMIT = OWN_MACHINE.cell_length
_READ: dict[str, Any] = {
    "dtype": str,
    "keep_default_na": False,
    "na_filter": False,
    "skip_blank_lines": False,
}
# A record of its own after the text shows whether the text ends inside quotation marks.
_END = "\x00end"


def read_rows(
    text: str, columns: Sequence[str], file: str, content: bytes | None = None
) -> tuple[pd.DataFrame, list[Problem]]:
    """The cells below the header as text, labelled with spreadsheet rows, and what is wrong.

    `content` are the bytes of the text, where somebody has them.
    """
    frame = quick_rows(text, columns, content)
    if frame is not None:
        frame.index = _spreadsheet_rows(len(frame))
        return frame, []
    try:
        frame = pd.read_csv(io.StringIO(text), header=0, names=list(columns), **_READ)
    except (pd.errors.ParserError, pd.errors.EmptyDataError):
        return _rows_one_by_one(text, columns, file)
    if not isinstance(frame.index, pd.RangeIndex):  # pandas makes labels of surplus cells
        return _rows_one_by_one(text, columns, file)
    frame.index = _spreadsheet_rows(len(frame))
    return frame, []


def _spreadsheet_rows(count: int) -> pd.RangeIndex:
    return pd.RangeIndex(2, count + 2, name="row")


def _rows_one_by_one(
    text: str, columns: Sequence[str], file: str
) -> tuple[pd.DataFrame, list[Problem]]:
    """For a file with rows longer than its header or a quotation mark that is never closed."""
    records, problems = _records(text, file)
    wide = len(columns)
    problems += [
        _too_long(file, row, record, wide)
        for row, record in enumerate(records[1:], start=2)
        if any(cell.strip() for cell in record[wide:])
    ]
    cells = [(record + [""] * wide)[:wide] for record in records[1:]]
    index = _spreadsheet_rows(len(cells))
    return pd.DataFrame(cells, columns=list(columns), dtype="str", index=index), problems


def _records(text: str, file: str) -> tuple[list[list[str]], list[Problem]]:
    csv.field_size_limit(CELL_LIMIT)
    ending = "" if text.endswith(("\n", "\r")) else "\n"
    reader = csv.reader(io.StringIO(f"{text}{ending}{_END}\n", newline=""))
    records: list[list[str]] = []
    try:
        records.extend(reader)
    except csv.Error as error:
        message = f"reading stopped here ({error}); the rows from here on were left out."
        return records, [_unreadable(file, len(records) + 1, message)]
    if records[-1] == [_END]:
        return records[:-1], []
    last = records[-1][-1].removesuffix(f"{_END}\n").removesuffix(ending)
    message = (
        "a quotation mark in this row is never closed, so everything after it was read as one "
        "cell. Close it, or write two for a quotation mark inside a cell."
    )
    return [*records[:-1], [*records[-1][:-1], last]], [_unreadable(file, len(records), message)]


def _unreadable(file: str, row: int, message: str, value: str = "") -> Problem:
    return Problem("unreadable", file, row, None, value, message)


def _too_long(file: str, row: int, record: Sequence[str], wide: int) -> Problem:
    surplus = ", ".join(cell for cell in record[wide:] if cell.strip())
    message = (
        f"the row has {len(record)} cells, the header {wide}: a cell with a comma needs quotation "
        f'marks around it, as in "Finance, IT". The rest was left out: {surplus}'
    )
    return _unreadable(file, row, message, surplus)
