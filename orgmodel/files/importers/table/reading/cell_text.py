"""The values of a workbook's cells as a person would have typed them."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from decimal import Decimal

import pyarrow as pa

from orgmodel.files.importers.table.reading.grid import TEXT

_EXACT = 1e15  # whole numbers beyond are not exact in a workbook
_SHORT = 16
Value = str | float | bool | datetime.date | datetime.time | datetime.timedelta


class _Texts(dict[Value, str]):
    """Texts of values, each worked out once."""

    def __missing__(self, value: Value) -> str:
        text = self[value] = text_of(value)
        return text


def column_of(values: Sequence[Value]) -> pa.Array:
    """A column of text."""
    try:
        return pa.array(values, TEXT)
    except (pa.ArrowTypeError, pa.ArrowInvalid, UnicodeError):
        if bool in set(map(type, values)):  # True and 1 are one key of a dictionary
            return pa.array([text_of(value) for value in values], TEXT)
        return pa.array(list(map(_Texts().__getitem__, values)), TEXT)


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
