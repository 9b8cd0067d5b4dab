"""What each post costs a year: the cell of posts.csv, else computed from pay.csv, else unknown.

A cost that posts.csv gives always counts, and one that cannot be read is unknown. Where the cell is
empty, the band has one scale in pay.csv for the year, the row states its FTE and organisation.toml
states `on_cost`, the cost is the point of the scale x FTE x (100 + on-cost) / 100, to two decimals.
Anything else is unknown, never nothing.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

import numpy as np
import numpy.typing as npt
import pandas as pd

from orgmodel.model.bodies import Bodies, body_of
from orgmodel.model.numbers import Floats, amounts
from orgmodel.model.pay.scales import POINT, Costing, PayScale, Scales, band_key, scales_of
from orgmodel.model.words import counted, listed

Flags = npt.NDArray[np.bool_]
_MOST_BANDS = 5
_NO_ON_COST = (
    "nothing is computed from pay.csv: organisation.toml does not say on_cost, in % (0 where the "
    "points hold it)"
)
GIVEN, COMPUTED = "given", "computed"


@dataclass(frozen=True, eq=False)
class Costs:
    """The yearly cost of each row of posts.csv, in its order; NaN where it is not known.

    `is_computed` holds for those that pay.csv gives; they lie between `lowest` and `highest`, the
    bottom and the top of their scales, which for a cost that is given are the cost. `basis` says
    how they are computed, `gaps` why some are not; both are empty where there is no pay.csv.
    `point_stated`: organisation.toml says which point counts.
    """

    values: Floats
    is_computed: Flags
    lowest: Floats
    highest: Floats
    basis: str = ""
    gaps: str = ""
    point_stated: bool = False

    def of_rows(self, rows: Flags) -> Costs:
        """Those of some rows alone."""
        values, lowest, highest = (part[rows] for part in (self.values, self.lowest, self.highest))
        is_computed = self.is_computed[rows]
        return replace(self, values=values, is_computed=is_computed, lowest=lowest, highest=highest)

    def at(self, place: int) -> Decimal | None:
        """The cost of one row; None where it is not known."""
        return _decimal(self.values[place])

    def lowest_at(self, place: int) -> Decimal | None:
        """The same at the bottom of its scale."""
        return _decimal(self.lowest[place])

    def highest_at(self, place: int) -> Decimal | None:
        """The same at the top of its scale."""
        return _decimal(self.highest[place])

    @property
    def words(self) -> npt.NDArray[np.object_]:
        """`given` or `computed` for each row; empty where the cost is not known."""
        said = np.where(self.is_computed, COMPUTED, GIVEN)
        return np.where(np.isnan(self.values), "", said).astype(object)

    @property
    def computed(self) -> int:
        """How many are computed."""
        return int(self.is_computed.sum())

    @property
    def computed_words(self) -> str:
        """`3 of them computed from pay.csv 2026/27 …`; empty where none is."""
        if not self.computed:
            return ""
        low, high = (float(part[self.is_computed].sum()) for part in (self.lowest, self.highest))
        between = f", between {low:,.0f} and {high:,.0f} in their scales" if high > low else ""
        return f"{self.computed:,} of them computed from {self.basis}{between}"


def costs_of(
    posts: pd.DataFrame, pay: pd.DataFrame, terms: Costing, day: str, bodies: Bodies
) -> Costs:
    """The costs of these posts on a day, as the module says."""
    given = amounts(posts["cost"])
    none = np.zeros(len(posts), dtype=np.bool_)
    if not len(pay):
        return Costs(given, none, given, given)
    if terms.on_cost is None:
        return Costs(given, none, given, given, gaps=_NO_ON_COST)
    scales = scales_of(pay, terms, date.fromisoformat(day))
    return _Reckoning(posts, scales, terms, day, bodies).costs(given)


def _decimal(value: np.float64) -> Decimal | None:
    return None if np.isnan(value) else Decimal(repr(float(value)))


@dataclass(frozen=True)
class _Reckoning:
    posts: pd.DataFrame
    scales: Scales
    terms: Costing
    day: str
    bodies: Bodies

    def costs(self, given: Floats) -> Costs:
        empty = (self.posts["cost"].str.strip() == "").to_numpy(dtype=bool)
        keys = list(self._keys())
        found = {key: self._scale(key) for key in dict.fromkeys(keys)}
        time = amounts(self.posts["fte"])
        known = np.array([found[key] is not None for key in keys], dtype=bool)
        is_computed = empty & known & ~np.isnan(time)
        low, value, high = (
            self._filled(given, is_computed, time, [found[key] for key in keys], point)
            for point in ("bottom", self.terms.point or POINT, "top")
        )
        bands = self.posts["band"].tolist()
        without = [band for band, gap in zip(bands, empty & ~known, strict=True) if gap]
        no_time = int((empty & known & np.isnan(time)).sum())
        used = {found[key] for key, one in zip(keys, is_computed, strict=True) if one}
        return Costs(
            value,
            is_computed,
            low,
            high,
            self._basis(scale for scale in used if scale is not None),
            "; ".join(self._gaps(without, no_time)),
            bool(self.terms.point),
        )

    def _keys(self) -> Iterator[tuple[str, str]]:
        """Band and body of each row, the body only where pay.csv speaks of it."""
        bands, kept = self.posts["band"].tolist(), dict[str, str]()
        named = {body for _, body in self.scales} - {""}
        ids = self.posts["id"].tolist() if named else [""] * len(bands)
        for identifier, band in zip(ids, bands, strict=True):
            if band not in kept:
                kept[band] = band_key(band)
            body = body_of(identifier, self.bodies) if named else ""
            yield kept[band], body if (kept[band], body) in self.scales else ""

    def _scale(self, key: tuple[str, str]) -> PayScale | None:
        found = self.scales.get(key, ())
        return found[0] if key[0] and len(found) == 1 and found[0].points else None

    def _filled(
        self, given: Floats, rows: Flags, time: Floats, scales: list[PayScale | None], point: str
    ) -> Floats:
        pay = np.array([float(one.at(point)) if one else np.nan for one in scales])
        on = 1 + (self.terms.on_cost or 0.0) / 100
        return np.where(rows, np.round(pay * time * on, 2), given)

    def _basis(self, used: Iterable[PayScale]) -> str:
        years = listed(sorted({scale.year.words for scale in used}))
        on = f"{self.terms.on_cost or 0.0:g} % on-cost"
        return f"pay.csv {years}, {self.terms.point or POINT} of the scale, with {on}"

    def _gaps(self, without: list[str], no_time: int) -> Iterator[str]:
        counts = Counter(" ".join(band.split()) for band in without if band.strip())
        if counts:
            year = self.terms.year or f"the year of {self.day}"
            named = listed([f'"{band}"' for band in sorted(counts)], _MOST_BANDS)
            posts = counted(sum(counts.values()), "post")
            yield f"pay.csv has no one scale for band {named} in {year} ({posts})"
        if no_time:
            posts = counted(no_time, "post")
            yield f"{posts} with a band {'has' if no_time == 1 else 'have'} no FTE"
