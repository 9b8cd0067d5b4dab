"""What several posts come to together: posts, FTE and cost, with how many are not known."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from orgmodel.api import Organisation
from orgmodel.chart.plots.plot_frame import figure
from orgmodel.model.numbers import amounts
from orgmodel.model.words import counted


@dataclass(frozen=True, slots=True)
class Together:
    """Sums over rows of posts.csv.

    `posts` is the least number; `is_open` where there may be more. `fte` and `cost` are None
    where no row says, and `without_fte` and `without_cost` say of how many rows none is known,
    `computed` of how many the cost is computed from pay.csv.
    """

    rows: int
    posts: int
    is_open: bool
    fte: float | None
    without_fte: int
    cost: float | None
    without_cost: int
    computed: int

    @property
    def words(self) -> str:
        """`3 posts, 3 FTE, cost 412`; what is not known is said to be."""
        least = "at least " if self.is_open else ""
        parts = [least + counted(self.posts, "post")]
        parts.append(_sum(self.fte, self.without_fte, "{} FTE", "FTE not known"))
        cost = _sum(self.cost, self.without_cost, "cost {}", "cost not known")
        parts.append(f"{cost} (computed of {self.computed})" if self.computed else cost)
        return ", ".join(parts)


def together(organisation: Organisation, posts: Iterable[str]) -> Together:
    """The sums of these posts, each counted once."""
    rows = organisation.cells.rows("posts")
    known = [post for post in dict.fromkeys(posts) if post in rows]
    places = [rows[post] for post in known]
    table, costs = organisation.tables["posts"].iloc[places], organisation.costs
    numbers = [organisation.stands_for(post) for post in known]
    fte, without_fte = _added(amounts(table["fte"]))
    cost, without_cost = _added(costs.values[places])
    return Together(
        len(known),
        sum(least for least, _ in numbers),
        any(most is None for _, most in numbers),
        fte,
        without_fte,
        cost,
        without_cost,
        int(costs.is_computed[places].sum()),
    )


def _added(values: np.ndarray) -> tuple[float | None, int]:
    said = ~np.isnan(values)
    return (round(float(values[said].sum()), 6) if said.any() else None), int((~said).sum())


def _sum(value: float | None, unknown: int, words: str, silent: str) -> str:
    if value is None:
        return silent
    more = f" (not known of {unknown})" if unknown else ""
    return words.format(figure(value)) + more
