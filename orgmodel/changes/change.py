"""What a change is: an immutable value that says what it does and gives its edits."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

from orgmodel.changes.draft import Draft
from orgmodel.changes.edit import Edit, Put
from orgmodel.changes.key import Record, key

Names = Mapping[str, str]


@dataclass(frozen=True, kw_only=True)
class Change(Record):
    """One edit of an organisation.

    `reason` says why; it is kept with the change and touches no data.
    """

    do: ClassVar[str] = ""
    """The verb, as in a scenario file."""

    _common: ClassVar[tuple[str, ...]] = ("reason",)

    reason: str | None = key("Why this change is made; kept with it, not written to the data")

    def describe(self, names: Names) -> str:
        """The change as a sentence without full stop; `names` gives each id its words."""
        raise NotImplementedError

    def edits(self, draft: Draft) -> Iterator[Edit]:
        """The edits that make the change. Raises `Refused` where it cannot be made."""
        raise NotImplementedError

    def introduces(self) -> Mapping[str, str]:
        """The ids that the change brings in, each with its words."""
        return {}

    def to_dict(self) -> dict[str, Any]:
        """The change as a file has it."""
        return {"do": self.do, **super().to_dict()}


def called(names: Names, identifier: str | None) -> str:
    """An id in words: its title or name, with the id behind it where they differ."""
    if not identifier:
        return "nobody"
    words = names.get(identifier, identifier)
    return words if words == identifier else f"{words} ({identifier})"


def listed(names: Names, identifiers: tuple[str, ...]) -> str:
    """Several ids in words."""
    words = [called(names, identifier) for identifier in identifiers]
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}"


def cells_in_words(cells: tuple[tuple[str, str], ...]) -> str:
    """`band 8a, fte 0.6`; an emptied cell reads as such."""
    return ", ".join(f"{name} {value}" if value else f"no {name}" for name, value in cells)


@dataclass(frozen=True, slots=True)
class Evidence:
    """What a change says of the relation it makes: source, basis and note, where given."""

    source: str | None = None
    basis: str | None = None
    note: str | None = None


def put_relation(
    draft: Draft, at: tuple[str, int, str], value: str, said: Evidence | None = None
) -> Iterator[Edit]:
    """Point a cell that is a relation elsewhere, with its own source, basis and note.

    What stood there as evidence was of the old relation and goes. Where the row has a source
    of its own, an empty cell would claim that source for the new relation: then the change
    is cited, and its basis is conditional, since a scenario proposes.
    """
    table, label, column = at
    rows, said = draft.table(table), said or Evidence()
    yield Put(table, label, column, value)
    if f"{column}_source" not in rows.columns:
        return
    source = draft.source or (draft.words if rows.cell(label, "source") else "")
    basis = "conditional" if rows.cell(label, "basis") else ""
    if not value:
        source = basis = ""
    yield Put(table, label, f"{column}_source", source if said.source is None else said.source)
    yield Put(table, label, f"{column}_basis", basis if said.basis is None else said.basis)
    yield Put(table, label, f"{column}_note", said.note or "")


def with_evidence(draft: Draft, table: str, cells: Mapping[str, str]) -> dict[str, str]:
    """Cells of a new row, with the scenario's source where it gives none of its own."""
    made = dict(cells)
    if "source" not in made and draft.source:
        made["source"] = draft.source
    if "basis" not in made and table != "appointments" and draft.uses(table, "basis"):
        made["basis"] = "conditional"
    return made
