"""What goes when a post or unit goes: everything that exists only with it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from orgmodel.changes.change import put_relation
from orgmodel.changes.draft import Draft
from orgmodel.changes.edit import Drop, Edit, Put
from orgmodel.model.schema import BY_NAME

_ROWS = ("appointments", "links", "memberships", "interests", "competencies", "decisions", "votes")
"""Tables whose rows are about the ids they name, and go with them."""


def leave(draft: Draft, identifier: str, home: str) -> Iterator[Edit]:
    """Edits that take an id out of the tables that name it.

    Rows about it (links, seats, appointments, interests, competencies, decisions with their
    votes) are dropped; the heads of units and the beneficiaries of decisions are emptied.
    Its line, its units and its functions are not touched here: they need a new home.
    """
    dropped: set[tuple[str, int]] = set()
    for table, label, column in draft.references(identifier, home):
        if table in _ROWS and _filled(table, column):
            yield from _drop(draft, table, label, dropped)
        elif (table, column) == ("units", "head"):
            yield from put_relation(draft, (table, label, column), "")
        elif table == "decisions":
            yield Put(table, label, column, "")


def _drop(draft: Draft, table: str, label: int, dropped: set[tuple[str, int]]) -> Iterator[Edit]:
    if (table, label) in dropped:
        return
    dropped.add((table, label))
    if table == "decisions":
        decision = draft.table(table).cell(label, "id")
        for vote in draft.table("votes").find("decision", decision):
            yield from _drop(draft, "votes", vote, dropped)
        for name, row, column in draft.references(decision, "decisions"):
            if name in _ROWS and name != "votes" and _filled(name, column):
                yield from _drop(draft, name, row, dropped)
    yield Drop(table, label)


def _filled(table: str, name: str) -> bool:
    column = BY_NAME[table].column(name)
    return column is not None and column.filled


def some(names: Iterable[str], most: int = 6) -> str:
    """`a, b, c and 4 more`."""
    every = list(names)
    rest = f" and {len(every) - most} more" if len(every) > most else ""
    return ", ".join(every[:most]) + rest
