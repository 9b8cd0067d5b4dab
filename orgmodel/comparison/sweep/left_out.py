"""The combinations that are not consistent, counted by reason in whatever order parts come."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from orgmodel.comparison.sweep.rows import SweepPart


class SweepLeftOut:
    """How many combinations each reason leaves out."""

    def __init__(self) -> None:
        self._number = Counter[str]()
        self._met_at: dict[str, tuple[tuple[int, ...], int]] = {}

    def take(self, part: SweepPart) -> None:
        """Count those of a part."""
        for place, (reason, number) in enumerate(part.left_out):
            self._number[reason] += number
            at = (part.first, place)
            self._met_at[reason] = min(self._met_at.get(reason, at), at)

    def total(self) -> int:
        """How many there are in all."""
        return self._number.total()

    def by_reason(self) -> Mapping[str, int]:
        """How many there are by reason, in the order of the questions."""
        return {
            reason: self._number[reason]
            for reason in sorted(self._met_at, key=self._met_at.__getitem__)
        }
