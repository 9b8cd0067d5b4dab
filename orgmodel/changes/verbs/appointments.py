"""Changes to who holds which post: appoint, end an appointment."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from orgmodel.changes.change import Change, Names
from orgmodel.changes.conflict import Refused
from orgmodel.changes.draft import Draft
from orgmodel.changes.edit import Add, Drop, Edit
from orgmodel.changes.form import Form, Subject
from orgmodel.changes.key import existing, key
from orgmodel.changes.sourced_edits import with_source
from orgmodel.model.words import called

_APPOINTMENT = Subject.of("appointments", "person", "post")


@dataclass(frozen=True, kw_only=True)
class Appoint(Change):
    """A person in a post.

    Somebody who is not in people.csv yet is brought in by giving `name`, which may be empty
    or a pseudonym.
    """

    do: ClassVar[str] = "appoint"
    subject: ClassVar[Subject] = _APPOINTMENT
    form: ClassVar[Form] = Form(
        "Appoint somebody to a post",
        "Appoint",
        "People go by their id here, never by name. An id that is not known brings in "
        "somebody new.",
        columns={"fte": "FTE"},
    )
    columns_of: ClassVar[str] = "appointments"

    person: str = existing("people", "The person", brings_in="name", question="Person (id)")
    post: str = existing("posts", "The post", question="Post")
    name: str | None = key(
        "Brings in a new person of this name or pseudonym; may be empty", asked=False
    )
    profession: str | None = key("The new person's profession")

    def describe(self, names: Names) -> str:
        """In words; a person is named by id alone."""
        return f"Appoint {self.person} to the post {called(names, self.post)}"

    def edits(self, draft: Draft) -> Iterator[Edit]:
        """A row of appointments.csv, and of people.csv for a newcomer."""
        people, held = draft.table("people"), draft.table("appointments")
        draft.label("posts", self.post)
        known = bool(people.find("id", self.person))
        if not known and self.name is None:
            refusal = draft.unknown(self.person, ("people",))
            raise Refused(
                f"{refusal.reason} Give “name” (it may be empty) to bring in somebody new.",
                refusal.near,
                refusal.missing,
            )
        if known and self.name is not None:
            raise Refused(f'there is a person "{self.person}" already: leave out “name”.')
        if any(held.cell(label, "post") == self.post for label in held.find("person", self.person)):
            raise Refused(f"{self.person} holds the post already.")
        if not known:
            about = {"name": self.name or "", "profession": self.profession or ""}
            yield Add("people", {"id": self.person, **about})
        cells = {"person": self.person, "post": self.post, **dict(self.cells)}
        yield Add("appointments", with_source(draft, "appointments", cells))

    def introduces(self) -> dict[str, str]:
        """The person, where new."""
        return {} if self.name is None else {self.person: self.person}


@dataclass(frozen=True, kw_only=True)
class EndAppointment(Change):
    """A person out of a post: the appointment's row goes, the person stays in people.csv."""

    do: ClassVar[str] = "end-appointment"
    subject: ClassVar[Subject] = _APPOINTMENT
    form: ClassVar[Form] = Form("End an appointment", "End the appointment", choose_row=True)

    person: str = existing("people", "The person")
    post: str = existing("posts", "The post")

    def describe(self, names: Names) -> str:
        """In words; a person is named by id alone."""
        return f"End the appointment of {self.person} to the post {called(names, self.post)}"

    def edits(self, draft: Draft) -> Iterator[Edit]:
        """The row."""
        draft.label("people", self.person)
        draft.label("posts", self.post)
        held = draft.table("appointments")
        rows = [
            label
            for label in held.find("person", self.person)
            if held.cell(label, "post") == self.post
        ]
        if not rows:
            posts = [held.cell(label, "post") for label in held.find("person", self.person)]
            holds = f" {self.person} holds {', '.join(posts)}." if posts else ""
            raise Refused(f"{self.person} does not hold the post.{holds}")
        for label in rows:
            yield Drop("appointments", label)
