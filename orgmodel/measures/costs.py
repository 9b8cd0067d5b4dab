"""What the posts cost a year, and how much of that is computed from pay.csv."""

from __future__ import annotations

from collections.abc import Iterator

from orgmodel.measures.measure import Measure
from orgmodel.measures.posts import CountedPosts, known_of, sum_known
from orgmodel.model.pay.costs import Costs

COMPUTED = "cost_computed"
"""The measure that says how much of the cost is computed; there where any of it is."""
PARTLY = "computed in part"
_A_YEAR = "a year, in the data's currency"


def cost_measures(posts: CountedPosts) -> Iterator[Measure]:
    """The cost; where any of it is computed, how much of it that is."""
    costs = posts.costs.of_rows(posts.is_post)
    rule = "sum of the cost of posts.csv, as given: no on-cost is added."
    if costs.computed:
        rule = (
            "sum of the cost of posts.csv as given, no on-cost added; of a row without one, the "
            f"pay of its band x FTE and on-cost ({costs.basis})."
        )
    yield Measure("cost", "Cost", sum_known(costs.values), _A_YEAR, rule, _known(costs))
    if costs.computed:
        yield Measure(
            COMPUTED,
            "Of it computed from pay",
            sum_known(costs.values[costs.is_computed]),
            _A_YEAR,
            f"pay of the band x FTE and on-cost, where posts.csv gives no cost: {costs.basis}.",
            f"{costs.computed:,} of {len(costs.values):,} rows",
        )


def _known(costs: Costs) -> str:
    said = (known_of(costs.values), costs.computed_words, costs.gaps)
    return "; ".join(words for words in said if words)
