"""Changes to functions: move, add, update, remove."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from orgmodel.changes.change import Change, Names
from orgmodel.changes.draft import Draft
from orgmodel.changes.edit import Add, Drop, Edit, Put
from orgmodel.changes.form import Form, Subject
from orgmodel.changes.key import existing, key
from orgmodel.changes.removal import remove_mentions
from orgmodel.changes.row_update import RowUpdate
from orgmodel.changes.sourced_edits import with_source
from orgmodel.model.schema import BASES
from orgmodel.model.words import called

_OWNERS = ("units", "posts")


@dataclass(frozen=True, kw_only=True)
class MoveFunction(Change):
    """A function with another owner. Its source, basis and note stay unless given."""

    do: ClassVar[str] = "move-function"
    subject: ClassVar[Subject] = Subject.of("functions", "function")
    form: ClassVar[Form] = Form("Give a function to another unit or post", "Move the function")

    function: str = existing(
        "functions",
        "The function",
        question="Function",
        start="Give this function to another …",
    )
    to: str = key(
        "The unit or post that owns it then",
        kind="id",
        required=True,
        among=_OWNERS,
        question="Goes to",
    )
    was: str | None = key(
        "Its owner when the change was written; another now is a conflict", kind="id", asked=False
    )
    safeguard: str | None = key("What keeps the sides apart where it touches both")
    source: str | None = key("Source of the function, where it is another then")
    basis: str | None = key(
        "Basis of the function, where it is another then", kind="choice", allowed=BASES
    )
    note: str | None = key("A remark on the function, in place of the one it has")

    def describe(self, names: Names) -> str:
        """In words."""
        return f"Move the function {called(names, self.function)} to {called(names, self.to)}"

    def edits(self, draft: Draft) -> Iterator[Edit]:
        """The cell owner, and what is said of it."""
        label = draft.label("functions", self.function)
        draft.refuse_if_changed(("functions", label, "owner"), self.was)
        yield Put("functions", label, "owner", self.to)
        for column in ("safeguard", "source", "basis", "note"):
            value = getattr(self, column)
            if value is not None:
                yield Put("functions", label, column, value)


@dataclass(frozen=True, kw_only=True)
class AddFunction(Change):
    """A new piece of work, owned by a unit or post."""

    do: ClassVar[str] = "add-function"
    subject: ClassVar[Subject] = Subject.of("functions", "function")
    form: ClassVar[Form] = Form("Add a function", "Add the function")
    columns_of: ClassVar[str] = "functions"
    without: ClassVar[tuple[str, ...]] = ("id",)

    function: str = key(
        "The new function's id", kind="id", required=True, new=True, label="Id of the new function"
    )
    name: str = key("What the work is", required=True, question="What the work is")
    owner: str = key(
        "The unit or post that owns it",
        kind="id",
        required=True,
        among=_OWNERS,
        also=("to",),
        question="Who owns it",
    )
    kind: str = key("the side it is work for, shared, governance …", required=True, question="Kind")

    def describe(self, names: Names) -> str:
        """In words."""
        return f"Add the function {self.name} ({self.function}) to {called(names, self.owner)}"

    def edits(self, draft: Draft) -> Iterator[Edit]:
        """A row of functions.csv."""
        own = {"id": self.function, "name": self.name, "owner": self.owner, "kind": self.kind}
        yield Add("functions", with_source(draft, "functions", {**own, **dict(self.cells)}))

    def introduces(self) -> dict[str, str]:
        """The function."""
        return {self.function: self.name}


@dataclass(frozen=True, kw_only=True)
class UpdateFunction(RowUpdate):
    """Other cells of a function: name, kind, safeguard … (a new owner is a move)."""

    do: ClassVar[str] = "update-function"
    subject: ClassVar[Subject] = Subject.of("functions", "function")
    form: ClassVar[Form] = Form(
        "Rename a function or change its details",
        "Change the function",
        columns={"name": "What the work is", "kind": "Kind", "safeguard": "Safeguard"},
    )
    columns_of: ClassVar[str] = "functions"
    without: ClassVar[tuple[str, ...]] = ("id", "owner")
    moved_by: ClassVar[str] = "move-function"

    function: str = existing("functions", "The function", question="Function", start="Change …")


@dataclass(frozen=True, kw_only=True)
class RemoveFunction(Change):
    """A function that nobody does any more; links that name it go with it."""

    do: ClassVar[str] = "remove-function"
    subject: ClassVar[Subject] = Subject.of("functions", "function")
    form: ClassVar[Form] = Form("End a function", "End the function")

    function: str = existing(
        "functions", "The function", question="Function to end", start="End it …"
    )

    def describe(self, names: Names) -> str:
        """In words."""
        return f"Remove the function {called(names, self.function)}"

    def edits(self, draft: Draft) -> Iterator[Edit]:
        """Its row, and the rows that name it."""
        draft.label("functions", self.function)
        yield from remove_mentions(draft, self.function, "functions")
        for label in draft.table("functions").find("id", self.function):
            yield Drop("functions", label)
