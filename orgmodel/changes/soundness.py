"""Whether edits leave an organisation sound: what a change may never do, whatever its verb.

Only the cells that were edited are looked at: a fault that the data had before stops no
change, and is not taken for its own.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from orgmodel.changes.conflict import Refused, as_one
from orgmodel.changes.draft import Draft, MadeEdit
from orgmodel.changes.edit import Add, Drop, Edit
from orgmodel.model.columns import Column
from orgmodel.model.faults.cell_values import CONTROL
from orgmodel.model.faults.ids import LINES
from orgmodel.model.numbers import amount, day, whole
from orgmodel.model.relations import COLUMN_RELATIONS
from orgmodel.model.schema import BY_NAME, ID_TABLES

_CONTROL = re.compile(CONTROL)
_READERS: Mapping[str, tuple[Callable[[str], object], str]] = {
    "number": (amount, "is not a number of 0 or more. Write digits with a point, such as 0.6."),
    "whole": (whole, "is not a whole number of 0 or more."),
    "date": (day, "is not a date as yyyy-mm-dd."),
}
"""By kind of column: what reads its cells, and what is said of a cell that it cannot read."""


def make_edits(draft: Draft, edits: Iterable[Edit], number: int) -> list[MadeEdit]:
    """Make the edits of change `number`, or none of them. Raises `Refused`.

    What was made is given back, for whoever may undo it.
    """
    done = [draft.make(edit) for edit in edits]
    faults = faults_of(draft, done)
    if faults:
        for made in reversed(done):
            draft.undo(made)
        raise as_one(faults)
    for edit, label, _ in done:
        draft.record(edit, label, number)
    return done


def faults_of(draft: Draft, done: Sequence[MadeEdit]) -> list[Refused]:
    """What is wrong with the draft after these edits; empty where all is well."""
    found: dict[str, Refused] = {}
    for fault in _every_fault(draft, done):
        found.setdefault(fault.reason, fault)
    return list(found.values())


def _every_fault(draft: Draft, done: Sequence[MadeEdit]) -> Iterator[Refused]:
    for edit, label, before in done:
        if isinstance(edit, Drop):
            if edit.table in ID_TABLES and isinstance(before, dict):
                yield from _still_named(draft, edit.table, before["id"])
            if edit.table == "posts" and next(draft.table("posts").labels(), None) is None:
                yield Refused("no post would be left.")
        elif label in draft.table(edit.table):
            cells = edit.cells if isinstance(edit, Add) else {edit.column: edit.value}
            yield from _row(draft, edit.table, label, cells, is_new=isinstance(edit, Add))


def _row(
    draft: Draft, table: str, label: int, cells: Mapping[str, str], *, is_new: bool
) -> Iterator[Refused]:
    """What is wrong with these cells of a row; of a new one with every cell."""
    rows = draft.table(table)
    names = BY_NAME[table].column_names if is_new else tuple(cells)
    for name in names:
        column = BY_NAME[table].column(name)
        if column is not None:
            yield from _cell(draft, table, column, rows.cell(label, name))
    for name in cells:
        if name not in rows.columns:
            yield Refused(f'{table}.csv has no column "{name}".')
        elif "\0" in rows.cell(label, name):
            yield Refused(f"{name}: no file can hold a NUL character. Retype it.")
    if "id" in names and table in ID_TABLES:
        yield from _id_taken(draft, rows.cell(label, "id"))
    above = LINES.get(table)
    if above is not None and above in names:
        yield from _loop(draft, table, rows.cell(label, "id"), above)


def _cell(draft: Draft, table: str, column: Column, value: str) -> Iterator[Refused]:
    if not value:
        if column.filled:
            yield Refused(f"{column.name} of {table}.csv may not be empty.")
        return
    if column.kind == "id" and _CONTROL.search(value):
        yield Refused(f"{column.name}: an id may not hold a tab, line break or control character.")
    elif column.refers_to and not draft.has(value, column.refers_to):
        yield draft.unknown(value, column.refers_to)
    elif column.kind in _READERS:
        read, words = _READERS[column.kind]
        if read(value) is None:
            yield Refused(f'{column.name}: "{value}" {words}')
    elif column.kind == "choice" and value not in column.allowed:
        yield from _choice(draft, column, value)


def _choice(draft: Draft, column: Column, value: str) -> Iterator[Refused]:
    if column.name == "relation" and value in draft.relations:
        return
    if column.name == "relation" and value in COLUMN_RELATIONS:
        yield Refused(f'"{value}" is not a link: it is written in {COLUMN_RELATIONS[value]}.')
        return
    yield Refused(f'{column.name}: "{value}" is not allowed. Allowed: {", ".join(column.allowed)}.')


def _id_taken(draft: Draft, identifier: str) -> Iterator[Refused]:
    rows = sum(len(draft.table(name).find("id", identifier)) for name in ID_TABLES)
    if identifier and rows > 1:
        yield Refused(f'the id "{identifier}" is taken already. Give another.')
    elif words := draft.absent(identifier):
        yield Refused(f'the id "{identifier}" is taken already: {words} Give another.')


def _loop(draft: Draft, table: str, start: str, above: str) -> Iterator[Refused]:
    """Refuse a line that comes back to where it starts; an older loop above is not its fault."""
    rows = draft.table(table)
    seen, place = [start], start
    while True:
        found = rows.find("id", place)
        place = rows.cell(found[0], above) if found else ""
        if not place:
            return
        if place == start:
            words = "report to itself" if table == "posts" else "be part of itself"
            way = " → ".join([*seen, start])
            yield Refused(f"{start} would {words}: {way}.")
            return
        if place in seen:
            return
        seen.append(place)


def _still_named(draft: Draft, home: str, identifier: str) -> Iterator[Refused]:
    if not identifier or draft.has(identifier, (home,)):
        return
    for table, label, column in draft.references(identifier, home):
        tables = BY_NAME[table].column(column)
        if tables is not None and not draft.has(identifier, tables.refers_to):
            yield Refused(
                f"{identifier} is still named in {table}.csv, {column} "
                f"({_row_in_words(draft, table, label)})."
            )


def _row_in_words(draft: Draft, table: str, label: int) -> str:
    rows = draft.table(table)
    if table in ID_TABLES:
        return rows.cell(label, "id")
    first, *_ = BY_NAME[table].column_names
    return rows.cell(label, first)
