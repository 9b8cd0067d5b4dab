"""Repairs of single cells: spaces, amounts, dates, numbers that a spreadsheet spoilt."""

from __future__ import annotations

import re
from decimal import Decimal

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from orgmodel.files.importers.table.amounts import (
    decimal_mark,
    is_plain,
    plain_amount,
    plain_count,
)
from orgmodel.files.importers.table.coded import Coded, Flags
from orgmodel.files.importers.table.days import month_first, plain_day
from orgmodel.files.importers.table.repairs.repair import Mended, Repair, changed
from orgmodel.files.importers.table.staff import StaffList
from orgmodel.model.numbers import AMOUNT, DAY, WHOLE, decimal_text

_UNSEEN_LETTERS = re.compile("[\u200b\u200c\u2060\u00ad\ufeff\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_ODD = r"^\s|\s$|\s\s|[\x00-\x1f\x7f]|[\x{00A0}\x{200B}\x{200C}\x{2060}\x{00AD}\x{FEFF}\x{202F}]"
_CONTROL_BYTES = bytes([*range(0x20), 0x7F])
_KEY_COLUMNS = ("id", "reports_to", "second_manager", "holder_id", "unit_id")
_DATES = ("start", "end", "row_start", "row_end")
_WHOLE_WEEK = (35, 40)
_FROM_PERCENT = re.compile(r"%|per\s?cent|\bpct\b", re.IGNORECASE)


def _trimmed(cell: str) -> str:
    if "\n" in cell.strip():
        return "\n".join(_trimmed(line) for line in cell.strip().split("\n"))
    return " ".join(_UNSEEN_LETTERS.sub("", cell).split())


def _trim(staff: StaffList) -> Mended:
    put: dict[str, tuple[object, Flags]] = {}
    for name in map(str, staff.cells.columns):
        coded = staff.coded(name)
        if _may_be_padded(coded.texts):
            put[name] = coded.mended(_trimmed, _ODD)
    return changed(staff, "trim", **put)


def _may_be_padded(texts: pa.Array) -> bool:
    """Whether any text may have spaces too many: quick, and never wrong when it says no."""
    if not pc.all(pc.string_is_ascii(texts)).as_py():
        return True
    if pc.any(pc.not_equal(pc.ascii_trim_whitespace(texts), texts)).as_py():
        return True
    letters = texts.buffers()[2]
    held = letters.to_pybytes() if letters is not None else b""
    return b"  " in held or len(held.translate(None, _CONTROL_BYTES)) < len(held)


def _unlike(coded: Coded, pattern: str) -> list[str]:
    """The different texts of a column that are not as the data holds them."""
    wrong = ~coded.matching(rf"^(?:{pattern})?$")
    return [coded.texts[place].as_py() for place in np.flatnonzero(wrong).tolist()]


def _amounts(staff: StaffList, name: str, repair: str, *, money: bool) -> Mended:
    if name not in staff:
        return Mended(staff)
    coded = staff.coded(name)
    wrong = _unlike(coded, AMOUNT)
    plain = money and _thousands_as_points(coded, wrong)
    if not wrong and not plain:
        return Mended(staff)
    mark = decimal_mark(coded.words if plain else wrong, money=money)

    def mended(cell: str) -> str:
        if is_plain(cell) and not (plain and mark == ","):
            return cell
        return plain_amount(cell, mark, money=money, parts=not money)

    return changed(staff, repair, **{name: coded.mended(mended)})


def _thousands_as_points(coded: Coded, wrong: list[str]) -> bool:
    """Whether points may stand for thousands, in cells that look like amounts already."""
    if wrong and decimal_mark(wrong, money=False) == ",":
        return True
    dotted = coded.matching(r"\.")
    return bool(dotted.any()) and bool(coded.matching(r"^\d{1,3}(\.\d{3})+$")[dotted].all())


def _fte(staff: StaffList) -> Mended:
    return _amounts(staff, "fte", "fte", money=False)


def _cost(staff: StaffList) -> Mended:
    return _amounts(staff, "cost", "cost", money=True)


def _count(staff: StaffList) -> Mended:
    if "count" not in staff or not _unlike(staff.coded("count"), WHOLE):
        return Mended(staff)
    return changed(staff, "count", count=staff.coded("count").mended(plain_count))


def _percent(staff: StaffList) -> Mended:
    """100, 60 under a heading such as “FTE %” become 1, 0.6."""
    if "fte" not in staff or not _FROM_PERCENT.search(staff.heading("fte")):
        return Mended(staff)
    coded = staff.coded("fte")
    if not any(is_plain(text) and float(text) > 2 for text in coded.words):
        return Mended(staff)

    def part(cell: str) -> str:
        return plain_amount(f"{cell}%", ".", parts=True) if is_plain(cell) else cell

    return changed(staff, "percent", fte=coded.mended(part))


def _hours(staff: StaffList) -> Mended:
    """FTE of 37.5 and 22.5 are hours a week, the most of which is a whole post."""
    if "fte" not in staff or "count" in staff:
        return Mended(staff)
    coded = staff.coded("fte")
    rows = np.bincount(coded.codes, minlength=len(coded.words))
    hours = {at: float(text) for at, text in enumerate(coded.words) if is_plain(text)}
    whole = max(hours.values(), default=0)
    most = sum(int(rows[at]) for at, value in hours.items() if value > 2)
    full = sum(int(rows[at]) for at, value in hours.items() if value == whole)
    filled = sum(int(rows[at]) for at in hours)
    if not (_WHOLE_WEEK[0] <= whole <= _WHOLE_WEEK[1] and most > 0.8 * filled and full > 1):
        return Mended(staff)

    def part(cell: str) -> str:
        return decimal_text(round(Decimal(cell) / Decimal(str(whole)), 4))

    return changed(
        staff, "hours", fte=coded.mended(lambda cell: part(cell) if is_plain(cell) else cell)
    )


def _dates(staff: StaffList) -> Mended:
    wrong: dict[str, list[str]] = {}
    for name in (name for name in _DATES if name in staff):
        coded = staff.coded(name)
        odd = ~coded.matching(rf"^(?:{DAY})?$") | coded.matching(r"^(?:[4-9]\d{3}-|0)")
        if odd.any():
            wrong[name] = [coded.words[place] for place in np.flatnonzero(odd).tolist()]
    american = month_first(text for texts in wrong.values() for text in texts)
    put = {
        name: staff.coded(name).mended(lambda cell: plain_day(cell, american=american))
        for name in wrong
    }
    return changed(staff, "dates", **put)


def _decimals(staff: StaffList) -> Mended:
    put: dict[str, tuple[object, Flags]] = {}
    for name in (name for name in _KEY_COLUMNS if name in staff):
        coded = staff.coded(name)
        if not len(coded.texts) or _figures_apart(coded.texts):
            continue
        put[name] = coded.mended(lambda cell: cell.partition(".")[0], r"^[0-9]+\.0+$")
    return changed(staff, "decimals", **put)


def _figures_apart(texts: pa.Array) -> bool:
    """Whether no text has a point in it: quick."""
    letters = texts.buffers()[2]
    return letters is None or b"." not in letters.to_pybytes()


TRIM = Repair("trim", "take away spaces around cells, and letters that cannot be seen", True, _trim)
FTE = Repair("fte", "FTE with a comma, % or wte becomes a plain number", True, _fte)
PERCENT = Repair("percent", "FTE in per cent becomes a part of one", True, _percent)
HOURS = Repair(
    "hours", "FTE written as hours, such as 37.5, becomes a part of the whole week", True, _hours
)
COST = Repair("cost", "pay with £, thousands or k becomes a plain number", True, _cost)
COUNT = Repair("count", "a number of posts as 1.0 becomes 1", True, _count)
DATES = Repair(
    "dates",
    "dates become yyyy-mm-dd, Excel's day numbers too; 31/12/4712 is an open end",
    True,
    _dates,
)
DECIMALS = Repair("decimals", "numbers of posts and people as 1.0 become 1", True, _decimals)
