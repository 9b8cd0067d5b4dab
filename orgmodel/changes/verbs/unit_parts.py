"""Splitting a unit into several, and merging several into one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from orgmodel.changes.change import Change, Names, called, listed, put_relation, with_evidence
from orgmodel.changes.conflict import Refused
from orgmodel.changes.draft import Draft
from orgmodel.changes.edit import Add, Drop, Edit, Put
from orgmodel.changes.key import Record, key
from orgmodel.changes.rewriting import rewrite

_OF_THE_ROW = ("source", "basis", "note", "head", "head_source", "head_basis", "head_note")


@dataclass(frozen=True, kw_only=True)
class UnitPart(Record):
    """One of the units that a unit is split into."""

    table: ClassVar[str] = "units"
    without: ClassVar[tuple[str, ...]] = ("id",)

    unit: str = key(
        "Its id; the split unit's own id keeps that unit", kind="id", required=True, new=True
    )
    name: str | None = key("Its name; the split unit's where not given")
    posts: tuple[str, ...] = key("The posts that go to it", kind="ids", among=("posts",))
    units: tuple[str, ...] = key("The units in it that go to it", kind="ids", among=("units",))
    functions: tuple[str, ...] = key(
        "The functions that go to it", kind="ids", among=("functions",)
    )


@dataclass(frozen=True, kw_only=True)
class SplitUnit(Change):
    """A unit made into several with the same parent, kind and side.

    Posts, units and functions go where a part lists them. Everything else, head, links and
    seats included, stays with the part that keeps the unit's id, else with the first.
    """

    do: ClassVar[str] = "split-unit"

    unit: str = key("The unit", kind="id", required=True, among=("units",))
    into: tuple[UnitPart, ...] = key(
        "The units it becomes, two or more", kind="parts", required=True, part=UnitPart
    )

    def describe(self, names: Names) -> str:
        """In words."""
        parts = listed({**names, **self.introduces()}, tuple(part.unit for part in self.into))
        return f"Split the unit {called(names, self.unit)} into {parts}"

    def introduces(self) -> dict[str, str]:
        """The parts, save one that keeps the unit's id."""
        return {p.unit: p.name or p.unit for p in self.into if p.unit != self.unit}

    def edits(self, draft: Draft) -> Iterator[Edit]:
        """Rows for the parts, and what goes to which."""
        label = draft.label("units", self.unit)
        names = [part.unit for part in self.into]
        if len(set(names)) < max(2, len(names)):
            raise Refused("it needs two parts or more, each with an id of its own.")
        keeper = self.unit if self.unit in names else names[0]
        row = draft.table("units").row(label)
        for part in self.into:
            about = (
                row
                if part.unit == self.unit
                else {
                    name: value
                    for name, value in row.items()
                    if name not in _OF_THE_ROW or (part.unit == keeper and name.startswith("head"))
                }
            )
            own = {"id": part.unit, "name": part.name or row["name"]}
            cells = {**about, **dict(part.cells), **own}
            if part.unit == self.unit:
                yield from (
                    Put("units", label, name, value)
                    for name, value in cells.items()
                    if value != row.get(name, "")
                )
            else:
                yield Add("units", with_evidence(draft, "units", cells))
        taken: set[tuple[str, int]] = set()
        for part in self.into:
            yield from self._given(draft, part, taken)
        if keeper != self.unit:
            yield from rewrite(
                draft, {self.unit: keeper}, "units", leave_out={*taken, ("units", label)}
            )
            yield Drop("units", label)

    def _given(self, draft: Draft, part: UnitPart, taken: set[tuple[str, int]]) -> Iterator[Edit]:
        wanted = [
            *(("posts", "unit", post) for post in part.posts),
            *(("units", "parent", unit) for unit in part.units),
            *(("functions", "owner", function) for function in part.functions),
        ]
        for table, column, identifier in wanted:
            label = draft.label(table, identifier)
            if draft.table(table).cell(label, column) != self.unit or (table, label) in taken:
                raise Refused(f"{identifier} does not belong to {self.unit}, or is given twice.")
            taken.add((table, label))
            if part.unit == self.unit:
                continue
            if column == "parent":
                yield from put_relation(draft, (table, label, column), part.unit)
            else:
                yield Put(table, label, column, part.unit)


@dataclass(frozen=True, kw_only=True)
class MergeUnits(Change):
    """Several units made into one, which takes their posts, units, functions, links and seats.

    `into` is one of them or a new id; its cells are its own, else the first unit's, save
    those given. The line of the posts stays as it is.
    """

    do: ClassVar[str] = "merge-units"
    table: ClassVar[str] = "units"
    without: ClassVar[tuple[str, ...]] = ("id",)

    units: tuple[str, ...] = key(
        "The units, two or more", kind="ids", required=True, among=("units",)
    )
    into: str = key(
        "The unit they become: one of them, or a new id", kind="id", required=True, new=True
    )
    name: str | None = key("Its name")
    parent: str | None = key("The unit it is part of", kind="id", among=("units",), also=("to",))

    def describe(self, names: Names) -> str:
        """In words."""
        into = called({self.into: self.name, **names} if self.name else names, self.into)
        return f"Merge the units {listed(names, self.units)} into {into}"

    def introduces(self) -> dict[str, str]:
        """The merged unit, where its id is new."""
        return {} if self.into in self.units else {self.into: self.name or self.into}

    def edits(self, draft: Draft) -> Iterator[Edit]:
        """One row in place of several."""
        labels = {unit: draft.label("units", unit) for unit in self.units}
        if len(labels) < max(2, len(self.units)):
            raise Refused("it needs two different units or more.")
        table = draft.table("units")
        first = self.into if self.into in labels else self.units[0]
        row = table.row(labels[first])
        given = {**({"name": self.name} if self.name else {}), **dict(self.cells)}
        gone = {("units", labels[unit]) for unit in self.units if unit != self.into}
        kept = {("units", labels[self.into])} if self.into in labels else set()
        yield from rewrite(
            draft, dict.fromkeys(self.units, self.into), "units", leave_out=gone | kept
        )
        parent = self._parent(draft, row["parent"])
        if self.into in labels:
            label = labels[self.into]
            yield from (Put("units", label, name, value) for name, value in given.items())
            if parent != row["parent"]:
                yield from put_relation(draft, ("units", label, "parent"), parent)
        else:
            about = {k: v for k, v in row.items() if k not in ("source", "basis", "note")}
            if parent != row["parent"]:
                about |= {f"parent_{part}": "" for part in ("source", "basis", "note")}
            cells = {**about, **given, "id": self.into, "parent": parent}
            yield Add("units", with_evidence(draft, "units", cells))
        yield from (Drop(*at) for at in sorted(gone))

    def _parent(self, draft: Draft, parent: str) -> str:
        if self.parent is not None:
            return self.parent
        seen = set()
        while parent in self.units and parent not in seen:
            seen.add(parent)
            parent = draft.cell("units", parent, "parent")
        return parent
