"""One method for each verb: each gives a new scenario with one more change.

A method spells out the keys of its verb; beside them it takes the columns of the verb's table
(`add_post("x", title="Planner", fte=0.6)`) and the other names of its keys (`docs/scenarios.md`).
They are written out for editors and type checkers, which refuse what a verb does not take
(`Never`); a test holds them to the declarations.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Never, Self

from orgmodel.changes.work_builder import WorkBuilder


class Builder(WorkBuilder):
    """The verbs as methods: here those of posts and units."""

    def move_post(
        self,
        post: str,
        *,
        to: str | None = None,
        unit: str | None = None,
        was: str | None = None,
        was_unit: str | None = None,
        source: str | None = None,
        basis: str | None = None,
        note: str | None = None,
        reason: str | None = None,
        on: str | None = None,
        **more: Never,
    ) -> Self:
        """A post with another manager, in another unit, or both. Its own reports go with it."""
        return self.then(
            "move-post",
            post=post,
            to=to,
            unit=unit,
            was=was,
            was_unit=was_unit,
            source=source,
            basis=basis,
            note=note,
            reason=reason,
            on=on,
            **more,
        )

    def add_post(
        self,
        post: str,
        *,
        title: str,
        reports_to: str | None = None,
        reason: str | None = None,
        on: str | None = None,
        **columns: Any,
    ) -> Self:
        """A new post."""
        return self.then(
            "add-post",
            post=post,
            title=title,
            reports_to=reports_to,
            reason=reason,
            on=on,
            **columns,
        )

    def update_post(
        self, post: str, *, reason: str | None = None, on: str | None = None, **columns: Any
    ) -> Self:
        """Other cells of a post: title, band, fte … (a new manager or unit is a move)."""
        return self.then("update-post", post=post, reason=reason, on=on, **columns)

    def remove_post(
        self,
        post: str,
        *,
        to: str | None = None,
        owner: str | None = None,
        head: str | None = None,
        reason: str | None = None,
        on: str | None = None,
        **more: Never,
    ) -> Self:
        """A post less."""
        return self.then(
            "remove-post", post=post, to=to, owner=owner, head=head, reason=reason, on=on, **more
        )

    def merge_posts(
        self,
        posts: Sequence[str],
        *,
        into: str,
        title: str | None = None,
        to: str | None = None,
        reason: str | None = None,
        on: str | None = None,
        **columns: Any,
    ) -> Self:
        """Several posts made into one, which takes their reports, functions, links and holders."""
        return self.then(
            "merge-posts",
            posts=posts,
            into=into,
            title=title,
            to=to,
            reason=reason,
            on=on,
            **columns,
        )

    def split_post(
        self,
        post: str,
        *,
        into: Sequence[Mapping[str, Any]],
        reason: str | None = None,
        on: str | None = None,
        **more: Never,
    ) -> Self:
        """A post made into several under the same manager."""
        return self.then("split-post", post=post, into=into, reason=reason, on=on, **more)

    def move_unit(
        self,
        unit: str,
        *,
        to: str,
        reports_to: str | None = None,
        was: str | None = None,
        source: str | None = None,
        basis: str | None = None,
        note: str | None = None,
        reason: str | None = None,
        on: str | None = None,
        **more: Never,
    ) -> Self:
        """A unit, with all that is in it, as part of another."""
        return self.then(
            "move-unit",
            unit=unit,
            to=to,
            reports_to=reports_to,
            was=was,
            source=source,
            basis=basis,
            note=note,
            reason=reason,
            on=on,
            **more,
        )

    def add_unit(
        self,
        unit: str,
        *,
        name: str,
        kind: str,
        parent: str | None = None,
        reason: str | None = None,
        on: str | None = None,
        **columns: Any,
    ) -> Self:
        """A new unit."""
        return self.then(
            "add-unit",
            unit=unit,
            name=name,
            kind=kind,
            parent=parent,
            reason=reason,
            on=on,
            **columns,
        )

    def update_unit(
        self, unit: str, *, reason: str | None = None, on: str | None = None, **columns: Any
    ) -> Self:
        """Other cells of a unit: name, side, kind, head, roster … (a new parent is a move)."""
        return self.then("update-unit", unit=unit, reason=reason, on=on, **columns)

    def remove_unit(
        self,
        unit: str,
        *,
        to: str | None = None,
        reason: str | None = None,
        on: str | None = None,
        **more: Never,
    ) -> Self:
        """A unit less."""
        return self.then("remove-unit", unit=unit, to=to, reason=reason, on=on, **more)

    def merge_units(
        self,
        units: Sequence[str],
        *,
        into: str,
        name: str | None = None,
        head: str | None = None,
        parent: str | None = None,
        reason: str | None = None,
        on: str | None = None,
        **columns: Any,
    ) -> Self:
        """Several units made into one that takes their posts, units, functions, links and seats."""
        return self.then(
            "merge-units",
            units=units,
            into=into,
            name=name,
            head=head,
            parent=parent,
            reason=reason,
            on=on,
            **columns,
        )

    def split_unit(
        self,
        unit: str,
        *,
        into: Sequence[Mapping[str, Any]],
        reason: str | None = None,
        on: str | None = None,
        **more: Never,
    ) -> Self:
        """A unit made into several with the same parent, kind and side."""
        return self.then("split-unit", unit=unit, into=into, reason=reason, on=on, **more)

    def move_function(
        self,
        function: str,
        *,
        to: str,
        was: str | None = None,
        safeguard: str | None = None,
        source: str | None = None,
        basis: str | None = None,
        note: str | None = None,
        reason: str | None = None,
        on: str | None = None,
        **more: Never,
    ) -> Self:
        """A function with another owner. Its source, basis and note stay unless given."""
        return self.then(
            "move-function",
            function=function,
            to=to,
            was=was,
            safeguard=safeguard,
            source=source,
            basis=basis,
            note=note,
            reason=reason,
            on=on,
            **more,
        )
