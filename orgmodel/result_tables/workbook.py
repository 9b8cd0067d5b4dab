"""Tables as an Excel workbook: a sheet a table, numbers as numbers, and no formula anywhere."""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from orgmodel.errors import OrgmodelError
from orgmodel.extras import needed
from orgmodel.model.unprintable import UNPRINTABLE, told
from orgmodel.result_tables.result_table import Cell, ResultTable

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

_NOT_IN_A_NAME = re.compile(r"[\[\]:*?/\\\x00-\x1f]")
_ENDS = re.compile(r"^[\s']+|[\s']+$")
_LONGEST_NAME = 31
_MOST_ROWS = 1_048_575
_LONGEST_CELL = 32_767
_CUT = " … (longer than a cell may be; the CSV has it whole)"
_LEAST_WIDTH, _MOST_WIDTH = 9, 60
# xlsxwriter would write the time of the day; a fixed one keeps the same bytes for the same tables.
_MADE = datetime(1980, 1, 1, tzinfo=UTC).replace(tzinfo=None)
_OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
    "nan_inf_to_errors": False,
}


def workbook(tables: Iterable[ResultTable], title: str = "") -> bytes:
    """The tables as an .xlsx file, in their order; the same tables give the same bytes.

    The first row of a sheet has the columns' names, bold, frozen and with a filter. What a
    spreadsheet could take for a formula, link or number stays text. `OrgmodelError` where a
    table has more rows than a sheet.
    """
    with needed("office", "an Excel workbook"):
        from xlsxwriter import Workbook  # loaded when a workbook is written

    shown = [table for table in tables if len(table.columns)]
    place = io.BytesIO()
    book = Workbook(place, _OPTIONS)
    book.set_properties({"title": told(title), "author": "orgmodel", "created": _MADE})
    styles = _styles(book)
    names = sheet_names([table.name for table in shown])
    for name, table in zip(names, shown, strict=True):
        _write(book.add_worksheet(name), table, styles)
    if not shown:
        book.add_worksheet("empty")
    book.close()
    return place.getvalue()


def sheet_names(wanted: Sequence[str]) -> list[str]:
    """A name for each sheet that Excel takes: 31 characters, no `[]:*?/\\`, each once."""
    taken: set[str] = {"history"}  # Excel keeps this name for itself
    found = []
    for words in wanted:
        bare = _ENDS.sub("", _NOT_IN_A_NAME.sub(" ", UNPRINTABLE.sub(" ", words))) or "table"
        name, number = _ENDS.sub("", bare[:_LONGEST_NAME]), 1
        while name.casefold() in taken:
            number += 1
            end = f" {number}"
            name = f"{_ENDS.sub('', bare[: _LONGEST_NAME - len(end)])}{end}"
        taken.add(name.casefold())
        found.append(name)
    return found


def _styles(book: Any) -> dict[str, Any]:
    top = {"valign": "top", "font_name": "Arial", "font_size": 10}
    head = {**top, "bold": True, "bottom": 1, "text_wrap": True, "bg_color": "#E8EDEE"}
    return {
        "head": book.add_format(head),
        "text": book.add_format({**top, "text_wrap": True, "num_format": "@"}),
        "whole": book.add_format({**top, "num_format": "#,##0"}),
        "number": book.add_format({**top, "num_format": "#,##0.0##"}),
    }


def _write(sheet: Worksheet, table: ResultTable, styles: dict[str, Any]) -> None:
    rows = table.rows
    if len(rows) > _MOST_ROWS:
        raise OrgmodelError(
            f"the table {table.name} has {len(rows):,} rows, and a sheet of a workbook has room "
            f"for {_MOST_ROWS:,}. Use --format csv."
        )
    for column, words in enumerate(table.columns):
        sheet.write_string(0, column, told(words), styles["head"])
    for number, cells in enumerate(rows, start=1):
        for column, value in enumerate(cells):
            _write_cell(sheet, number, column, value, styles)
    for column, wide in enumerate(_widths(table.columns, rows)):
        sheet.set_column(column, column, wide)
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, len(rows), len(table.columns) - 1)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)


def _write_cell(
    sheet: Worksheet, row: int, column: int, value: Cell, styles: dict[str, Any]
) -> None:
    if value is None or value == "":
        return
    if isinstance(value, str):
        value = told(value)
        if len(value) > _LONGEST_CELL:
            value = value[: _LONGEST_CELL - len(_CUT)] + _CUT
        sheet.write_string(row, column, value, styles["text"])
    else:
        style = styles["whole" if isinstance(value, int) else "number"]
        sheet.write_number(row, column, value, style)


def _widths(names: Sequence[str], rows: Sequence[Sequence[Cell]]) -> list[int]:
    """Characters a column is wide: its longest word or cell, within bounds."""
    longest = [len(name) + 3 for name in names]  # room for the filter's button
    for cells in rows:
        for column, value in enumerate(cells):
            longest[column] = max(longest[column], 0 if value is None else len(str(value)) + 1)
    return [min(max(wide, _LEAST_WIDTH), _MOST_WIDTH) for wide in longest]
