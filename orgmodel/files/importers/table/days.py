"""Days as people and systems write them: dd/mm/yyyy, Excel's day numbers, 31/12/4712."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, timedelta

_MONTHS = {
    name: number
    for number, name in enumerate(
        ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"), 1
    )
}
_CLOCK = r"(?:[T ]\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})?)?"
_YEAR_FIRST = re.compile(rf"(\d{{4}})[-/.](\d{{1,2}})[-/.](\d{{1,2}}){_CLOCK}")
_TOGETHER = re.compile(r"((?:19|20)\d\d)([01]\d)([0-3]\d)")
_YEAR_LAST = re.compile(rf"(\d{{1,2}})[-/.](\d{{1,2}})[-/.](\d{{4}}|\d{{2}}){_CLOCK}")
_DAY_MONTH = re.compile(
    r"(\d{1,2})(?:st|nd|rd|th)?[-/. ]*([a-z]{3,9})[-/., ]*(\d{4}|\d{2})", re.IGNORECASE
)
_MONTH_DAY = re.compile(
    r"([a-z]{3,9})[-. ]*(\d{1,2})(?:st|nd|rd|th)?[-/., ]+(\d{4})", re.IGNORECASE
)
_SERIAL = re.compile(r"([2-7]\d{4}|2958465)(?:\.\d+)?")
_EXCEL_DAY_0 = date(1899, 12, 30)
_THIS_CENTURY = 50
_NOT_SAID = re.compile(
    r"#?n/?a|none|null|nan|-+|–|—|\?+|tbc|tba|unknown|not known|present|current|ongoing|open|"
    r"permanent|00/00/0000|0000-00-00",
    re.IGNORECASE,
)
_FAR, _LONG_AGO = 4000, 1850
"""Years that no appointment has: from the first on an open end (4712, 9999), before the second
an open start (0001)."""


def month_first(texts: Iterable[str]) -> bool:
    """Whether the days of a file are written as 4/13/2007: one only makes sense so, and none of
    them only the other way round."""
    pairs = [match.groups()[:2] for text in texts if (match := _YEAR_LAST.fullmatch(text.strip()))]
    firsts, seconds = ([int(pair[place]) for pair in pairs] for place in (0, 1))
    return max(seconds, default=0) > 12 and max(firsts, default=0) <= 12


def plain_day(text: str, *, american: bool = False) -> str:
    """The day a cell means as yyyy-mm-dd; empty for an open end; the cell where it means none.

    Of 1/4/2007 the day comes first unless the column is `american`; what can only be read the
    other way round is read so.
    """
    bare = " ".join(text.split())
    if _NOT_SAID.fullmatch(bare):
        return ""
    found = _parts(bare, american=american)
    if found is None:
        return text
    year, month, day_of_month = found
    if year >= _FAR or year < _LONG_AGO:
        return ""
    try:
        return date(year, month, day_of_month).isoformat()
    except ValueError:
        return text


def _parts(bare: str, *, american: bool) -> tuple[int, int, int] | None:
    if match := _YEAR_FIRST.fullmatch(bare) or _TOGETHER.fullmatch(bare):
        return int(match[1]), int(match[2]), int(match[3])
    if match := _YEAR_LAST.fullmatch(bare):
        first, second = int(match[1]), int(match[2])
        swapped = (american and first <= 12) or second > 12
        return _year(match[3]), *((first, second) if swapped else (second, first))
    if match := _DAY_MONTH.fullmatch(bare):
        return _named(match[3], match[2], match[1])
    if match := _MONTH_DAY.fullmatch(bare):
        return _named(match[3], match[1], match[2])
    if match := _SERIAL.fullmatch(bare):
        found = _EXCEL_DAY_0 + timedelta(days=int(match[1]))
        return found.year, found.month, found.day
    return None


def _named(year: str, month: str, day_of_month: str) -> tuple[int, int, int] | None:
    number = _MONTHS.get(month[:3].casefold())
    return None if number is None else (_year(year), number, int(day_of_month))


def _year(text: str) -> int:
    if len(text) == 4:
        return int(text)
    return (2000 if int(text) < _THIS_CENTURY else 1900) + int(text)
