"""All templates in one zip, and what each column may hold in words."""

from __future__ import annotations

import io
import zipfile
from functools import cache

from orgmodel.files.templates import csv_template
from orgmodel.model.columns import Column, Table
from orgmodel.model.schema import TABLES

_KINDS = {
    "text": "any text",
    "id": "an id",
    "number": "a number, 0 or more",
    "whole": "a whole number, 0 or more",
    "date": "a date, yyyy-mm-dd",
    "year": "a year, 2026 or 2026/27",
    "points": "numbers, 0 or more, ; between them",
}


@cache
def all_templates() -> bytes:
    """A zip of the templates of all files; together they are an organisation without faults."""
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED) as archive:
        for table in TABLES:
            archive.writestr(zipfile.ZipInfo(f"templates/{table.file}"), template(table))
    return whole.getvalue()


@cache
def template(table: Table) -> bytes:
    """The template of one file, as a spreadsheet opens it."""
    return csv_template(table).encode("utf-8-sig")


def needed(column: Column) -> str:
    """Whether the column must be there and filled, in words."""
    if column.filled:
        return "yes, in every row"
    return "yes, may be empty" if column.needed else ""


def may_hold(column: Column) -> str:
    """What its cells may hold, in words."""
    if column.refers_to:
        return f"an id of {', '.join(column.refers_to)}"
    return ", ".join(column.allowed) or _KINDS.get(column.kind, "")
