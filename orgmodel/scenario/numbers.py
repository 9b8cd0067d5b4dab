"""Sums and shares of FTE, cost and counts, exact and as text; unknown stays unknown."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal, InvalidOperation

from orgmodel.scenario.conflict import Refused

_HUNDREDTH = Decimal("0.01")


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
    return _text(sum(known, Decimal(0))) if known and len(known) == len(values) else ""


def shared_out(total: str, given: Sequence[str | None], name: str) -> list[str]:
    """A total over parts: what is given stands, the rest is divided equally to the hundredth.

    The last part without a figure of its own takes what rounding leaves. Raises `Refused`
    where the given parts are more than the total.
    """
    whole = number(total)
    if whole is None or all(part is not None for part in given):
        return [part or "" for part in given]
    rest = whole - sum((number(part) or Decimal(0) for part in given if part), Decimal(0))
    if rest < 0:
        raise Refused(f"the {name} of its parts is more than its {name}, {total}. Give every part "
                      f"its {name}.")  # fmt: skip
    open_parts = sum(part is None for part in given)
    share = (rest / open_parts).quantize(_HUNDREDTH)
    out = []
    for part in given:
        if part is not None:
            out.append(part)
            continue
        open_parts -= 1
        out.append(_text(share if open_parts else rest))
        rest -= share
    return out


def _text(value: Decimal) -> str:
    words = format(value, "f")
    return words.rstrip("0").rstrip(".") if "." in words else words
