"""One method for each verb: each gives a new scenario with one more change.

Keys that are not spelt out here are those of the verb (`docs/scenarios.md`) and the columns
of its table: `add_post("x", title="Planner", reports_to="ce", fte=0.6)`.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Mapping, Sequence
from typing import Any, Self


class Builder(ABC):
    """The verbs as methods."""

    @abstractmethod
    def then(self, do: str, **keys: Any) -> Self:
        """With one more change."""

    def add_post(self, post: str, *, title: str, **more: Any) -> Self:
        """A new post."""
        return self.then("add-post", post=post, title=title, **more)

    def remove_post(self, post: str, **more: Any) -> Self:
        """A post less; `to` manages its reports, `owner` owns its functions then."""
        return self.then("remove-post", post=post, **more)

    def move_post(
        self, post: str, *, to: str | None = None, unit: str | None = None, **more: Any
    ) -> Self:
        """A post with another manager (`to`), in another unit, or both."""
        return self.then("move-post", post=post, to=to, unit=unit, **more)

    def update_post(self, post: str, **columns: Any) -> Self:
        """Other cells of a post."""
        return self.then("update-post", post=post, **columns)

    def split_post(self, post: str, *, into: Sequence[Mapping[str, Any]], **more: Any) -> Self:
        """A post made into several."""
        return self.then("split-post", post=post, into=into, **more)

    def merge_posts(self, posts: Sequence[str], *, into: str, **more: Any) -> Self:
        """Several posts made into one."""
        return self.then("merge-posts", posts=posts, into=into, **more)

    def add_unit(self, unit: str, *, name: str, kind: str, **more: Any) -> Self:
        """A new unit."""
        return self.then("add-unit", unit=unit, name=name, kind=kind, **more)

    def remove_unit(self, unit: str, **more: Any) -> Self:
        """A unit less; `to` takes over what is in it."""
        return self.then("remove-unit", unit=unit, **more)

    def move_unit(self, unit: str, *, to: str, **more: Any) -> Self:
        """A unit as part of another."""
        return self.then("move-unit", unit=unit, to=to, **more)

    def merge_units(self, units: Sequence[str], *, into: str, **more: Any) -> Self:
        """Several units made into one."""
        return self.then("merge-units", units=units, into=into, **more)

    def split_unit(self, unit: str, *, into: Sequence[Mapping[str, Any]], **more: Any) -> Self:
        """A unit made into several."""
        return self.then("split-unit", unit=unit, into=into, **more)

    def add_function(self, function: str, *, name: str, owner: str, kind: str, **more: Any) -> Self:
        """A new piece of work."""
        return self.then(
            "add-function", function=function, name=name, owner=owner, kind=kind, **more
        )

    def remove_function(self, function: str, **more: Any) -> Self:
        """A piece of work that nobody does any more."""
        return self.then("remove-function", function=function, **more)

    def move_function(self, function: str, *, to: str, **more: Any) -> Self:
        """A piece of work with another owner."""
        return self.then("move-function", function=function, to=to, **more)

    def add_link(self, start: str, relation: str, to: str, **more: Any) -> Self:
        """A new link."""
        return self.then("add-link", from_=start, relation=relation, to=to, **more)

    def remove_link(self, start: str, relation: str, to: str, **more: Any) -> Self:
        """A link less."""
        return self.then("remove-link", from_=start, relation=relation, to=to, **more)

    def update_link(self, start: str, relation: str, to: str, **columns: Any) -> Self:
        """Other cells of a link."""
        return self.then("update-link", from_=start, relation=relation, to=to, **columns)

    def appoint(self, person: str, post: str, **more: Any) -> Self:
        """A person in a post."""
        return self.then("appoint", person=person, post=post, **more)

    def end_appointment(self, person: str, post: str, **more: Any) -> Self:
        """A person out of a post."""
        return self.then("end-appointment", person=person, post=post, **more)
