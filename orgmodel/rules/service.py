"""Service: the appointments of persons to something of a selection, whenever they held."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping
from datetime import date, timedelta
from typing import NamedTuple

from orgmodel.model.appointments import Appointment, by_label
from orgmodel.model.edges import Edge
from orgmodel.model.relations import SEATS
from orgmodel.rules.selected import Selection
from orgmodel.rules.view import View

_NO_DAYS = Appointment("", "", None, None, -1)


class Served(NamedTuple):
    """One appointment to something of a selection: its days, and the rows that lead there."""

    thing: str
    days: Appointment
    rows: tuple[Edge, ...]


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
    through: dict[str, Edge] = {}
    for edge in view.edges(*SEATS, "heads"):
        if edge.end in things:
            through.setdefault(edge.start, edge)
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
        yield held.start, Served(thing, days, (held, *by))


def own_seats(view: View, things: Selection) -> Iterator[tuple[str, Served]]:
    """Every seat that a person has in person on a body of these: it says no days."""
    for edge in view.edges(*SEATS):
        if edge.end in things and view.table_of(edge.start) == "people":
            yield edge.start, Served(edge.end, _NO_DAYS, (edge,))


def first_of_the_run(now: list[Served], served: list[Served]) -> Served:
    """The appointment with which a service without a break began that holds today."""
    if len(served) == 1:
        return now[0]
    first = now[0] if len(now) == 1 else min(now, key=lambda one: one.days.start or date.min)
    while first.days.start is not None:
        last_day_before, start = first.days.start - timedelta(days=1), first.days.start
        earlier = [
            one
            for one in served
            if (one.days.start is None or one.days.start < start)
            and (one.days.end is None or one.days.end >= last_day_before)
        ]
        if not earlier:
            break
        first = min(earlier, key=lambda one: one.days.start or date.min)
    return first
