"""Merging posts or units: one row in place of several, which takes what named them."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence

from orgmodel.changes.conflict import Refused
from orgmodel.changes.draft import Draft
from orgmodel.changes.edit import Add, Drop, Edit
from orgmodel.changes.replacement import replace_ids
from orgmodel.changes.sourced_edits import (
    put_cells,
    that_differ,
    with_source,
    without_evidence,
)
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

    Its cells are its own, else those of the first, save for `cells`; a relation among them that
    changes has the change as its evidence. What it reports to or is part of is `above`, else
    what it was, else the nearest above that is not merged too.
    """
    rows = rows_to_merge(draft, table, ids)
    row = rows.get(into, rows[ids[0]])
    labels = {name: draft.label(table, name) for name in ids}
    leave_out = {(table, label) for label in labels.values()}
    yield from replace_ids(draft, table, dict.fromkeys(ids, into), leave_out=leave_out)
    column = LINES[table]
    if above is None:
        above = _nearest_outside(draft, table, ids, row[column])
    given = {**cells, column: above}
    if into in rows:
        yield from put_cells(draft, table, labels[into], that_differ(table, row, given))
    else:
        kept = without_evidence(table, row, given)
        yield Add(table, with_source(draft, table, {**kept, **given, "id": into}))
    yield from (Drop(table, label, into) for name, label in labels.items() if name != into)


def seat_former_heads(
    draft: Draft, units: Sequence[str], into: str, head: str | None
) -> Iterator[Edit]:
    """Edits that put into the merged unit the heads that head it no more.

    Such a post belonged to a unit by heading it. One that has a unit of its own, or heads
    another, belongs there still. `head` is the post named to head the merged unit, if any.
    """
    first = into if into in units else units[0]
    stays = draft.cell("units", first, "head") if head is None else head
    for post in dict.fromkeys(draft.cell("units", unit, "head") for unit in units):
        if not post or post == stays or not draft.has(post, ("posts",)):
            continue
        headed = set(draft.ids_where("units", "head", post))
        if headed <= set(units) and not draft.cell("posts", post, "unit"):
            yield from put_cells(draft, "posts", draft.label("posts", post), {"unit": into})


def _nearest_outside(draft: Draft, table: str, ids: Collection[str], above: str) -> str:
    """The nearest above that is none of the ids."""
    seen = set()
    while above in ids and above not in seen:
        seen.add(above)
        above = draft.cell(table, above, LINES[table])
    return above
