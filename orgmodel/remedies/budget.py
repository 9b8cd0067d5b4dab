"""How many edits may be tried: a bound by number, so that the same data gives the same remedies."""

from __future__ import annotations

from dataclasses import dataclass

from orgmodel.model.organisation import OrganisationModel

MOST_TRIES = 600
"""Tries for one organisation, however small."""
MOST_ROWS = 600_000
"""Rows looked at in all tries together: a large organisation has fewer tries, then none."""


@dataclass
class Budget:
    """The tries that are left."""

    left: int

    @classmethod
    def of(cls, model: OrganisationModel) -> Budget:
        """For an organisation of this many rows."""
        rows = sum(len(table) for table in model.tables.values())
        return cls(min(MOST_TRIES, MOST_ROWS // max(1, rows)))

    @property
    def is_spent(self) -> bool:
        """Whether nothing more may be tried."""
        return self.left <= 0

    def take(self) -> bool:
        """One try more, where there is one left."""
        self.left -= 1
        return self.left >= 0
