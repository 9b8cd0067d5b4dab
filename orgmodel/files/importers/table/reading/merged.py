"""Cells that are drawn as one over several rows or columns: each of them gets the value."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pyarrow as pa

from orgmodel.files.importers.table.reading.grid import TEXT, Merge
from orgmodel.model.words import counted


def filled_down(cells: pa.Table, rows: np.ndarray, merges: Sequence[Merge]) -> tuple[pa.Table, str]:
    """The cells with merged ones filled, and how many were, in words; empty where none was."""
    by_column: dict[int, list[tuple[int, int, int]]] = {}
    for top, left, bottom, right in merges:
        first, end = np.searchsorted(rows, [top, bottom + 1]).tolist()
        if first >= len(rows) or rows[first] != top or end - first + right - left < 2:
            continue
        for column in range(left, min(right + 1, cells.num_columns)):
            by_column.setdefault(column, []).append((first, end, left))
    filled = 0
    before = {place: cells.column(place) for place in by_column}
    for column, spans in sorted(by_column.items()):
        values = before[column].to_numpy(zero_copy_only=False).copy()
        for first, end, left in spans:
            value = cells.column(left)[first].as_py() if left == column else None
            text = before[left][first].as_py() if value is None else value
            blank = [place for place in range(first, end) if not values[place].strip()]
            values[blank] = text
            filled += len(blank) if text.strip() else 0
        cells = cells.set_column(column, str(column), pa.array(values, TEXT))
    if not filled:
        return cells, ""
    were = "was" if filled == 1 else "were"
    return cells, (
        f"{counted(filled, 'empty cell')} within merged cells {were} given the value of the merged "
        "cell."
    )
