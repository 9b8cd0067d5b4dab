"""A text with separators as a grid: any encoding and separator, rows of unequal length."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import islice

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from orgmodel.files.folder.quick_rows import read_columns
from orgmodel.files.importers.encoding import text_of
from orgmodel.files.importers.table.reading.grid import (
    Grid,
    names_of,
    table_of_rows,
)
from orgmodel.files.importers.table.reading.heading import LOOKED_AT, Known, find_heading
from orgmodel.files.importers.table.reading.records import (
    FEWEST,
    Record,
    holds_rows,
    records,
    sound_quotes,
)
from orgmodel.model.faults import Problem

_SEPARATORS = {",": "commas", ";": "semicolons", "\t": "tabs", "|": "bars"}
_SAMPLE = 200_000
_DECLARED = re.compile(r'"?sep=([,;|\t])"?\n', re.IGNORECASE)

Surplus = dict[int, tuple[str, ...]]


def read_text(content: bytes, file: str, known: Known) -> Grid:
    """The rows of a text that hold anything, and how they had to be read."""
    text, notes = text_of(content, file)
    declared = _DECLARED.match(text)
    separator, width = _shape(text, known, declared.group(1) if declared else "")
    if separator != ",":
        words = f"the columns are separated by {_SEPARATORS[separator]}, and were read so."
        notes += (Problem("unreadable", file, None, None, "", words, fault=False),)
    data = text.encode()
    del text  # a long list is held once, not twice
    grid = _grid(data, file, separator, width)
    del data
    return Grid(
        grid.file,
        "",
        grid.cells,
        grid.rows,
        grid.surplus,
        stray=grid.stray,
        notes=notes,
    ).without_blank_rows()


def _shape(text: str, known: Known, declared: str) -> tuple[str, int]:
    """The separator that gives most known headings and most even rows, and the width then."""
    best: tuple[tuple[float, ...], str, int] | None = None
    sample = text[:_SAMPLE]
    for separator in declared or _SEPARATORS:
        rows = [cells for cells, _ in islice(records(sample, separator), 4 * LOOKED_AT)]
        if len(sample) < len(text) and len(rows) > 1:
            rows.pop()  # it may be cut
        filled = [row for row in rows if any(cell.strip() for cell in row)]
        heading = find_heading(filled[:LOOKED_AT], known)
        if filled:
            width = _width(filled, len(heading.names), heading.place)
        else:
            width = max(map(len, rows), default=1)
        even = sum(len(row) == width for row in filled) / max(1, len(filled))
        score = (heading.known if width > 1 else 0, width > 1, round(even, 1), width)
        if best is None or score > best[0]:
            best = (score, separator, width)
    return (best[1], best[2]) if best else (",", 1)


def _width(rows: Sequence[Sequence[str]], headings: int, place: int | None) -> int:
    """The number of columns: the headings, or the cells of most rows if that is more."""
    widths = Counter(len(row) for row in rows[(place or 0) :])
    usual, times = max(widths.items(), key=lambda item: (item[1], item[0]), default=(1, 1))
    most = usual if times * 2 > widths.total() or not headings else 1
    return max(headings, most, 1)


def _grid(content: bytes, file: str, separator: str, width: int) -> Grid:
    quoted = b'"' in content
    if content and (not quoted or sound_quotes(content, separator)):
        read = _quick(content, file, separator, width, quoted=quoted)
        if read is not None and not (
            quoted
            and _swallows_rows(
                read.cells, separator, content.count(b"\n") + (not content.endswith(b"\n"))
            )
        ):
            return read
    return _of_records(list(records(content.decode(), separator, width)), file, width)


def _swallows_rows(cells: pa.Table, separator: str, lines: int) -> bool:
    """Whether two marks far apart, each a letter, made one cell of the rows between them."""
    if cells.num_columns < FEWEST or lines <= cells.num_rows:
        return False
    for column in cells.columns:
        with_lines = column.filter(pc.match_substring(column, "\n"))
        if any(holds_rows(cell, separator, cells.num_columns) for cell in with_lines.to_pylist()):
            return True
    return False


def _quick(content: bytes, file: str, separator: str, width: int, *, quoted: bool) -> Grid | None:
    names = names_of(width)
    whole = read_columns(content, names, quoted=quoted, separator=separator)
    if whole is not None:
        return Grid(file, "", whole, np.arange(1, whole.num_rows + 1))
    uneven: list[tuple[int, str]] = []

    def kept_aside(row: pa.csv.InvalidRow) -> str:
        uneven.append((row.number, row.text))
        return "skip"

    even = read_columns(content, names, quoted=quoted, separator=separator, uneven=kept_aside)
    if even is None:
        return None
    read = [next(records(row, separator), ([""], False)) for _, row in uneven]
    others = _of_records(read, file, width, [number for number, _ in uneven])
    numbers = np.ones(even.num_rows + len(uneven), dtype=bool)
    numbers[others.rows - 1] = False
    rows = np.concatenate([np.flatnonzero(numbers) + 1, others.rows])
    order = np.argsort(rows, kind="stable")
    cells = pa.concat_tables([even, others.cells]).take(pa.array(order))
    return Grid(file, "", cells, rows[order], others.surplus, stray=others.stray)


def _of_records(
    read: Sequence[Record], file: str, width: int, numbers: Sequence[int] | None = None
) -> Grid:
    rows = np.array(range(1, len(read) + 1) if numbers is None else numbers, dtype=np.int64)
    surplus: Surplus = {
        number: tuple(cells[width:])
        for number, (cells, _) in zip(rows.tolist(), read, strict=True)
        if any(cell.strip() for cell in cells[width:])
    }
    stray = frozenset(
        number for number, (_, open_mark) in zip(rows.tolist(), read, strict=True) if open_mark
    )
    cells = table_of_rows([cells for cells, _ in read], width)
    return Grid(file, "", cells, rows, surplus, stray=stray)
