"""A text with separators, weighed without being read whole: its rows, columns and longest cell."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence

from orgmodel.errors import DataError
from orgmodel.files.bounds.limits import Bounds
from orgmodel.files.bounds.refused import in_bytes, refused

_MARKS = (b",", b";", b"\t", b"|")
_LOOKED_AT = 100_000
_LONGEST = 100_000_000
_SPLIT = "Give the list in several files, or the part of it that you need."


def weigh_text(name: str, content: bytes, bounds: Bounds) -> None:
    """`DataError` where the text holds more rows, columns or letters in a cell than is let in."""
    if len(content) > bounds.unpacked:
        most = in_bytes(bounds.unpacked)
        raise refused(
            name, f"the file holds {in_bytes(len(content))}; at most {most} is read.", _SPLIT
        )
    plain = content.replace(b"\0", b"") if b"\0" in content[:_LOOKED_AT] else content
    lines = max(plain.count(b"\n"), plain.count(b"\r"))
    if b'"' not in plain:
        if lines > bounds.rows + 1:
            raise _too_many_rows(name, bounds, lines)
        _weigh_lines(name, plain, bounds)
        return
    _weigh_records(name, plain, bounds)


def _weigh_lines(name: str, content: bytes, bounds: Bounds) -> None:
    """Of a text without quotation marks: only a line that is long can hold too much."""
    most = min(bounds.columns, bounds.cell_length)
    mark = _mark_of(content)
    if content.count(mark) + content.count(b"\n") > bounds.cells:
        raise _too_many_cells(name, bounds)
    for row, line in enumerate(_lines(content), start=1):
        if len(line) <= most:
            continue
        columns = line.count(mark) + 1
        if columns > bounds.columns:
            raise _too_wide(name, bounds, columns, row)
        if len(line) > bounds.cell_length and max(map(len, line.split(mark))) > bounds.cell_length:
            raise _too_long(name, bounds, row)


def _lines(content: bytes) -> Sequence[bytes] | io.BytesIO:
    """Line by line; of an old Mac's text, whose lines end in a carriage return, all at once."""
    return content.split(b"\r") if b"\n" not in content else io.BytesIO(content)


def _weigh_records(name: str, content: bytes, bounds: Bounds) -> None:
    """Of a text with quotation marks, whose cells may hold lines and separators."""
    csv.field_size_limit(max(csv.field_size_limit(), _LONGEST))
    stream = io.TextIOWrapper(io.BytesIO(content), encoding="latin-1", newline="")
    cells = 0
    try:
        for row, record in enumerate(
            csv.reader(stream, delimiter=_mark_of(content).decode()), start=1
        ):
            if row > bounds.rows + 1:
                raise _too_many_rows(name, bounds)
            if len(record) > bounds.columns:
                raise _too_wide(name, bounds, len(record), row)
            if record and max(map(len, record)) > bounds.cell_length:
                raise _too_long(name, bounds, row)
            cells += len(record)
            if cells > bounds.cells:
                raise _too_many_cells(name, bounds)
    except csv.Error as error:
        raise _too_long(name, bounds, None) from error


def _mark_of(content: bytes) -> bytes:
    start = content[:_LOOKED_AT]
    return max(_MARKS, key=start.count)


def _too_many_rows(name: str, bounds: Bounds, rows: int | None = None) -> DataError:
    has = "more" if rows is None else f"{rows:,}"
    return refused(name, f"the list has {has} rows; at most {bounds.rows:,} are read.", _SPLIT)


def _too_many_cells(name: str, bounds: Bounds) -> DataError:
    what = f"the list has more than {bounds.cells:,} cells, which is the most that is read."
    return refused(name, what, _SPLIT)


def _too_wide(name: str, bounds: Bounds, columns: int, row: int) -> DataError:
    what = f"the row has {columns:,} cells; at most {bounds.columns:,} columns are read."
    return refused(name, what, "Leave out the columns that say nothing of posts.", row)


def _too_long(name: str, bounds: Bounds, row: int | None) -> DataError:
    what = f"a cell holds more than {bounds.cell_length:,} letters, which is the most that is read."
    return refused(
        name, what, "Shorten it, or look for a quotation mark that is never closed.", row
    )
