"""Service: the appointments of persons to something of a selection, whenever they held."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping
from datetime import date, timedelta
from typing import NamedTuple

from orgmodel.model import numbers
from orgmodel.model.appointments import Appointment, by_label
from orgmodel.model.edges import Edge
from orgmodel.model.evidence import Step
from orgmodel.model.relations import SEATS
from orgmodel.rules.selected import Selection
from orgmodel.rules.view import View

_NO_DAYS = Appointment("", "", None, None, -1)


class Served(NamedTuple):
    """One appointment to something of a selection: its days, and the rows that lead there.

    `began` is its first day, as the row says or else the change that made it. Of one that a change
    of a day ended, `gone` is what that took away.
    """

    thing: str
    days: Appointment
    rows: tuple[Edge, ...]
    began: date | None = None
    gone: Step | None = None

    def on(self, day: date) -> bool:
        """Whether it holds on a day."""
        return self.gone is None and self.days.on(day)

    def ended(self, day: date) -> bool:
        """Whether it has ended by a day."""
        return self.gone is not None or self.days.ended(day)

    def steps(self, view: View) -> tuple[Step, ...]:
        """Its rows as evidence."""
        return (*filter(None, (self.gone,)), *map(view.step, self.rows))


def by_person(served: Iterable[tuple[str, Served]]) -> Mapping[str, list[Served]]:
    """Each person with what they have served in, in file order."""
    found: dict[str, list[Served]] = {}
    for person, one in served:
        found.setdefault(person, []).append(one)
    return found


def served_in(
    view: View, things: Selection, among: Container[str] | None = None
) -> Iterator[tuple[str, Served]]:
    """Every appointment, whenever, to a post that is one of these or comes with one.

    Of persons `among` these alone, where they are given.
    """
    through = _seats_of(view, things)
    known = by_label(view.model.tables["appointments"])
    every = view.links.appointed
    if among is not None:
        every = tuple(held for held in every if held.start in among)
    for held in every:
        seat = through.get(held.end)
        if held.end not in things.ids and seat is None:
            continue
        days = known[held.label]
        if days.start and days.end and days.end < days.start:
            continue
        by = () if held.end in things.ids or seat is None else (seat,)
        thing = by[0].end if by else held.end
        yield held.start, Served(thing, days, (held, *by), days.start or _made_on(view, held))


def lost(view: View, things: Selection) -> Iterator[tuple[str, Served]]:
    """Every appointment to a post of these, or one that comes with one, that a change ended on a
    day; when it began nothing says."""
    through = _seats_of(view, things)
    for step in view.model.removed.of("holds"):
        day = _day_of(view, step.origin.change)
        seat = through.get(step.end)
        if day is not None and (step.end in things.ids or seat is not None):
            by = () if step.end in things.ids or seat is None else (seat,)
            days = Appointment(step.start, step.end, None, day - timedelta(days=1), -1)
            yield step.start, Served(by[0].end if by else step.end, days, by, gone=step)


def _seats_of(view: View, things: Selection) -> dict[str, Edge]:
    """What puts each member and head on one of these."""
    through: dict[str, Edge] = {}
    for edge in view.edges(*SEATS, "heads"):
        if edge.end in things:
            through.setdefault(edge.start, edge)
    return through


def _made_on(view: View, edge: Edge) -> date | None:
    """The day of the change that made a row; None where none of a day did."""
    days = view.model.origins.days
    return _day_of(view, view.step(edge).origin.change) if days else None


def _day_of(view: View, change: int | None) -> date | None:
    return numbers.day(view.model.origins.days.get(change or 0, ""))


def own_seats(view: View, things: Selection) -> Iterator[tuple[str, Served]]:
    """Every seat that a person has in person on a body of these: it says no days."""
    for edge in view.edges(*SEATS):
        if edge.end in things and view.table_of(edge.start) == "people":
            yield edge.start, Served(edge.end, _NO_DAYS, (edge,), _made_on(view, edge))


def first_of_the_run(now: list[Served], served: list[Served]) -> Served:
    """The appointment with which a service without a break began that holds today."""
    if len(served) == 1:
        return now[0]
    first = now[0] if len(now) == 1 else min(now, key=_first_day)
    while first.began is not None:
        last_day_before, start = first.began - timedelta(days=1), first.began
        earlier = [
            one
            for one in served
            if (one.began is None or one.began < start)
            and (one.days.end is None or one.days.end >= last_day_before)
        ]
        if not earlier:
            break
        first = min(earlier, key=_first_day)
    return first


def _first_day(one: Served) -> date:
    return one.began or date.min
