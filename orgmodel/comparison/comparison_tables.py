"""Differences as JSON and as rows of a table."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from orgmodel.comparison.differences import (
    LINE,
    WEIGHTY,
    CellChange,
    Changed,
    Differences,
    Link,
    LinkDifferences,
    Moved,
    RowDifferences,
)
from orgmodel.comparison.group_changes import GroupChange
from orgmodel.comparison.holders import HolderChange
from orgmodel.comparison.matching.likeness import bodies_of
from orgmodel.comparison.matching.posts import Matching
from orgmodel.model.organisation import OrganisationModel
from orgmodel.rules.finding import Finding


def differences_to_dict(
    found: Differences,
    before: OrganisationModel,
    after: OrganisationModel,
    matching: Matching | None = None,
) -> dict[str, Any]:
    """`posts`, `units`, `functions`, `services` and `links` of one option, as in JSON.

    Between two data sets a moved post also says its match stage and, where it changed, the
    body it is in; and there are `groups` of like posts, `holders` and `spelling`.
    """
    posts = _rows(found.posts, _moved_post)
    if matching is not None:
        _say_stage(posts, matching)
        _say_body(posts["moved"], found.posts.moved, before, after, matching)
    return {
        "posts": posts,
        **({} if matching is None else _of_data_sets(found)),
        "units": _rows(found.units, _moved),
        "functions": _rows(found.functions, _moved),
        "services": _rows(found.services, _moved),
        "links": links_to_dict(found.links),
    }


def _of_data_sets(found: Differences) -> dict[str, Any]:
    """What is told only of two data sets; no person is in it."""
    return {
        "groups": [_group(group) for group in found.groups],
        "holders": {
            "changed": [_held(change) for change in found.holders.changes],
            "not_compared": found.holders.not_compared,
        },
        "spelling": {
            "rows": len(found.spelling),
            "changed": [_changed(change) for change in found.spelling],
        },
    }


def _group(group: GroupChange) -> dict[str, Any]:
    places = [
        {
            "unit": place.unit,
            "manager": place.manager,
            "was": _whole(place.was),
            "now": _whole(place.now),
            "fte_was": _whole(place.fte_was),
            "fte_now": _whole(place.fte_now),
        }
        for place in group.places
    ]
    counts = {"was": _whole(group.was), "now": _whole(group.now)}
    return {"title": group.title, "band": group.band, **counts, "places": places}


def _held(change: HolderChange) -> dict[str, Any]:
    fields = {name: {"old": old, "new": new} for name, old, new in change.fields}
    counts = {"was": change.was, "now": change.now, "left": change.left, "came": change.came}
    return {"post": change.post, **counts, "fields": fields}


def _whole(value: float | None) -> float | int | None:
    return int(value) if value is not None and float(value).is_integer() else value


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


def unshown_to_dict(finding: Finding, why: str) -> dict[str, Any]:
    """A finding that went without being cleared, and why, as in JSON."""
    keys = ("id", "rule", "severity", "message")
    said = {key: getattr(finding, key) for key in keys}
    return {**said, "subjects": list(finding.subjects), "why": why}


def finding_row(change: str, finding: Finding, why: str) -> dict[str, str]:
    """A finding that is new, fixed, standing or unshown, as a row of a table."""
    return {
        "change": change,
        "rule": finding.rule,
        "severity": finding.severity,
        "message": finding.message,
        "subjects": " ".join(finding.subjects),
        "why": why,
        "finding": finding.id,
    }


def difference_rows(found: Differences) -> Iterator[dict[str, Any]]:
    """One row a difference: what, change, id, field, old, new.

    Posts gone and new come first, then groups, moves, and cells, the weightiest first.
    """
    yield from _difference_rows("post", LINE["posts"], found.posts, found.groups)
    yield from _difference_rows("unit", LINE["units"], found.units)
    yield from _difference_rows("function", LINE["functions"], found.functions)
    yield from _difference_rows("service", "", found.services)
    yield from _link_rows(found.links)
    yield from _holder_rows(found)


def detail_rows(found: Differences) -> Iterator[dict[str, Any]]:
    """Of two data sets: cells that weigh less, and in one row how many are spelt otherwise."""
    kinds = ("post", "unit", "function", "service")
    parts = (found.posts, found.units, found.functions, found.services)
    for what, rows in zip(kinds, parts, strict=True):
        yield from (row for row in _changed_rows(what, rows) if row["field"] not in WEIGHTY)
    if found.spelling:
        number = str(len(found.spelling))
        yield _row("spelling", "changed", "", "rows that are only spelt otherwise", "", number)


def weighty_rows(rows: Iterable[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """The rows without those of `detail_rows`."""
    kinds = ("post", "unit", "function", "service")
    for row in rows:
        detail = row["what"] in kinds and row["change"] == "changed"
        if not detail or row["field"] in WEIGHTY:
            yield row


def _difference_rows(
    what: str, line: str, rows: RowDifferences, groups: Iterable[GroupChange] = ()
) -> Iterator[dict[str, Any]]:
    title = "title" if what == "post" else "name"
    for name, cells in rows.removed.items():
        yield _row(what, "removed", name, title, old=cells.get(title, ""))
    for name, cells in rows.added.items():
        yield _row(what, "added", name, title, new=cells.get(title, ""))
    for group in groups:
        yield from _group_rows(group)
    for move in rows.moved:
        if move.line_moved:
            yield _row(what, "moved", move.id, line, move.was, move.now)
        if move.unit_moved:
            yield _row(what, "moved", move.id, "unit", move.was_unit, move.now_unit)
    yield from _changed_rows(what, rows)


def _changed_rows(what: str, rows: RowDifferences) -> Iterator[dict[str, Any]]:
    for change in rows.changed:
        for cell in change.fields:
            yield _row(what, "changed", change.id, cell.name, cell.old, cell.new)


def _group_rows(group: GroupChange) -> Iterator[dict[str, Any]]:
    """One row a place: the title and band, the unit (else the manager), how many before, after.

    Where a number is not stated, the FTE is what becomes fewer or more.
    """
    for place in group.places:
        name = ", ".join(text for text in (group.title, group.band) if text)
        where = place.unit or place.manager
        time = ["" if f is None else str(_whole(f)) for f in (place.fte_was, place.fte_now)]
        if place.step:
            sizes = [str(_whole(place.was)), str(_whole(place.now))]
            if place.by_time:
                sizes = [f"{said} FTE" if said else "" for said in time]
            yield _row("group", "fewer" if place.step < 0 else "more", name, where, *sizes)
        else:
            yield _row("group", "other hours", name, where, *time)


def _holder_rows(found: Differences) -> Iterator[dict[str, Any]]:
    for held in found.holders.changes:
        if held.left or held.came or held.was != held.now:
            yield _row("holder", "changed", held.post, "holders", str(held.was), str(held.now))
        for name, old, new in held.fields:
            yield _row("holder", "changed", held.post, name, old, new)


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
