"""Splitting a post into several, and merging several into one.

Both keep what there is together: FTE and cost are divided over the parts, or added up,
unless the change gives them. So no option shows a saving that nobody asked for.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from orgmodel.changes.change import Change, Names, called, listed, put_relation, with_evidence
from orgmodel.changes.conflict import Refused
from orgmodel.changes.draft import Draft
from orgmodel.changes.edit import Add, Drop, Edit, Put
from orgmodel.changes.key import Record, key
from orgmodel.changes.rewriting import rewrite
from orgmodel.changes.shares import shared_out
from orgmodel.model.numbers import added_up

_SUMS = ("fte", "cost")


@dataclass(frozen=True, kw_only=True)
class PostPart(Record):
    """One of the posts that a post is split into."""

    table: ClassVar[str] = "posts"
    without: ClassVar[tuple[str, ...]] = ("id", "reports_to")

    post: str = key(
        "Its id; the split post's own id keeps that post", kind="id", required=True, new=True
    )
    title: str | None = key("Its title; the split post's where not given")
    reports: tuple[str, ...] = key("The direct reports that go to it", kind="ids", among=("posts",))
    functions: tuple[str, ...] = key(
        "The functions that go to it", kind="ids", among=("functions",)
    )
    people: tuple[str, ...] = key("The holders who go to it", kind="ids", among=("people",))


@dataclass(frozen=True, kw_only=True)
class SplitPost(Change):
    """A post made into several under the same manager.

    Reports, functions and holders go where a part lists them. Everything else, links and
    seats included, stays with the part that keeps the post's id, else with the first.
    """

    do: ClassVar[str] = "split-post"

    post: str = key("The post", kind="id", required=True, among=("posts",))
    into: tuple[PostPart, ...] = key(
        "The posts it becomes, two or more", kind="parts", required=True, part=PostPart
    )

    def describe(self, names: Names) -> str:
        """In words."""
        parts = listed({**names, **self.introduces()}, tuple(part.post for part in self.into))
        return f"Split the post {called(names, self.post)} into {parts}"

    def introduces(self) -> dict[str, str]:
        """The parts, save one that keeps the post's id."""
        return {p.post: p.title or p.post for p in self.into if p.post != self.post}

    def edits(self, draft: Draft) -> Iterator[Edit]:
        """Rows for the parts, and what goes to which."""
        label = draft.label("posts", self.post)
        names = [part.post for part in self.into]
        if len(set(names)) < max(2, len(names)):
            raise Refused("it needs two parts or more, each with an id of its own.")
        keeper = self.post if self.post in names else names[0]
        row = draft.table("posts").row(label)
        for part, cells in zip(self.into, self._rows(row), strict=True):
            if part.post == self.post:
                yield from (
                    Put("posts", label, name, value)
                    for name, value in cells.items()
                    if value != row.get(name, "")
                )
            else:
                yield Add("posts", with_evidence(draft, "posts", cells))
        taken: set[tuple[str, int]] = set()
        for part in self.into:
            yield from self._given(draft, part, taken)
        if keeper != self.post:
            yield from rewrite(
                draft, {self.post: keeper}, "posts", leave_out={*taken, ("posts", label)}
            )
            yield Drop("posts", label)

    def _rows(self, row: dict[str, str]) -> list[dict[str, str]]:
        given = [dict(part.cells) for part in self.into]
        if row["count"].strip() not in ("", "1") and any("count" not in cells for cells in given):
            raise Refused(f"it stands for {row['count']} posts: give every part its count.")
        shares = {
            name: shared_out(row[name], [cells.get(name) for cells in given], name)
            for name in _SUMS
        }
        about = {k: v for k, v in row.items() if k not in ("source", "basis", "note")}
        return [
            {
                **(row if part.post == self.post else about),
                **{name: shares[name][place] for name in _SUMS},
                **given[place],
                "id": part.post,
                "title": part.title or row["title"],
            }
            for place, part in enumerate(self.into)
        ]

    def _given(self, draft: Draft, part: PostPart, taken: set[tuple[str, int]]) -> Iterator[Edit]:
        wanted = [
            *(("posts", "reports_to", "id", post) for post in part.reports),
            *(("functions", "owner", "id", function) for function in part.functions),
            *(("appointments", "post", "person", person) for person in part.people),
        ]
        for table, column, named, identifier in wanted:
            rows = draft.table(table)
            found = [n for n in rows.find(named, identifier) if rows.cell(n, column) == self.post]
            if not found or (table, found[0]) in taken:
                words = {"posts": "report to", "functions": "belong to", "appointments": "hold"}
                does = f"{identifier} does not {words[table]} {self.post}, or is given twice."
                raise Refused(does, missing="" if rows.find(named, identifier) else identifier)
            taken.add((table, found[0]))
            if part.post == self.post:
                continue
            if column == "reports_to":
                yield from put_relation(draft, (table, found[0], column), part.post)
            else:
                yield Put(table, found[0], column, part.post)


@dataclass(frozen=True, kw_only=True)
class MergePosts(Change):
    """Several posts made into one, which takes their reports, functions, links and holders.

    `into` is one of them or a new id. Its manager is `to`, else the manager it had, else the
    nearest one above that is not merged too. Other cells are its own, else the first post's.
    """

    do: ClassVar[str] = "merge-posts"
    table: ClassVar[str] = "posts"
    without: ClassVar[tuple[str, ...]] = ("id",)

    posts: tuple[str, ...] = key(
        "The posts, two or more", kind="ids", required=True, among=("posts",)
    )
    into: str = key(
        "The post they become: one of them, or a new id", kind="id", required=True, new=True
    )
    title: str | None = key("Its title")
    to: str | None = key(
        "The post that manages it", kind="id", among=("posts",), also=("reports_to",)
    )

    def describe(self, names: Names) -> str:
        """In words."""
        into = called({self.into: self.title, **names} if self.title else names, self.into)
        return f"Merge the posts {listed(names, self.posts)} into {into}"

    def introduces(self) -> dict[str, str]:
        """The merged post, where its id is new."""
        return {} if self.into in self.posts else {self.into: self.title or self.into}

    def edits(self, draft: Draft) -> Iterator[Edit]:
        """One row in place of several."""
        labels = {post: draft.label("posts", post) for post in self.posts}
        if len(labels) < max(2, len(self.posts)):
            raise Refused("it needs two different posts or more.")
        rows = {post: draft.table("posts").row(label) for post, label in labels.items()}
        first = self.into if self.into in rows else self.posts[0]
        cells = self._cells(rows, first)
        gone = {("posts", labels[post]) for post in self.posts if post != self.into}
        kept = {("posts", labels[self.into])} if self.into in rows else set()
        yield from rewrite(
            draft, dict.fromkeys(self.posts, self.into), "posts", leave_out=gone | kept
        )
        manager = self._manager(draft, rows[first]["reports_to"])
        if self.into in rows:
            label = labels[self.into]
            for name, value in cells.items():
                if value != rows[first].get(name, ""):
                    yield Put("posts", label, name, value)
            if manager != rows[first]["reports_to"]:
                yield from put_relation(draft, ("posts", label, "reports_to"), manager)
        else:
            line = (
                {}
                if manager == rows[first]["reports_to"]
                else {f"reports_to_{part}": "" for part in ("source", "basis", "note")}
            )
            row = {**cells, **line, "id": self.into, "reports_to": manager}
            yield Add("posts", with_evidence(draft, "posts", row))
        yield from (Drop(*at) for at in sorted(gone))

    def _cells(self, rows: dict[str, dict[str, str]], first: str) -> dict[str, str]:
        sums = {name: added_up(row[name] for row in rows.values()) for name in _SUMS}
        cells = {**rows[first], **sums}
        if any(row["count"].strip() not in ("", "1") for row in rows.values()):
            cells["count"] = added_up(
                row["count"] or ("1" if row["kind"] in ("", "post") else "")
                for row in rows.values()
            )
        if first != self.into:
            for name in ("source", "basis", "note"):
                cells.pop(name, None)
        title = {"title": self.title} if self.title else {}
        return {**cells, **title, **dict(self.cells)}

    def _manager(self, draft: Draft, manager: str) -> str:
        if self.to is not None:
            return self.to
        seen = set()
        while manager in self.posts and manager not in seen:
            seen.add(manager)
            manager = draft.cell("posts", manager, "reports_to")
        return manager
