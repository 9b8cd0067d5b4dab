"""Differences as JSON and as rows of a table."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from orgmodel.comparison.differences import (
    Changed,
    Differences,
    Field,
    Link,
    LinkDifferences,
    Moved,
    RowDifferences,
)
from orgmodel.comparison.matching.likeness import bodies_of
from orgmodel.comparison.matching.posts import Matching
from orgmodel.model.organisation import OrganisationModel


def differences_to_dict(
    found: Differences,
    before: OrganisationModel,
    after: OrganisationModel,
    matching: Matching | None = None,
) -> dict[str, Any]:
    """`posts`, `units`, `functions` and `links` of one option, as in JSON.

    Between two data sets a moved post also says its match stage and, where it changed, the
    body it is in.
    """
    posts = _rows(found.posts, _moved_post)
    if matching is not None:
        _say_stage(posts, matching)
        _say_body(posts["moved"], found.posts.moved, before, after, matching)
    return {
        "posts": posts,
        "units": _rows(found.units, _moved),
        "functions": _rows(found.functions, _moved),
        "links": links_to_dict(found.links),
    }


def _rows(rows: RowDifferences, moved: Any) -> dict[str, Any]:
    return {
        "added": [dict(row) for row in rows.added.values()],
        "removed": [dict(row) for row in rows.removed.values()],
        "moved": [moved(move) for move in rows.moved],
        "changed": [_changed(change) for change in rows.changed],
    }


def _moved(move: Moved) -> dict[str, Any]:
    return {"id": move.id, "from": move.was, "to": move.now}


def _moved_post(move: Moved) -> dict[str, Any]:
    return {**_moved(move), "from_unit": move.was_unit, "to_unit": move.now_unit}


def _changed(change: Changed) -> dict[str, Any]:
    return {"id": change.id, "fields": fields_to_dict(change.fields)}


def fields_to_dict(fields: tuple[Field, ...]) -> dict[str, dict[str, str]]:
    """Column → old and new."""
    return {field.name: {"old": field.old, "new": field.new} for field in fields}


def links_to_dict(links: LinkDifferences) -> dict[str, Any]:
    """Links, seats and appointments, as in JSON."""
    return {
        "added": [_link(link) for link in links.added],
        "removed": [_link(link) for link in links.removed],
        "changed": [{**_link(link), "fields": fields_to_dict(f)} for link, f in links.changed],
    }


def _link(link: Link) -> dict[str, str]:
    start, relation, end = link
    return {"from": start, "relation": relation, "to": end}


def _say_stage(posts: dict[str, Any], matching: Matching) -> None:
    for item in (*posts["moved"], *posts["changed"]):
        item["stage"] = matching.stage_of.get(item["id"], "")


def _say_body(
    items: list[dict[str, Any]],
    moves: tuple[Moved, ...],
    before: OrganisationModel,
    after: OrganisationModel,
    matching: Matching,
) -> None:
    old, new = bodies_of(before), bodies_of(after)
    for item, move in zip(items, moves, strict=True):
        was, now = old.get(move.was_unit, ""), new.get(move.now_unit, "")
        if was and now and matching.units.get(was, was) != now:
            item["body"] = {"from": was, "to": now}


def difference_rows(found: Differences) -> Iterator[dict[str, Any]]:
    """One row a difference: what, change, id, field, old, new."""
    for what, rows in (("post", found.posts), ("unit", found.units), ("function", found.functions)):
        for name in rows.added:
            yield _row(what, "added", name)
        for name in rows.removed:
            yield _row(what, "removed", name)
        line = {"post": "reports_to", "unit": "parent", "function": "owner"}[what]
        for move in rows.moved:
            if move.was != move.now:
                yield _row(what, "moved", move.id, line, move.was, move.now)
            if move.was_unit != move.now_unit:
                yield _row(what, "moved", move.id, "unit", move.was_unit, move.now_unit)
        for change in rows.changed:
            for field in change.fields:
                yield _row(what, "changed", change.id, field.name, field.old, field.new)
    for change_word, links in (("added", found.links.added), ("removed", found.links.removed)):
        for start, relation, end in links:
            yield _row("link", change_word, start, relation, *_ends(change_word, end))
    for (start, relation, end), fields in found.links.changed:
        for field in fields:
            yield _row(
                "link", "changed", f"{start} {relation} {end}", field.name, field.old, field.new
            )


def _ends(change: str, end: str) -> tuple[str, str]:
    return ("", end) if change == "added" else (end, "")


def _row(
    what: str, change: str, name: str, field: str = "", old: str = "", new: str = ""
) -> dict[str, Any]:
    return {"what": what, "change": change, "id": name, "field": field, "old": old, "new": new}
