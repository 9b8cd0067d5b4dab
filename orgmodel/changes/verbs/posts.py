"""Changes to single posts: add, remove, move, update."""

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

_OWNERS = ("units", "posts")


@dataclass(frozen=True, kw_only=True)
class AddPost(Change):
    """A new post."""

    do: ClassVar[str] = "add-post"
    table: ClassVar[str] = "posts"
    without: ClassVar[tuple[str, ...]] = ("id",)

    post: str = key("The new post's id", kind="id", required=True, new=True)
    title: str = key("Its title", required=True)
    reports_to: str | None = key(
        "The post that manages it; a top post without", kind="id", among=("posts",), also=("to",)
    )

    def describe(self, names: Names) -> str:
        """In words."""
        line = f" reporting to {called(names, self.reports_to)}" if self.reports_to else ""
        about = f" ({cells_in_words(self.cells)})" if self.cells else ""
        return f"Add the post {self.title} ({self.post}){line}{about}"

    def edits(self, draft: Draft) -> Iterator[Edit]:
        """A row of posts.csv."""
        own = {"id": self.post, "title": self.title, "reports_to": self.reports_to or ""}
        yield Add("posts", with_evidence(draft, "posts", {**own, **dict(self.cells)}))

    def introduces(self) -> dict[str, str]:
        """The post."""
        return {self.post: self.title}


@dataclass(frozen=True, kw_only=True)
class RemovePost(Change):
    """A post less.

    Posts that report to it and functions it owns need a new home: they are moved before, or
    `to` and `owner` name it. Its links, seats, appointments and competencies go with it, and
    units that it heads are left without a head.
    """

    do: ClassVar[str] = "remove-post"

    post: str = key("The post", kind="id", required=True, among=("posts",))
    to: str | None = key(
        "The post that manages its direct reports from then on",
        kind="id",
        among=("posts",),
        also=("reports_to",),
    )
    owner: str | None = key(
        "The unit or post that takes over the functions it owns", kind="id", among=_OWNERS
    )

    def describe(self, names: Names) -> str:
        """In words."""
        reports = f"; its reports go to {called(names, self.to)}" if self.to else ""
        owner = f"; its functions go to {called(names, self.owner)}" if self.owner else ""
        return f"Remove the post {called(names, self.post)}{reports}{owner}"

    def edits(self, draft: Draft) -> Iterator[Edit]:
        """Take the post out of posts.csv and of every table that names it."""
        draft.label("posts", self.post)
        posts = draft.table("posts")
        reports = draft.ids_where("posts", "reports_to", self.post)
        others = [post for post in reports if post != self.post]
        if others and self.to is None:
            raise Refused(
                f"{some(others)} report to it. Move them first, or say with “to” which "
                "post manages them then."
            )
        if self.to == self.post or self.owner == self.post:
            raise Refused("what it leaves cannot go to the post itself.")
        for post in others:
            at = ("posts", draft.label("posts", post), "reports_to")
            yield from put_relation(draft, at, self.to or "")
        functions = draft.table("functions")
        owned = functions.find("owner", self.post)
        if owned and self.owner is None:
            names = [functions.cell(label, "id") for label in owned]
            raise Refused(
                f"it owns {some(names)}. Move them first, or say with “owner” who owns them then."
            )
        for label in owned:
            yield Put("functions", label, "owner", self.owner or "")
        yield from leave(draft, self.post, "posts")
        for label in posts.find("id", self.post):
            yield Drop("posts", label)


@dataclass(frozen=True, kw_only=True)
class MovePost(Change):
    """A post with another manager, in another unit, or both. Its own reports go with it."""

    do: ClassVar[str] = "move-post"

    post: str = key("The post", kind="id", required=True, among=("posts",))
    to: str | None = key(
        "The post that manages it then; empty text makes it a top", kind="id", among=("posts",)
    )
    unit: str | None = key(
        "The unit it sits in then; empty text for none", kind="id", among=("units",)
    )
    was: str | None = key(
        "Its manager when the change was written; another now is a conflict", kind="id"
    )
    was_unit: str | None = key(
        "Its unit when the change was written; another now is a conflict", kind="id"
    )
    source: str | None = key("Source of the new line of management")
    basis: str | None = key("Basis of the new line of management", kind="choice")
    note: str | None = key("A remark on the new line of management")

    def describe(self, names: Names) -> str:
        """In words."""
        parts = []
        if self.to is not None:
            line = f"to report to {called(names, self.to)}" if self.to else "to be a top post"
            parts.append(line)
        if self.unit is not None:
            parts.append(f"into {called(names, self.unit)}" if self.unit else "out of its unit")
        return f"Move the post {called(names, self.post)} {' and '.join(parts)}".rstrip()

    def edits(self, draft: Draft) -> Iterator[Edit]:
        """The cells reports_to and unit."""
        label = draft.label("posts", self.post)
        if self.to is None and self.unit is None:
            raise Refused("it says neither which manager (to) nor which unit.")
        for column, expected in (("reports_to", self.was), ("unit", self.was_unit)):
            check_was(draft, ("posts", label, column), expected)
        if self.to is not None:
            said = Evidence(self.source, self.basis, self.note)
            yield from put_relation(draft, ("posts", label, "reports_to"), self.to, said)
        if self.unit is not None:
            yield Put("posts", label, "unit", self.unit)


@dataclass(frozen=True, kw_only=True)
class UpdatePost(Change):
    """Other cells of a post: title, band, fte … (a new manager or unit is a move)."""

    do: ClassVar[str] = "update-post"
    table: ClassVar[str] = "posts"
    without: ClassVar[tuple[str, ...]] = ("id", "reports_to", "unit")

    post: str = key("The post", kind="id", required=True, among=("posts",))

    def describe(self, names: Names) -> str:
        """In words."""
        return f"Update the post {called(names, self.post)}: {cells_in_words(self.cells)}"

    def edits(self, draft: Draft) -> Iterator[Edit]:
        """The cells."""
        label = draft.label("posts", self.post)
        if not self.cells:
            raise Refused("it names no column to change.")
        for column, value in self.cells:
            yield Put("posts", label, column, value)


def check_was(draft: Draft, at: tuple[str, int, str], expected: str | None) -> None:
    """Refuse where a cell no longer holds what it held when the change was written."""
    table, label, column = at
    now = draft.table(table).cell(label, column)
    if expected is not None and now != expected:
        raise Refused(
            f'{column} was "{expected}" when this change was written and is "{now}" now. Look at '
            "the data again, then mend or drop “was”."
        )
