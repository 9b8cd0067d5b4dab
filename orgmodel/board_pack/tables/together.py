"""Posts of one title under one manager, which a chart draws as one box: how many, how much time."""

from __future__ import annotations

from typing import Any

from orgmodel.board_pack.material import Material
from orgmodel.board_pack.tables.figures import posts_table
from orgmodel.result_tables.result_table import ResultTable, table_of

_COLUMNS = ("option", "manager", "title", "rows", "posts", "fte")


def together_table(material: Material) -> ResultTable:
    """One row a title that several posts under one manager have; time only where all state it."""
    sums: dict[tuple[str, str, str], dict[str, Any]] = {}
    for row in posts_table(material).frame.to_dict("records"):
        key = row["option"], row["manager"], row["title"]
        start = dict(zip(_COLUMNS, (*key, 0, 0, 0.0), strict=True))
        found = sums.setdefault(key, start)
        found["rows"] += 1
        found["posts"] += row["posts"]
        found["fte"] = round(found["fte"] + row["fte"], 6)
    rows = [row for row in sums.values() if row["rows"] > 1]
    return table_of("posts-together", "Posts of one title under one manager", rows, _COLUMNS)
