"""Edits that say where they come from: the change is the evidence of what it makes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from orgmodel.changes.draft import Draft
from orgmodel.changes.edit import Edit, Put
from orgmodel.model.schema import TABLES

SOURCED = frozenset(
    (table.name, column.name)
    for table in TABLES
    for column in table.columns
    if f"{column.name}_source" in table.column_names
)
"""The cells that are a relation with a source, basis and note of its own, as (table, column)."""


@dataclass(frozen=True, slots=True)
class Citation:
    """What a change cites for the relation it makes: source, basis and note, where given."""

    source: str | None = None
    basis: str | None = None
    note: str | None = None


def evidence_of(column: str) -> tuple[str, str, str]:
    """The columns that hold source, basis and note of a relation that is a cell."""
    return f"{column}_source", f"{column}_basis", f"{column}_note"


def put_reference(
    draft: Draft, at: tuple[str, int, str], value: str, cited: Citation | None = None
) -> Iterator[Edit]:
    """Make the cell at table, label and column name another id.

    Where the cell is a relation with evidence of its own, that was of the old relation and
    goes. Where the row has a source of its own, an empty cell would claim that source for the
    new relation: then the change is cited, and its basis is conditional, since a scenario
    proposes.
    """
    table, label, column = at
    yield Put(table, label, column, value)
    if (table, column) not in SOURCED:
        return
    rows, cited = draft.table(table), cited or Citation()
    source = draft.source or (draft.cited_as if rows.cell(label, "source") else "")
    basis = "conditional" if rows.cell(label, "basis") else ""
    if not value:
        source = basis = ""
    cells = (
        source if cited.source is None else cited.source,
        basis if cited.basis is None else cited.basis,
        cited.note or "",
    )
    for name, cell in zip(evidence_of(column), cells, strict=True):
        yield Put(table, label, name, cell)


def put_cells(draft: Draft, table: str, label: int, cells: Mapping[str, str]) -> Iterator[Edit]:
    """Fill cells of a row, whose evidence the change is then.

    A cell that is a relation and names another id then takes the source, basis and note that
    are given with it, else those of `put_reference`.
    """
    rows = draft.table(table)
    relations = [
        name
        for name, value in cells.items()
        if (table, name) in SOURCED and value != rows.cell(label, name)
    ]
    cited = {part for name in relations for part in evidence_of(name)}
    for name in relations:
        citation = Citation(*(cells.get(part) for part in evidence_of(name)))
        yield from put_reference(draft, (table, label, name), cells[name], citation)
    for name, value in cells.items():
        if name not in relations and name not in cited:
            yield Put(table, label, name, value)


def that_differ(table: str, row: Mapping[str, str], cells: Mapping[str, str]) -> dict[str, str]:
    """The cells that read otherwise than in the row, and what is said of relations among them."""
    other = {name for name, value in cells.items() if value != row.get(name, "")}
    said = {part for name in other if (table, name) in SOURCED for part in evidence_of(name)}
    return {name: value for name, value in cells.items() if name in other | said}


def without_evidence(
    table: str, row: Mapping[str, str], cells: Mapping[str, str]
) -> dict[str, str]:
    """A row to copy to a new id: without its evidence, and that of relations `cells` change."""
    changed = (name for name, value in cells.items() if value != row.get(name, ""))
    gone = {part for name in changed if (table, name) in SOURCED for part in evidence_of(name)}
    return {name: row[name] for name in row if name not in gone | {"source", "basis", "note"}}


def with_source(draft: Draft, table: str, cells: Mapping[str, str]) -> dict[str, str]:
    """Cells of a new row, with the scenario's source where it gives none of its own."""
    made = dict(cells)
    if "source" not in made and draft.source:
        made["source"] = draft.source
    if "basis" not in made and table != "appointments" and draft.uses(table, "basis"):
        made["basis"] = "conditional"
    return made
