"""What the changes of a scenario take away: rows with ids, and relations by their ends."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import partial

from orgmodel.changes.draft import Draft
from orgmodel.model.evidence import Origin, Step
from orgmodel.model.relations import RELATIONS, Place
from orgmodel.model.removed import Removed, RemovedRow
from orgmodel.model.schema import ID_TABLES

_Cells = Callable[[str], str]
"""Gives a cell of a row by its column; empty where there is none."""
_Written = tuple[str, Place]
"""A relation and one place it is written; without a name where the row itself names it."""

_WRITTEN: Mapping[str, tuple[_Written, ...]] = {
    **{
        table: tuple(
            (relation.name, place)
            for relation in RELATIONS
            for place in relation.places
            if place.table == table
        )
        for table in ("posts", "units", "functions", "appointments")
    },
    "links": (("", Place("links", "from", "to")),),
    "memberships": (("", Place("memberships", "member", "body")),),
}
_NAMED_BY = {"links": "relation", "memberships": "role"}
_TITLES = ("title", "name", "beneficiary")


def taken_away(draft: Draft) -> Removed:
    """The rows and relations of the model that the draft has no longer, with their changes.

    What went along with a removed row (its seats, its links) has the same change. A manager
    who gives way to another is taken away too: that line is no more.
    """
    relations: list[Step] = []
    rows: list[RemovedRow] = []
    for table, label in draft.rows_changed():
        cells = draft.table(table)
        old = partial(cells.original_cell, label)
        stays = label in cells
        new = partial(cells.cell, label) if stays else _nothing
        if not stays and table in ID_TABLES and old("id"):
            told = [column for column in _TITLES if column in cells.columns]
            title = old(told[0]) if told and table != "people" else ""
            number = draft.change_of(table, label, "") or 0
            heir = draft.heirs.get((table, label), "")
            rows.append(RemovedRow(table, old("id"), title, number, heir))
        relations += _ended(draft, table, label, old, new)
    return Removed(tuple(relations), tuple(rows))


def _ended(draft: Draft, table: str, label: int, old: _Cells, new: _Cells) -> Iterator[Step]:
    for name, place in _WRITTEN.get(table, ()):
        was, now = (_triple(name, place, cells) for cells in (old, new))
        if was == now or not all(was):
            continue
        number = draft.change_of(table, label, place.column)
        own = f"{place.column}_" if place.column else ""
        source, basis = (old(f"{own}{about}") or old(about) for about in ("source", "basis"))
        yield Step(*was, Origin(change=number, removed=True), source, basis)


def _triple(name: str, place: Place, cells: _Cells) -> tuple[str, str, str]:
    return cells(place.subject), name or cells(_NAMED_BY[place.table]), cells(place.object)


def _nothing(_column: str) -> str:
    return ""
