"""How many edits may be tried: a bound by number, so that the same data gives the same remedies."""

from __future__ import annotations

from dataclasses import dataclass

from orgmodel.model.organisation import OrganisationModel
from orgmodel.rules.result import CheckResult

LOOK, WHOLE = 1, 4
"""What it costs to look at the rules of findings alone, and at every rule."""

MOST_LOOKS = 600
"""What may be spent on one organisation, however small."""
MOST_SIZE = 750_000
"""Looks times the size of the organisation: a large one has fewer looks, then none."""
SIZE_OF_A_FINDING = 10
"""A row counts one; a finding more, because each check proves every one of them anew."""


@dataclass
class Budget:
    """What is left to spend."""

    left: int

    @classmethod
    def of(cls, model: OrganisationModel, result: CheckResult) -> Budget:
        """For an organisation of so many rows and findings."""
        rows = sum(len(table) for table in model.tables.values())
        size = rows + SIZE_OF_A_FINDING * len(result.findings)
        looks = min(MOST_LOOKS, MOST_SIZE // max(1, size))
        return cls(looks if looks >= LOOK + WHOLE else -1)

    @property
    def is_spent(self) -> bool:
        """Whether more was asked for than was left, or there was too little for one remedy."""
        return self.left < 0

    def take(self, cost: int) -> bool:
        """Spend so much, where it is left; what was once refused stays refused."""
        self.left = self.left - cost if self.left >= cost else -1
        return self.left >= 0
