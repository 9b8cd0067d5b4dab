"""The values of a workbook's cells as a person would have typed them."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from decimal import Decimal

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from orgmodel.files.importers.table.reading.grid import TEXT

_EXACT = 1e15  # whole numbers beyond are not exact in a workbook
_SHORT = 16
_MOST = 500_000
Value = str | float | bool | datetime.date | datetime.time | datetime.timedelta


class CellTexts:
    """Columns of values as columns of text; a value that comes again is worked out once."""

    def __init__(self) -> None:
        self._known = _Known()

    def column(self, values: Sequence[Value]) -> pa.Array:
        """The texts of a column."""
        try:
            return pa.array(values, TEXT)
        except (pa.ArrowTypeError, pa.ArrowInvalid, UnicodeError):
            kinds = set(map(type, values))
        if kinds == {float}:
            texts = pc.cast(pa.array(values, pa.float64()), TEXT)
            if not pc.any(pc.or_(_too_long(texts), _in_letters(texts))).as_py():
                return texts
        if bool in kinds:  # True and 1 are one key of a dictionary
            return pa.array(list(map(text_of, values)), TEXT)
        if len(self._known) > _MOST:
            self._known.clear()
        return pa.array(list(map(self._known.__getitem__, values)), TEXT)


def without_nuls(cells: pa.Table) -> tuple[pa.Table, int]:
    """The cells without NUL characters, and how many cells held any."""
    held = 0
    for place, column in enumerate(cells.columns):
        if all(map(_is_without_nul, column.chunks)):
            continue
        texts = column.to_pylist()
        found = sum("\0" in text for text in texts)
        if found:
            held += found
            clean = pa.array([text.replace("\0", "") for text in texts], TEXT)
            cells = cells.set_column(place, cells.column_names[place], clean)
    return cells, held


def _is_without_nul(texts: pa.Array) -> bool:
    letters = texts.buffers()[2]
    return letters is None or bool(np.frombuffer(letters, dtype=np.uint8).all())


class _Known(dict[Value, str]):
    """Texts by value."""

    def __missing__(self, value: Value) -> str:
        text = self[value] = text_of(value)
        return text


def _too_long(texts: pa.Array) -> pa.Array:
    """Figures that nobody typed: Excel holds fifteen."""
    return pc.greater(pc.binary_length(texts), _SHORT)


def _in_letters(texts: pa.Array) -> pa.Array:
    """Powers of ten and what is no number."""
    return pc.match_substring_regex(texts, "[a-z]")


def text_of(value: Value) -> str:
    """The text of one value: 1.0 as 1, a date as yyyy-mm-dd, no digits that nobody typed."""
    if isinstance(value, str):
        return value.encode(errors="replace").decode()
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, (int, float)):
        return _number(value)
    if isinstance(value, datetime.datetime):
        day = value.time() == datetime.time()
        return value.date().isoformat() if day else value.isoformat(" ", "seconds")
    if isinstance(value, (datetime.date, datetime.time)):
        return value.isoformat()
    return str(value)


def _number(value: float) -> str:
    if value != value or value in (float("inf"), float("-inf")):
        return str(value)
    short = repr(value)
    if len(short) <= _SHORT and "e" not in short:  # at most 15 digits
        return short.removesuffix(".0")
    if value == int(value):
        return str(int(value)) if abs(value) < _EXACT else format(Decimal(repr(value)), "f")
    return format(Decimal(format(value, ".15g")), "f")
