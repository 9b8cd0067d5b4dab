"""One id in place of another in every cell that names it, without saying anything twice."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from orgmodel.changes.draft import RELATION_ENDS, Draft
from orgmodel.changes.edit import Drop, Edit, Put
from orgmodel.changes.sourced_edits import put_reference
from orgmodel.model.numbers import added_up
from orgmodel.model.relations import SYMMETRIC_RELATIONS

_SEAT_RANK = ("chairs", "member_of", "coopted_to", "attends")


def replace_ids(
    draft: Draft,
    table: str,
    new_of: Mapping[str, str],
    *,
    leave_out: Collection[tuple[str, int]] = (),
) -> Iterator[Edit]:
    """Edits that put `new_of[id]` in place of each id of `table`.

    Rows in `leave_out` are not touched. A link that would join an id to itself is
    dropped; a link, seat or appointment that would be said twice is kept once (the stronger
    seat, the FTE of both appointments together).
    """
    cells: dict[tuple[str, int], dict[str, str]] = {}
    for old, new in new_of.items():
        for other, label, column in draft.references(old, table):
            if (other, label) not in leave_out and old != new:
                cells.setdefault((other, label), {})[column] = new
    for (other, label), changed in cells.items():
        if other not in RELATION_ENDS:
            for column, value in changed.items():
                yield from put_reference(draft, (other, label, column), value)
    for other in RELATION_ENDS:
        changed_rows = {label: put for (name, label), put in cells.items() if name == other}
        yield from _relations(draft, other, changed_rows)


def _relations(draft: Draft, table: str, changed: Mapping[int, dict[str, str]]) -> Iterator[Edit]:
    """Rows of one table of relations: those that come to say the same are kept once."""
    rows = draft.table(table)
    alike: dict[tuple[str, ...], list[int]] = {}
    for label in (*_may_say_the_same(draft, table, changed), *changed):
        what = _identity(table, {**rows.row(label), **changed.get(label, {})})
        alike.setdefault(what, []).append(label)
    for what, labels in alike.items():
        if table == "links" and what[0] == what[2]:
            yield from (Drop(table, label) for label in labels if label in changed)
            continue
        best = min(labels, key=lambda label: _rank(rows.cell(label, "role"), label in changed))
        yield from (
            Put(table, best, column, value) for column, value in changed.get(best, {}).items()
        )
        # Two rows that said the same before are not this change's business.
        others = [n for n in labels if n != best and (n in changed or best in changed)]
        yield from (Drop(table, label) for label in others)
        if table == "appointments" and others:
            total = added_up(rows.cell(label, "fte") for label in (best, *others))
            yield Put(table, best, "fte", total)


def _may_say_the_same(draft: Draft, table: str, changed: Mapping[int, dict[str, str]]) -> list[int]:
    """The rows that name an id which changed rows come to name."""
    rows = draft.table(table)
    ends = [end for end in RELATION_ENDS[table] if end not in ("relation", "role")]
    values = {value for put in changed.values() for value in put.values()}
    found = {label for end in ends for value in values for label in rows.find(end, value)}
    return sorted(found - set(changed))


def _rank(role: str, changed: bool) -> tuple[int, bool]:
    """The stronger seat first, then the row that stays as it is."""
    return _SEAT_RANK.index(role) if role in _SEAT_RANK else len(_SEAT_RANK), changed


def _identity(table: str, cells: Mapping[str, str]) -> tuple[str, ...]:
    """What a row says, in the same words as another row that says it."""
    if table == "memberships":
        return cells["member"], cells["body"]
    what = tuple(cells[end] for end in RELATION_ENDS[table])
    if table == "links" and what[1] in SYMMETRIC_RELATIONS and what[0] > what[2]:
        return what[2], what[1], what[0]
    return what
