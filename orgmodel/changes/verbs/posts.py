"""Changes to posts: move, add, update, remove, merge, split.

Merging and splitting keep what there is together: FTE and cost are added up, or divided over
the parts, unless the change gives them. So no option shows a saving that nobody asked for.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import ClassVar

from orgmodel.changes.change import Change, Names, all_called, cells_in_words
from orgmodel.changes.conflict import Refused
from orgmodel.changes.draft import Draft
from orgmodel.changes.edit import Add, Drop, Edit, Put
from orgmodel.changes.form import Form, Subject
from orgmodel.changes.key import Held, existing, key
from orgmodel.changes.merging import merge, rows_to_merge
from orgmodel.changes.removal import Left, hand_over, remove_mentions
from orgmodel.changes.row_update import RowUpdate
from orgmodel.changes.sourced_edits import Citation, put_reference, with_source
from orgmodel.changes.splitting import Part, divided, keeper_of, split
from orgmodel.model.numbers import added_up
from orgmodel.model.schema import BASES
from orgmodel.model.words import called, listed

_SUMS = ("fte", "cost")
_REPORTS = "{} report to it. Move them first, or say with “to” which post manages them then."
_HEADED = "it heads {}. Say with “head” which post does then; with an empty “head” nobody does."
_OWNED = "it owns {}. Move them first, or say with “owner” who owns them then."


@dataclass(frozen=True, kw_only=True)
class MovePost(Change):
    """A post with another manager, in another unit, or both. Its own reports go with it."""

    do: ClassVar[str] = "move-post"
    subject: ClassVar[Subject] = Subject.of("posts", "post")
    form: ClassVar[Form] = Form(
        "Move a post",
        "Move the post",
        "Its own team goes with it. Leave empty what stays as it is.",
    )

    post: str = existing("posts", "The post", question="Post to move", start="Move this post …")
    to: str | None = key(
        "The post that manages it then; empty text makes it a top",
        kind="id",
        among=("posts",),
        question="Reports to",
        empty="Nobody: it becomes a top post",
    )
    unit: str | None = key(
        "The unit it sits in then; empty text for none",
        kind="id",
        among=("units",),
        question="Unit it sits in",
        empty="No unit",
    )
    was: str | None = key(
        "Its manager when the change was written; another now is a conflict",
        kind="id",
        asked=False,
    )
    was_unit: str | None = key(
        "Its unit when the change was written; another now is a conflict", kind="id", asked=False
    )
    source: str | None = key("Source of the new line of management")
    basis: str | None = key("Basis of the new line of management", kind="choice", allowed=BASES)
    note: str | None = key("A remark on the new line of management")

    def describe(self, names: Names) -> str:
        """In words."""
        parts = []
        if self.to is not None:
            line = f"to report to {called(names, self.to)}" if self.to else "to be a top post"
            parts.append(line)
        if self.unit is not None:
            parts.append(f"into {called(names, self.unit)}" if self.unit else "out of its unit")
        return f"Move the post {called(names, self.post)} {listed(parts)}".rstrip()

    def edits(self, draft: Draft) -> Iterator[Edit]:
        """The cells reports_to and unit."""
        label = draft.label("posts", self.post)
        if self.to is None and self.unit is None:
            raise Refused("it says neither which manager (to) nor which unit.")
        for column, expected in (("reports_to", self.was), ("unit", self.was_unit)):
            draft.refuse_if_changed(("posts", label, column), expected)
        if self.to is not None:
            cited = Citation(self.source, self.basis, self.note)
            yield from put_reference(draft, ("posts", label, "reports_to"), self.to, cited)
        if self.unit is not None:
            yield Put("posts", label, "unit", self.unit)


@dataclass(frozen=True, kw_only=True)
class AddPost(Change):
    """A new post."""

    do: ClassVar[str] = "add-post"
    subject: ClassVar[Subject] = Subject.of("posts", "post")
    form: ClassVar[Form] = Form(
        "Add a post", "Add the post", columns={"unit": "Unit", "fte": "FTE"}
    )
    columns_of: ClassVar[str] = "posts"
    without: ClassVar[tuple[str, ...]] = ("id",)

    post: str = key(
        "The new post's id", kind="id", required=True, new=True, label="Id of the new post"
    )
    title: str = key("Its title", required=True, question="Title")
    reports_to: str | None = key(
        "The post that manages it; a top post without",
        kind="id",
        among=("posts",),
        also=("to",),
        question="Reports to",
        start="Add under it …",
    )

    def describe(self, names: Names) -> str:
        """In words."""
        line = f" reporting to {called(names, self.reports_to)}" if self.reports_to else ""
        about = f" ({cells_in_words(self.cells, names)})" if self.cells else ""
        return f"Add the post {self.title} ({self.post}){line}{about}"

    def edits(self, draft: Draft) -> Iterator[Edit]:
        """A row of posts.csv."""
        own = {"id": self.post, "title": self.title, "reports_to": self.reports_to or ""}
        yield Add("posts", with_source(draft, "posts", {**own, **dict(self.cells)}))

    def introduces(self) -> dict[str, str]:
        """The post."""
        return {self.post: self.title}


@dataclass(frozen=True, kw_only=True)
class UpdatePost(RowUpdate):
    """Other cells of a post: title, band, fte … (a new manager or unit is a move)."""

    do: ClassVar[str] = "update-post"
    subject: ClassVar[Subject] = Subject.of("posts", "post")
    form: ClassVar[Form] = Form(
        "Rename a post or change its details",
        "Change the post",
        columns={"title": "Title", "fte": "FTE", "band": "Band", "count": "Count"},
    )
    columns_of: ClassVar[str] = "posts"
    without: ClassVar[tuple[str, ...]] = ("id", "reports_to", "unit")
    moved_by: ClassVar[str] = "move-post"

    post: str = existing("posts", "The post", question="Post", start="Change …")


@dataclass(frozen=True, kw_only=True)
class RemovePost(Change):
    """A post less.

    Posts that report to it and functions it owns need a new home: they are moved before, or
    `to` and `owner` name it. Units that it heads are left without a head unless `head` names
    one. Its links, seats, appointments and competencies go with it.
    """

    do: ClassVar[str] = "remove-post"
    subject: ClassVar[Subject] = Subject.of("posts", "post")
    form: ClassVar[Form] = Form(
        "Remove a post", "Remove the post", "Its links, seats and holders go with it."
    )

    post: str = existing("posts", "The post", question="Post to remove", start="Remove …")
    to: str | None = key(
        "The post that manages its direct reports from then on",
        kind="id",
        among=("posts",),
        also=("reports_to",),
        question="Its team then reports to",
    )
    owner: str | None = key(
        "The unit or post that takes over the functions it owns",
        kind="id",
        among=("units", "posts"),
        question="Its functions go to",
    )
    head: str | None = key(
        "The post that heads the units it heads; nobody does where it is not given or empty",
        kind="id",
        among=("posts",),
        question="Its units are headed by",
        empty="Nobody",
    )

    def describe(self, names: Names) -> str:
        """In words."""
        reports = f"; its reports go to {called(names, self.to)}" if self.to else ""
        owner = f"; its functions go to {called(names, self.owner)}" if self.owner else ""
        head = f"; its units are headed by {called(names, self.head)}" if self.head else ""
        return f"Remove the post {called(names, self.post)}{reports}{owner}{head}"

    def edits(self, draft: Draft) -> Iterator[Edit]:
        """Take the post out of posts.csv and of every table that names it."""
        draft.label("posts", self.post)
        left = (
            Left("posts", "reports_to", self.to, _REPORTS),
            Left("units", "head", self.head, _HEADED, may_stay=True),
            Left("functions", "owner", self.owner, _OWNED),
        )
        yield from hand_over(draft, self.post, left)
        yield from remove_mentions(draft, self.post, "posts")
        for label in draft.table("posts").find("id", self.post):
            yield Drop("posts", label)


@dataclass(frozen=True, kw_only=True)
class MergePosts(Change):
    """Several posts made into one, which takes their reports, functions, links and holders.

    `into` is one of them or a new id. Its manager is `to`, else the manager it had, else the
    nearest one above that is not merged too. Other cells are its own, else the first post's.
    """

    do: ClassVar[str] = "merge-posts"
    subject: ClassVar[Subject] = Subject.of("posts", "posts")
    form: ClassVar[Form] = Form(
        "Merge posts",
        "Merge the posts",
        "FTE and cost are added up; its teams, functions, links and seats go to that one.",
    )
    columns_of: ClassVar[str] = "posts"
    without: ClassVar[tuple[str, ...]] = ("id",)

    posts: tuple[str, ...] = key(
        "The posts, two or more",
        kind="ids",
        required=True,
        among=("posts",),
        question="Posts to merge",
    )
    into: str = key(
        "The post they become: one of them, or a new id",
        kind="id",
        required=True,
        new=True,
        one_of="posts",
        question="Which one stays",
    )
    title: str | None = key("Its title", question="Title then")
    to: str | None = key(
        "The post that manages it",
        kind="id",
        among=("posts",),
        also=("reports_to",),
        label="Reports to",
    )

    def describe(self, names: Names) -> str:
        """In words."""
        into = called({self.into: self.title, **names} if self.title else names, self.into)
        return f"Merge the posts {all_called(names, self.posts)} into {into}"

    def introduces(self) -> dict[str, str]:
        """The merged post, where its id is new."""
        return {} if self.into in self.posts else {self.into: self.title or self.into}

    def line_taken_from(self) -> tuple[str, ...]:
        """The merged posts, where the change does not name the manager."""
        return self.posts if self.to is None else ()

    def edits(self, draft: Draft) -> Iterator[Edit]:
        """One row in place of several."""
        rows = list(rows_to_merge(draft, "posts", self.posts).values())
        cells = {name: added_up(row[name] for row in rows) for name in _SUMS}
        if any(row["count"].strip() not in ("", "1") for row in rows):
            cells["count"] = added_up(
                row["count"] or ("1" if row["kind"] in ("", "post") else "") for row in rows
            )
        if self.title:
            cells["title"] = self.title
        cells |= dict(self.cells)
        yield from merge(draft, "posts", self.posts, self.into, above=self.to, cells=cells)


@dataclass(frozen=True, kw_only=True)
class PostPart(Part):
    """One of the posts that a post is split into."""

    columns_of: ClassVar[str] = "posts"
    without: ClassVar[tuple[str, ...]] = ("id", "reports_to")

    post: str = key(
        "Its id; the split post's own id keeps that post", kind="id", required=True, new=True
    )
    title: str | None = key("Its title; the split post's where not given", question="Title")
    reports: tuple[str, ...] = key(
        "The direct reports that go to it",
        kind="ids",
        among=("posts",),
        held=Held("posts", "reports_to", does="report to"),
        question="Direct reports that go to it",
    )
    functions: tuple[str, ...] = key(
        "The functions that go to it",
        kind="ids",
        among=("functions",),
        held=Held("functions", "owner"),
        question="Functions that go to it",
    )
    people: tuple[str, ...] = key(
        "The holders who go to it",
        kind="ids",
        among=("people",),
        held=Held("appointments", "post", names="person", does="hold"),
        question="Holders who go to it",
    )


@dataclass(frozen=True, kw_only=True)
class SplitPost(Change):
    """A post made into several under the same manager.

    Reports, functions and holders go where a part lists them. Everything else, links and
    seats included, stays with the part that keeps the post's id, else with the first.
    """

    do: ClassVar[str] = "split-post"
    subject: ClassVar[Subject] = Subject.of("posts", "post")
    form: ClassVar[Form] = Form(
        "Split a post",
        "Split the post",
        "FTE and cost are divided equally. What no part takes stays with the first.",
    )

    post: str = existing("posts", "The post", question="Post to split")
    into: tuple[PostPart, ...] = key(
        "The posts it becomes, two or more", kind="parts", required=True, part=PostPart
    )

    def describe(self, names: Names) -> str:
        """In words."""
        parts = all_called({**names, **self.introduces()}, tuple(part.post for part in self.into))
        return f"Split the post {called(names, self.post)} into {parts}"

    def introduces(self) -> dict[str, str]:
        """The parts, save one that keeps the post's id."""
        return {p.post: p.title or p.post for p in self.into if p.post != self.post}

    def line_taken_from(self) -> tuple[str, ...]:
        """The post that is split."""
        return (self.post,)

    def edits(self, draft: Draft) -> Iterator[Edit]:
        """Rows for the parts, and what goes to which."""
        row = draft.table("posts").row(draft.label("posts", self.post))
        keeper = keeper_of(self.post, self.into)
        parts = list(zip(self.into, self._rows(row), strict=True))
        yield from split(draft, "posts", self.post, parts, keeper)

    def _rows(self, row: Mapping[str, str]) -> Iterator[dict[str, str]]:
        """The cells of each part: the whole's, with its FTE and cost divided."""
        given = [dict(part.cells) for part in self.into]
        if row["count"].strip() not in ("", "1") and any("count" not in cells for cells in given):
            raise Refused(f"it stands for {row['count']} posts: give every part its count.")
        shares = {
            name: divided(row[name], [cells.get(name) for cells in given], name) for name in _SUMS
        }
        of_new = {k: v for k, v in row.items() if k not in ("source", "basis", "note")}
        for place, part in enumerate(self.into):
            yield {
                **(row if part.post == self.post else of_new),
                **{name: shares[name][place] for name in _SUMS},
                **given[place],
                "id": part.post,
                "title": part.title or row["title"],
            }
