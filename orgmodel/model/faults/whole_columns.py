"""Questions to a long column as one piece of memory: what most columns answer is seen at once.

The bytes of all cells of an Arrow column lie side by side, without anything between them. What
is in none of these bytes is in no cell.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import numpy.typing as npt
import pandas as pd
import pyarrow as pa

_OFFSETS = {pa.large_string(): np.int64, pa.string(): np.int32}
_SPACE, _DELETE = 0x20, 0x7F


def is_surely_blank(cells: pd.Series) -> bool | None:
    """Whether no cell says anything; None where a column is not held so that it can be seen."""
    pieces = _bytes_of(cells)
    return None if pieces is None else not any(len(piece) for piece in pieces)


def is_plain(cells: pd.Series) -> bool:
    """Whether the cells surely hold ASCII alone, and no control character; False also in doubt."""
    pieces = _bytes_of(cells)
    return pieces is not None and not any(_is_odd(piece) for piece in pieces)


def _is_odd(piece: npt.NDArray[np.uint8]) -> bool:
    return bool(len(piece)) and bool(((piece < _SPACE) | (piece >= _DELETE)).any())


def _bytes_of(cells: pd.Series) -> list[npt.NDArray[np.uint8]] | None:
    """The bytes of the cells, piece by piece; None where they do not lie side by side."""
    as_arrow = getattr(cells.array, "__arrow_array__", None)
    column = None if as_arrow is None else as_arrow()
    if column is None or column.type not in _OFFSETS or column.null_count:
        return None
    return list(_pieces(column))


def _pieces(column: pa.Array | pa.ChunkedArray) -> Iterator[npt.NDArray[np.uint8]]:
    kind = np.dtype(_OFFSETS[column.type])
    for chunk in column.chunks if isinstance(column, pa.ChunkedArray) else [column]:
        _, offsets, content = chunk.buffers()
        if not len(chunk) or content is None:
            continue
        ends = np.frombuffer(
            offsets, kind, count=len(chunk) + 1, offset=chunk.offset * kind.itemsize
        )
        yield np.frombuffer(content, np.uint8)[ends[0] : ends[-1]]
