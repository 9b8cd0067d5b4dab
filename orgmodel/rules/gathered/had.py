"""What somebody has, and by what: posts, seats and units, with the rows from them to each."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from orgmodel.model.appointments import Appointment, overlap
from orgmodel.model.edges import Edge, Edges
from orgmodel.model.kept import OfObject
from orgmodel.model.organisation import OrganisationModel
from orgmodel.model.relations import SEATS


class Has(NamedTuple):
    """One thing that somebody has: the rows from them to it, and the appointment it comes by.

    `own` where it is a seat that a person has by name.
    """

    who: str
    thing: str
    rows: tuple[Edge, ...]
    by: Appointment | None = None
    own: bool = False

    def on(self, day: date) -> bool:
        """Whether it is had on a day."""
        return self.by is None or self.by.on(day)

    def met(self, other: Has) -> tuple[date | None, date | None] | None:
        """When both are had at once; None where never."""
        if self.by is not None and other.by is not None:
            return overlap(self.by, other.by)
        either = self.by or other.by
        return (either.start, either.end) if either else (None, None)


def _seats(model: OrganisationModel) -> Iterator[Has]:
    for edge in model.edges.edges(*SEATS):
        if model.cells.table_of(edge.start) in ("people", ""):
            yield Has(edge.start, edge.end, (edge,), own=True)
        elif edge.start in model.not_recorded:
            yield from _of_nobody_known_by_name(model.edges, edge.start)


def _of_nobody_known_by_name(links: Edges, post: str) -> Iterator[Has]:
    """What whoever holds a post has by it, where the data does not say who that is."""
    yield Has(post, post, ())
    for edge in links.from_(post, *SEATS, "heads"):
        yield Has(post, edge.end, (edge,))


of_own_seats: OfObject[OrganisationModel, tuple[Has, ...]] = OfObject(
    lambda model: tuple(_seats(model))
)
"""What persons have by seats of their own, and whoever holds a post by it.

Whom nothing but a seat and an appointment names is somebody as well.
"""
