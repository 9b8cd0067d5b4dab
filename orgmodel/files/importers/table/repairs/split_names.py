"""The repair that parts a person's name from the title beside it in one cell."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

import numpy as np
import pandas as pd

from orgmodel.files.importers.table.coded import Coded, Flags
from orgmodel.files.importers.table.fields import LEVEL, UNIT_LEVEL
from orgmodel.files.importers.table.repairs.repair import Mended, Repair, changed
from orgmodel.files.importers.table.staff import LEVEL_HOLDER, StaffList
from orgmodel.files.importers.table.titled_names import MARKED, Pair, may_hold_name, pairs
from orgmodel.model.faults import Problem
from orgmodel.model.words import counted

_HOLDERS = ("holder", "first_name", "last_name")


def _split_names(staff: StaffList) -> Mended:
    """“Ann One - Chief Executive” as a title or a level: the title, and Ann One its holder."""
    levels = _levels(staff)
    if levels:
        return _split_levels(staff, levels)
    held = [name for name in _HOLDERS if name in staff]
    if held == ["holder"] and "title" not in staff:
        return _split_holders(staff)
    return Mended(staff) if held else _split_titles(staff)


def _levels(staff: StaffList) -> tuple[str, ...]:
    return () if "reports_to" in staff else staff.numbered(LEVEL)


def _split_levels(staff: StaffList, levels: tuple[str, ...]) -> Mended:
    words = dict.fromkeys(word for name in levels for word in staff.coded(name).words)
    found = pairs(list(words), _units(staff))
    if not found:
        return Mended(staff)
    holders = {
        f"{LEVEL_HOLDER} {number}": _parts(staff.coded(name), found)[1]
        for number, name in enumerate(levels, 1)
    }
    put: dict[str, tuple[object, Flags]] = {
        name: _parts(staff.coded(name), found)[0] for name in levels
    }
    mended = changed(staff, "split-names", **put)
    return Mended(mended.staff.putting(**holders), mended.changes)


def _split_titles(staff: StaffList) -> Mended:
    found = pairs(staff.coded("title").words, _units(staff))
    if not found:
        return Mended(staff)
    titles, holders = _parts(staff.coded("title"), found)
    put: dict[str, tuple[object, Flags]] = {"title": titles}
    if staff.mapping.manager_by == "title":
        managers = (name for name in ("reports_to", "second_manager") if name in staff)
        put |= {name: _parts(staff.coded(name), found)[0] for name in managers}
    mended = changed(staff, "split-names", **put)
    headings = {**staff.headings, "holder": staff.heading("title")}
    return Mended(replace(mended.staff, headings=headings).putting(holder=holders), mended.changes)


def _split_holders(staff: StaffList) -> Mended:
    """A list without titles, where they stand beside the holders' names."""
    found = pairs(staff.coded("holder").words, _units(staff))
    names = {cell: (name, title) for cell, (title, name) in found.items()}
    by_name = staff.mapping.manager_by == "name"
    managers = ("reports_to", "second_manager") if by_name else ()
    columns = [name for name in ("holder", *managers) if name in staff]
    put: dict[str, tuple[object, Flags]] = {
        name: _parts(staff.coded(name), names)[0] for name in columns
    }
    if not found:
        return Mended(staff)
    titles = _parts(staff.coded("holder"), names)[1]
    mended = changed(staff, "split-names", **put)
    headings = {**staff.headings, "title": staff.heading("holder")}
    return Mended(replace(mended.staff, headings=headings).putting(title=titles), mended.changes)


def _parts(coded: Coded, found: Mapping[str, Pair]) -> tuple[tuple[pd.Series, Flags], pd.Series]:
    """The cells as titles alone, and the names that stood beside them."""
    titles = {at: found[word][0] for at, word in enumerate(coded.words) if word in found}
    names = coded.cells_by(lambda word: found[word][1] if word in found else "")
    return coded.replaced(titles), names


def _units(staff: StaffList) -> set[str]:
    columns = [name for name in ("unit", *staff.numbered(UNIT_LEVEL)) if name in staff]
    return {word for name in columns for word in staff.coded(name).words}


def names_left(staff: StaffList) -> Iterable[Problem]:
    """For each column of titles that cells of it may hold a person's name, and stand so."""
    for name in _levels(staff) or ("title",):
        if name not in staff:
            continue
        coded = staff.coded(name)
        at = coded.rows(coded.said(may_hold_name, MARKED))
        if at.any():
            words = (
                f"{counted(int(at.sum()), 'title')}, the first in this row, may hold a person's "
                "name, which stands in the title as it is. Give names a column of their own."
            )
            row = int(np.flatnonzero(at)[0])
            place, number = staff.file_of(row), int(staff.rows[row])
            yield Problem("not-allowed", place, number, staff.heading(name), "", words, fault=False)


SPLIT_NAMES = Repair(
    "split-names",
    "“Ann One - Chief Executive” in most titles or levels is a title and its holder",
    True,
    _split_names,
)
