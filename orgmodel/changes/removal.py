"""What becomes of what names a row that is removed: it is handed over, or it goes too."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from orgmodel.changes.conflict import Refused, as_one
from orgmodel.changes.draft import Draft
from orgmodel.changes.edit import Drop, Edit
from orgmodel.changes.sourced_edits import put_reference
from orgmodel.model.schema import BY_NAME
from orgmodel.model.words import listed, sentence

_ROWS = ("appointments", "links", "memberships", "interests", "competencies", "decisions", "votes")
"""Tables whose rows are about the ids they name, and go with them."""

_NAMED = 20
"""How many ids a refusal names; of the others it says how many."""


@dataclass(frozen=True, slots=True)
class Left:
    """Rows that a removed row leaves: those of `table` whose `column` names it.

    `heir` is who takes them over, None where nobody is named; `unless` says, with their ids
    in it, why that is refused. Where they `may_stay`, it is not: the cell is emptied.
    """

    table: str
    column: str
    heir: str | None
    unless: str
    may_stay: bool = False


def hand_over(draft: Draft, identifier: str, left: Sequence[Left]) -> Iterator[Edit]:
    """Edits that give what a removed row leaves to its heirs.

    Raises one `Refused` with every reason: what nobody takes over, heirs that do not exist.
    Where it is refused, it also tells of what may stay without an heir.
    """
    rows = {of: _rows(draft, identifier, of) for of in left}
    without = [of for of in left if rows[of] and of.heir is None]
    wrong = [fault for of in left if (fault := _wrong_heir(draft, identifier, of, rows[of]))]
    if wrong or not all(of.may_stay for of in without):
        ids = {of: draft.table(of.table) for of in without}
        said = [
            Refused(of.unless.format(listed([ids[of].cell(n, "id") for n in rows[of]], _NAMED)))
            for of in without
        ]
        raise as_one(_as_sentences([*said, *wrong]))
    for of, labels in rows.items():
        for label in labels:
            yield from put_reference(draft, (of.table, label, of.column), of.heir or "")


def _rows(draft: Draft, identifier: str, of: Left) -> tuple[int, ...]:
    """The rows that are left, save the removed one."""
    rows = draft.table(of.table)
    found = rows.find(of.column, identifier)
    return tuple(label for label in found if rows.cell(label, "id") != identifier)


def _wrong_heir(draft: Draft, identifier: str, of: Left, labels: tuple[int, ...]) -> Refused | None:
    """Why the heir that is named cannot take over; None where it can, or there is nothing."""
    column = BY_NAME[of.table].column(of.column)
    if of.heir == identifier:
        return Refused("what it leaves cannot go to the post itself.")
    if labels and of.heir and column and not draft.has(of.heir, column.refers_to):
        return draft.unknown(of.heir, column.refers_to)
    return None


def _as_sentences(faults: Sequence[Refused]) -> list[Refused]:
    """Refusals to be read one after the other: every later one begins with a capital."""
    first, *later = faults
    return [first, *(Refused(sentence(f.reason), f.near, f.missing) for f in later)]


def remove_mentions(draft: Draft, identifier: str, table: str) -> Iterator[Edit]:
    """Edits that take an id of `table` out of every other table that names it.

    Rows about it (links, seats, appointments, interests, competencies, decisions with their
    votes) are dropped; the beneficiaries of decisions are emptied. Its line, its functions and
    the units it holds or heads are not touched here: they need a new home.
    """
    dropped: set[tuple[str, int]] = set()
    for other, label, column in draft.references(identifier, table):
        if other in _ROWS and _filled(other, column):
            yield from _drop(draft, other, label, dropped)
        elif other == "decisions":
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
