"""The sheets of a workbook (xlsx, xls, xlsb, ods) as grids."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, replace
from itertools import islice

import numpy as np
import pyarrow as pa
import python_calamine as calamine

from orgmodel.files.bounds.limits import OWN_MACHINE
from orgmodel.files.importers.table.reading.cell_text import CellTexts, without_nuls
from orgmodel.files.importers.table.reading.error_cells import Errors, column_number, error_cells
from orgmodel.files.importers.table.reading.grid import TEXT, Grid, names_of
from orgmodel.model.faults import Problem
from orgmodel.model.words import counted

PROTECTED = "This workbook is protected by a password: open it in Excel and save it without."
DAMAGED = "This workbook is damaged and cannot be read. Open it in Excel and save it again."
TOO_LARGE = (
    "This workbook is too large to be read: a sheet reaches over more cells than memory holds. "
    "Copy the list alone to a new workbook and save that."
)
_BLOCK = 8_192  # rows turned into columns at a time
_MOST_CELLS = OWN_MACHINE.cells
_MOST_BYTES = OWN_MACHINE.unpacked
_SHORT = 8_000_000
_DIMENSION = re.compile(rb'<dimension ref="[A-Z]+\d+:([A-Z]+)(\d+)"')
_CELL = re.compile(rb'<c [^>]*?r="([A-Z]{1,3})(\d{1,7})"')


class UnreadableError(Exception):
    """A workbook that cannot be read, in words for its sender."""


@dataclass(frozen=True, slots=True)
class WorkbookSheet:
    """A sheet of a workbook: its grid, or why it could not be read."""

    name: str
    grid: Grid | None
    wrong: str = ""


def read_workbook(content: bytes, file: str) -> list[WorkbookSheet]:
    """Every sheet that has cells, in order; `UnreadableError` where it cannot be opened."""
    if _too_large(content):
        raise UnreadableError(TOO_LARGE)
    with ThreadPoolExecutor(1) as beside:  # unpacking goes on while the reader works
        errors = beside.submit(error_cells, content)
        book = _opened(content)
        return [
            _sheet(book, data, file, errors) for data in book.sheets_metadata if _has_cells(data)
        ]


def _has_cells(data: calamine.SheetMetadata) -> bool:
    return data.typ in (calamine.SheetTypeEnum.WorkSheet, calamine.SheetTypeEnum.MacroSheet)


def _sheet(
    book: calamine.CalamineWorkbook,
    data: calamine.SheetMetadata,
    file: str,
    errors: Future[Mapping[str, Errors]],
) -> WorkbookSheet:
    try:
        return WorkbookSheet(data.name, _grid(book, data, file, errors))
    except UnreadableError as error:
        return WorkbookSheet(data.name, None, str(error))


def _opened(content: bytes) -> calamine.CalamineWorkbook:
    try:
        return calamine.CalamineWorkbook.from_filelike(io.BytesIO(content))
    except calamine.PasswordError as error:
        raise UnreadableError(PROTECTED) from error
    except BaseException as error:
        raise _unreadable(error) from error


def _unreadable(error: BaseException) -> BaseException:
    """The reader's own failures, a panic of its inner part among them, in our words."""
    if isinstance(error, Exception) or type(error).__name__ == "PanicException":
        return UnreadableError(DAMAGED)
    return error


def _grid(
    book: calamine.CalamineWorkbook,
    data: calamine.SheetMetadata,
    file: str,
    errors: Future[Mapping[str, Errors]],
) -> Grid:
    try:
        sheet = book.get_sheet_by_name(data.name)
        start = sheet.start
        blocks = [] if start is None else list(_blocks(sheet, start[1]))
        merges = tuple(
            (top + 1, left, bottom + 1, right)
            for (top, left), (bottom, right) in sheet.merged_cell_ranges or ()
        )
    except BaseException as error:
        raise _unreadable(error) from error
    hidden = data.visible != calamine.SheetVisibleEnum.Visible
    cells = pa.concat_tables(blocks) if blocks else pa.table([pa.array([], TEXT)], ["0"])
    cells = _with_errors(cells, errors.result().get(data.name, {}))
    cells, nuls = without_nuls(cells)
    rows = np.arange(1, cells.num_rows + 1)
    grid = Grid(file, data.name, cells, rows, merges=merges, hidden=hidden)
    if nuls:
        words = f"{counted(nuls, 'cell')} held NUL characters, which were left out."
        told = Problem("unreadable", grid.place, None, None, "", words, fault=False)
        grid = replace(grid, notes=(told,))
    return grid.without_blank_rows()


def _with_errors(cells: pa.Table, errors: Errors) -> pa.Table:
    by_column: dict[int, list[tuple[int, str]]] = {}
    for (row, column), error in errors.items():
        if row < cells.num_rows and column < cells.num_columns:
            by_column.setdefault(column, []).append((row, error))
    for column, found in by_column.items():
        texts = cells.column(column).to_pylist()
        for row, error in found:
            texts[row] = texts[row] or error
        cells = cells.set_column(column, str(column), pa.array(texts, TEXT))
    return cells


def _blocks(sheet: calamine.CalamineSheet, left: int) -> Iterator[pa.Table]:
    rows = sheet.iter_rows()
    names = names_of(left + sheet.width)
    texts = CellTexts()
    while block := list(islice(rows, _BLOCK)):
        blank = pa.array([""] * len(block), TEXT)
        columns = [texts.column(column) for column in zip(*block, strict=True)]
        yield pa.table([*[blank] * left, *columns], names=names)


def _too_large(content: bytes) -> bool:
    """Whether the sheets reach over more cells than memory holds.

    The reader makes room for the whole rectangle that a sheet reaches over, so that one cell far
    out would take all memory. Long sheets are judged by the size that they say.
    """
    if not content.startswith(b"PK"):
        return False
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            items = archive.infolist()
            if sum(item.file_size for item in items) > _MOST_BYTES:
                return True
            sheets = [
                item
                for item in items
                if item.filename.startswith("xl/worksheets/") and item.filename.endswith(".xml")
            ]
            return any(_reach(archive, item) > _MOST_CELLS for item in sheets)
    except Exception:  # a damaged zip: the reader says so
        return False


def _reach(archive: zipfile.ZipFile, item: zipfile.ZipInfo) -> int:
    with archive.open(item) as stream:
        text = stream.read(_SHORT if item.file_size <= _SHORT else 4_096)
    said = _DIMENSION.search(text)
    if item.file_size > _SHORT:
        return column_number(said.group(1)) * int(said.group(2)) if said else 0
    corners = _CELL.findall(text)
    columns = max(map(column_number, {letters for letters, _ in corners}), default=0)
    return columns * max((int(row) for _, row in corners), default=0)
