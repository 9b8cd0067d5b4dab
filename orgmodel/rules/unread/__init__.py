"""Appointments whose days cannot be read: nobody can tell whether they hold."""

from __future__ import annotations

from collections.abc import Iterable

from orgmodel.model.appointments import unread_rows
from orgmodel.model.words import listed
from orgmodel.rules.view import View


def unread_holdings(view: View) -> tuple[tuple[str, str], ...]:
    """Persons with the posts that they hold as far as one can tell: the days cannot be read."""
    rows = view.model.tables["appointments"]
    if not unread_rows(rows).any():
        return ()
    known: dict[tuple[str, str], bool] = {}
    for edge in view.edges("holds"):
        pair = edge.start, edge.end
        known[pair] = known.get(pair, True) and view.appointment(edge).unread
    return tuple(pair for pair, unread in known.items() if unread)


def days_of(view: View, held: Iterable[tuple[str, str]]) -> str:
    """On which days these persons hold these posts."""
    said = [f"{view.name(person)} holds {view.name(post)}" for person, post in held]
    if not said:
        return ""
    return f"on which days {listed(said, most=3)} (appointments.csv, columns start and end)"
