"""A table of words for a page, as Arrow, which Streamlit sends as it is.

A data frame would be looked through cell by cell for what is in it, on each run.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import pyarrow as pa


def text_table(rows: Iterable[Sequence[str]], columns: Sequence[str]) -> pa.Table:
    """The rows under these headings; every cell is text."""
    cells = list(zip(*rows, strict=True)) or [()] * len(columns)
    return pa.Table.from_arrays([pa.array(one, pa.string()) for one in cells], names=list(columns))
