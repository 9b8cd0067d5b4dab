"""What differs between two organisations, table by table: values only."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, field, replace

import pandas as pd

from orgmodel.comparison.group_changes import GroupChange, group_changes, is_group
from orgmodel.comparison.holders import HolderDifferences, holder_differences
from orgmodel.comparison.matching.likeness import is_numbered
from orgmodel.comparison.matching.people import names_as_ids
from orgmodel.model.numbers import amount
from orgmodel.model.organisation import OrganisationModel
from orgmodel.model.words import grade, spelt

Ids = Mapping[str, str]
LINE: Mapping[str, str] = {"posts": "reports_to", "units": "parent", "functions": "owner"}
"""Table → the column whose change is a move."""
WEIGHTY = ("band", "cost", "fte", "count", "title", "name", "status", "kind", "side", "head")
"""Columns whose change a reader looks for, the weightiest first; others are details."""
_EVIDENCE = ("source", "basis", "note")
_RELATIONS = {
    "links": ("from", "relation", "to"),
    "memberships": ("member", "role", "body"),
    "appointments": ("person", None, "post"),
}


@dataclass(frozen=True, slots=True)
class Moved:
    """A row whose place changed: post (manager, unit), unit (parent) or function (owner).

    `line_moved` and `unit_moved` say which of the two did: between two data sets one id may
    stand for two things, and one thing go by two ids.
    """

    id: str
    was: str
    now: str
    was_unit: str = ""
    now_unit: str = ""
    line_moved: bool = True
    unit_moved: bool = False


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
    """Everything that differs between a baseline and an option.

    Of two data sets groups of like posts are told in `groups`, appointments in `holders`, and
    cells that only are spelt otherwise in `spelling`; of an option these are empty.
    """

    posts: RowDifferences
    units: RowDifferences
    functions: RowDifferences
    services: RowDifferences
    links: LinkDifferences
    groups: tuple[GroupChange, ...] = ()
    holders: HolderDifferences = field(default_factory=HolderDifferences)
    spelling: tuple[Changed, ...] = ()

    def __bool__(self) -> bool:
        rows = (self.posts, self.units, self.functions, self.services)
        other = (self.links, self.groups, self.holders, self.spelling)
        return any(rows) or any(bool(part) for part in other)


def differences(
    before: OrganisationModel, after: OrganisationModel, ids: Ids | None = None
) -> Differences:
    """What differs. `ids` maps ids before to ids after, of two data sets.

    A row whose id is in neither map nor the other table is added or removed. What a move
    says of itself (the relation's own source, basis and note) is part of the move.
    """
    found = Differences(
        posts=_rows(before, after, "posts", ids),
        units=_rows(before, after, "units", ids),
        functions=_rows(before, after, "functions", ids),
        services=_rows(before, after, "services", ids),
        links=_links(before, after, ids),
    )
    return found if ids is None else _of_data_sets(found, before, after, ids)


def _of_data_sets(
    found: Differences, before: OrganisationModel, after: OrganisationModel, ids: Ids
) -> Differences:
    """What differs, with what is told apart of two data sets."""
    rows = _by_id(before.tables["posts"]), _by_id(after.tables["posts"])
    matched = {name: ids[name] for name in rows[0] if ids.get(name, "") in rows[1]}
    parts = (found.posts, found.units, found.functions, found.services)
    return replace(
        found,
        posts=_without_spelling(found.posts),
        units=_without_spelling(found.units),
        functions=_without_spelling(found.functions),
        services=_without_spelling(found.services),
        groups=group_changes(before, after, ids, rows),
        holders=holder_differences(before, after, matched),
        spelling=tuple(change for part in parts for change in _respelt(part)),
    )


def _respelt(rows: RowDifferences) -> Iterator[Changed]:
    """The changes that only spell something otherwise."""
    for change in rows.changed:
        cells = tuple(cell for cell in change.fields if _is_spelling(cell))
        if cells:
            yield Changed(change.id, cells)


def _without_spelling(rows: RowDifferences) -> RowDifferences:
    """The same without them, the weightiest changes first."""
    changed = []
    for change in rows.changed:
        cells = [cell for cell in change.fields if not _is_spelling(cell)]
        if cells:
            changed.append(Changed(change.id, tuple(sorted(cells, key=_weight))))
    return replace(rows, changed=tuple(sorted(changed, key=lambda c: _weight(c.fields[0]))))


def _weight(cell: CellChange) -> int:
    return WEIGHTY.index(cell.name) if cell.name in WEIGHTY else len(WEIGHTY)


def _is_spelling(cell: CellChange) -> bool:
    """Whether capitals, spaces, punctuation or "&" for "and" are all that differs."""
    if amount(cell.old) is not None and amount(cell.new) is not None:
        return False
    same = grade if cell.name == "band" else spelt
    return same(cell.old) == same(cell.new) != ""


def _rows(
    before: OrganisationModel, after: OrganisationModel, table: str, ids: Ids | None
) -> RowDifferences:
    old_frame, new_frame = before.tables[table], after.tables[table]
    settled = _settled(before, after) if table == "posts" else lambda _, __: False
    if ids is None and old_frame is new_frame and before.tops == after.tops:
        return RowDifferences({}, {}, (), ())
    old, new = _by_id(old_frame), _by_id(new_frame)
    mapped = ids or {}
    pairs = [(name, _after(name, table, ids)) for name in old]
    known = {other for _, other in pairs}
    both = [(name, other) for name, other in pairs if other in new]
    alike = _units_alike(before, after, mapped) if ids and table == "posts" else None
    moved = [
        move
        for name, other in both
        if (move := _move(table, old[name], new[other], mapped, alike, settled)) is not None
    ]
    changed = [
        Changed(other, cells)
        for name, other in both
        if (cells := tuple(_cell_changes(table, old[name], new[other], loosely=ids is not None)))
    ]
    apart = ids is not None and table == "posts"
    added = {name: row for name, row in new.items() if name not in known}
    removed = {name: old[name] for name, other in pairs if other not in new}
    return RowDifferences(
        {name: _filled(row) for name, row in added.items() if not (apart and is_group(row))},
        {name: _filled(row) for name, row in removed.items() if not (apart and is_group(row))},
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
    table: str,
    old: Mapping[str, str],
    new: Mapping[str, str],
    ids: Ids,
    alike: Callable[[str, str], bool] | None,
    settled: Callable[[str, str], bool],
) -> Moved | None:
    column = LINE.get(table, "")
    was, now = old.get(column, ""), new.get(column, "")
    was_unit, now_unit = (old["unit"], new["unit"]) if table == "posts" else ("", "")
    line, unit = ids.get(was, was) != now, ids.get(was_unit, was_unit) != now_unit
    line = line or settled(old["id"], new["id"])
    if unit and alike is not None and alike(was_unit, now_unit):
        unit = False
    return Moved(new["id"], was, now, was_unit, now_unit, line, unit) if line or unit else None


def _settled(before: OrganisationModel, after: OrganisationModel) -> Callable[[str, str], bool]:
    """Whether a post reports to nobody in one, and in the other its manager is not known.

    Its cell is empty in both.
    """
    ends = before.line_tops, after.line_tops
    tops = [frozenset(one.tops) for one in ends]
    unknown = [frozenset(one.managers_not_known) for one in ends]

    def settled(was: str, now: str) -> bool:
        if was in unknown[0]:
            return now in tops[1]
        return was in tops[0] and now in unknown[1]

    return settled


def _units_alike(
    before: OrganisationModel, after: OrganisationModel, ids: Ids
) -> Callable[[str, str], bool]:
    """Whether two units have one name in one body: to go from one to the other is no move."""
    old, new = before.names, after.names

    def alike(was: str, now: str) -> bool:
        if not was or not now or spelt(old.get(was, "")) != spelt(new.get(now, "")):
            return False
        tops = before.unit_tree.chain(was)[-1:], after.unit_tree.chain(now)[-1:]
        return [ids.get(top, top) for top in tops[0]] == list(tops[1])

    return alike


def _cell_changes(
    table: str, old: Mapping[str, str], new: Mapping[str, str], *, loosely: bool
) -> Iterator[CellChange]:
    """The cells that differ.

    Between two data sets (`loosely`) where a row was written does not count, and a number is
    the same however it is written.
    """
    line = LINE.get(table, "")
    passed = {line, "unit", *(f"{line}_{part}" for part in _EVIDENCE)}
    passed |= {f"head_{part}" for part in _EVIDENCE}
    if loosely:
        passed |= _told_apart(table, old, new)
    for name in dict.fromkeys((*old, *new)):
        was, now = old.get(name, ""), new.get(name, "")
        if name not in passed and was != now and not (loosely and _same_number(was, now)):
            yield CellChange(name, was, now)


def _told_apart(table: str, old: Mapping[str, str], new: Mapping[str, str]) -> set[str]:
    """The columns of two data sets that say nothing of the row, or are told elsewhere."""
    groups = table == "posts" and is_group(old) and is_group(new)
    numbered = groups and is_numbered(old) and is_numbered(new)
    passed = {"source", *(("count", "fte") if groups else ())}
    return {*passed, "id"} if numbered or table == "units" else passed


def _same_number(one: str, other: str) -> bool:
    value = amount(one)
    return value is not None and value == amount(other)


def _filled(row: Mapping[str, str]) -> dict[str, str]:
    return {name: cell for name, cell in row.items() if cell}


def _links(before: OrganisationModel, after: OrganisationModel, ids: Ids | None) -> LinkDifferences:
    """The relations that differ; of two data sets without appointments (see `Differences`)."""
    added: list[Link] = []
    removed: list[Link] = []
    changed: list[tuple[Link, tuple[CellChange, ...]]] = []
    ours: Ids = {} if ids is None else {**ids, **names_as_ids(before)}
    theirs: Ids = {} if ids is None else names_as_ids(after)
    for table, ends in _RELATIONS.items():
        if ids is None and before.tables[table] is after.tables[table]:
            continue
        if ids is not None and table == "appointments":
            continue
        old = _relations(before.tables[table], ends, ours)
        new = _relations(after.tables[table], ends, theirs)
        passed = {*(end for end in ends if end), *(() if ids is None else ("source",))}
        added += [link for key, rows in new.items() for link, _ in rows[len(old.get(key, ())) :]]
        removed += [link for key, rows in old.items() for link, _ in rows[len(new.get(key, ())) :]]
        changed += _other_cells(old, new, passed)
    return LinkDifferences(tuple(added), tuple(removed), tuple(changed))


_Row = dict[str, str]
_Relations = dict[Link, list[tuple[Link, _Row]]]


def _relations(frame: pd.DataFrame, ends: tuple[str, str | None, str], ids: Ids) -> _Relations:
    """The rows of each relation by what its ends are: somebody may have held a post twice.

    Of each row the relation as it is written, too. A row about somebody whom the data does not
    disclose is in none: nothing says who it is in the other.
    """
    names = list(frame.columns)
    found: _Relations = {}
    for cells in zip(*(frame[name].tolist() for name in names), strict=True):
        row = dict(zip(names, cells, strict=True))
        start, end = row[ends[0]], row[ends[2]]
        relation = row[ends[1]] if ends[1] else "holds"
        key = (ids.get(start, start), relation, ids.get(end, end))
        if all((key[0] or not start, key[2] or not end)):
            found.setdefault(key, []).append(((start, relation, end), row))
    return found


def _other_cells(
    old: _Relations, new: _Relations, passed: Collection[str]
) -> Iterator[tuple[Link, tuple[CellChange, ...]]]:
    for key, rows in old.items():
        later = new.get(key, [])
        for was, now in _altered([row for _, row in rows], [row for _, row in later]):
            cells = tuple(
                CellChange(name, was.get(name, ""), now.get(name, ""))
                for name in dict.fromkeys((*was, *now))
                if name not in passed and was.get(name, "") != now.get(name, "")
            )
            if cells:
                yield later[0][0], cells


def _altered(
    old: list[dict[str, str]], new: list[dict[str, str]]
) -> Iterator[tuple[dict[str, str], dict[str, str]]]:
    """The rows of one relation that are in only one of the two, side by side, as they read."""
    gone = sorted((row for row in old if row not in new), key=lambda row: list(row.values()))
    come = sorted((row for row in new if row not in old), key=lambda row: list(row.values()))
    yield from zip(gone, come, strict=False)
