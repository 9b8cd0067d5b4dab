"""Pointing every cell that names one id at another, without saying anything twice."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from orgmodel.scenario.change import put_relation
from orgmodel.scenario.draft import RELATION_ENDS, Draft
from orgmodel.scenario.edit import Drop, Edit, Put
from orgmodel.scenario.numbers import added_up
from orgmodel.schema import SYMMETRIC_RELATIONS

_SEAT_RANK = ("chairs", "member_of", "coopted_to", "attends")
_EVIDENCED = frozenset({("posts", "reports_to"), ("units", "parent"), ("units", "head")})


def rewrite(
    draft: Draft,
    new_of: Mapping[str, str],
    home: str,
    *,
    leave_out: Collection[tuple[str, int]] = (),
) -> Iterator[Edit]:
    """Edits that put `new_of[id]` in place of each id of table `home`.

    Rows in `leave_out` are not touched: they go. A link that would join an id to itself is
    dropped; a link, seat or appointment that would be said twice is kept once (the stronger
    seat, the FTE of both appointments together).
    """
    cells: dict[tuple[str, int], dict[str, str]] = {}
    for old, new in new_of.items():
        for table, label, column in draft.references(old, home):
            if (table, label) not in leave_out and old != new:
                cells.setdefault((table, label), {})[column] = new
    for (table, label), changed in cells.items():
        if table in RELATION_ENDS:
            continue
        for column, value in changed.items():
            if (table, column) in _EVIDENCED:
                yield from put_relation(draft, (table, label, column), value)
            else:
                yield Put(table, label, column, value)
    for table in RELATION_ENDS:
        changed_rows = {label: put for (name, label), put in cells.items() if name == table}
        yield from _relations(draft, table, changed_rows)


def _relations(draft: Draft, table: str, changed: Mapping[int, dict[str, str]]) -> Iterator[Edit]:
    rows = draft.table(table)
    kept: dict[tuple[str, ...], int] = {}
    fte: dict[int, str] = {}
    for label in _first_unchanged(draft, table, changed):
        what = _identity(table, {**rows.row(label), **changed.get(label, {})})
        if label in changed and table == "links" and what[0] == what[2]:
            yield Drop(table, label)
        elif what in kept and label in changed:
            yield Drop(table, label)
            if table == "appointments":
                first = kept[what]
                both = (fte.get(first, rows.cell(first, "fte")), rows.cell(label, "fte"))
                fte[first] = added_up(both)
        else:
            kept.setdefault(what, label)
            for column, value in changed.get(label, {}).items():
                yield Put(table, label, column, value)
    for label, total in fte.items():
        yield Put(table, label, "fte", total)


def _first_unchanged(draft: Draft, table: str, changed: Mapping[int, dict[str, str]]) -> list[int]:
    """The rows that may come to say the same, those to keep first."""
    rows = draft.table(table)
    ends = [end for end in RELATION_ENDS[table] if end not in ("relation", "role")]
    values = {value for put in changed.values() for value in put.values()}
    there = {label for end in ends for value in values for label in rows.find(end, value)} - set(
        changed
    )
    every = [*sorted(there), *sorted(changed)]
    if table != "memberships":
        return every
    return sorted(every, key=lambda label: (label in changed, _rank(rows.cell(label, "role"))))


def _rank(role: str) -> int:
    return _SEAT_RANK.index(role) if role in _SEAT_RANK else len(_SEAT_RANK)


def _identity(table: str, cells: Mapping[str, str]) -> tuple[str, ...]:
    """What a row says, in the same words as another row that says it."""
    if table == "memberships":
        return cells["member"], cells["body"]
    what = tuple(cells[end] for end in RELATION_ENDS[table])
    if table == "links" and what[1] in SYMMETRIC_RELATIONS and what[0] > what[2]:
        return what[2], what[1], what[0]
    return what
