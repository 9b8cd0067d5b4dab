"""Which of the sheets read are the list, which are tables of ours, and which are neither."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import PurePosixPath

import pyarrow.compute as pc

from orgmodel.errors import UnknownNameError
from orgmodel.files.importers.table.reading.below_heading import HeadedGrid
from orgmodel.model.schema import BY_NAME
from orgmodel.model.words import did_you_mean, near, spelt

LIST = "list"
_ALIKE = 0.7
_ANOTHER_TIME = re.compile(
    r"\b(leavers?|archived?|old|previous|last|template|examples?|samples?|look ?ups?|pivot|"
    r"summary|deleted|removed|back ?up|copy|superseded|do not use)\b",
    re.IGNORECASE,
)


def chosen(found: Sequence[HeadedGrid], sheet: str) -> dict[int, str]:
    """The places of those to be read, each with its kind: "list" or the name of a table."""
    if sheet:
        return _asked_for(found, sheet)
    kinds = {place: kind for place, one in enumerate(found) if (kind := _table(one))}
    lists = [
        place
        for place, one in enumerate(found)
        if kinds.get(place, LIST) == LIST and one.grid.rows.size
    ]
    shown = [place for place in lists if not found[place].grid.hidden] or lists
    tables = {place: kind for place, kind in kinds.items() if kind != LIST}
    if not shown:
        return tables
    best = max(shown, key=lambda place: (kinds.get(place) == LIST, *_worth(found[place]), -place))
    same = {
        place: LIST
        for place in shown
        if place == best or why_apart(found[best], found[place]) is None
    }
    return dict(sorted({**tables, **same}.items()))


def _asked_for(found: Sequence[HeadedGrid], sheet: str) -> dict[int, str]:
    names = [one.grid.sheet for one in found]
    exact = {place: LIST for place, name in enumerate(names) if name == sheet}
    asked = exact or {
        place: LIST
        for place, name in enumerate(names)
        if name.strip().casefold() == sheet.strip().casefold()
    }
    if asked:
        return asked
    known = [name for name in dict.fromkeys(names) if name]
    meant = did_you_mean(near(sheet, known))
    have = f"Sheets: {', '.join(known)}." if known else "The files have no sheets."
    raise UnknownNameError(f'there is no sheet "{sheet}".{meant} {have}')


def _worth(one: HeadedGrid) -> tuple[bool, int, int]:
    known = one.heading.known
    return known >= 2, known * max(0, one.rows), one.rows


def _table(one: HeadedGrid) -> str:
    """The table of a data folder that the sheet or file is by its name and headings, if any."""
    stem = PurePosixPath(one.grid.file).stem
    table = BY_NAME.get((one.grid.sheet or stem).strip().casefold()) or BY_NAME.get(stem.casefold())
    if table is None or (one.grid.sheet and table.name != one.grid.sheet.strip().casefold()):
        return ""
    headings = {heading.strip() for heading in one.heading.names}
    if not {column.name for column in table.columns if column.needed} <= headings:
        return ""
    return LIST if table.name == "posts" else table.name


def why_apart(best: HeadedGrid, other: HeadedGrid) -> str | None:
    """Why a sheet is no further part of the list, in words; None where it is one."""
    ours, theirs = _headings(best), _headings(other)
    if not ours or len(ours & theirs) < _ALIKE * len(ours | theirs):
        return "its headings are not those of the list"
    named = _name(other)
    if _name(best) != named and _ANOTHER_TIME.search(named):
        return "it has the headings of the list, but its name says that it is no part of it"
    if _holds_the_same(best, other):
        return "it holds the same rows as the list again, perhaps of another day"
    return None


def _name(one: HeadedGrid) -> str:
    return one.grid.sheet or one.grid.file.replace("_", " ").replace("-", " ")


def _headings(one: HeadedGrid) -> frozenset[str]:
    return frozenset(filter(None, map(spelt, one.heading.names)))


def _holds_the_same(best: HeadedGrid, other: HeadedGrid) -> bool:
    """Whether more than half of its rows name again what stands in the other, column by column."""
    for place, name in enumerate(best.heading.names):
        ours = best.grid.cells.column(place).slice(best.below)
        if not name or name not in other.heading.names or not len(ours):
            continue
        if pc.count_distinct(ours).as_py() < len(ours):
            continue
        theirs = other.grid.cells.column(other.heading.names.index(name)).slice(other.below)
        again = pc.sum(pc.is_in(theirs, value_set=ours.combine_chunks())).as_py() or 0
        return bool(again * 2 > len(theirs))
    return False
