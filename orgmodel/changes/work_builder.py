"""The methods of `Builder` for functions, services, links and appointments."""

from __future__ import annotations

from abc import ABC, abstractmethod
from typing import Any, Never, Self


class WorkBuilder(ABC):
    """The verbs of functions, services, links and appointments as methods."""

    @abstractmethod
    def then(self, do: str, **keys: Any) -> Self:
        """With one more change."""

    def add_function(
        self,
        function: str,
        *,
        name: str,
        owner: str,
        kind: str,
        reason: str | None = None,
        on: str | None = None,
        **columns: Any,
    ) -> Self:
        """A new piece of work, owned by a unit or post."""
        return self.then(
            "add-function",
            function=function,
            name=name,
            owner=owner,
            kind=kind,
            reason=reason,
            on=on,
            **columns,
        )

    def update_function(
        self, function: str, *, reason: str | None = None, on: str | None = None, **columns: Any
    ) -> Self:
        """Other cells of a function: name, kind, safeguard … (a new owner is a move)."""
        return self.then("update-function", function=function, reason=reason, on=on, **columns)

    def remove_function(
        self, function: str, *, reason: str | None = None, on: str | None = None, **more: Never
    ) -> Self:
        """A function that nobody does any more; links that name it go with it."""
        return self.then("remove-function", function=function, reason=reason, on=on, **more)

    def add_service(
        self,
        service: str,
        *,
        name: str,
        provision: str,
        reason: str | None = None,
        on: str | None = None,
        **columns: Any,
    ) -> Self:
        """A new service. Who commissions and who provides it are links, added beside it."""
        return self.then(
            "add-service",
            service=service,
            name=name,
            provision=provision,
            reason=reason,
            on=on,
            **columns,
        )

    def update_service(
        self, service: str, *, reason: str | None = None, on: str | None = None, **columns: Any
    ) -> Self:
        """Other cells of a service: name, provision, source, basis, note."""
        return self.then("update-service", service=service, reason=reason, on=on, **columns)

    def remove_service(
        self, service: str, *, reason: str | None = None, on: str | None = None, **more: Never
    ) -> Self:
        """A service that is neither commissioned nor provided any more."""
        return self.then("remove-service", service=service, reason=reason, on=on, **more)

    def add_link(
        self,
        start: str,
        relation: str,
        to: str,
        *,
        profession: str | None = None,
        capacity: str | None = None,
        caseload: str | None = None,
        voting: str | None = None,
        reason: str | None = None,
        on: str | None = None,
        **columns: Any,
    ) -> Self:
        """A new link; `heads` makes a post the head of a unit that has none."""
        return self.then(
            "add-link",
            from_=start,
            relation=relation,
            to=to,
            profession=profession,
            capacity=capacity,
            caseload=caseload,
            voting=voting,
            reason=reason,
            on=on,
            **columns,
        )

    def remove_link(
        self,
        start: str,
        relation: str,
        to: str,
        *,
        reason: str | None = None,
        on: str | None = None,
        **more: Never,
    ) -> Self:
        """A link less; `heads` leaves a unit without a head."""
        return self.then(
            "remove-link", from_=start, relation=relation, to=to, reason=reason, on=on, **more
        )

    def update_link(
        self,
        start: str,
        relation: str,
        to: str,
        *,
        reason: str | None = None,
        on: str | None = None,
        **columns: Any,
    ) -> Self:
        """Other cells of a link: safeguard, source, basis, note, or a seat's own."""
        return self.then(
            "update-link", from_=start, relation=relation, to=to, reason=reason, on=on, **columns
        )

    def appoint(
        self,
        person: str,
        post: str,
        *,
        name: str | None = None,
        profession: str | None = None,
        reason: str | None = None,
        on: str | None = None,
        **columns: Any,
    ) -> Self:
        """A person in a post."""
        return self.then(
            "appoint",
            person=person,
            post=post,
            name=name,
            profession=profession,
            reason=reason,
            on=on,
            **columns,
        )

    def end_appointment(
        self,
        person: str,
        post: str,
        *,
        reason: str | None = None,
        on: str | None = None,
        **more: Never,
    ) -> Self:
        """A person out of a post: the appointment's row goes, the person stays in people.csv."""
        return self.then("end-appointment", person=person, post=post, reason=reason, on=on, **more)
