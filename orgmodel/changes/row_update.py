"""Verbs that change other cells of one row: what they have in common."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from orgmodel.changes.change import Change, Names, cells_in_words
from orgmodel.changes.conflict import Refused
from orgmodel.changes.draft import Draft
from orgmodel.changes.edit import Edit
from orgmodel.changes.sourced_edits import put_cells
from orgmodel.model.words import called


@dataclass(frozen=True, kw_only=True)
class RowUpdate(Change):
    """Other cells of the row that the verb is about; cells that are not named stay."""

    def describe(self, names: Names) -> str:
        """In words."""
        what = f"{self.subject.noun} {called(names, self._identifier())}"
        return f"Update the {what}: {cells_in_words(self.cells, names)}"

    def edits(self, draft: Draft) -> Iterator[Edit]:
        """The cells."""
        table = self.subject.table
        label = draft.label(table, self._identifier())
        if not self.cells:
            raise Refused("it names no column to change.")
        yield from put_cells(draft, table, label, dict(self.cells))

    def _identifier(self) -> str:
        """The id of the row."""
        (name,) = self.subject.keys
        return str(getattr(self, name))
