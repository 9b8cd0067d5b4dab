"""Lists in many shapes, and words that the tests take for headings."""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from typing import Any

import xlsxwriter

from orgmodel.files.importers.table.reading.sources import Read, read_sources
from orgmodel.files.importers.table.source import Source
from orgmodel.model.words import spelt

WORDS = (
    "id, title, reports to, manager, name, position, job title, fte, unit, department, grade, "
    "band, post id, line manager, status, user id, first name, pay, holder, person, post, notes, "
    "start date"
)
_KNOWN = frozenset(map(spelt, WORDS.split(", ")))


def known(words: str) -> bool:
    """Whether the words are a heading of the trade."""
    return spelt(words) in _KNOWN


def read(*files: tuple[str, bytes | str], **options: Any) -> Read:
    """What files hold."""
    contents = [(name, data.encode() if isinstance(data, str) else data) for name, data in files]
    return read_sources(contents, known_heading=known, **options)


def only(data: bytes | str, name: str = "list.csv", **options: Any) -> Source:
    """The one source of a file, of which no row is lost."""
    (source,) = read((name, data), **options).sources
    accounted(source)
    return source


def accounted(source: Source) -> None:
    """Every row that holds anything is in the cells, is the heading, or is told."""
    heading = 1 if source.heading_row else 0
    assert source.rows_in == len(source.cells) + heading + len(source.told_rows)
    assert not set(source.told_rows) & set(source.cells.index)


def rows(source: Source) -> list[list[str]]:
    """The cells, row by row."""
    return [list(row) for row in source.cells.itertuples(index=False)]


def words(source: Source) -> str:
    """Everything that is told, a line each."""
    return "\n".join(map(str, source.notes))


def workbook(sheets: Iterable[tuple[str, Sequence[Sequence[Any]]]], **more: Any) -> bytes:
    """An xlsx of sheets; `merged` are areas of the first with their values, `hidden` sheets."""
    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(buffer, {"default_date_format": "dd/mm/yyyy"})
    for at, (name, cells) in enumerate(sheets):
        sheet = book.add_worksheet(name)
        for row, values in enumerate(cells):
            for column, value in enumerate(values):
                write = sheet.write_string if isinstance(value, str) else sheet.write
                write(row, column, value)
        for area in more.get("merged", ()) if at == 0 else ():
            sheet.merge_range(*area)
        if name in more.get("hidden", ()):
            sheet.hide()
    book.close()
    return buffer.getvalue()
