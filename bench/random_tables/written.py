"""Random sheets as the bytes of files: text of any separator and encoding, or workbooks."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from random import Random

import xlsxwriter

from bench.random_tables.cells import Cell
from bench.random_tables.sheets import Merge, RandomSheet

_ENCODINGS = ("utf-8", "utf-8", "utf-16-le", "utf-16-be", "cp1252", "latin-1")
_ERRORS = ("#N/A", "#REF!", "#DIV/0!", "#VALUE!")
_UNSEEN = dict.fromkeys(map(ord, "\0\x1a"))


@dataclass(frozen=True)
class WrittenSheet:
    """A sheet in a file: the spreadsheet rows that show anything, with their cells.

    `sure` is whether each row of the file is one of those: not where quotation marks are broken.
    `marks` are then words that stand in it once each. `faint` is how many further rows hold
    letters that cannot be seen, or lie in merged cells: each may count as a row or not.
    """

    file: str
    sheet: str
    rows: dict[int, tuple[str, ...]]
    sure: bool = True
    marks: tuple[str, ...] = ()
    faint: int = 0


@dataclass(frozen=True)
class WrittenFile:
    """A file, and what was written into it."""

    name: str
    content: bytes
    sheets: tuple[WrittenSheet, ...]


def as_text(pick: Random, name: str, sheet: RandomSheet) -> WrittenFile:
    """A sheet as text with separators."""
    separator, end = pick.choice(",,;\t|"), pick.choice(("\n", "\n", "\r\n", "\r"))
    encodings = _encodings(pick, len(sheet.rows))
    rows = [
        [_text(cell).encode(encoding, errors="replace").decode(encoding) for cell in row]
        for row, encoding in zip(sheet.rows, encodings, strict=True)
    ]
    if pick.random() < 0.03:
        rows.insert(0, [f"sep={separator}"])
        encodings = encodings[:1] + encodings or ["utf-8"]
    if pick.random() < 0.1:
        return _broken(pick, name, rows, separator, end)
    always = pick.random() < 0.2
    lines = [separator.join(_quoted(cell, separator, always) for cell in row) for row in rows]
    lines = [line + end for line in lines]
    if lines and pick.random() < 0.2:
        lines[-1] = lines[-1].removesuffix(end)
    pairs = zip(lines, encodings, strict=True)
    mark = "\ufeff".encode(encodings[0]) if encodings and _marked(pick, encodings) else b""
    content = mark + b"".join(line.encode(name, errors="replace") for line, name in pairs)
    if rows and rows[0] == [f"sep={separator}"]:
        rows[0] = ["sep="]
    written = WrittenSheet(name, "", _shown(rows), faint=_faint(rows))
    return WrittenFile(name, content, (written,))


def _broken(
    pick: Random, name: str, rows: list[list[str]], separator: str, end: str
) -> WrittenFile:
    """Text in which quotation marks and separators stand unquoted."""
    marks = [f"mark{row}x" for row in range(len(rows))]
    lines = [
        separator.join([mark, *(cell.replace("\n", " ").replace("\r", " ") for cell in row)])
        for mark, row in zip(marks, rows, strict=True)
    ]
    for _ in range(pick.randrange(1, 4)):
        if lines:
            at = pick.randrange(len(lines))
            place = pick.randrange(len(marks[at]), len(lines[at]) + 1)
            lines[at] = lines[at][:place] + '"' + lines[at][place:]
    content = end.join(lines).encode("utf-8", errors="replace")
    return WrittenFile(name, content, (WrittenSheet(name, "", {}, False, tuple(marks)),))


def _encodings(pick: Random, rows: int) -> list[str]:
    """The encoding of each row: mostly one of them all."""
    if pick.random() < 0.1:
        return [pick.choice(("utf-8", "cp1252")) for _ in range(rows)]
    return [pick.choice(_ENCODINGS)] * rows


def _marked(pick: Random, encodings: Sequence[str]) -> bool:
    wide = encodings[0].startswith("utf-16")
    return (
        len(set(encodings)) == 1
        and encodings[0].startswith("utf")
        and (wide or pick.random() < 0.3)
    )


def _quoted(cell: str, separator: str, always: bool) -> str:
    odd = any(letter in cell for letter in (separator, '"', "\n", "\r"))
    return '"' + cell.replace('"', '""') + '"' if always or odd else cell


def _text(cell: Cell) -> str:
    return "" if cell is None else str(cell)


def _shown(rows: Sequence[Sequence[str]]) -> dict[int, tuple[str, ...]]:
    return {
        number: tuple(row)
        for number, row in enumerate(rows, 1)
        if any(cell.translate(_UNSEEN).strip() for cell in row)
    }


def _faint(rows: Sequence[Sequence[str]], merged: Collection[int] = ()) -> int:
    shown = _shown(rows)
    rest = (number for number in range(1, len(rows) + 1) if number not in shown)
    return sum(number in merged or any(rows[number - 1]) for number in rest)


def as_workbook(pick: Random, name: str, sheets: Sequence[RandomSheet]) -> WrittenFile:
    """Sheets as an xlsx."""
    buffer = io.BytesIO()
    options = {"strings_to_formulas": False, "strings_to_urls": False}
    book = xlsxwriter.Workbook(buffer, {**options, "default_date_format": "dd/mm/yyyy"})
    written = []
    for at, one in enumerate(sheets):
        page = book.add_worksheet(one.name)
        if one.hidden and at:
            page.hide()
        hidden = {cell for area in one.merges for cell in _behind(area)}
        rows = [
            ["" if (y, x) in hidden else _put(pick, page, y, x, cell) for x, cell in enumerate(row)]
            for y, row in enumerate(one.rows)
        ]
        for top, left, bottom, right in one.merges:
            value = rows[top][left] if top < len(rows) and left < len(rows[top]) else ""
            page.merge_range(top, left, bottom, right, "")
            page.write_string(top, left, value)
        merged = {y + 1 for top, _, bottom, _ in one.merges for y in range(top, bottom + 1)}
        beyond = len(merged - set(range(1, len(rows) + 1)))
        faint = _faint(rows, merged) + beyond
        written.append(WrittenSheet(name, one.name, _shown(rows), faint=faint))
    book.close()
    return WrittenFile(name, buffer.getvalue(), tuple(written))


def _put(pick: Random, page: xlsxwriter.worksheet.Worksheet, y: int, x: int, cell: Cell) -> str:
    """Write a cell, and say what it shows."""
    if cell is None or cell == "":
        return ""
    if isinstance(cell, bool):
        page.write_boolean(y, x, cell)
    elif isinstance(cell, date | datetime | time):
        page.write_datetime(y, x, cell)
    elif isinstance(cell, int | float):
        page.write_number(y, x, cell)
    elif cell in _ERRORS:
        page.write_formula(y, x, "=NA()", None, cell)
    elif pick.random() < 0.02:
        page.write_formula(y, x, '="x"', None, cell[:100])
        return cell[:100]
    else:
        page.write_string(y, x, cell[:32_767])
    return str(cell)


def _behind(area: Merge) -> Iterator[tuple[int, int]]:
    """The places of merged cells of which only the first is seen, without that one."""
    top, left, bottom, right = area
    for y in range(top, bottom + 1):
        yield from ((y, x) for x in range(left, right + 1) if (y, x) != (top, left))


def zipped(name: str, files: Sequence[WrittenFile]) -> tuple[str, bytes]:
    """Files as one zip."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for file in files:
            archive.writestr(file.name, file.content)
    return name, buffer.getvalue()
