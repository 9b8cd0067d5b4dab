"""Repairs of single cells: spaces, amounts, dates, numbers that a spreadsheet spoilt."""

from __future__ import annotations

import re

import pandas as pd

from orgmodel.files.importers.table.amounts import (
    decimal_mark,
    is_plain,
    plain_amount,
    plain_count,
)
from orgmodel.files.importers.table.days import month_first, plain_day
from orgmodel.files.importers.table.repairs.repair import Mended, Repair, changed
from orgmodel.files.importers.table.staff import Flags, StaffList, by_value
from orgmodel.model.numbers import AMOUNT, DAY, WHOLE

_UNSEEN = "\u00a0\u200b\u200c\u2060\u00ad\ufeff\u202f"
_ODD = rf"^\s|\s$|[{_UNSEEN}]"
_UNSEEN_LETTERS = re.compile("[\u200b\u200c\u2060\u00ad\ufeff]")
_KEY_COLUMNS = ("id", "reports_to", "second_manager", "holder_id", "unit_id")
_DATES = ("start", "end", "row_start", "row_end")
_FROM_PERCENT = re.compile(r"%|per\s?cent|\bpct\b", re.IGNORECASE)


def _trimmed(cell: str) -> str:
    if "\n" in cell.strip():
        return "\n".join(_trimmed(line) for line in cell.strip().split("\n"))
    return " ".join(_UNSEEN_LETTERS.sub("", cell).split())


def _trim(staff: StaffList) -> Mended:
    put: dict[str, tuple[object, Flags]] = {}
    for name in staff.cells.columns:
        cells = staff.cells[name]
        odd = cells.str.contains(_ODD, regex=True).to_numpy(dtype=bool)
        if odd.any():
            mended, which = by_value(cells[odd], _trimmed)
            at = odd.copy()
            at[odd] = which
            after = cells.copy()
            after[odd] = mended
            put[str(name)] = (after, at)
    return changed(staff, "trim", **put)


def _unlike(cells: pd.Series, pattern: str) -> pd.Series:
    """The different texts of a column that are not as the data holds them."""
    texts = pd.Series(cells.unique(), dtype="str")
    return texts[(texts != "") & ~texts.str.fullmatch(pattern)]


def _amounts(staff: StaffList, name: str, repair: str, *, money: bool) -> Mended:
    if name not in staff:
        return Mended(staff)
    cells = staff.column(name)
    wrong = _unlike(cells, AMOUNT)
    plain = money and _thousands_as_points(cells, wrong)
    if not len(wrong) and not plain:
        return Mended(staff)
    mark = decimal_mark(cells.unique() if plain else wrong, money=money)
    known = set(cells.unique()) if plain else set(wrong)

    def mended(cell: str) -> str:
        if cell not in known or (is_plain(cell) and mark != ","):
            return cell
        return plain_amount(cell, mark, money=money, parts=not money)

    return changed(staff, repair, **{name: by_value(cells, mended)})


def _thousands_as_points(cells: pd.Series, wrong: pd.Series) -> bool:
    """Whether points may stand for thousands, in cells that look like amounts already."""
    if decimal_mark(wrong, money=False) == "," and len(wrong):
        return True
    dotted = cells[cells.str.contains(".", regex=False)]
    return bool(len(dotted)) and bool(dotted.str.fullmatch(r"\d{1,3}(?:\.\d{3})+").all())


def _fte(staff: StaffList) -> Mended:
    return _amounts(staff, "fte", "fte", money=False)


def _cost(staff: StaffList) -> Mended:
    return _amounts(staff, "cost", "cost", money=True)


def _count(staff: StaffList) -> Mended:
    if "count" not in staff or not len(_unlike(staff.column("count"), WHOLE)):
        return Mended(staff)
    return changed(staff, "count", count=by_value(staff.column("count"), plain_count))


def _percent(staff: StaffList) -> Mended:
    """100, 60 under a heading such as “FTE %” become 1, 0.6."""
    if "fte" not in staff or not _FROM_PERCENT.search(staff.heading("fte")):
        return Mended(staff)
    cells = staff.column("fte")
    if not any(is_plain(text) and float(text) > 2 for text in cells.unique()):
        return Mended(staff)

    def part(cell: str) -> str:
        return plain_amount(f"{cell}%", ".", parts=True) if is_plain(cell) else cell

    return changed(staff, "percent", fte=by_value(cells, part))


def _dates(staff: StaffList) -> Mended:
    put: dict[str, tuple[object, Flags]] = {}
    for name in _DATES:
        wrong = _unlike(staff.column(name), DAY) if name in staff else ()
        sound_but_far = name in staff and bool(
            staff.column(name).str.match(r"[4-9]\d{3}-|0").any()
        )
        if not len(wrong) and not sound_but_far:
            continue
        american = month_first(wrong)
        put[name] = by_value(
            staff.column(name), lambda cell, us=american: plain_day(cell, american=us)
        )
    return changed(staff, "dates", **put)


def _decimals(staff: StaffList) -> Mended:
    put: dict[str, tuple[object, Flags]] = {}
    for name in _KEY_COLUMNS:
        if name not in staff:
            continue
        cells = staff.column(name)
        spoilt = cells.str.fullmatch(r"[0-9]+\.0+").to_numpy(dtype=bool)
        if spoilt.any():
            put[name] = (cells.str.replace(r"^([0-9]+)\.0+$", r"\1", regex=True), spoilt)
    return changed(staff, "decimals", **put)


TRIM = Repair("trim", "take away spaces around cells, and letters that cannot be seen", True, _trim)
FTE = Repair("fte", "FTE with a comma, % or wte becomes a plain number", True, _fte)
PERCENT = Repair("percent", "FTE in per cent becomes a part of one", True, _percent)
COST = Repair("cost", "pay with £, thousands or k becomes a plain number", True, _cost)
COUNT = Repair("count", "a number of posts as 1.0 becomes 1", True, _count)
DATES = Repair(
    "dates",
    "dates become yyyy-mm-dd, Excel's day numbers too; 31/12/4712 is an open end",
    True,
    _dates,
)
DECIMALS = Repair("decimals", "numbers of posts and people as 1.0 become 1", True, _decimals)
