"""What differs between two organisations, table by table: values only."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

import pandas as pd

from orgmodel.model.numbers import amount
from orgmodel.model.organisation import OrganisationModel

Ids = Mapping[str, str]
LINE: Mapping[str, str] = {"posts": "reports_to", "units": "parent", "functions": "owner"}
"""Table → the column whose change is a move."""
_EVIDENCE = ("source", "basis", "note")
_RELATIONS = {
    "links": ("from", "relation", "to"),
    "memberships": ("member", "role", "body"),
    "appointments": ("person", None, "post"),
}


@dataclass(frozen=True, slots=True)
class Moved:
    """A row whose place changed: post (manager, unit), unit (parent) or function (owner)."""

    id: str
    was: str
    now: str
    was_unit: str = ""
    now_unit: str = ""


@dataclass(frozen=True, slots=True)
class CellChange:
    """One cell before and after."""

    name: str
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class Changed:
    """A row whose other cells changed."""

    id: str
    fields: tuple[CellChange, ...]


@dataclass(frozen=True, slots=True)
class RowDifferences:
    """Rows of one table. `added` and `removed` map each id to its filled cells."""

    added: Mapping[str, Mapping[str, str]]
    removed: Mapping[str, Mapping[str, str]]
    moved: tuple[Moved, ...]
    changed: tuple[Changed, ...]

    def __bool__(self) -> bool:
        return bool(self.added or self.removed or self.moved or self.changed)


Link = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class LinkDifferences:
    """Relations that are rows: links, seats (their role) and appointments (`holds`)."""

    added: tuple[Link, ...]
    removed: tuple[Link, ...]
    changed: tuple[tuple[Link, tuple[CellChange, ...]], ...]

    def __bool__(self) -> bool:
        return bool(self.added or self.removed or self.changed)


@dataclass(frozen=True, slots=True)
class Differences:
    """Everything that differs between a baseline and an option."""

    posts: RowDifferences
    units: RowDifferences
    functions: RowDifferences
    services: RowDifferences
    links: LinkDifferences

    def __bool__(self) -> bool:
        rows = (self.posts, self.units, self.functions, self.services)
        return any(rows) or bool(self.links)


def differences(
    before: OrganisationModel, after: OrganisationModel, ids: Ids | None = None
) -> Differences:
    """What differs. `ids` maps ids before to ids after where they are not the same.

    A row whose id is in neither map nor the other table is added or removed. What a move
    says of itself (the relation's own source, basis and note) is part of the move.
    """
    return Differences(
        posts=_rows(before, after, "posts", ids),
        units=_rows(before, after, "units", ids),
        functions=_rows(before, after, "functions", ids),
        services=_rows(before, after, "services", ids),
        links=_links(before, after, ids or {}),
    )


def _rows(
    before: OrganisationModel, after: OrganisationModel, table: str, ids: Ids | None
) -> RowDifferences:
    old_frame, new_frame = before.tables[table], after.tables[table]
    if ids is None and old_frame is new_frame:
        return RowDifferences({}, {}, (), ())
    old, new = _by_id(old_frame), _by_id(new_frame)
    mapped = ids or {}
    pairs = [(name, _after(name, table, ids)) for name in old]
    known = {other for _, other in pairs}
    both = [(name, other) for name, other in pairs if other in new]
    moved = [
        move
        for name, other in both
        if (move := _move(table, other, old[name], new[other], mapped)) is not None
    ]
    changed = [
        Changed(other, cells)
        for name, other in both
        if (cells := tuple(_cell_changes(table, old[name], new[other], loosely=ids is not None)))
    ]
    return RowDifferences(
        {name: _filled(row) for name, row in new.items() if name not in known},
        {name: _filled(old[name]) for name, other in pairs if other not in new},
        tuple(moved),
        tuple(changed),
    )


def _after(name: str, table: str, ids: Ids | None) -> str:
    """The id that an id before has after; empty where it is gone."""
    return name if ids is None or table in ("functions", "services") else ids.get(name, "")


def _by_id(frame: pd.DataFrame) -> dict[str, dict[str, str]]:
    """The first row of each id."""
    names = list(frame.columns)
    found: dict[str, dict[str, str]] = {}
    for cells in zip(*(frame[name].tolist() for name in names), strict=True):
        row = dict(zip(names, cells, strict=True))
        if row["id"]:
            found.setdefault(row["id"], row)
    return found


def _move(
    table: str, name: str, old: Mapping[str, str], new: Mapping[str, str], ids: Ids
) -> Moved | None:
    column = LINE.get(table, "")
    was, now = old.get(column, ""), new.get(column, "")
    was_unit, now_unit = (old["unit"], new["unit"]) if table == "posts" else ("", "")
    if ids.get(was, was) == now and ids.get(was_unit, was_unit) == now_unit:
        return None
    return Moved(name, was, now, was_unit, now_unit)


def _cell_changes(
    table: str, old: Mapping[str, str], new: Mapping[str, str], *, loosely: bool
) -> Iterator[CellChange]:
    """The cells that differ.

    Between two data sets (`loosely`) where a row was written does not count, and a number is
    the same however it is written.
    """
    line = LINE.get(table, "")
    passed = {line, "unit", *(f"{line}_{part}" for part in _EVIDENCE)}
    passed |= {f"head_{part}" for part in _EVIDENCE} | ({"source"} if loosely else set())
    for name in dict.fromkeys((*old, *new)):
        was, now = old.get(name, ""), new.get(name, "")
        if name not in passed and was != now and not (loosely and _same_number(was, now)):
            yield CellChange(name, was, now)


def _same_number(one: str, other: str) -> bool:
    value = amount(one)
    return value is not None and value == amount(other)


def _filled(row: Mapping[str, str]) -> dict[str, str]:
    return {name: cell for name, cell in row.items() if cell}


def _links(before: OrganisationModel, after: OrganisationModel, ids: Ids) -> LinkDifferences:
    added: list[Link] = []
    removed: list[Link] = []
    changed: list[tuple[Link, tuple[CellChange, ...]]] = []
    for table, ends in _RELATIONS.items():
        if not ids and before.tables[table] is after.tables[table]:
            continue
        old = _relations(before.tables[table], ends, ids)
        new = _relations(after.tables[table], ends, {})
        added += [link for link, rows in new.items() for _ in rows[len(old.get(link, ())) :]]
        removed += [link for link, rows in old.items() for _ in rows[len(new.get(link, ())) :]]
        changed += _other_cells(old, new, [end for end in ends if end])
    return LinkDifferences(tuple(added), tuple(removed), tuple(changed))


def _relations(
    frame: pd.DataFrame, ends: tuple[str, str | None, str], ids: Ids
) -> dict[Link, list[dict[str, str]]]:
    """The rows of each relation: somebody may have held a post twice."""
    names = list(frame.columns)
    found: dict[Link, list[dict[str, str]]] = {}
    for cells in zip(*(frame[name].tolist() for name in names), strict=True):
        row = dict(zip(names, cells, strict=True))
        start, end = row[ends[0]], row[ends[2]]
        relation = row[ends[1]] if ends[1] else "holds"
        link = (ids.get(start, start), relation, ids.get(end, end))
        found.setdefault(link, []).append(row)
    return found


def _other_cells(
    old: Mapping[Link, list[dict[str, str]]],
    new: Mapping[Link, list[dict[str, str]]],
    ends: Collection[str],
) -> Iterator[tuple[Link, tuple[CellChange, ...]]]:
    for link, rows in old.items():
        for was, now in _altered(rows, new.get(link, [])):
            cells = tuple(
                CellChange(name, was.get(name, ""), now.get(name, ""))
                for name in dict.fromkeys((*was, *now))
                if name not in ends and was.get(name, "") != now.get(name, "")
            )
            if cells:
                yield link, cells


def _altered(
    old: list[dict[str, str]], new: list[dict[str, str]]
) -> Iterator[tuple[dict[str, str], dict[str, str]]]:
    """The rows of one relation that are in only one of the two, side by side, as they read."""
    gone = sorted((row for row in old if row not in new), key=lambda row: list(row.values()))
    come = sorted((row for row in new if row not in old), key=lambda row: list(row.values()))
    yield from zip(gone, come, strict=False)
