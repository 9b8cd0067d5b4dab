"""The question that an organisation answers about money: what each of its posts costs a year."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from functools import cached_property
from typing import TYPE_CHECKING

from orgmodel.model.pay.costs import Costs, costs_of

if TYPE_CHECKING:
    import pandas as pd

    from orgmodel.model.bodies import Bodies
    from orgmodel.model.cells import Cells
    from orgmodel.model.pay.scales import Costing


class Costed:
    """An organisation as one whose posts cost something."""

    tables: Mapping[str, pd.DataFrame]
    costing: Costing
    bodies: Bodies

    if TYPE_CHECKING:

        @property
        def day(self) -> str:
            """The day that facts hold on."""

        @property
        def cells(self) -> Cells:
            """The cells of the tables."""

    @cached_property
    def costs(self) -> Costs:
        """What each row of posts costs a year on `day`: given, else computed (`pay.costs`)."""
        posts, pay = self.tables["posts"], self.tables["pay"]
        return costs_of(posts, pay, self.costing, self.day, self.bodies)

    def price_of(self, post: str) -> Decimal | None:
        """What a post costs a year, of a repeated id the first row; None where not known."""
        place = self.cells.rows("posts").get(post)
        return None if place is None else self.costs.at(place)

    def has_computed_cost(self, post: str) -> bool:
        """Whether that is computed from pay.csv, not given."""
        place = self.cells.rows("posts").get(post)
        return place is not None and bool(self.costs.is_computed[place])
