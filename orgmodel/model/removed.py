"""What a scenario took away from its baseline: rows and relations known to be absent.

What data does not say may still be so; what an option itself removes is not so any more.
"""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Iterator
from dataclasses import dataclass

from orgmodel.model.evidence import Step
from orgmodel.model.relations import SYMMETRIC_RELATIONS
from orgmodel.model.words import titled


@dataclass(frozen=True, slots=True)
class RemovedRow:
    """A post, unit, function … that change `change` removed, with its title or name.

    `heir` is what stands in its place since: what it was merged into, or the first of the parts
    it was split into; empty where nothing does.
    """

    table: str
    id: str
    title: str
    change: int
    heir: str = ""

    def words(self) -> str:
        """`Title (id)`."""
        return titled(self.title, self.id)


@dataclass(frozen=True, slots=True)
class Removed:
    """Rows with ids, and relations as evidence whose origin is the change that ended them."""

    relations: tuple[Step, ...] = ()
    rows: tuple[RemovedRow, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.relations or self.rows)

    def __add__(self, later: Removed) -> Removed:
        """This and what was taken away after it."""
        return Removed((*self.relations, *later.relations), (*self.rows, *later.rows))

    def without(self, found: Callable[[str, str, str], object], ids: Container[str]) -> Removed:
        """What of it is absent still: neither `found` as a relation nor among the ids."""
        return Removed(
            tuple(
                step
                for step in self.relations
                if not any(found(a, step.relation, b) for a, b in _ways(step))
            ),
            tuple(row for row in self.rows if row.id not in ids),
        )

    @property
    def last_change(self) -> int:
        """The highest number of a change that took something away; 0 where none did."""
        ended = (step.origin.change or 0 for step in self.relations)
        return max((*ended, *(row.change for row in self.rows)), default=0)

    def end(self, players: Iterable[str]) -> bool:
        """Whether a body whose roles these play is no more: there are some, all of them gone.

        One whose officers alone were merged with others' is there still: it shares them.
        """
        gone = {row.id: row for row in self.rows}
        rows = [gone.get(one) for one in players]
        if not rows or not all(rows):
            return False
        return not all(row and row.heir and row.table == "posts" for row in rows)

    def row(self, identifier: str) -> RemovedRow | None:
        """The removed row of an id, or None."""
        return next((row for row in self.rows if row.id == identifier), None)

    def heir(self, identifier: str, ids: Container[str]) -> str:
        """What stands in the place of an id that is none of `ids`; the last of a row of heirs.

        An id that is there, or that nothing took the place of, stands for itself.
        """
        if identifier in ids:
            return identifier
        heirs = {row.id: row.heir for row in self.rows if row.heir}
        while identifier not in ids and identifier in heirs:
            identifier = heirs.pop(identifier)
        return identifier

    def of(self, *relations: str) -> Iterator[Step]:
        """The removed relations of these kinds."""
        return (step for step in self.relations if step.relation in relations)

    def about(self, identifier: str) -> tuple[Step, ...]:
        """The removed relations with this id at either end."""
        return tuple(s for s in self.relations if identifier in (s.start, s.end))

    def between(self, start: str, relation: str, end: str) -> Step | None:
        """The removed relation between these two, or None; either way round where that is one."""
        return next((s for s in self.of(relation) if (start, end) in _ways(s)), None)


def _ways(step: Step) -> list[tuple[str, str]]:
    """The ends of a relation, and turned where it reads both ways round."""
    ends = [(step.start, step.end)]
    return [*ends, (step.end, step.start)] if step.relation in SYMMETRIC_RELATIONS else ends
