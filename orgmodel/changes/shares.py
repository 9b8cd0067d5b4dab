"""A total shared out over the parts of a post that is split."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from orgmodel.changes.conflict import Refused
from orgmodel.model.numbers import decimal_text, number

_HUNDREDTH = Decimal("0.01")


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
        raise Refused(
            f"the {name} of its parts is more than its {name}, {total}. Give every part its {name}."
        )
    open_parts = sum(part is None for part in given)
    share = (rest / open_parts).quantize(_HUNDREDTH)
    out = []
    for part in given:
        if part is not None:
            out.append(part)
            continue
        open_parts -= 1
        out.append(decimal_text(share if open_parts else rest))
        rest -= share
    return out
