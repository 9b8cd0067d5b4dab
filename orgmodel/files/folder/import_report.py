"""import-report.csv: faults of the files an organisation was made of that its tables cannot show.

Two rows of one post that disagree are one row of posts.csv, so only the import can see it. What it
saw stands here, and is told by `validate` until the row is taken out.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping

from orgmodel.model.faults import CODES, Problem
from orgmodel.model.schema import TABLES
from orgmodel.model.words import did_you_mean, listed, near

FILE = "import-report.csv"
WORDS = "import-report.txt"
"""The whole report in words; nothing reads it."""

COLUMNS = ("code", "file", "row", "column", "value", "message", "fault")
_NEEDED = ("code", "file", "message")
_YES_NO = {True: "yes", False: "no"}
_TABLE_FILES = frozenset(table.file for table in TABLES)


def import_report_bytes(problems: Iterable[Problem]) -> bytes:
    """The file that tells these faults."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    for problem in problems:
        row = "" if problem.row is None else str(problem.row)
        place = (problem.code, problem.file, row, problem.column or "")
        writer.writerow([*place, problem.value, problem.message, _YES_NO[problem.fault]])
    return out.getvalue().encode()


def read_import_report(content: bytes) -> tuple[Problem, ...]:
    """The faults that the file tells, where the import found them, and what is wrong with itself.

    Each says which row of the file to remove once it is seen to.
    """
    text = io.StringIO(content.decode("utf-8-sig", errors="replace").replace("\0", ""), newline="")
    records = csv.reader(text)
    try:
        header = next(records, [])
        missing = [name for name in _NEEDED if name not in header]
        if missing:
            return (_without(missing),)
        found = []
        for row, record in enumerate(records, start=2):
            cells = dict(zip(header, record, strict=False))
            if any(cell.strip() for cell in record):
                found += _problems(row, cells)
    except csv.Error as error:
        words = f"it cannot be read: {error}. Import the files again, or remove it."
        return (Problem("unreadable", FILE, None, None, "", words),)
    return tuple(found)


def _without(missing: list[str]) -> Problem:
    columns = f"{'column' if len(missing) == 1 else 'columns'} {listed(missing)}"
    words = (
        f"it has no {columns}, so the faults that the import kept in it cannot be told. Import "
        "the files again, or remove it."
    )
    return Problem("missing-column", FILE, 1, missing[0], "", words)


def _problems(row: int, cells: Mapping[str, str]) -> list[Problem]:
    code, message = cells.get("code", ""), cells.get("message", "")
    at, column = cells.get("row", "").strip(), cells.get("column") or None
    own: list[Problem] = []
    if code not in CODES:
        meant = did_you_mean(near(code, CODES))
        words = f'"{code}" is no kind of fault.{meant} Kinds: {", ".join(CODES)}.'
        own.append(Problem("not-allowed", FILE, row, "code", code, words))
        code = "not-allowed"
    if at and not (at.isascii() and at.isdigit() and len(at) < 10):
        words = f'"{at}" is not the number of a row.'
        own.append(Problem("not-a-number", FILE, row, "row", at, words))
        at = ""
    place, seen_at = (cells.get("file", ""), int(at) if at else None)
    advice = f"Once it is seen to, remove row {row} of {FILE}."
    words = f"{message} {advice}" if message else advice
    if place in _TABLE_FILES or not place:  # a list of that name is not the table
        words = f"{Problem(code, place, seen_at, column, '', words)}"
        place, seen_at, column = FILE, row, None
    fault = cells.get("fault", "").strip().casefold() != "no"
    return [*own, Problem(code, place, seen_at, column, cells.get("value", ""), words, fault)]
