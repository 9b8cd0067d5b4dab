"""departed.csv: posts of the return before this one that are gone, which only comparisons read."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping, Sequence

FILE = "departed.csv"
COLUMNS = ("id", "title", "reports_to", "unit", "body", "band", "note")
"""`unit` is a name, `body` the id of the body that the post left."""

Rows = tuple[Mapping[str, str], ...]


def read_departed(content: bytes) -> Rows:
    """The rows that have an id, each with every declared column; others are kept."""
    rows = csv.DictReader(io.StringIO(content.decode("utf-8-sig", errors="replace")))
    return tuple(
        {
            **dict.fromkeys(COLUMNS, ""),
            **{name: cell for name, cell in row.items() if name and isinstance(cell, str)},
        }
        for row in rows
        if row.get("id")
    )


def departed_bytes(rows: Sequence[Mapping[str, str]]) -> bytes:
    """The file that holds these rows."""
    out = io.StringIO()
    columns = dict.fromkeys((*COLUMNS, *(name for row in rows for name in row)))
    writer = csv.DictWriter(out, list(columns), restval="", lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue().encode()
