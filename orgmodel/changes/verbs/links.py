"""Changes to links: add, remove, update.

The four relations of a seat on a body are kept in memberships.csv; the head of a unit is a
cell of units.csv. A link is named by from, relation and to; one that reads the same both
ways round is found either way.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from orgmodel.changes.change import Change, Names
from orgmodel.changes.conflict import Refused
from orgmodel.changes.draft import RELATION_ENDS, Draft
from orgmodel.changes.edit import Add, Drop, Edit, Put
from orgmodel.changes.form import Form, Subject
from orgmodel.changes.key import key
from orgmodel.changes.sourced_edits import put_reference, with_source
from orgmodel.model.relations import (
    COLUMN_RELATIONS,
    LINK_RELATIONS,
    MEMBERSHIP_RELATIONS,
    SYMMETRIC_RELATIONS,
    verb,
)
from orgmodel.model.schema import ANYTHING, MEMBERSHIPS
from orgmodel.model.words import called

_LINK = Subject.of("links", "from", "relation", "to")
_SEAT_COLUMNS = ("profession", "capacity", "caseload", "voting")
_OTHERWISE = {
    "reports_to": "Use move-post.",
    "part_of": "Use move-unit, or move-post with unit.",
    "owns": "Use move-function.",
    "holds": "Use appoint or end-appointment.",
}


def _allowed(column: str) -> tuple[str, ...]:
    """The closed list of a column of memberships.csv."""
    declared = MEMBERSHIPS.column(column)
    return declared.allowed if declared else ()


@dataclass(frozen=True, kw_only=True)
class LinkChange(Change):
    """A change to the link that from, relation and to name."""

    start: str = key(
        "The subject: any id",
        name="from",
        kind="id",
        required=True,
        among=ANYTHING,
        question="From",
    )
    relation: str = key(
        "The relation, of the closed list",
        kind="relation",
        required=True,
        allowed=("heads", *LINK_RELATIONS),
        question="Relation",
    )
    to: str = key("The object: any id", kind="id", required=True, among=ANYTHING, question="To")

    def sentence(self, names: Names) -> str:
        """The link as a sentence."""
        return f"{called(names, self.start)} {verb(self.relation)} {called(names, self.to)}"

    def ends_exist(self, draft: Draft) -> None:
        """Refuse an end that is no id."""
        draft.table_of(self.start, ANYTHING)
        draft.table_of(self.to, ANYTHING)
        if self.relation in _OTHERWISE:
            where, otherwise = COLUMN_RELATIONS[self.relation], _OTHERWISE[self.relation]
            raise Refused(f'"{self.relation}" is not a link: it is written in {where}. {otherwise}')

    def rows(self, draft: Draft) -> tuple[tuple[str, int], ...]:
        """Where the link is written: table and label of each row."""
        found = [*self._rows(draft, self.start, self.to)]
        if self.relation in SYMMETRIC_RELATIONS:
            found += self._rows(draft, self.to, self.start)
        return tuple(dict.fromkeys(found))

    def _rows(self, draft: Draft, start: str, end: str) -> Iterator[tuple[str, int]]:
        for table in ("links", "memberships"):
            first, relation, second = RELATION_ENDS[table]
            rows = draft.table(table)
            for label in rows.find(first, start):
                if rows.cell(label, second) == end and rows.cell(label, relation) == self.relation:
                    yield table, label

    def missing(self, draft: Draft) -> Refused:
        """The refusal for a link that is not there, with what there is between the two."""
        rows = draft.table("links")
        between = [
            rows.cell(label, "relation")
            for label in rows.find("from", self.start)
            if rows.cell(label, "to") == self.to
        ]
        words = f" Between them there is: {', '.join(between)}." if between else ""
        return Refused(f"there is no such link.{words}")


@dataclass(frozen=True, kw_only=True)
class AddLink(LinkChange):
    """A new link; `heads` makes a post the head of a unit that has none."""

    do: ClassVar[str] = "add-link"
    subject: ClassVar[Subject] = _LINK
    form: ClassVar[Form] = Form(
        "Add a link",
        "Add the link",
        "A seat on a body is a link too: member of, chairs, attends. So is heading a unit.",
    )
    columns_of: ClassVar[str] = "links"

    profession: str | None = key("Of a seat: the profession it is held in")
    capacity: str | None = key(
        "Of a seat: own right, representative or ex officio",
        kind="choice",
        allowed=_allowed("capacity"),
    )
    caseload: str | None = key(
        "Of a seat: yes if the member still sees patients",
        kind="choice",
        allowed=_allowed("caseload"),
    )
    voting: str | None = key(
        "Of a seat: yes if it votes", kind="choice", allowed=_allowed("voting")
    )

    def describe(self, names: Names) -> str:
        """In words."""
        return f"Add the link: {self.sentence(names)}"

    def edits(self, draft: Draft) -> Iterator[Edit]:
        """A row of links.csv or memberships.csv, or the cell head."""
        self.ends_exist(draft)
        if self.relation == "heads":
            yield from self._head(draft)
            return
        if self.rows(draft):
            raise Refused("there is such a link already.")
        cells = dict(self.cells)
        seat = {name: getattr(self, name) for name in _SEAT_COLUMNS}
        seat = {name: value for name, value in seat.items() if value is not None}
        if self._is_seat(draft):
            if cells.pop("safeguard", ""):
                raise Refused("a seat on a body takes no safeguard.")
            ends = {"body": self.to, "member": self.start, "role": self.relation}
            made = {**ends, **seat, **cells}
            yield Add("memberships", with_source(draft, "memberships", made))
            return
        if seat:
            raise Refused(f"only a seat on a body takes {', '.join(seat)}.")
        ends = {"from": self.start, "relation": self.relation, "to": self.to}
        yield Add("links", with_source(draft, "links", {**ends, **cells}))

    def _is_seat(self, draft: Draft) -> bool:
        return (
            self.relation in MEMBERSHIP_RELATIONS
            and draft.has(self.to, ("units",))
            and draft.has(self.start, ("posts", "people"))
        )

    def _head(self, draft: Draft) -> Iterator[Edit]:
        label = draft.label("units", self.to)
        now = draft.table("units").cell(label, "head")
        if now:
            raise Refused(f"{self.to} is headed by {now}. Remove that link first.")
        draft.label("posts", self.start)
        yield from put_reference(draft, ("units", label, "head"), self.start)


@dataclass(frozen=True, kw_only=True)
class RemoveLink(LinkChange):
    """A link less; `heads` leaves a unit without a head."""

    do: ClassVar[str] = "remove-link"
    subject: ClassVar[Subject] = _LINK
    form: ClassVar[Form] = Form("End a link", "End the link", choose_row=True)

    def describe(self, names: Names) -> str:
        """In words."""
        return f"Remove the link: {self.sentence(names)}"

    def edits(self, draft: Draft) -> Iterator[Edit]:
        """The row or rows that say it."""
        self.ends_exist(draft)
        if self.relation == "heads":
            label = draft.label("units", self.to)
            if draft.table("units").cell(label, "head") != self.start:
                raise self.missing(draft)
            yield from put_reference(draft, ("units", label, "head"), "")
            return
        found = self.rows(draft)
        if not found:
            raise self.missing(draft)
        for table, label in found:
            yield Drop(table, label)


@dataclass(frozen=True, kw_only=True)
class UpdateLink(LinkChange):
    """Other cells of a link: safeguard, source, basis, note, or a seat's own."""

    do: ClassVar[str] = "update-link"
    subject: ClassVar[Subject] = _LINK
    form: ClassVar[Form] = Form(
        "Change a link's details",
        "Change the link",
        columns={"safeguard": "Safeguard"},
        choose_row=True,
    )
    columns_of: ClassVar[str] = "links"

    def describe(self, names: Names) -> str:
        """In words."""
        said = ", ".join(f"{name}: {value or 'none'}" for name, value in self.cells)
        return f"Update the link: {self.sentence(names)} ({said})"

    def edits(self, draft: Draft) -> Iterator[Edit]:
        """The cells."""
        self.ends_exist(draft)
        if not self.cells:
            raise Refused("it names no column to change.")
        found = self.rows(draft)
        if not found:
            raise self.missing(draft)
        for table, label in found:
            for column, value in self.cells:
                yield Put(table, label, column, value)
