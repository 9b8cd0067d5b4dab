"""What stands in the heat table: rows and columns of directorates, the rest summed, their sums."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from orgmodel.chart.views.dependency.shown import Shown
from orgmodel.model.words import counted

MOST = 20
REST = ""


@dataclass(frozen=True, eq=False)
class HeatRows:
    """Directorates in their order; of many those with most links, the others as `REST`."""

    shown: Shown
    ids: tuple[str, ...]

    @cached_property
    def rest(self) -> tuple[str, ...]:
        """Those that are summed in the last row and column."""
        return tuple(name for name in self.shown.order if name not in set(self.ids))

    @cached_property
    def rows(self) -> tuple[str, ...]:
        """The ids of rows and columns, with that of the rest."""
        return (*self.ids, REST) if self.rest else self.ids

    def name(self, row: str) -> str:
        """What a row is called."""
        return self.shown.found.names[row] if row else f"The other {len(self.rest):,}"

    def side(self, row: str) -> str:
        """The side of a row; the rest has none."""
        return self.shown.found.sides[row] if row else ""

    def count(self, row: str, column: str) -> int:
        """Links by which the row depends on the column."""
        counts = self.shown.found.counts
        if row and column:
            return counts.get((row, column), 0)
        ends = [(who, whom) for who in self._of(row) for whom in self._of(column)]
        return sum(counts.get(pair, 0) for pair in ends)

    def _of(self, row: str) -> Sequence[str]:
        return (row,) if row else self.rest

    def needs(self, row: str) -> int:
        """All links by which it depends on others."""
        return sum(self.shown.found.needs[name] for name in self._of(row))

    def needed(self, row: str) -> int:
        """All links by which others depend on it."""
        return sum(self.shown.found.needed[name] for name in self._of(row))

    @cached_property
    def most(self) -> int:
        """The greatest number in a cell of two directorates."""
        return max((self.count(a, b) for a in self.ids for b in self.ids if a != b), default=0)

    def words(self, row: str) -> str:
        """A row in words, for those who cannot see the table."""
        name, found = (
            self.name(row),
            [
                f"{self.name(other)} {self.count(row, other)}"
                for other in self.rows
                if other != row and self.count(row, other)
            ],
        )
        by = f"needed by others in {counted(self.needed(row), 'link')}"
        if not found:
            return f"{name} needs no other; {by}"
        return f"{name} needs, by links: {', '.join(found)}; {self.needs(row):,} in all; {by}"


def heat_rows(shown: Shown, most: int = MOST) -> HeatRows:
    """All directorates; of more than so many, those with most links."""
    order = shown.order
    if len(order) <= most:
        return HeatRows(shown, order)
    ranked = set(sorted(order, key=lambda name: -shown.found.sums[name])[:most])
    return HeatRows(shown, tuple(name for name in order if name in ranked))
