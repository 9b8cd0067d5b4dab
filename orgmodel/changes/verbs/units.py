"""Changes to units: move, add, update, remove, merge, split."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from orgmodel.changes.change import Change, Names, all_called, cells_in_words
from orgmodel.changes.conflict import Refused
from orgmodel.changes.draft import Draft
from orgmodel.changes.edit import Add, Drop, Edit
from orgmodel.changes.form import Form, Subject
from orgmodel.changes.key import Held, existing, key
from orgmodel.changes.merging import merge, seat_former_heads
from orgmodel.changes.removal import remove_mentions
from orgmodel.changes.row_update import RowUpdate
from orgmodel.changes.sourced_edits import Citation, put_reference, with_source, without_evidence
from orgmodel.changes.splitting import Part, keeper_of, split
from orgmodel.model.schema import BASES
from orgmodel.model.words import called, listed

_IN_A_UNIT = (Held("posts", "unit"), Held("units", "parent"), Held("functions", "owner"))
_POSTS, _UNITS, _FUNCTIONS = _IN_A_UNIT


@dataclass(frozen=True, kw_only=True)
class MoveUnit(Change):
    """A unit, with all that is in it, as part of another.

    The line of its posts stays unless `reports_to` is given: then the posts of the unit (and
    of the units in it, heads included) whose manager is outside it report to that post.
    """

    do: ClassVar[str] = "move-unit"
    subject: ClassVar[Subject] = Subject.of("units", "unit")
    form: ClassVar[Form] = Form(
        "Move a unit",
        "Move the unit",
        "All that is in it goes with it. The line of its posts stays unless you choose a "
        "post that they report to.",
    )

    unit: str = existing("units", "The unit", question="Unit to move", start="Move this unit …")
    to: str = existing(
        "units",
        "The unit it is part of then; empty text for none",
        may_be_empty=True,
        question="Becomes part of",
        empty="Nothing: it stands on its own",
    )
    reports_to: str | None = key(
        "The post that then manages those of its posts whose manager is outside it",
        kind="id",
        among=("posts",),
        question="Its posts then report to",
    )
    was: str | None = key(
        "Its parent when the change was written; another now is a conflict", kind="id", asked=False
    )
    source: str | None = key("Source of its being part of the new parent")
    basis: str | None = key(
        "Basis of its being part of the new parent", kind="choice", allowed=BASES
    )
    note: str | None = key("A remark on its being part of the new parent")

    def describe(self, names: Names) -> str:
        """In words."""
        where = f"into {called(names, self.to)}" if self.to else "out of its parent"
        line = f"; its posts report to {called(names, self.reports_to)}" if self.reports_to else ""
        return f"Move the unit {called(names, self.unit)} {where}{line}"

    def edits(self, draft: Draft) -> Iterator[Edit]:
        """The cell parent, and the line of its posts where that is asked for."""
        at = ("units", draft.label("units", self.unit), "parent")
        draft.refuse_if_changed(at, self.was)
        cited = Citation(self.source, self.basis, self.note)
        yield from put_reference(draft, at, self.to, cited)
        if self.reports_to is not None:
            inside = _posts_in(draft, self.unit)
            if self.reports_to in inside:
                raise Refused(f"{self.reports_to} is itself in the unit.")
            for post in inside:
                if draft.cell("posts", post, "reports_to") not in inside:
                    line = ("posts", draft.label("posts", post), "reports_to")
                    yield from put_reference(draft, line, self.reports_to)


def _posts_in(draft: Draft, unit: str) -> dict[str, None]:
    """The posts that sit in or head a unit or a unit inside it, in order."""
    units: dict[str, None] = {unit: None}
    waiting = [unit]
    while waiting:
        inside = draft.ids_where("units", "parent", waiting.pop())
        new = dict.fromkeys(name for name in inside if name not in units)
        units |= new
        waiting += new
    posts: dict[str, None] = {}
    for name in units:
        posts |= dict.fromkeys(draft.ids_where("posts", "unit", name))
        head = draft.cell("units", name, "head")
        if head and draft.has(head, ("posts",)):
            posts[head] = None
    return posts


@dataclass(frozen=True, kw_only=True)
class AddUnit(Change):
    """A new unit."""

    do: ClassVar[str] = "add-unit"
    subject: ClassVar[Subject] = Subject.of("units", "unit")
    form: ClassVar[Form] = Form(
        "Add a unit", "Add the unit", columns={"side": "Side", "head": "Head"}
    )
    columns_of: ClassVar[str] = "units"
    without: ClassVar[tuple[str, ...]] = ("id",)

    unit: str = key(
        "The new unit's id", kind="id", required=True, new=True, label="Id of the new unit"
    )
    name: str = key("Its name", required=True, question="Name")
    kind: str = key("directorate, team, committee …", required=True, question="Kind")
    parent: str | None = key(
        "The unit it is part of",
        kind="id",
        among=("units",),
        also=("to",),
        question="Part of",
        start="Add in it …",
    )

    def describe(self, names: Names) -> str:
        """In words."""
        parent = f" in {called(names, self.parent)}" if self.parent else ""
        about = f" ({cells_in_words(self.cells, names)})" if self.cells else ""
        return f"Add the {self.kind} {self.name} ({self.unit}){parent}{about}"

    def edits(self, draft: Draft) -> Iterator[Edit]:
        """A row of units.csv."""
        own = {"id": self.unit, "name": self.name, "kind": self.kind, "parent": self.parent or ""}
        yield Add("units", with_source(draft, "units", {**own, **dict(self.cells)}))

    def introduces(self) -> dict[str, str]:
        """The unit."""
        return {self.unit: self.name}


@dataclass(frozen=True, kw_only=True)
class UpdateUnit(RowUpdate):
    """Other cells of a unit: name, side, kind, head, roster … (a new parent is a move).

    An empty `head` leaves it without one.
    """

    do: ClassVar[str] = "update-unit"
    subject: ClassVar[Subject] = Subject.of("units", "unit")
    form: ClassVar[Form] = Form(
        "Rename a unit or change its details",
        "Change the unit",
        columns={
            "name": "Name",
            "side": "Side",
            "kind": "Kind",
            "head": "Head",
            "roster": "Are all its seats known",
        },
    )
    columns_of: ClassVar[str] = "units"
    without: ClassVar[tuple[str, ...]] = ("id", "parent")
    moved_by: ClassVar[str] = "move-unit"

    unit: str = existing("units", "The unit", question="Unit", start="Change …")


@dataclass(frozen=True, kw_only=True)
class RemoveUnit(Change):
    """A unit less.

    Its posts, the units in it and its functions need a new home: they are moved before, or
    `to` names the unit that takes them over. Its links, seats and decisions go with it.
    """

    do: ClassVar[str] = "remove-unit"
    subject: ClassVar[Subject] = Subject.of("units", "unit")
    form: ClassVar[Form] = Form("Remove a unit", "Remove the unit")

    unit: str = existing("units", "The unit", question="Unit to remove", start="Remove …")
    to: str | None = key(
        "The unit that takes over its posts, units and functions",
        kind="id",
        among=("units",),
        question="What is in it goes to",
    )

    def describe(self, names: Names) -> str:
        """In words."""
        what = f"; what is in it goes to {called(names, self.to)}" if self.to else ""
        return f"Remove the unit {called(names, self.unit)}{what}"

    def edits(self, draft: Draft) -> Iterator[Edit]:
        """Take the unit out of units.csv and of every table that names it."""
        draft.label("units", self.unit)
        inside = [
            (held.table, label, held.column)
            for held in _IN_A_UNIT
            for label in draft.table(held.table).find(held.column, self.unit)
        ]
        if inside and self.to is None:
            names = [draft.table(table).cell(label, "id") for table, label, _ in inside]
            raise Refused(
                f"{listed(names, 6)} belong to it. Move them first, or say with “to” which "
                "unit takes them over."
            )
        if inside and self.to == self.unit:
            raise Refused("what it holds cannot go to the unit itself.")
        if self.to:
            yield from seat_former_heads(draft, (self.unit,), self.to, "")
        for at in inside:
            yield from put_reference(draft, at, self.to or "")
        yield from remove_mentions(draft, self.unit, "units")
        for label in draft.table("units").find("id", self.unit):
            yield Drop("units", label)


@dataclass(frozen=True, kw_only=True)
class MergeUnits(Change):
    """Several units made into one that takes their posts, units, functions, links and seats.

    `into` is one of them or a new id; its cells are its own, else the first unit's, save
    those given. Its head stays unless `head` names another; a head that heads nothing any more
    and has no unit of its own belongs to it. The line of the posts stays.
    """

    do: ClassVar[str] = "merge-units"
    subject: ClassVar[Subject] = Subject.of("units", "units")
    form: ClassVar[Form] = Form(
        "Merge units",
        "Merge the units",
        "Posts, functions, links and seats go to the one that stays; the line of posts stays. "
        "So does its head, unless you choose another.",
    )
    columns_of: ClassVar[str] = "units"
    without: ClassVar[tuple[str, ...]] = ("id",)

    units: tuple[str, ...] = key(
        "The units, two or more",
        kind="ids",
        required=True,
        among=("units",),
        question="Units to merge",
    )
    into: str = key(
        "The unit they become: one of them, or a new id",
        kind="id",
        required=True,
        new=True,
        one_of="units",
        question="Which one stays",
    )
    name: str | None = key("Its name", question="Name then")
    head: str | None = key(
        "The post that heads it; else the head it has. Empty text for nobody",
        kind="id",
        among=("posts",),
        question="Head then",
        empty="Nobody",
    )
    parent: str | None = key(
        "The unit it is part of", kind="id", among=("units",), also=("to",), label="Part of"
    )

    def describe(self, names: Names) -> str:
        """In words."""
        into = called({self.into: self.name, **names} if self.name else names, self.into)
        return f"Merge the units {all_called(names, self.units)} into {into}{self._headed(names)}"

    def _headed(self, names: Names) -> str:
        """Who heads it, where the change says so."""
        if self.head is None:
            return ""
        return f"; its head is {called(names, self.head)}" if self.head else "; nobody heads it"

    def introduces(self) -> dict[str, str]:
        """The merged unit, where its id is new."""
        return {} if self.into in self.units else {self.into: self.name or self.into}

    def edits(self, draft: Draft) -> Iterator[Edit]:
        """One row in place of several."""
        own = {"name": self.name or None, "head": self.head}
        given = {name: value for name, value in own.items() if value is not None}
        cells = {**given, **dict(self.cells)}
        seats = tuple(seat_former_heads(draft, self.units, self.into, cells.get("head")))
        yield from merge(draft, "units", self.units, self.into, above=self.parent, cells=cells)
        yield from seats


@dataclass(frozen=True, kw_only=True)
class UnitPart(Part):
    """One of the units that a unit is split into."""

    columns_of: ClassVar[str] = "units"
    without: ClassVar[tuple[str, ...]] = ("id",)

    unit: str = key(
        "Its id; the split unit's own id keeps that unit", kind="id", required=True, new=True
    )
    name: str | None = key("Its name; the split unit's where not given", question="Name")
    head: str | None = key(
        "The post that heads it; else the head of the whole for the part that keeps the rest, "
        "nobody for another",
        kind="id",
        among=("posts",),
        question="Head",
        empty="Nobody",
    )
    posts: tuple[str, ...] = key(
        "The posts that go to it",
        kind="ids",
        among=("posts",),
        held=_POSTS,
        question="Posts that go to it",
    )
    units: tuple[str, ...] = key(
        "The units in it that go to it",
        kind="ids",
        among=("units",),
        held=_UNITS,
        question="Units that go to it",
    )
    functions: tuple[str, ...] = key(
        "The functions that go to it",
        kind="ids",
        among=("functions",),
        held=_FUNCTIONS,
        question="Functions that go to it",
    )


@dataclass(frozen=True, kw_only=True)
class SplitUnit(Change):
    """A unit made into several with the same parent, kind and side.

    Posts, units and functions go where a part lists them. Everything else, links and seats
    included, stays with the part that keeps the unit's id, else with the first; so does the
    head, unless the part's `head` names another. The other parts have the head they name.
    """

    do: ClassVar[str] = "split-unit"
    subject: ClassVar[Subject] = Subject.of("units", "unit")
    form: ClassVar[Form] = Form(
        "Split a unit",
        "Split the unit",
        "What no part takes stays with the first, and so does the head.",
    )

    unit: str = existing("units", "The unit", question="Unit to split")
    into: tuple[UnitPart, ...] = key(
        "The units it becomes, two or more", kind="parts", required=True, part=UnitPart
    )

    def describe(self, names: Names) -> str:
        """In words."""
        parts = all_called({**names, **self.introduces()}, tuple(part.unit for part in self.into))
        return f"Split the unit {called(names, self.unit)} into {parts}{self._headed(names)}"

    def _headed(self, names: Names) -> str:
        """Who heads which part, where the change says so."""
        known = {**names, **self.introduces()}
        return "".join(
            f"; {called(names, part.head) or 'nobody'} heads {called(known, part.unit)}"
            for part in self.into
            if part.head is not None
        )

    def introduces(self) -> dict[str, str]:
        """The parts, save one that keeps the unit's id."""
        return {p.unit: p.name or p.unit for p in self.into if p.unit != self.unit}

    def edits(self, draft: Draft) -> Iterator[Edit]:
        """Rows for the parts, and what goes to which."""
        row = draft.table("units").row(draft.label("units", self.unit))
        keeper = keeper_of(self.unit, self.into)
        for part in self.into:
            for held, name in part.given():
                draft.label(held.table, name)
        parts = [(part, self._cells(part, row, keeper)) for part in self.into]
        yield from split(draft, "units", self.unit, parts, keeper)

    def _cells(self, part: UnitPart, row: dict[str, str], keeper: str) -> dict[str, str]:
        """The cells of a part: the whole's, its head only where the part is the keeper."""
        own = {
            "name": part.name or None,
            "head": part.head if part.unit == keeper else part.head or "",
        }
        named = {name: value for name, value in own.items() if value is not None}
        given = {**dict(part.cells), **named, "id": part.unit}
        if part.unit == self.unit:
            return given
        return {**without_evidence("units", row, given), **given}
