"""What goes when a post, unit or function goes: everything that exists only with it."""

from __future__ import annotations

from collections.abc import Iterator

from orgmodel.changes.draft import Draft
from orgmodel.changes.edit import Drop, Edit
from orgmodel.changes.sourced_edits import put_reference
from orgmodel.model.schema import BY_NAME

_ROWS = ("appointments", "links", "memberships", "interests", "competencies", "decisions", "votes")
"""Tables whose rows are about the ids they name, and go with them."""


def remove_mentions(draft: Draft, identifier: str, table: str) -> Iterator[Edit]:
    """Edits that take an id of `table` out of every other table that names it.

    Rows about it (links, seats, appointments, interests, competencies, decisions with their
    votes) are dropped; the heads of units and the beneficiaries of decisions are emptied.
    Its line, its units and its functions are not touched here: they need a new home.
    """
    dropped: set[tuple[str, int]] = set()
    for other, label, column in draft.references(identifier, table):
        if other in _ROWS and _filled(other, column):
            yield from _drop(draft, other, label, dropped)
        elif other == "decisions" or (other, column) == ("units", "head"):
            yield from put_reference(draft, (other, label, column), "")


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
