"""Tables to CSV that is safe to open in a spreadsheet."""

from __future__ import annotations

import csv
import re
from typing import Any

import pandas as pd

from orgmodel.model.unprintable import told

_UNSEEN = "\xa0\xad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\x00-\x1f\x7f-\x9f"
_RUN = re.compile(
    f"[{_UNSEEN}]|[\\s{_UNSEEN}]*[=+@\uff1d\uff0b\uff0d\uff20\ufe62\ufe63\ufe66\ufe6b-]"
)
# A spreadsheet runs a cell that begins with = + - @ (OWASP, "CSV Injection"), also in their full
# or small width, and after what is dropped when it is read: white space of any kind, controls,
# a byte order mark, letters without width. A cell that begins with one of these is marked whatever
# comes after, spaces alone excepted.

_CSV_END = "\r\n"


def safe_csv(frame: pd.DataFrame) -> str:
    r"""The frame as CSV with a header; a text that would be run as a formula begins with '.

    Numbers are written as they are, missing values as empty cells. The row labels are left
    out. The mark changes such cells, and what is unprintable is told as `\u202e`: to keep data
    exactly as it is, copy the files instead.
    """
    rows = _Rows()
    # Told that rows end in both marks, csv puts quotation marks around a cell with either.
    writer = csv.writer(rows, lineterminator=_CSV_END)
    writer.writerow([_safe(name) for name in frame.columns])
    columns = [[_safe(value) for value in frame[name].tolist()] for name in frame.columns]
    writer.writerows(zip(*columns, strict=True))
    return told("\n".join([*rows.written, ""]))


class _Rows:
    """Takes the rows of a csv writer, without their ends."""

    def __init__(self) -> None:
        self.written: list[str] = []

    def write(self, row: str) -> None:
        self.written.append(row.removesuffix(_CSV_END))


def _safe(value: Any) -> Any:
    if isinstance(value, str):
        return f"'{value}" if _RUN.match(value) else value
    if value is None or value is pd.NA or value != value:
        return ""
    return int(value) if isinstance(value, float) and value.is_integer() else value
