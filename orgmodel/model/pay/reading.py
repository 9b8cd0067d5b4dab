"""The two cells of pay.csv that are neither text nor number: a pay year, and points of a scale."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from orgmodel.model.numbers import AMOUNT

_YEAR = re.compile(r"([0-9]{4})(?:[/-]([0-9]{2}|[0-9]{4}))?")
_APART = re.compile(rf"{AMOUNT}(?:\s*;\s*{AMOUNT})*;?")
_SPACED = re.compile(r"[0-9]{4,15}(?:\.[0-9]{1,9})?(?:\s+[0-9]{4,15}(?:\.[0-9]{1,9})?)+")
_APRIL = 4


@dataclass(frozen=True, slots=True)
class PayYear:
    """A calendar year, or one from 1 April to 31 March."""

    first: int
    from_april: bool

    @property
    def words(self) -> str:
        """`2026`, or `2026/27`."""
        return f"{self.first}/{(self.first + 1) % 100:02}" if self.from_april else f"{self.first}"

    @property
    def begins(self) -> date:
        """Its first day."""
        return date(self.first, _APRIL if self.from_april else 1, 1)

    @property
    def next_begins(self) -> date:
        """The day after its last."""
        return PayYear(self.first + 1, self.from_april).begins

    def holds(self, day: date) -> bool:
        """Whether the day lies in it."""
        return self.begins <= day < self.next_begins


def pay_year(text: str) -> PayYear | None:
    """The year a cell holds: `2026` from January, `2026/27` or `2026-27` from April; else None."""
    found = _YEAR.fullmatch(text.strip())
    if found is None:
        return None
    first, second = int(found[1]), found[2]
    if not 0 < first < date.max.year:
        return None
    if second is None:
        return PayYear(first, from_april=False)
    later = f"{first + 1:04}"
    return PayYear(first, from_april=True) if second in (later, later[2:]) else None


def pay_points(text: str) -> tuple[Decimal, ...]:
    """The points of a scale, lowest first; none where the cell does not hold amounts.

    They stand with `;` between them, or with spaces where each has four digits or more: `37 350`
    is one amount that a spreadsheet has spaced, and is not read.
    """
    bare = text.strip()
    if _APART.fullmatch(bare):
        parts = [part.strip() for part in bare.split(";")]
    else:
        parts = bare.split() if _SPACED.fullmatch(bare) else []
    return tuple(sorted(Decimal(part) for part in parts if part))
