"""Repairs of the managers' column: words for nobody, words for not known, and near numbers."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

import numpy as np

from orgmodel.files.importers.table.coded import Coded, Flags
from orgmodel.files.importers.table.keys import Keys
from orgmodel.files.importers.table.nameless import nameless
from orgmodel.files.importers.table.repairs.repair import Mended, Repair, changed, none_of
from orgmodel.files.importers.table.staff import TOP, WORD, StaffList

_NOBODY = re.compile(
    r"no[ _]?(?:line[ _])?(?:manager|mgr|supervisor|boss)|nobody|no one|reports to nobody|"
    r"top(?: post| of (?:the )?organisation)?|xx",
    re.IGNORECASE,
)
_IN_DOUBT = re.compile(r"0+(?:\.0+)?|-1|#?n/?a|none|null|nil|nan|not applicable", re.IGNORECASE)
_NOT_KNOWN = re.compile(
    r"vacan(?:t|cy)\b.*|tb[acd]|to be (?:confirmed|appointed|advised|decided)|[-–—.]+|\?+|unknown|"
    r"not known|not yet known|pending|unassigned|x{3,}|gapped|#ref!|#value!|#name\?",
    re.IGNORECASE,
)
_SHORT_WORD = (
    r"(?i)^(?:[^a-z0-9]+|-1|0+(?:\.0+)?|#.*|x{2,}|n.*|t(?:b|o).*|vacan.*|top.*|unknown|unassigned|"
    r"reports.*|gapped|pending)$"
)
"""What every such word looks like, so that few cells have to be looked at."""
_TOLD_TOP, _TOLD_UNKNOWN = "top post", "manager not known"
_IN_BRACKETS = re.compile(r".*[(\[]\s*([^()\[\]]+?)\s*[)\]]\s*")
_FIGURE = re.compile(r"\d")
_BEFORE_WORDS = re.compile(r"(\S+)\s+[-–|:]\s+.+|(\S+)\s+\(.*\)", re.DOTALL)


def _words(staff: StaffList, pattern: re.Pattern[str]) -> Flags:
    """Rows whose manager is such a word, and not an id or name that the list has."""
    if "reports_to" not in staff:
        return none_of(staff)
    coded = staff.coded("reports_to")
    said = coded.said(lambda cell: bool(pattern.fullmatch(cell.strip())), _SHORT_WORD)
    said &= ~coded.matching(r"^$")
    if said.any():
        own = Keys(staff, staff.column("id"), staff.mapping.manager_by)
        for place in np.flatnonzero(said).tolist():
            said[place] = coded.words[place] not in own
    return coded.rows(said)


def _tops(staff: StaffList, repair: str, at: Flags) -> Mended:
    """The flagged rows as top posts."""
    if not at.any():
        return Mended(staff)
    told = staff.changes(repair, "reports_to", staff.column("reports_to").where(~at, _TOLD_TOP), at)
    put = {
        "reports_to": staff.column("reports_to").where(~at, ""),
        TOP: staff.column(TOP).where(~at, "yes"),
    }
    return Mended(staff.putting(**put), (told,))


def _candidates(staff: StaffList) -> Flags:
    """Rows that may be the top: without a manager, or with a word that may mean nobody."""
    return (~staff.filled("reports_to") & ~staff.filled(WORD)) | _words(staff, _IN_DOUBT)


def _nobody(staff: StaffList) -> Mended:
    return _tops(staff, "nobody", _words(staff, _NOBODY))


def _only_one(staff: StaffList) -> Mended:
    """The only post that can be the top, where a word or its own number stands for nobody."""
    if staff.filled(TOP).any() or "reports_to" not in staff:
        return Mended(staff)
    candidates = _candidates(staff)
    if not candidates.any():
        candidates = _own_manager(staff)
    at = candidates & staff.filled("reports_to")
    return _tops(staff, "nobody-only", at) if candidates.sum() == 1 else Mended(staff)


def _every_one(staff: StaffList) -> Mended:
    return _tops(staff, "nobody-every", _words(staff, _IN_DOUBT))


def _self_is_top(staff: StaffList) -> Mended:
    return _tops(staff, "self-is-top", _own_manager(staff))


def _blank_is_top(staff: StaffList) -> Mended:
    blank = ~staff.filled("reports_to") & ~staff.filled(WORD) & ~staff.filled(TOP)
    alone = blank.sum() == 1 and not staff.filled(TOP).any()
    return (
        Mended(staff) if alone or "reports_to" not in staff else _tops(staff, "blank-is-top", blank)
    )


def _own_manager(staff: StaffList) -> Flags:
    if staff.mapping.manager_by != "id" or "reports_to" not in staff:
        return none_of(staff)
    own = staff.column("id") == staff.column("reports_to")
    found: Flags = own.to_numpy(dtype=bool) & staff.filled("id")
    return found


def _not_known(staff: StaffList) -> Mended:
    at = _words(staff, _NOT_KNOWN) | _words(staff, _IN_DOUBT)
    if not at.any():
        return Mended(staff)
    cells = staff.column("reports_to")
    told = staff.changes("not-known", "reports_to", cells.where(~at, _TOLD_UNKNOWN), at)
    said, _ = staff.coded("reports_to").mended(_said, _SHORT_WORD)
    note = "written “" + said + "”: the manager is not known"
    put = {"reports_to": cells.where(~at, ""), WORD: staff.column(WORD).where(~at, note)}
    return Mended(staff.putting(**put), (told,))


def _said(cell: str) -> str:
    """The word in the manager's cell; what is beside it may be a name, and is not repeated."""
    return cell if nameless(cell) else "VACANT …"


def _near(staff: StaffList, repair: str, key: Callable[[str], str], among: str) -> Mended:
    """Managers that no row has, pointed at the one row that is the same by another key.

    Both are looked for `among` texts that match.
    """
    put: dict[str, tuple[object, Flags]] = {}
    alike: dict[str, set[str]] | None = None
    for name, dangling in _dangling(staff).items():
        coded = staff.coded(name)
        fits = np.flatnonzero(dangling & coded.matching(among)).tolist()
        if not fits:
            continue
        if alike is None:
            alike = _alike(staff.coded(staff.mapping.manager_by), key, among)
        meant = {
            place: next(iter(found))
            for place in fits
            if len(found := alike.get(key(coded.words[place]), set())) == 1
        }
        put[name] = coded.replaced(meant)
    return changed(staff, repair, **put)


def _alike(coded: Coded, key: Callable[[str], str], among: str) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for place in np.flatnonzero(coded.matching(among)).tolist():
        found.setdefault(key(coded.words[place]), set()).add(coded.words[place])
    return found


def _dangling(staff: StaffList) -> dict[str, Flags]:
    """For each column of managers by number, which of its texts are no number of the list."""
    by = staff.mapping.manager_by
    if by not in ("id", "holder_id") or by not in staff:
        return {}
    found = {}
    for name in ("reports_to", "second_manager"):
        if name in staff:
            dangling = (staff.among(name, by) < 0) & ~staff.coded(name).matching(r"^$")
            if dangling.any():
                found[name] = dangling
    return found


def _zeros(staff: StaffList) -> Mended:
    def bare(cell: str) -> str:
        return cell.lstrip("0") or "0"

    return _near(staff, "zeros", bare, r"^[0-9]+$")


def _case(staff: StaffList) -> Mended:
    return _near(staff, "case", str.casefold, r"[^0-9]")


def _brackets(staff: StaffList) -> Mended:
    """“Ann One (1002)”, “1002 - Ann One”: the number alone, where most are numbers of the list."""
    put: dict[str, tuple[object, Flags]] = {}
    for name, dangling in _dangling(staff).items():
        coded = staff.coded(name)
        wordy = np.flatnonzero(dangling & coded.matching(r"[(\[]|\S\s+[-–|:]\s")).tolist()
        if wordy:
            known = set(staff.coded(staff.mapping.manager_by).words) - {""}
            parts = {place: _within(coded.words[place]) for place in wordy}
            inside = {at: next((p for p in some if p in known), "") for at, some in parts.items()}
            # Where most are so written, the others' number is that of somebody not in the list.
            if 2 * sum(map(bool, inside.values())) >= len(inside):
                inside = {at: to or _number_of(parts[at]) for at, to in inside.items()}
            put[name] = coded.replaced({place: to for place, to in inside.items() if to})
    return changed(staff, "brackets", **put)


def _within(cell: str) -> list[str]:
    """What may be the number in a cell, the likeliest first."""
    bracketed, leading = _IN_BRACKETS.fullmatch(cell), _BEFORE_WORDS.fullmatch(cell)
    found = [bracketed[1]] if bracketed else []
    return found + [part for part in (leading.groups() if leading else ()) if part]


def _number_of(parts: Sequence[str]) -> str:
    return next((part for part in parts if _FIGURE.search(part) and " " not in part), "")


def is_word(cell: str) -> bool:
    """Whether a manager's cell is a word for nobody, or for one who is not known."""
    bare = cell.strip()
    return any(words.fullmatch(bare) for words in (_NOBODY, _IN_DOUBT, _NOT_KNOWN))


NOBODY = Repair(
    "nobody", "NO_MANAGER, NO_MGR, XX and the like as manager make a top post", True, _nobody
)
NOBODY_ONLY = Repair(
    "nobody-only",
    "0, N/A, none or its own number make the only post without a manager the top",
    True,
    _only_one,
)
NOBODY_EVERY = Repair(
    "nobody-every", "0, N/A and none make every such post a top post", False, _every_one
)
NOT_KNOWN = Repair(
    "not-known",
    "VACANT, TBC, a dash, and 0, N/A or none in doubt, mean that the manager is not known",
    True,
    _not_known,
)
SELF_IS_TOP = Repair(
    "self-is-top", "a post that reports to itself is a top post", False, _self_is_top
)
BLANK_IS_TOP = Repair(
    "blank-is-top", "every post with a blank manager is a top post", False, _blank_is_top
)
ZEROS = Repair(
    "zeros", "managers' numbers are matched without leading zeros: 178 is 00178", True, _zeros
)
BRACKETS = Repair(
    "brackets",
    "a manager's number is taken out of “Ann One (1002)” or “1002 - Ann”",
    True,
    _brackets,
)
CASE = Repair("case", "capitals in managers' numbers do not count", False, _case)
