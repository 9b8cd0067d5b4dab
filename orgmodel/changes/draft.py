"""An organisation while a scenario is applied to it, one change at a time.

A change reads the draft and answers with edits; the draft makes them, looks whether the
result is sound, and takes all of them back where it is not. Tables that no change touches
are handed on as the same objects.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

import pandas as pd

from orgmodel.changes.conflict import Refused
from orgmodel.changes.draft_table import DraftTable
from orgmodel.changes.edit import Add, Drop, Edit, Put
from orgmodel.model.evidence import Origins
from orgmodel.model.organisation import OrganisationModel
from orgmodel.model.schema import BY_NAME, ID_TABLES, TABLES
from orgmodel.model.words import listed, near, titled

REFERENCES: tuple[tuple[str, str, tuple[str, ...]], ...] = tuple(
    (table.name, column.name, column.refers_to)
    for table in TABLES
    for column in table.columns
    if column.refers_to
)
"""Every column that names ids: table, column, and the tables it may name."""
# Rows that are one relation as a whole: a change to one of these cells makes the relation.
RELATION_ENDS: Mapping[str, tuple[str, ...]] = {
    "links": ("from", "relation", "to"),
    "memberships": ("member", "role", "body"),
    "appointments": ("person", "post"),
}


class MadeEdit(NamedTuple):
    """An edit that was made, the label of its row, and what stood there before."""

    edit: Edit
    label: int
    before: str | dict[str, str]


class DraftMark(NamedTuple):
    """How far a draft has come: what it takes to go back there, beside the edits to undo."""

    changes: dict[tuple[str, int, str], int]
    removed: dict[tuple[str, int], int]
    tops: tuple[str, ...] | None
    heirs: dict[tuple[str, int], str]
    next_labels: dict[str, int]


@dataclass(frozen=True, slots=True)
class Effect:
    """What a scenario does to rows that are there: the cells it fills, the rows it removes."""

    filled: Mapping[tuple[str, int, str], str]
    removed: frozenset[tuple[str, int]]

    def clash(self, other: Effect) -> str:
        """Why both cannot be had, or nothing: one cell filled twice, a row filled and removed."""
        for (table, label, column), value in self.filled.items():
            theirs = other.filled.get((table, label, column), value)
            if theirs != value and not column.endswith(("_source", "_basis", "_note")):
                return f'both set {column} of {table}.csv row {label}, to "{value}" and "{theirs}"'
        for one, two in ((self, other), (other, self)):
            rows = {(table, label) for table, label, _ in one.filled}
            for table, label in sorted(rows & two.removed):
                return f"one changes {table}.csv row {label}, the other takes it out"
        return ""


class Draft:
    """The tables of an organisation with edits on top.

    `source` is what a scenario gives as source for what it makes; `cited_as` how it is cited
    where a row's own source would otherwise be taken for the source of a moved line.
    """

    def __init__(
        self,
        model: OrganisationModel,
        *,
        source: str = "",
        cited_as: str = "",
    ) -> None:
        self.model = model
        self.source = source
        self.cited_as = cited_as
        self.relations = model.relations
        self.tops = model.tops
        self.heirs: dict[tuple[str, int], str] = {}
        self._tables: dict[str, DraftTable] = {}
        self._changes: dict[tuple[str, int, str], int] = {}
        self._removed: dict[tuple[str, int], int] = {}
        self._uses: dict[tuple[str, str], bool] = {}
        self.days: dict[int, str] = {}

    def table(self, name: str) -> DraftTable:
        """One table under edit."""
        if name not in self._tables:
            last = self.model.set_aside.last_label(name)
            self._tables[name] = DraftTable(self.model.tables[name], last)
        return self._tables[name]

    # Questions that changes ask

    def label(self, table: str, identifier: str) -> int:
        """The (first) row of an id. Raises `Refused` with ids that look like it."""
        found = self.table(table).find("id", identifier) if identifier else ()
        if not found:
            raise self.unknown(identifier, (table,))
        return found[0]

    def has(self, identifier: str, tables: Iterable[str] = ID_TABLES) -> bool:
        """Whether one of these tables has the id."""
        return any(identifier and self.table(name).find("id", identifier) for name in tables)

    def table_of(self, identifier: str, tables: Iterable[str] = ID_TABLES) -> str:
        """The table an id stands in. Raises `Refused` where none of these has it."""
        among = tuple(tables)
        for name in among:
            if identifier and self.table(name).find("id", identifier):
                return name
        raise self.unknown(identifier, among)

    def cell(self, table: str, identifier: str, column: str) -> str:
        """A cell of the row of an id."""
        return self.table(table).cell(self.label(table, identifier), column)

    def ids_where(self, table: str, column: str, value: str) -> tuple[str, ...]:
        """The ids of the rows whose cell in the column is this value."""
        rows = self.table(table)
        return tuple(rows.cell(label, "id") for label in rows.find(column, value))

    def uses(self, table: str, column: str) -> bool:
        """Whether any cell of a column is filled in the data as it came."""
        if (table, column) not in self._uses:
            frame = self.model.tables[table]
            filled = column in frame.columns and bool((frame[column] != "").any())
            self._uses[table, column] = filled
        return self._uses[table, column]

    def references(self, identifier: str, home: str) -> Iterator[tuple[str, int, str]]:
        """Every cell that names an id of table `home`: table, label, column."""
        for table, column, tables in REFERENCES:
            if home in tables:
                for label in self.table(table).find(column, identifier):
                    yield table, label, column

    def unknown(self, identifier: str, tables: tuple[str, ...]) -> Refused:
        """The refusal for an id that is not there."""
        kinds = [BY_NAME[name].one for name in tables]
        what = listed(kinds, last="or") if len(kinds) < 4 else "id"
        if not identifier:
            return Refused(f"no {what} is named.")
        if words := self.absent(identifier):
            return Refused(words, missing=identifier)
        ids = (known for name in tables for known in self.table(name).values("id"))
        reason = f'there is no {what} "{identifier}".'
        return Refused(reason, near(identifier, ids, most=3), identifier)

    def absent(self, identifier: str) -> str:
        """That a post or unit is not in force on the organisation's day; empty where it is."""
        absence = self.model.set_aside.absences.get(identifier)
        if absence is None:
            return ""
        what = f"the {absence.one} {titled(absence.title, identifier)}"
        return f"{what} is not in force on {self.model.day}: it {absence.words()}."

    def refuse_if_changed(self, at: tuple[str, int, str], was: str | None) -> None:
        """Raise `Refused` where a cell no longer holds what it `was` when a change was written."""
        table, label, column = at
        now = self.table(table).cell(label, column)
        if was is not None and now != was:
            raise Refused(
                f'{column} was "{was}" when this change was written and is "{now}" now. Look at '
                "the data again, then mend or drop “was”."
            )

    # What changes do

    def make(self, edit: Edit) -> MadeEdit:
        """Make one edit, and give what it takes to undo it."""
        table = self.table(edit.table)
        if isinstance(edit, Add):
            return MadeEdit(edit, table.add(dict(edit.cells)), {})
        if isinstance(edit, Drop):
            cells = table.row(edit.label)
            table.drop(edit.label)
            return MadeEdit(edit, edit.label, cells)
        old = table.cell(edit.label, edit.column)
        table.put(edit.label, edit.column, edit.value)
        return MadeEdit(edit, edit.label, old)

    def undo(self, made: MadeEdit) -> None:
        """Undo one edit that `make` made."""
        edit, label, before = made
        table = self.table(edit.table)
        if isinstance(edit, Add):
            table.drop(label)
        elif isinstance(edit, Put):
            table.put(label, edit.column, str(before))
        elif isinstance(before, dict):
            table.add(before, label)

    def mark(self) -> DraftMark:
        """Where the draft stands now."""
        labels = {name: table.next_label for name, table in self._tables.items()}
        changes, removed = dict(self._changes), dict(self._removed)
        return DraftMark(changes, removed, self.tops, dict(self.heirs), labels)

    def back_to(self, mark: DraftMark, made: Iterable[MadeEdit]) -> None:
        """Undo the edits `made` since a mark, the last of them first."""
        for edit in reversed(list(made)):
            self.undo(edit)
        self._changes, self._removed = dict(mark.changes), dict(mark.removed)
        self.tops, self.heirs = mark.tops, dict(mark.heirs)
        for name, table in self._tables.items():
            table.number_from(mark.next_labels.get(name))

    def record(self, edit: Edit, label: int, number: int) -> None:
        """Note that change `number` made an edit: it is the origin of what it filled."""
        if isinstance(edit, Drop):
            self._removed[edit.table, label] = number
            if edit.heir:
                self.heirs[edit.table, label] = edit.heir
            return
        column = edit.column if isinstance(edit, Put) else ""
        if column in RELATION_ENDS.get(edit.table, ()):
            column = ""
        self._changes[edit.table, label, column] = number

    # The result

    def effect(self) -> Effect:
        """Which cells hold what now, and which rows are removed, of those that were there."""
        filled = {}
        for table, label, column in self._changes:
            rows = self.table(table)
            if label in rows and rows.was_there(label) and column:
                filled[table, label, column] = rows.cell(label, column)
        return Effect(filled, frozenset(self._removed))

    def touched(self) -> dict[str, DraftTable]:
        """The tables under edit that differ from the model's."""
        return {name: table for name, table in self._tables.items() if table.touched}

    def keeps(self, tables: Collection[str], columns: Collection[str]) -> bool:
        """Whether the rows of these tables are the model's, and so are these columns of theirs."""
        return all(
            table.has_the_rows and table.has_the_cells(columns)
            for name, table in self.touched().items()
            if name in tables
        )

    def tables(self) -> dict[str, pd.DataFrame]:
        """The tables that differ from the model's."""
        return {name: table.frame() for name, table in self.touched().items()}

    def rows_changed(self) -> Iterator[tuple[str, int]]:
        """The rows of the model that a change removed or edited: table and label."""
        at = dict.fromkeys([*self._removed, *((table, label) for table, label, _ in self._changes)])
        return ((table, label) for table, label in at if self.table(table).was_there(label))

    def change_of(self, table: str, label: int, column: str) -> int | None:
        """The number of the change that removed a row, or that filled its cell or the row."""
        made = self._changes
        return (
            self._removed.get((table, label))
            or made.get((table, label, column))
            or made.get((table, label, ""))
        )

    def origins(self) -> Origins:
        """Where every cell came from now."""
        before = self.model.origins
        changes = {**before.changes, **self._changes}
        there = {at: n for at, n in changes.items() if (at[0], at[1]) not in self._removed}
        return Origins(before.files, there, {**before.days, **self.days})
