"""One CSV file to one table of text, with nothing lost and every fault told."""

from __future__ import annotations

import codecs
import csv
import io
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

import pandas as pd

from orgmodel.files.folder.csv_rows import CELL_LIMIT, read_rows
from orgmodel.files.folder.decoding import IMPORT_IT, decode
from orgmodel.model.columns import Table
from orgmodel.model.faults import Problem
from orgmodel.model.words import did_you_mean, listed, near

_LONGEST_HEADER = 1_000_000


@dataclass(frozen=True, slots=True)
class ReadTable:
    """A table as read: None where nothing could be, and the faults of the file itself."""

    frame: pd.DataFrame | None
    problems: tuple[Problem, ...]


def read_table(
    content: bytes, table: Table, file: str | None = None, own: Collection[str] = ()
) -> ReadTable:
    """Read the bytes of a CSV file as the given table.

    Cells are text exactly as written; rows keep their spreadsheet number as label; rows
    that are empty throughout are passed over; columns not declared are kept, and told unless they
    are among `own`, which the organisation declares.
    """
    name = file or table.file
    text, problems = decode(content, name)
    if text is None:
        return ReadTable(None, problems)
    header = [cell.strip() for cell in _header(text)]
    if not any(header):
        needed = ", ".join(table.needed)
        message = f"the file is empty, or its first row is. It must name the columns: {needed}."
        return ReadTable(None, (*problems, Problem("unreadable", name, None, None, "", message)))
    columns = unique_names(header)
    # Bytes without a fault are those of the text, unless a mark of the byte order comes first.
    same = None if problems or content.startswith(codecs.BOM_UTF8) else content
    frame, faults = read_rows(text, columns, name, same)
    frame = _without_empty_columns(frame, header)
    frame = _without_blank_rows(frame)
    missing = [column for column in table.needed if column not in frame.columns]
    absent = tuple(_missing(column, header, table, name) for column in missing)
    if absent and table.name == "posts":
        told = replace(absent[0], message=f"{absent[0].message} {IMPORT_IT}")
        absent = (told, *absent[1:])
    if "id" in missing:  # what the rows hold is a consequence
        return ReadTable(None, (*problems, *absent))
    return ReadTable(
        frame,
        (*problems, *faults, *_odd_columns(header, columns, frame, table, name, own), *absent),
    )


def header_of(content: bytes) -> tuple[str, ...]:
    """The names in the first line of a CSV file; none where it is no text."""
    line, *_ = content[:_LONGEST_HEADER].splitlines() or [b""]
    text, _ = decode(line, "")
    return tuple(cell.strip() for cell in _header(text)) if text else ()


def _header(text: str) -> list[str]:
    csv.field_size_limit(CELL_LIMIT)
    try:
        return next(csv.reader(io.StringIO(text[:_LONGEST_HEADER], newline="")), [])
    except csv.Error:
        return text[:_LONGEST_HEADER].splitlines()[0].split(",")


def unique_names(header: Sequence[str]) -> list[str]:
    """A name for each column: nameless ones by their place, repeated ones with it."""
    taken: set[str] = set()
    names = []
    for place, cell in enumerate(header, start=1):
        name = cell or f"column {place}"
        while name in taken or (name != cell and name in header):
            name = f"{name}.{place}"
        taken.add(name)
        names.append(name)
    return names


def _without_empty_columns(frame: pd.DataFrame, header: Sequence[str]) -> pd.DataFrame:
    """A column without a name is kept where it holds anything: a sheet may trail commas."""
    if all(header):
        return frame
    filled = [bool(cell) or bool((frame.iloc[:, i] != "").any()) for i, cell in enumerate(header)]
    return frame.loc[:, filled]


def _without_blank_rows(frame: pd.DataFrame) -> pd.DataFrame:
    first = (frame.iloc[:, 0] == "").to_numpy(dtype=bool)
    if not first.any():
        return frame
    blank = first.copy()
    blank[first] = (frame[first] == "").all(axis=1).to_numpy(dtype=bool)
    return frame[~blank]


def _odd_columns(
    header: Sequence[str],
    columns: Sequence[str],
    frame: pd.DataFrame,
    table: Table,
    file: str,
    own: Collection[str],
) -> list[Problem]:
    found = []
    for cell, name in zip(header, columns, strict=True):
        if name not in frame.columns or name in own:
            continue
        if cell and name != cell:
            message = f'the column "{cell}" is there twice; the first counts. Rename or remove one.'
            found.append(Problem("not-allowed", file, 1, cell, cell, message))
        elif not cell:
            message = f'a column has no name; it is kept as "{name}". Name it, or empty its cells.'
            found.append(Problem("unknown-column", file, 1, name, "", message, fault=False))
        elif table.column(name) is None:
            found.append(_unknown(name, table, file))
    return found


def _unknown(name: str, table: Table, file: str) -> Problem:
    advice = did_you_mean(near(name, table.column_names))
    message = f'"{name}" is not a column orgmodel knows; it is kept as it is.{advice}'
    return Problem("unknown-column", file, 1, name, name, message, fault=False)


def _missing(column: str, header: Sequence[str], table: Table, file: str) -> Problem:
    advice = ""
    if len(header) == 1 and any(mark in header[0] for mark in ";\t|"):
        advice = (
            " The columns look separated by another mark than a comma: save the file as "
            "“CSV UTF-8 (comma delimited)”."
        )
    else:
        for name in near(column, header):
            advice = f' Is it the column "{name}"? Then rename it.'
    if column == "id" and not advice:
        advice = f" The first row is: {listed(filter(None, header), most=8)}."
    meaning = next(c.meaning for c in table.columns if c.name == column)
    message = f'there is no column "{column}" ({meaning}).{advice}'
    return Problem("missing-column", file, 1, column, "", message)
