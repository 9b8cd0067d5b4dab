"""Every repair of staff lists, in the order in which they are done."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from orgmodel.files.importers.base import RepairOffer
from orgmodel.files.importers.repaired import CellChanges, RepairedCells
from orgmodel.files.importers.table.repairs import (
    cells,
    initials,
    managers,
    rows,
    split_names,
    words,
)
from orgmodel.files.importers.table.repairs.repair import Mended, Repair
from orgmodel.files.importers.table.staff import StaffList

REPAIRS: Mapping[str, Repair] = MappingProxyType(
    {
        repair.name: repair
        for repair in (
            cells.TRIM,
            rows.FILL_DOWN,
            cells.DECIMALS,
            cells.FTE,
            cells.PERCENT,
            cells.HOURS,
            cells.COST,
            cells.COUNT,
            cells.DATES,
            words.YES_NO,
            split_names.SPLIT_NAMES,
            words.VACANCY,
            words.NO_PERSON,
            words.JOINT_HOLDERS,
            words.TITLE_HOLDERS,
            rows.AS_OF,
            rows.LEAVERS,
            rows.SAME_ROW,
            managers.NOBODY,
            managers.NOBODY_ONLY,
            managers.NOBODY_EVERY,
            managers.NOT_KNOWN,
            managers.SELF_IS_TOP,
            managers.BLANK_IS_TOP,
            words.SECOND_MANAGERS,
            managers.BRACKETS,
            managers.ZEROS,
            managers.CASE,
            initials.INITIALS,
            rows.MISSING_NUMBERS,
            rows.JOB_SHARE,
            rows.SECOND_ROWS,
            rows.SECOND_POSTS,
            rows.REPEATS,
            words.UNIT_HOLDERS,
            words.UNIT_NAMES,
            words.GROUPS,
        )
    }
)


@dataclass(frozen=True, eq=False)
class Repaired:
    """The list after its repairs, what they changed, and each repair with its count.

    `left_out` are the names of repairs that left rows out, each with how many.
    """

    staff: StaffList
    cells: RepairedCells
    offers: tuple[RepairOffer, ...]
    left_out: tuple[tuple[str, int], ...]


def repaired(staff: StaffList, switches: Mapping[str, bool]) -> Repaired:
    """Do the safe repairs and those switched on, but none that is switched off.

    Each that mends, or would mend, a row is offered; the latter as it finds the list in its turn,
    where a later repair has not yet read the same cells otherwise.
    """
    tried: dict[str, Mended] = {}
    done: dict[str, Mended] = {}
    for name, repair in REPAIRS.items():
        tried[name] = repair.mend(staff)
        if switches.get(name, repair.safe):
            done[name] = tried[name]
            staff = done[name].staff
    offers = tuple(
        RepairOffer(
            name,
            REPAIRS[name].meaning,
            mended.rows,
            name in done,
            _examples(mended.changes),
            REPAIRS[name].safe,
            tuple(dict.fromkeys(change.column for change in mended.changes)),
        )
        for name, mended in tried.items()
        if mended.changes
    )
    changes = tuple(change for mended in done.values() for change in mended.changes)
    left_out = tuple((name, mended.left_out) for name, mended in done.items() if mended.left_out)
    return Repaired(staff, RepairedCells(changes), offers, left_out)


def _examples(changes: tuple[CellChanges, ...]) -> tuple[str, ...]:
    found = [example for change in changes for example in change.examples(2)]
    return tuple(dict.fromkeys(found))[:3]
