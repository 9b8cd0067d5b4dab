"""The scales of pay.csv that count for an organisation: of its year, by band and body."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

import pandas as pd

from orgmodel.model.numbers import AMOUNT, amount
from orgmodel.model.pay.reading import PayYear, pay_points, pay_year

POINTS = ("bottom", "middle", "top")
"""What organisation.toml may say of the point of a scale that posts are taken at."""
POINT = "top"
"""The point where it says nothing: what the post can come to cost."""


_SHARE = re.compile(rf"[-−]\s*({AMOUNT})\s*%")
_WHOLE = 100


@dataclass(frozen=True, slots=True)
class Costing:
    """What organisation.toml says of costs: on-cost in %, None where it does not say; the year of
    pay.csv, empty for that of the day; the point of a scale, empty for the top; the cost target,
    an amount or a share to save such as `-50 %`, empty where there is none."""

    on_cost: float | None = None
    year: str = ""
    point: str = ""
    target: str = ""

    def at_most(self, start: float | None) -> float | None:
        """What the posts may cost by the target, `start` being what they cost before any change.

        None where there is no target, or it is a share of what is not known.
        """
        if not self.target or not self.is_share:
            return float(self.target) if self.target else None
        return None if start is None else start * (1 - float(self.target[1:-1]) / 100)

    @property
    def is_share(self) -> bool:
        """Whether the target is a share of what the posts cost before any change."""
        return self.target.endswith("%")


@dataclass(frozen=True, slots=True)
class PayScale:
    """The points of a band in a year, lowest first."""

    year: PayYear
    points: tuple[Decimal, ...]

    def at(self, point: str) -> Decimal:
        """The bottom, the middle (of two the mean) or the top."""
        half = len(self.points) // 2
        middle = (self.points[half] + self.points[-half - 1]) / 2
        return {"bottom": self.points[0], "middle": middle}.get(point, self.points[-1])


def cost_target(text: str) -> str:
    """A target as `Costing` has it: an amount, or `-50 %` of at most 100; empty for neither."""
    found = _SHARE.fullmatch(text.strip())
    if found and Decimal(found[1]) <= _WHOLE:
        return f"-{found[1]} %"
    return text.strip() if amount(text) is not None else ""


UNSAID = Costing()
"""Where organisation.toml says nothing of it."""
Scales = Mapping[tuple[str, str], tuple[PayScale, ...]]


def scales_of(pay: pd.DataFrame, terms: Costing, day: date) -> Scales:
    """Band as it is compared and body → its scales in the year; several where rows contradict.

    The year is the one that `terms` name, else the one that the day lies in. A row whose year or
    points cannot be read gives none, nor does any other row of its band then.
    """
    wanted = pay_year(terms.year)
    found: dict[tuple[str, str], tuple[PayScale, ...]] = {}
    columns = (pay[name].tolist() for name in ("band", "year", "points", "body"))
    for band, year, points, body in zip(*columns, strict=True):
        known = pay_year(year)
        if known is None or (known != wanted if terms.year else not known.holds(day)):
            continue
        key, scale = (band_key(band), body.strip()), PayScale(known, pay_points(points))
        found[key] = (*found.get(key, ()), scale)
    return found


def turning_days(pay: pd.DataFrame, terms: Costing) -> Iterator[date]:
    """The days on which other rows count than the day before; none where a year is named."""
    if not terms.year:
        for year in map(pay_year, dict.fromkeys(pay["year"].tolist())):
            if year is not None:
                yield from (year.begins, year.next_begins)


def band_key(band: str) -> str:
    """A band as it is compared: capitals and spaces do not count."""
    return " ".join(band.split()).casefold()
