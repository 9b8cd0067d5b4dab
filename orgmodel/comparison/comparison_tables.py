"""Differences as JSON and as rows of a table."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from orgmodel.comparison.differences import (
    LINE,
    CellChange,
    Changed,
    Differences,
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
    """`posts`, `units`, `functions`, `services` and `links` of one option, as in JSON.

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
        "services": _rows(found.services, _moved),
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
    return {"id": change.id, "fields": _cells(change.fields)}


def _cells(cells: tuple[CellChange, ...]) -> dict[str, dict[str, str]]:
    """Column → old and new."""
    return {cell.name: {"old": cell.old, "new": cell.new} for cell in cells}


def links_to_dict(links: LinkDifferences) -> dict[str, Any]:
    """Links, seats and appointments, as in JSON."""
    return {
        "added": [_link(link) for link in links.added],
        "removed": [_link(link) for link in links.removed],
        "changed": [{**_link(link), "fields": _cells(cells)} for link, cells in links.changed],
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
    yield from _difference_rows("post", LINE["posts"], found.posts)
    yield from _difference_rows("unit", LINE["units"], found.units)
    yield from _difference_rows("function", LINE["functions"], found.functions)
    yield from _difference_rows("service", "", found.services)
    yield from _link_rows(found.links)


def _difference_rows(what: str, line: str, rows: RowDifferences) -> Iterator[dict[str, Any]]:
    for name in rows.added:
        yield _row(what, "added", name)
    for name in rows.removed:
        yield _row(what, "removed", name)
    for move in rows.moved:
        if move.was != move.now:
            yield _row(what, "moved", move.id, line, move.was, move.now)
        if move.was_unit != move.now_unit:
            yield _row(what, "moved", move.id, "unit", move.was_unit, move.now_unit)
    for change in rows.changed:
        for cell in change.fields:
            yield _row(what, "changed", change.id, cell.name, cell.old, cell.new)


def _link_rows(links: LinkDifferences) -> Iterator[dict[str, Any]]:
    for start, relation, end in links.added:
        yield _row("link", "added", start, relation, "", end)
    for start, relation, end in links.removed:
        yield _row("link", "removed", start, relation, end, "")
    for link, cells in links.changed:
        for cell in cells:
            yield _row("link", "changed", " ".join(link), cell.name, cell.old, cell.new)


def _row(
    what: str, change: str, name: str, field: str = "", old: str = "", new: str = ""
) -> dict[str, Any]:
    return {"what": what, "change": change, "id": name, "field": field, "old": old, "new": new}
