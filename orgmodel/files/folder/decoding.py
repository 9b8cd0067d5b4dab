"""The bytes of a text file to text, with what is wrong about them told."""

from __future__ import annotations

import csv
import io

from orgmodel.model.faults import Problem

_LOOKED_AT = 1_000_000
_BINARY_STARTS = (b"PK\x03\x04", b"%PDF", b"\xd0\xcf\x11\xe0")
IMPORT_IT = (
    "A staff list of another shape, in Excel too, is read by “orgmodel import table FILE -o "
    "FOLDER” and by the app's page Data."
)
"""What to do with a file that is a list, and not orgmodel's own."""

_AS_CSV = "Save it as “CSV UTF-8 (comma delimited)”."


def decode(content: bytes, file: str) -> tuple[str | None, tuple[Problem, ...]]:
    """UTF-8 with or without a byte order mark, else Windows-1252; None for what is no text."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return None, (_unreadable(file, f"the file is UTF-16 (Excel's “Unicode text”). {_AS_CSV}"),)
    if b"\0" in content[:_LOOKED_AT] or content.startswith(_BINARY_STARTS):
        message = (
            "the file is not text but a workbook, picture or other binary file. "
            f"{_AS_CSV} {IMPORT_IT}"
        )
        return None, (_unreadable(file, message),)
    try:
        return content.decode("utf-8-sig"), ()
    except UnicodeDecodeError as error:
        message = (
            "the file is not UTF-8; it was read as Windows-1252, so look at accents and dashes. "
            f"{_AS_CSV}"
        )
        row = _row_of(content[: error.start])
        text = content.decode("cp1252", errors="replace").replace("\0", "\ufffd")
        return text, (_unreadable(file, message, row),)


def _unreadable(file: str, message: str, row: int | None = None) -> Problem:
    return Problem("unreadable", file, row, None, "", message)


def _row_of(before: bytes) -> int:
    """The spreadsheet row that the text goes on in: a line break inside a cell is none."""
    text = before.decode("cp1252", errors="replace").replace("\0", "\ufffd") + "."
    return sum(1 for _ in csv.reader(io.StringIO(text, newline="")))
