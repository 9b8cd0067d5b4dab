"""Numbers and dates of cells: the one reader of count, FTE, cost and dates.

A cell holds what the data format allows, with spaces around it forgiven: an amount of 0 or more
in ASCII digits with a point (`0.6`), a whole number, or a day as yyyy-mm-dd. Anything else, such
as `²`, `1e3`, `-1` or `1,000`, is no number: it is told as a fault of the data, and whoever
counts takes it for unknown, never for nothing.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable
from datetime import date
from decimal import Decimal

import numpy as np
import numpy.typing as npt
import pandas as pd

from orgmodel.errors import DateError
from orgmodel.model.kept import OfColumn

AMOUNT = r"[0-9]{1,15}(?:\.[0-9]{1,9})?"
"""An FTE, a cost or a level, without spaces around it: pandas searches it without a loop."""
WHOLE = r"[0-9]{1,15}"
"""A count, without spaces around it."""
DAY = r"[0-9]{4}-[0-9]{2}-[0-9]{2}"

_OTHER_DAY = re.compile(r"([0-9]{1,4})[/.-]([0-9]{1,2})[/.-]([0-9]{1,4})(?:[ T]0{1,2}:00(?::00)?)?")

Floats = npt.NDArray[np.float64]

_AMOUNT, _WHOLE, _DAY = (re.compile(pattern) for pattern in (AMOUNT, WHOLE, DAY))


def amount(text: str) -> Decimal | None:
    """The amount a cell holds, exact; None where it holds none."""
    bare = text.strip()
    return Decimal(bare) if _AMOUNT.fullmatch(bare) else None


def whole(text: str) -> int | None:
    """The whole number a cell holds; None where it holds none."""
    bare = text.strip()
    return int(bare) if _WHOLE.fullmatch(bare) else None


def fewest(fte: str) -> int:
    """The fewest posts that so much FTE can be: it rounded up, and one where it is not stated."""
    time = amount(fte)
    return max(1, math.ceil(time)) if time is not None else 1


def day(text: str) -> date | None:
    """The day a cell holds; None where it holds none, or none there is, such as 2007-02-30."""
    bare = text.strip()
    if not _DAY.fullmatch(bare):
        return None
    try:
        return date.fromisoformat(bare)
    except ValueError:
        return None


def a_day(text: str) -> str:
    """A day that is asked for, as yyyy-mm-dd. `DateError` where it is none."""
    known = day(text)
    if known is None:
        raise DateError(text)
    return known.isoformat()


def likely_day(text: str) -> date | None:
    """The day that a cell in another form likely means; None where it is no day in any.

    Figures with `/`, `.` or `-` between them: `01/04/2008` is 1 April, the day first, and only
    where there is no such day, as in `4/13/2007`, the month first. `2026/4/1` is read as well.
    """
    found = _OTHER_DAY.fullmatch(text.strip())
    if not found or sorted((len(found[1]), len(found[3])))[1] != 4:
        return None
    one, two, three = (int(part) for part in found.groups())
    year_first = len(found[1]) == 4
    for order in ((one, two, three),) if year_first else ((three, two, one), (three, one, two)):
        try:
            return date(*order)
        except ValueError:
            continue
    return None


def _amounts(cells: pd.Series) -> Floats:
    codes, texts = pd.factorize(cells)
    bare = pd.Series(texts, dtype="str").str.strip()
    sound = bare.str.fullmatch(AMOUNT).to_numpy(dtype=bool)
    values = [float(text) if good else np.nan for text, good in zip(bare, sound, strict=True)]
    # The last one answers for code -1, a missing cell.
    found = np.take(np.array([*values, np.nan], dtype=np.float64), np.asarray(codes))
    found.setflags(write=False)
    return found


amounts = OfColumn(_amounts)
"""The cells as numbers; NaN where empty or faulty. Each different text is read once."""


def added_up(cells: Iterable[str]) -> str:
    """The sum as text; empty where any of the cells does not say."""
    values = [amount(cell) for cell in cells]
    known = [value for value in values if value is not None]
    return decimal_text(sum(known, Decimal(0))) if known and len(known) == len(values) else ""


def decimal_text(value: Decimal) -> str:
    """A decimal as a cell holds it: no exponent, no trailing zeros."""
    words = format(value, "f")
    return words.rstrip("0").rstrip(".") if "." in words else words
