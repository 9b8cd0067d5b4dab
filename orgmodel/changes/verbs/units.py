"""Changes to single units: add, remove, move."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from orgmodel.changes.change import (
    Change,
    Evidence,
    Names,
    called,
    cells_in_words,
    put_relation,
    with_evidence,
)
from orgmodel.changes.conflict import Refused
from orgmodel.changes.draft import Draft
from orgmodel.changes.edit import Add, Drop, Edit, Put
from orgmodel.changes.key import key
from orgmodel.changes.leaving import leave, some
from orgmodel.changes.verbs.posts import check_was

_HOLDS = (("posts", "unit"), ("units", "parent"), ("functions", "owner"))


@dataclass(frozen=True, kw_only=True)
class AddUnit(Change):
    """A new unit."""

    do: ClassVar[str] = "add-unit"
    table: ClassVar[str] = "units"
    without: ClassVar[tuple[str, ...]] = ("id",)

    unit: str = key("The new unit's id", kind="id", required=True, new=True)
    name: str = key("Its name", required=True)
    kind: str = key("directorate, team, committee …", required=True)
    parent: str | None = key("The unit it is part of", kind="id", among=("units",), also=("to",))

    def describe(self, names: Names) -> str:
        """In words."""
        parent = f" in {called(names, self.parent)}" if self.parent else ""
        about = f" ({cells_in_words(self.cells)})" if self.cells else ""
        return f"Add the {self.kind} {self.name} ({self.unit}){parent}{about}"

    def edits(self, draft: Draft) -> Iterator[Edit]:
        """A row of units.csv."""
        own = {"id": self.unit, "name": self.name, "kind": self.kind, "parent": self.parent or ""}
        yield Add("units", with_evidence(draft, "units", {**own, **dict(self.cells)}))

    def introduces(self) -> dict[str, str]:
        """The unit."""
        return {self.unit: self.name}


@dataclass(frozen=True, kw_only=True)
class RemoveUnit(Change):
    """A unit less.

    Its posts, the units in it and its functions need a new home: they are moved before, or
    `to` names the unit that takes them over. Its links, seats and decisions go with it.
    """

    do: ClassVar[str] = "remove-unit"

    unit: str = key("The unit", kind="id", required=True, among=("units",))
    to: str | None = key(
        "The unit that takes over its posts, units and functions", kind="id", among=("units",)
    )

    def describe(self, names: Names) -> str:
        """In words."""
        what = f"; what is in it goes to {called(names, self.to)}" if self.to else ""
        return f"Remove the unit {called(names, self.unit)}{what}"

    def edits(self, draft: Draft) -> Iterator[Edit]:
        """Take the unit out of units.csv and of every table that names it."""
        draft.label("units", self.unit)
        held = [
            (table, label, column)
            for table, column in _HOLDS
            for label in draft.table(table).find(column, self.unit)
        ]
        if held and self.to is None:
            names = [draft.table(table).cell(label, "id") for table, label, _ in held]
            raise Refused(
                f"{some(names)} belong to it. Move them first, or say with “to” which "
                "unit takes them over."
            )
        if held and self.to == self.unit:
            raise Refused("what it holds cannot go to the unit itself.")
        for at in held:
            if at[0] == "units":
                yield from put_relation(draft, at, self.to or "")
            else:
                yield Put(*at, self.to or "")
        yield from leave(draft, self.unit, "units")
        for label in draft.table("units").find("id", self.unit):
            yield Drop("units", label)


@dataclass(frozen=True, kw_only=True)
class MoveUnit(Change):
    """A unit, with all that is in it, as part of another.

    The line of its posts stays unless `reports_to` is given: then the posts of the unit (and
    of the units in it, heads included) whose manager is outside it report to that post.
    """

    do: ClassVar[str] = "move-unit"

    unit: str = key("The unit", kind="id", required=True, among=("units",))
    to: str = key(
        "The unit it is part of then; empty text for none",
        kind="id",
        required=True,
        may_be_empty=True,
        among=("units",),
    )
    reports_to: str | None = key(
        "The post that then manages those of its posts whose manager is outside it",
        kind="id",
        among=("posts",),
    )
    was: str | None = key(
        "Its parent when the change was written; another now is a conflict", kind="id"
    )
    source: str | None = key("Source of its being part of the new parent")
    basis: str | None = key("Basis of its being part of the new parent", kind="choice")
    note: str | None = key("A remark on its being part of the new parent")

    def describe(self, names: Names) -> str:
        """In words."""
        where = f"into {called(names, self.to)}" if self.to else "out of its parent"
        line = f"; its posts report to {called(names, self.reports_to)}" if self.reports_to else ""
        return f"Move the unit {called(names, self.unit)} {where}{line}"

    def edits(self, draft: Draft) -> Iterator[Edit]:
        """The cell parent, and the line of its posts where that is asked for."""
        label = draft.label("units", self.unit)
        check_was(draft, ("units", label, "parent"), self.was)
        said = Evidence(self.source, self.basis, self.note)
        yield from put_relation(draft, ("units", label, "parent"), self.to, said)
        if self.reports_to is not None:
            inside = _posts_in(draft, self.unit)
            if self.reports_to in inside:
                raise Refused(f"{self.reports_to} is itself in the unit.")
            for post in inside:
                if draft.cell("posts", post, "reports_to") not in inside:
                    at = ("posts", draft.label("posts", post), "reports_to")
                    yield from put_relation(draft, at, self.reports_to)


def _posts_in(draft: Draft, unit: str) -> dict[str, None]:
    """The posts that sit in or head a unit or a unit inside it."""
    units: dict[str, None] = {unit: None}
    waiting = [unit]
    while waiting:
        for name in draft.ids_where("units", "parent", waiting.pop()):
            if name not in units:
                units[name] = None
                waiting.append(name)
    posts: dict[str, None] = {}
    for name in units:
        posts |= dict.fromkeys(draft.ids_where("posts", "unit", name))
        head = draft.cell("units", name, "head")
        if head and draft.has(head, ("posts",)):
            posts[head] = None
    return posts
