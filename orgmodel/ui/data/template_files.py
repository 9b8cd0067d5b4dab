"""All templates in one zip, and what each column may hold in words."""

from __future__ import annotations

import io
import zipfile

from orgmodel.files.templates import csv_template
from orgmodel.model.columns import Column
from orgmodel.model.schema import TABLES

_KINDS = {
    "text": "any text",
    "id": "an id",
    "number": "a number, 0 or more",
    "whole": "a whole number, 0 or more",
    "date": "a date, yyyy-mm-dd",
}


def all_templates() -> bytes:
    """A zip of the templates of all files; together they are an organisation without faults."""
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED) as archive:
        for table in TABLES:
            content = csv_template(table).encode("utf-8-sig")
            archive.writestr(zipfile.ZipInfo(f"templates/{table.file}"), content)
    return whole.getvalue()


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
