"""Changes to services: add, update, remove."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from orgmodel.changes.change import Change, Names, cells_in_words
from orgmodel.changes.draft import Draft
from orgmodel.changes.edit import Add, Drop, Edit
from orgmodel.changes.form import Form, Subject
from orgmodel.changes.key import existing, key
from orgmodel.changes.removal import remove_mentions
from orgmodel.changes.row_update import RowUpdate
from orgmodel.changes.sourced_edits import with_source
from orgmodel.model.schema import SERVICES
from orgmodel.model.words import called

_PROVISION = next(column for column in SERVICES.columns if column.name == "provision")


@dataclass(frozen=True, kw_only=True)
class AddService(Change):
    """A new service. Who commissions and who provides it are links, added beside it."""

    do: ClassVar[str] = "add-service"
    subject: ClassVar[Subject] = Subject.of("services", "service")
    form: ClassVar[Form] = Form(
        "Add a service",
        "Add the service",
        "Who commissions and who provides it are links: add them after it.",
    )
    columns_of: ClassVar[str] = "services"
    without: ClassVar[tuple[str, ...]] = ("id",)

    service: str = key(
        "The new service's id", kind="id", required=True, new=True, label="Id of the new service"
    )
    name: str = key("Its name", required=True, question="Name")
    provision: str = key(
        f"{_PROVISION.meaning}: {', '.join(_PROVISION.allowed)}",
        kind="choice",
        required=True,
        allowed=_PROVISION.allowed,
        question=_PROVISION.meaning,
    )

    def describe(self, names: Names) -> str:
        """In words."""
        about = cells_in_words((("provision", self.provision), *self.cells), names)
        words = called({**names, **self.introduces()}, self.service)
        return f"Add the service {words} ({about})"

    def edits(self, draft: Draft) -> Iterator[Edit]:
        """A row of services.csv."""
        own = {"id": self.service, "name": self.name, "provision": self.provision}
        yield Add("services", with_source(draft, "services", {**own, **dict(self.cells)}))

    def introduces(self) -> dict[str, str]:
        """The service."""
        return {self.service: self.name}


@dataclass(frozen=True, kw_only=True)
class UpdateService(RowUpdate):
    """Other cells of a service: name, provision, source, basis, note."""

    do: ClassVar[str] = "update-service"
    subject: ClassVar[Subject] = Subject.of("services", "service")
    form: ClassVar[Form] = Form(
        "Rename a service or change its details",
        "Change the service",
        "Who commissions and who provides it stay as they are: those are links.",
        columns={"name": "Name", "provision": _PROVISION.meaning},
    )
    columns_of: ClassVar[str] = "services"
    without: ClassVar[tuple[str, ...]] = ("id",)

    service: str = existing("services", "The service", question="Service", start="Change …")


@dataclass(frozen=True, kw_only=True)
class RemoveService(Change):
    """A service that is neither commissioned nor provided any more.

    Links that name it, and interests in it, go with it. A decision that it gains by stays,
    without its beneficiary.
    """

    do: ClassVar[str] = "remove-service"
    subject: ClassVar[Subject] = Subject.of("services", "service")
    form: ClassVar[Form] = Form(
        "End a service", "End the service", "Links that name it go with it."
    )

    service: str = existing("services", "The service", question="Service to end", start="End it …")

    def describe(self, names: Names) -> str:
        """In words."""
        return f"Remove the service {called(names, self.service)}"

    def edits(self, draft: Draft) -> Iterator[Edit]:
        """Its row, and the rows that name it."""
        draft.label("services", self.service)
        yield from remove_mentions(draft, self.service, "services")
        for label in draft.table("services").find("id", self.service):
            yield Drop("services", label)
