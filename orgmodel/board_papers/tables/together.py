"""Posts of one title under one manager, which a chart draws as one box: how many, how much time."""

from __future__ import annotations

from typing import Any

from orgmodel.board_papers.material import Material
from orgmodel.board_papers.tables.figures import at_least_words, fewest_of, posts_table
from orgmodel.result_tables.result_table import ResultTable, table_of

_COLUMNS = ("option", "manager", "title", "rows", "posts", "fte")


def together_table(material: Material) -> ResultTable:
    """One row a title that several posts under one manager have; time only where all state it.

    Where a row stands for an unknown number of posts, they are at least so many.
    """
    sums: dict[tuple[str, str, str], dict[str, Any]] = {}
    at_least: set[tuple[str, str, str]] = set()
    for row in posts_table(material).frame.to_dict("records"):
        key = row["option"], row["manager"], row["title"]
        start = dict(zip(_COLUMNS, (*key, 0, 0, 0.0), strict=True))
        found = sums.setdefault(key, start)
        fewest, is_open = fewest_of(row["posts"])
        at_least |= {key} if is_open else set()
        found["rows"] += 1
        found["posts"] += fewest
        found["fte"] = round(found["fte"] + row["fte"], 6)
    for key, row in sums.items():
        if key in at_least:
            row["posts"] = at_least_words(row["posts"])
    rows = [row for row in sums.values() if row["rows"] > 1]
    return table_of("posts-together", "Posts of one title under one manager", rows, _COLUMNS)
