"""A table as a frame of the schema's types, with what follows for each row beside it.

The conventions of every frame: the index is `id` where rows have ids, else `row`, the spreadsheet
row; text is text; numbers are Int64 or Float64, days are dates, yes and no are boolean; what is
not stated, or cannot be read, is missing and never 0 or "".
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd

from orgmodel.model import numbers
from orgmodel.model.columns import Column
from orgmodel.model.schema import BY_NAME

BESIDE: Mapping[str, Mapping[str, str]] = {
    "posts": {
        "home": "The unit the post belongs to (`Organisation.home`)",
        "side": "The side it is on",
        "layer": "1 at a top of the line, one more at each step down",
    },
    "units": {
        "effective_side": "The unit's own side, else its parent's; trust is not inherited",
        "layer": "1 for a unit that is part of no other, one more at each step down",
    },
}
"""Columns of `frame` that are no columns of the file, and what they mean."""


def typed(frame: pd.DataFrame, table: str) -> pd.DataFrame:
    """The rows of a table, each column of its type, under the id or the spreadsheet row."""
    declared = BY_NAME[table]
    made = {name: _column(frame[name], declared.column(str(name))) for name in frame.columns}
    found = pd.DataFrame(made, index=frame.index.rename("row"))
    return found.set_index("id") if declared.has_ids else found


def beside(found: pd.DataFrame, table: str, values: Mapping[str, list[Any]]) -> pd.DataFrame:
    """With the columns of `BESIDE`; one whose name the file has too is called `orgmodel_…`."""
    for name, cells in values.items():
        assert name in BESIDE[table]  # noqa: S101 (declared with its meaning)
        kind = "Int64" if name == "layer" else "str"
        column = f"orgmodel_{name}" if name in found.columns else name
        found[column] = pd.array(cells, dtype=kind)
    return found


def _column(cells: pd.Series, column: Column | None) -> pd.Series:
    kind = column.kind if column else "text"
    if kind == "number":
        return pd.Series(numbers.amounts(cells), cells.index).astype("Float64")
    if kind == "whole":
        return pd.Series([numbers.whole(c) for c in cells.tolist()], cells.index, dtype="Int64")
    if kind == "date":
        days = [numbers.day(cell) for cell in cells.tolist()]
        return pd.Series(days, cells.index, dtype="datetime64[s]")
    if column is not None and column.allowed == ("yes", "no"):
        said = {"yes": True, "no": False}
        return pd.Series(
            [said.get(c.strip()) for c in cells.tolist()], cells.index, dtype="boolean"
        )
    return cells if column is not None and column.name == "id" else cells.mask(cells == "")
