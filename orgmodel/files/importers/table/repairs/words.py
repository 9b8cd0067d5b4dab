"""Repairs that read words: vacancy, units spelt in several ways, several managers in one cell."""

from __future__ import annotations

import re

import numpy as np

from orgmodel.files.importers.table.coded import Coded, Flags
from orgmodel.files.importers.table.guessing.kinds import look
from orgmodel.files.importers.table.keys import Keys, full_names
from orgmodel.files.importers.table.nameless import vacancy_words
from orgmodel.files.importers.table.person_names import (
    NO_PERSON_HINT,
    name_key,
    no_person,
    without_names,
)
from orgmodel.files.importers.table.repairs.repair import Mended, Repair, changed
from orgmodel.files.importers.table.staff import JOINT, StaffList
from orgmodel.model.numbers import amount
from orgmodel.model.vacancy import HINT, says_vacant
from orgmodel.model.words import spelt

_ALWAYS = re.compile(r"\s*[;|\n]\s*")
_IF_ALL_KNOWN = (re.compile(r"\s*[/:]\s*"), re.compile(r"\s*,\s*"), re.compile(r"\s+(?:&|and)\s+"))
_BETWEEN = "; "
_BETWEEN_HOLDERS = re.compile(r"\s*[/&;+\n]\s*|\s+and\s+")
_ASKS = re.compile(r"\b(vacant|vacancy|filled|occupied|in post)\b", re.IGNORECASE)


def _vacancy(staff: StaffList) -> Mended:
    """A holder's cell that says the post is vacant: nobody holds it, and the words say so."""
    put: dict[str, tuple[object, Flags]] = {}
    status = staff.column("status")
    for name in ("holder", "last_name", "first_name"):
        if name not in staff:
            continue
        coded = staff.coded(name)
        at = coded.rows(coded.said(says_vacant, HINT))
        if at.any():
            cells = staff.column(name)
            put[name] = (cells.where(~at, ""), at)
            status = status.where(~at, coded.mended(vacancy_words, HINT)[0])
    if not put:
        return Mended(staff)
    mended = changed(staff, "vacancy", **put)
    return Mended(mended.staff.putting(status=status), mended.changes)


def _no_person(staff: StaffList) -> Mended:
    """“Agency cover” or “Post frozen” as a holder: nobody is named, and the status has the words.

    Whether the post is vacant is not said by them.
    """
    if "holder" not in staff:
        return Mended(staff)
    coded = staff.coded("holder")
    at = coded.rows(coded.said(no_person, NO_PERSON_HINT))
    if not at.any():
        return Mended(staff)
    cells, status = staff.column("holder"), staff.column("status")
    mended = changed(staff, "no-person", holder=(cells.where(~at, ""), at))
    words = coded.cells_by(without_names)
    said = (status + _BETWEEN + words).where((status != "") & (status != words), words)
    return Mended(mended.staff.putting(status=status.where(~at, said)), mended.changes)


def _holder_in_unit(staff: StaffList) -> Mended:
    """“Finance (Bob Two)”: the unit's own words, where the others name a holder of the list."""
    return _without_holder(staff, "unit-holders", "unit")


def _holder_in_title(staff: StaffList) -> Mended:
    """“Director (Ann One)”: the title's own words, where the others name a holder of the list."""
    by_title = staff.mapping.manager_by == "title"
    columns = ("title", "reports_to", "second_manager") if by_title else ("title",)
    return _without_holder(staff, "title-holders", *columns)


def _without_holder(staff: StaffList, repair: str, *columns: str) -> Mended:
    put = {name: found for name in columns if (found := _without_holder_in(staff, name))}
    return changed(staff, repair, **put)


def _without_holder_in(staff: StaffList, column: str) -> tuple[object, Flags] | None:
    if column not in staff:
        return None
    coded = staff.coded(column)
    wordy = np.flatnonzero(coded.matching(r"\(.+\)\s*$")).tolist()
    if not wordy:
        return None
    names = {name_key(name) for name in Coded.of(full_names(staff)).words} - {""}
    other = {}
    for place in wordy:
        words, _, inside = coded.words[place].rstrip(" )").rpartition("(")
        if words.strip() and name_key(inside) in names:
            other[place] = words.strip()
    return coded.replaced(other)


def _yes_means(staff: StaffList) -> Mended:
    """Yes and no under “Vacant?” or “Filled?” become vacant and filled."""
    match = _ASKS.search(staff.heading("status"))
    if "status" not in staff or not match:
        return Mended(staff)
    yes, no = (
        ("vacant", "filled") if match[1].casefold().startswith("vac") else ("filled", "vacant")
    )
    meant = dict.fromkeys(("yes", "y", "true", "1"), yes) | dict.fromkeys(
        ("no", "n", "false", "0"), no
    )
    coded = staff.coded("status")
    return changed(
        staff, "yes-no", status=coded.mended(lambda cell: meant.get(cell.casefold(), cell))
    )


def _joint_holders(staff: StaffList) -> Mended:
    """“Ann One / Bob Two” as the holder: two people share the post."""
    if "holder" not in staff:
        return Mended(staff)
    coded = staff.coded("holder")
    places = np.flatnonzero(coded.matching(r"[/&;+\n]| and ")).tolist()
    parts = {place: _BETWEEN_HOLDERS.split(coded.words[place]) for place in places}
    several = {
        place: _BETWEEN.join(names)
        for place, names in parts.items()
        if len(names) > 1 and all(look(name).kind == "name" for name in names if name)
    }
    if not several:
        return Mended(staff)
    after, at = coded.replaced(several)
    at &= ~staff.filled("holder_id")
    mended = changed(staff, "joint-holders", holder=(after.where(at, staff.column("holder")), at))
    marks = staff.column(JOINT).mask(at, "yes")
    return Mended(mended.staff.putting(**{JOINT: marks}), mended.changes)


def _unit_names(staff: StaffList) -> Mended:
    """Units that differ in capitals, spaces and punctuation only, under the commonest spelling."""
    put: dict[str, tuple[object, Flags]] = {}
    for name in ("unit", *staff.numbered("unit_levels")):
        if name not in staff:
            continue
        coded = staff.coded(name)
        often = np.bincount(coded.codes, minlength=len(coded.words)).tolist()
        first: dict[str, str] = {}
        ordered = sorted(enumerate(coded.words), key=lambda item: (-often[item[0]], item[1]))
        meant = {place: first.setdefault(spelt(text), text) for place, text in ordered}
        put[name] = coded.replaced({p: to for p, to in meant.items() if to != coded.words[p]})
    return changed(staff, "unit-names", **put)


def _several_managers(staff: StaffList) -> Mended:
    """`2;3` in the manager's cell: the first manages, the others are second managers."""
    if "reports_to" not in staff:
        return Mended(staff)
    coded = staff.coded("reports_to")
    texts = np.flatnonzero(coded.matching(r"[;|\n/:,&]| and ")).tolist()
    if not texts:
        return Mended(staff)
    keys = Keys(staff, staff.column("id"), staff.mapping.manager_by)
    parts = {at: found for at in texts if (found := _parts(coded.words[at], keys))}
    if not parts:
        return Mended(staff)
    after, at = coded.replaced({place: found[0] for place, found in parts.items()})
    rest = coded.replaced({place: _BETWEEN.join(found[1:]) for place, found in parts.items()})[0]
    before = staff.column("second_manager")
    added = rest.where(at, "")
    second = (before + _BETWEEN + added).where((before != "") & at, before + added)
    mended = changed(staff, "second-managers", reports_to=(after, at))
    return Mended(mended.staff.putting(second_manager=second), mended.changes)


def _parts(text: str, keys: Keys) -> list[str]:
    """The managers that a cell names; none where it names one only."""
    if not text or text in keys:
        return []
    parts = [part for part in _ALWAYS.split(text) if part]
    if len(parts) > 1:
        return list(dict.fromkeys(parts))
    for between in _IF_ALL_KNOWN:
        parts = [part for part in between.split(text) if part]
        if len(parts) > 1 and all(part in keys for part in parts):
            return list(dict.fromkeys(parts))
    return []


def managers_in(cell: str, keys: Keys) -> list[str]:
    """The managers that a cell of the second managers' column names, one or more."""
    return _parts(cell, keys) or ([cell] if cell else [])


def _groups(staff: StaffList) -> Mended:
    """A row of two whole posts or more that nobody is named in stands for several posts."""
    if "fte" not in staff or "count" in staff:
        return Mended(staff)
    fte = staff.coded("fte")
    large = fte.rows(fte.said(lambda cell: (amount(cell) or 0) >= 2))
    large &= ~staff.filled("holder") & ~staff.filled("last_name") & ~staff.filled("holder_id")
    kind = staff.column("kind")
    large &= (kind == "").to_numpy(dtype=bool)
    return changed(staff, "groups", kind=(kind.where(~large, "post_group"), large))


VACANCY = Repair(
    "vacancy",
    "“Vacant – being recruited” as a holder means that the post is vacant",
    True,
    _vacancy,
)
NO_PERSON = Repair(
    "no-person",
    "“Agency cover” or “Post frozen” as a holder names nobody, and is kept as the status",
    True,
    _no_person,
)
YES_NO = Repair(
    "yes-no", "yes and no under “Vacant?” or “Filled?” become vacant and filled", True, _yes_means
)
UNIT_HOLDERS = Repair(
    "unit-holders",
    "a holder's name in brackets after a unit, “Finance (Ann One)”, is taken away",
    True,
    _holder_in_unit,
)
JOINT_HOLDERS = Repair(
    "joint-holders",
    "“Ann One / Bob Two” as the holder are two people who share the post",
    True,
    _joint_holders,
)
TITLE_HOLDERS = Repair(
    "title-holders",
    "a holder's name in brackets after a title, “Director (Ann One)”, is taken away",
    True,
    _holder_in_title,
)
UNIT_NAMES = Repair(
    "unit-names", "a unit written in other capitals or spaces is the same unit", True, _unit_names
)
SECOND_MANAGERS = Repair(
    "second-managers",
    "of several managers in one cell the first manages, the others are dotted lines",
    True,
    _several_managers,
)
GROUPS = Repair(
    "groups", "a row of 2 FTE or more that names nobody is a group of posts", True, _groups
)
