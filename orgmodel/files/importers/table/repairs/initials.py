"""The repair that finds a manager by surname and initial: “One A” is Ann One."""

from __future__ import annotations

import numpy as np

from orgmodel.files.importers.table.coded import Flags
from orgmodel.files.importers.table.keys import Keys, full_names
from orgmodel.files.importers.table.person_names import name_key
from orgmodel.files.importers.table.repairs.repair import Mended, Repair, changed
from orgmodel.files.importers.table.staff import StaffList

_MAY_BE_SHORT = r"(?:^|[\s,.])\pL(?:[\s,.]|$)"


def _initials(staff: StaffList) -> Mended:
    """Managers by surname and initial as the one holder whom that fits; of several none."""
    if staff.mapping.manager_by != "name":
        return Mended(staff)
    put: dict[str, tuple[object, Flags]] = {}
    keys: Keys | None = None
    holders: dict[tuple[str, str], set[str]] = {}
    for name in (name for name in ("reports_to", "second_manager") if name in staff):
        coded = staff.coded(name)
        short = np.flatnonzero(coded.matching(_MAY_BE_SHORT)).tolist()
        if short and keys is None:
            keys, holders = Keys(staff, staff.column("id"), "name"), _by_initial(staff)
        fits = {
            place: holders.get(_surname_and_initial(coded.words[place]), set())
            for place in short
            if keys is not None and coded.words[place] not in keys
        }
        put[name] = coded.replaced({at: next(iter(f)) for at, f in fits.items() if len(f) == 1})
    return changed(staff, "initials", **put)


def _by_initial(staff: StaffList) -> dict[tuple[str, str], set[str]]:
    """The holders by surname, of one word or more, and the initial of the first name."""
    found: dict[tuple[str, str], set[str]] = {}
    keys: dict[str, str] = {}
    for cell in full_names(staff).unique().tolist():
        for name in cell.split("; "):
            words = name_key(name).split()
            held = keys.setdefault(" ".join(words), name)
            for start in range(1, len(words)):
                found.setdefault((" ".join(words[start:]), words[0][0]), set()).add(held)
    return found


def _surname_and_initial(cell: str) -> tuple[str, str]:
    """`one` and `a` of “One A”, “A. One” and “One, A.B.”; nothing where it is no such name."""
    words = name_key(cell).split()
    initials = [word for word in words if len(word) == 1 and word.isalpha()]
    surname = " ".join(word for word in words if len(word) > 1)
    return (surname, initials[0]) if initials and surname else ("", "")


INITIALS = Repair(
    "initials",
    "a manager named by surname and initial, “One A”, is the only holder whom that fits",
    False,
    _initials,
)
