"""Merging posts or units: one row in place of several, which takes what named them."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence

from orgmodel.changes.conflict import Refused
from orgmodel.changes.draft import Draft
from orgmodel.changes.edit import Add, Drop, Edit, Put
from orgmodel.changes.replacement import replace_ids
from orgmodel.changes.sourced_edits import Citation, evidence_of, put_reference, with_source
from orgmodel.model.faults.ids import LINES


def rows_to_merge(draft: Draft, table: str, ids: Sequence[str]) -> dict[str, dict[str, str]]:
    """The rows of ids of a table. Raises `Refused` where they are not two or more."""
    rows = {name: draft.table(table).row(draft.label(table, name)) for name in ids}
    if len(rows) < max(2, len(ids)):
        raise Refused(f"it needs two different {table} or more.")
    return rows


def merge(
    draft: Draft,
    table: str,
    ids: Sequence[str],
    into: str,
    *,
    above: str | None,
    cells: Mapping[str, str],
) -> Iterator[Edit]:
    """Edits that put one row `into`, one of the ids or a new one, in place of all of them.

    Its cells are its own, else those of the first, save for `cells`. What it reports to or is
    part of is `above`, else what it was, else the nearest above that is not merged too.
    """
    rows = rows_to_merge(draft, table, ids)
    row = rows.get(into, rows[ids[0]])
    labels = {name: draft.label(table, name) for name in ids}
    leave_out = {(table, label) for label in labels.values()}
    yield from replace_ids(draft, table, dict.fromkeys(ids, into), leave_out=leave_out)
    column = LINES[table]
    if above is None:
        above = _nearest_outside(draft, table, ids, row[column])
    if into in rows:
        for name, value in cells.items():
            if value != row.get(name, ""):
                yield Put(table, labels[into], name, value)
        if above != row[column]:
            cited = Citation(*(cells.get(name) for name in evidence_of(column)))
            yield from put_reference(draft, (table, labels[into], column), above, cited)
    else:
        own = {name: row[name] for name in row if name not in ("source", "basis", "note")}
        if above != row[column]:
            own |= dict.fromkeys(evidence_of(column), "")
        yield Add(table, with_source(draft, table, {**own, **cells, "id": into, column: above}))
    yield from (Drop(table, label) for name, label in labels.items() if name != into)


def _nearest_outside(draft: Draft, table: str, ids: Collection[str], above: str) -> str:
    """The nearest above that is none of the ids."""
    seen = set()
    while above in ids and above not in seen:
        seen.add(above)
        above = draft.cell(table, above, LINES[table])
    return above
