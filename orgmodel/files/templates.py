"""Files to start from, and the description of the data format, both from the schema."""

from __future__ import annotations

from collections.abc import Iterator

import pandas as pd

from orgmodel.files.safe_csv import safe_csv
from orgmodel.model.columns import Column, Table
from orgmodel.model.schema import TABLES

_KINDS = {
    "text": "text",
    "id": "id",
    "number": "number of 0 or more",
    "whole": "whole number of 0 or more",
    "date": "date, yyyy-mm-dd",
    "year": "year, 2026 or 2026/27",
    "points": "numbers of 0 or more, ; between them",
}
_FEW = 3


def csv_template(table: Table) -> str:
    """A CSV with the table's columns and one example row.

    The templates of all tables together are an organisation without faults.
    """
    example = {column.name: [column.example] for column in table.columns}
    return safe_csv(pd.DataFrame(example))


def as_markdown() -> str:
    """Every file and column with its meaning, as sections of docs/data-format.md."""
    return "\n".join(line for table in TABLES for line in _section(table))


def _section(table: Table) -> Iterator[str]:
    yield from (f"## {table.file}", "", f"{table.meaning}.", "")
    yield from ("| column | meaning | cells |", "| --- | --- | --- |")
    for column in table.columns:
        mark = " *" if column.filled else " (*)" if column.needed else ""
        yield f"| `{column.name}`{mark} | {column.meaning} | {_cells(column)} |"
    yield ""


def _cells(column: Column) -> str:
    if column.allowed:
        return ", ".join(f"`{value}`" for value in column.allowed)
    if len(column.refers_to) > _FEW:
        return "any id of the folder"
    if column.refers_to:
        return f"an id of {', '.join(f'{name}.csv' for name in column.refers_to)}"
    return _KINDS[column.kind]
