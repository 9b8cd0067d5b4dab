"""Sums of FTE, cost and counts, exact and as text; unknown stays unknown."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal, InvalidOperation


def number(text: str) -> Decimal | None:
    """The number a cell holds, or None where it holds none."""
    try:
        value = Decimal(text.strip())
    except InvalidOperation:
        return None
    return value if value.is_finite() else None


def added_up(cells: Iterable[str]) -> str:
    """The sum as text; empty where any of the cells does not say."""
    values = [number(cell) for cell in cells]
    known = [value for value in values if value is not None]
    return decimal_text(sum(known, Decimal(0))) if known and len(known) == len(values) else ""


def decimal_text(value: Decimal) -> str:
    """A decimal as a cell holds it: no exponent, no trailing zeros."""
    words = format(value, "f")
    return words.rstrip("0").rstrip(".") if "." in words else words
