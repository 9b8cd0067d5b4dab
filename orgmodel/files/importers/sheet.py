"""A sheet as people send it: any encoding, separator or newline; titles above, totals below.

What can be read is read, and everything that had to be got round is noted.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from orgmodel.errors import DataError
from orgmodel.files.importers.encoding import text_of
from orgmodel.model.faults import Problem

_SEPARATORS = {",": "commas", ";": "semicolons", "\t": "tabs", "|": "bars"}
_LOOK_FOR_HEADER = 40
_FEWEST_HEADERS = 3
_CELL_LIMIT = 10_000_000
_TOTAL = re.compile(r"(grand |sub-?)?totals?:?", re.IGNORECASE)
_POUNDS = re.compile(r"\(?[£\ufffd]\)?")

Row = dict[str, str]


@dataclass(frozen=True, slots=True)
class Sheet:
    """The rows under a header, each with its spreadsheet row, keyed by known column.

    `above` and `totals` are how many rows that hold anything were left out, above the header
    and as totals.
    """

    file: str
    header: Mapping[str, str]
    rows: tuple[tuple[int, Row], ...]
    problems: tuple[Problem, ...]
    above: int = 0
    totals: int = 0


@dataclass(frozen=True, slots=True)
class Titles:
    """The column titles of a kind of sheet: plain title → column.

    `of` is what such a sheet is called, and `first_cells` how its first row begins.
    """

    columns: Mapping[str, str]
    of: str
    first_cells: str


def plain_header(words: str) -> str:
    """A column title in lower case, without pound signs and doubled spaces."""
    return " ".join(_POUNDS.sub(" ", words).casefold().split())


def read_sheet(content: bytes, file: str, titles: Titles) -> Sheet:
    """Read a sheet with these column titles.

    Raises `DataError` where no row names at least three of the columns.
    """
    _refuse_binary(content, file)
    text, told = text_of(content, file)
    notes = list(told)
    csv.field_size_limit(_CELL_LIMIT)
    separator, place = _header_of(text, titles.columns)
    if separator is None:
        words = f"no row names the columns of {titles.of}."
        message = f"{words} {titles.first_cells}"
        fault = Problem("unreadable", file, None, None, "", message)
        raise DataError(f"{file}: {words}", (fault,))
    records = list(csv.reader(io.StringIO(text), delimiter=separator))
    header = records[place]
    columns = [titles.columns.get(plain_header(cell)) for cell in header]
    if separator != ",":
        words = f"the columns are separated by {_SEPARATORS[separator]}, and were read so."
        notes.append(_note(file, place + 1, words))
    above = [number for number, record in enumerate(records[:place], 1) if any(record)]
    if above:
        notes.append(_note(file, above[0], f"{place} rows above the column titles were left out."))
    rows, blank, totals = [], [], 0
    for number, record in enumerate(records[place + 1 :], place + 2):
        cells = _row(columns, record)
        if not any(cell.strip() for cell in cells.values()):
            blank.append(number)
            continue
        if any(_TOTAL.fullmatch(cell.strip()) for cell in record[:3]):
            notes.append(_note(file, number, "a row of totals was left out."))
            totals += 1
            continue
        if len(record) > len(header):
            words = (
                f"the row has {len(record)} cells, the header {len(header)}: look for a cell "
                "without quotation marks. The rest was left out."
            )
            notes.append(Problem("unreadable", file, number, None, "", words))
        rows.append((number, cells))
    if blank:
        words = f"{len(blank)} blank rows were passed over ({blank[0]} to {blank[-1]})."
        notes.append(_note(file, blank[0], words))
    names = {column: cell.strip() for column, cell in zip(columns, header, strict=True) if column}
    return Sheet(file, names, tuple(rows), tuple(notes), len(above), totals)


def _row(columns: Sequence[str | None], record: Sequence[str]) -> Row:
    return {
        column: cell for column, cell in zip(columns, record, strict=False) if column is not None
    }


def _note(file: str, row: int | None, words: str) -> Problem:
    return Problem("unreadable", file, row, None, "", words, fault=False)


def _refuse_binary(content: bytes, file: str) -> None:
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return
    if b"\0" in content[:1_000_000] or content.startswith((b"PK\x03\x04", b"%PDF")):
        words = "the file is not text but a workbook, picture or other binary file. Save it as CSV."
        raise DataError(f"{file}: {words}", (Problem("unreadable", file, None, None, "", words),))


def _header_of(text: str, known: Mapping[str, str]) -> tuple[str | None, int]:
    """The separator and the place of the row that name most known columns."""
    best = _FEWEST_HEADERS - 1
    found: tuple[str | None, int] = (None, 0)
    for separator in _SEPARATORS:
        reader = csv.reader(io.StringIO(text), delimiter=separator)
        for place, record in zip(range(_LOOK_FOR_HEADER), reader, strict=False):
            score = len({known[name] for cell in record if (name := plain_header(cell)) in known})
            if score > best:
                best, found = score, (separator, place)
    return found
