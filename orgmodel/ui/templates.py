"""Templates to fill in: every CSV with its header, and what each column means."""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Iterable, Sequence

from orgmodel.schema import TABLES, Column, Table

_ABOUT = "columns.csv"


def template_of(table: Table) -> bytes:
    """A CSV that holds the table's header and nothing else."""
    return _csv([table.column_names])


def all_templates() -> bytes:
    """A zip of all templates, and columns.csv that explains them."""
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED) as archive:
        for table in TABLES:
            archive.writestr(zipfile.ZipInfo(f"templates/{table.file}"), template_of(table))
        archive.writestr(zipfile.ZipInfo(f"templates/{_ABOUT}"), _csv(explained()))
    return whole.getvalue()


def explained() -> list[Sequence[str]]:
    """Every column of every file: what it means, whether it is needed, what it may hold."""
    head: list[Sequence[str]] = [("file", "column", "needed", "meaning", "may hold", "example")]
    return head + [
        (table.file, column.name, needed(column), column.meaning, may_hold(column), column.example)
        for table in TABLES
        for column in table.columns
    ]


def needed(column: Column) -> str:
    """Whether the column must be there and filled, in words."""
    if column.filled:
        return "yes, in every row"
    return "yes, may be empty" if column.needed else ""


def may_hold(column: Column) -> str:
    """What its cells may hold, in words."""
    if column.refers_to:
        return f"an id of {', '.join(column.refers_to)}"
    if column.allowed:
        return ", ".join(column.allowed)
    kinds = {
        "text": "any text",
        "id": "an id",
        "number": "a number",
        "whole": "a whole number",
        "date": "a date, yyyy-mm-dd",
    }
    return kinds.get(column.kind, "")


def _csv(rows: Iterable[Sequence[str]]) -> bytes:
    out = io.StringIO()
    csv.writer(out, lineterminator="\r\n").writerows(rows)
    return out.getvalue().encode("utf-8-sig")
