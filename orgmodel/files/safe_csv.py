"""Tables to CSV that is safe to open in a spreadsheet."""

from __future__ import annotations

import csv
from typing import Any

import pandas as pd

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
"""A spreadsheet runs a cell that begins with one of these (OWASP, "CSV Injection")."""

_CSV_END = "\r\n"


def safe_csv(frame: pd.DataFrame) -> str:
    """The frame as CSV with a header; a text that would be run as a formula begins with '.

    Numbers are written as they are, missing values as empty cells. The row labels are left
    out. The mark changes such cells: to keep data exactly as it is, copy the files instead.
    """
    rows = _Rows()
    # Told that rows end in both marks, csv puts quotation marks around a cell with either.
    writer = csv.writer(rows, lineterminator=_CSV_END)
    writer.writerow([_safe(name) for name in frame.columns])
    columns = [[_safe(value) for value in frame[name].tolist()] for name in frame.columns]
    writer.writerows(zip(*columns, strict=True))
    return "\n".join([*rows.written, ""])


class _Rows:
    """Takes the rows of a csv writer, without their ends."""

    def __init__(self) -> None:
        self.written: list[str] = []

    def write(self, row: str) -> None:
        self.written.append(row.removesuffix(_CSV_END))


def _safe(value: Any) -> Any:
    if isinstance(value, str):
        return f"'{value}" if value.startswith(FORMULA_STARTS) else value
    if value is None or value is pd.NA or value != value:
        return ""
    return int(value) if isinstance(value, float) and value.is_integer() else value
