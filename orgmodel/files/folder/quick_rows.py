"""The quick way to read the rows of a sound CSV file: Arrow's parser, on all cores.

It reads ten times faster than pandas' parser and agrees with it on every file it accepts.
It does not accept rows of unequal length or an open quotation mark, so the careful way, which
names the rows at fault, is only taken by files that need it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
import pandas as pd
import pyarrow as pa
from pyarrow import csv

_END = "end of file"
_BLOCK = 8 * 2**20  # bytes read at a time; few pieces make quick columns
_LARGEST = 2**31 - 1  # bytes that Arrow can read in one piece
_TEXT = pa.large_string()
_AS_PANDAS = {_TEXT: pd.StringDtype(na_value=np.nan)}


def quick_rows(
    text: str, columns: Sequence[str], content: bytes | None = None
) -> pd.DataFrame | None:
    """The rows below the header as text, or None where the careful way must look.

    `content` are the bytes of the text, where somebody has them.
    """
    whole = text.encode() if content is None else content
    if '"' not in text:
        read = read_columns(whole, columns, quoted=False, is_text=True)
        return None if read is None else as_frame(read.slice(1))
    if text.endswith("\n"):
        read = read_columns(whole, columns, quoted=True, is_text=True)
        if read is None or not _may_be_open(read):
            return None if read is None else as_frame(read.slice(1))
    whole += _last_row(text, columns).encode()
    read = read_columns(whole, columns, quoted=True, is_text=True)
    if read is None or read.num_rows < 2:
        return None
    if [cells[-1].as_py() for cells in read.columns] != [_END, *[""] * (len(columns) - 1)]:
        return None
    return as_frame(read.slice(1, read.num_rows - 2))


def _may_be_open(read: pa.Table) -> bool:
    """Whether the last row may be what a quotation mark that is never closed has swallowed.

    It swallows the line end that the text ends with too.
    """
    return not read.num_rows or any("\n" in cells[-1].as_py() for cells in read.columns)


def _last_row(text: str, columns: Sequence[str]) -> str:
    """A row of our own, which a quotation mark that is never closed swallows.

    Arrow takes such a mark for closed by the end of the file.
    """
    return ("" if text.endswith(("\n", "\r")) else "\n") + _END + "," * (len(columns) - 1)


def read_columns(
    content: bytes,
    columns: Sequence[str],
    *,
    quoted: bool,
    separator: str = ",",
    uneven: Callable[[csv.InvalidRow], str] | None = None,
    is_text: bool = False,
) -> pa.Table | None:
    """All rows as columns of text, or None where Arrow does not accept them.

    `quoted` says whether there are quotation marks. `uneven` is given each row that has not the
    length of `columns`, and answers "skip"; rows are then numbered, and read on one core. What
    `is_text` was read as UTF-8 already, so that Arrow need not look once more.
    """
    # A cell in quotation marks may hold line ends, and Arrow loses one that it happens to cut
    # the file at. So such a file is read in one piece.
    block = len(content) if quoted or uneven else _BLOCK
    if block > _LARGEST:
        return None
    try:
        return csv.read_csv(
            pa.BufferReader(content),
            read_options=csv.ReadOptions(
                column_names=columns, block_size=block, use_threads=uneven is None
            ),
            parse_options=csv.ParseOptions(
                delimiter=separator,
                newlines_in_values=quoted,
                ignore_empty_lines=False,
                invalid_row_handler=uneven,
            ),
            convert_options=csv.ConvertOptions(
                column_types=dict.fromkeys(columns, _TEXT),
                strings_can_be_null=False,
                check_utf8=not is_text,
            ),
        )
    except pa.ArrowInvalid:
        return None


def as_frame(read: pa.Table) -> pd.DataFrame:
    """The columns as pandas' text."""
    return read.to_pandas(types_mapper=_AS_PANDAS.get)
