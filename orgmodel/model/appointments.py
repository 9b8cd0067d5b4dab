"""Which appointments hold on a day, and when two meet."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Mapping, Sequence
from datetime import date
from types import MappingProxyType
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
import pandas as pd

from orgmodel.model import numbers
from orgmodel.model.kept import OfColumn, of_tables, texts

Flags = npt.NDArray[np.bool_]


class Appointment(NamedTuple):
    """One appointment: who holds which post, from its first day to its last.

    None is an open end; `label` is its row of appointments.csv. Of one that is `unread` a cell
    says a day that nobody can tell.
    """

    person: str
    post: str
    start: date | None
    end: date | None
    label: int
    unread: bool = False

    def on(self, day: date) -> bool:
        """Whether it holds on a day."""
        return (self.start or day) <= day <= (self.end or day)

    def ended(self, day: date) -> bool:
        """Whether its last day is before a day."""
        return self.end is not None and self.end < day

    def words(self) -> str:
        """`from 1 April 2024 to 31 March 2025`; empty where both ends are open."""
        return period_words(self.start, self.end)


def overlap(one: Appointment, other: Appointment) -> tuple[date | None, date | None] | None:
    """First and last day on which both hold (None: an open end); None where no day is."""
    starts = [held.start for held in (one, other) if held.start]
    ends = [held.end for held in (one, other) if held.end]
    start, end = max(starts, default=None), min(ends, default=None)
    if any(held.start and held.end and held.end < held.start for held in (one, other)):
        return None
    return None if start and end and end < start else (start, end)


def months_later(day: date, months: int) -> date:
    """The same day so many months later; the last of a shorter month: 31 January, 28 February."""
    years, month = divmod(day.month - 1 + months, 12)
    year, month = day.year + years, month + 1
    if year > date.max.year:
        return date.max
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def day_words(day: date) -> str:
    """`1 April 2026`."""
    return f"{day.day} {day:%B %Y}"


def period_words(start: date | None, end: date | None) -> str:
    """`from 1 April 2024 to 31 March 2025`, `until …`, or nothing where both ends are open."""
    first, last = (day_words(day) if day else "" for day in (start, end))
    if not first:
        return f"until {last}" if last else ""
    return f"from {first} to {last}" if last else f"from {first}"


def by_label(rows: pd.DataFrame) -> Mapping[int, Appointment]:
    """Each row of appointments.csv by its label; worked out once. No day is an open end."""
    kept = of_tables(rows)
    if "by label" not in kept:
        columns = (texts(rows[name]) for name in ("person", "post"))
        days = (_as_days(texts(rows[name])) for name in ("start", "end"))
        labels, unread = rows.index.tolist(), unread_rows(rows).tolist()
        every = zip(*columns, *days, labels, unread, strict=True)
        kept["by label"] = {one.label: one for one in map(Appointment._make, every)}
    known: Mapping[int, Appointment] = kept["by label"]
    return known


def _as_days(cells: Sequence[str]) -> list[date | None]:
    known = {cell: numbers.day(cell) for cell in set(cells)}
    return [known[cell] for cell in cells]


def held_rows(rows: pd.DataFrame, day: str) -> Flags:
    """Whether each row with a start and an end holds on a day (yyyy-mm-dd): start ≤ day ≤ end.

    Open ends are open, and a cell that is no day is one.
    """
    held: Flags = (_starts(rows["start"]) <= day) & (_ends(rows["end"]) >= day)
    return held


def unread_rows(rows: pd.DataFrame) -> Flags:
    """Whether each row has a start or an end that is written and is no day.

    Such an end is open, as an empty one is; but nobody can tell whether the row holds.
    """
    unread: Flags = _no_days(rows["start"]) | _no_days(rows["end"])
    return unread


def holders_of(rows: pd.DataFrame, day: str) -> Mapping[str, tuple[str, ...]]:
    """Post → the persons who hold it on a day, each once, in file order; worked out once."""
    kept, asked = of_tables(rows), ("holders", day)
    if asked not in kept:
        held = held_rows(rows, day).tolist()
        found: dict[str, tuple[str, ...]] = {}
        shared: dict[str, dict[str, None]] = {}
        for person, post, holds in zip(
            texts(rows["person"]), texts(rows["post"]), held, strict=True
        ):
            if not holds or not person:
                continue
            if found.setdefault(post, (person,)) != (person,):
                shared.setdefault(post, dict.fromkeys(found[post]))[person] = None
        kept[asked] = MappingProxyType(found | {post: tuple(who) for post, who in shared.items()})
    known: Mapping[str, tuple[str, ...]] = kept[asked]
    return known


def later_rows(rows: pd.DataFrame, day: str) -> Flags:
    """Whether each row begins after a day (yyyy-mm-dd) and has not ended before it begins."""
    starts, ends = _starts(rows["start"]), _ends(rows["end"])
    later: Flags = (starts > day) & (ends >= starts)
    return later


def ended_rows(rows: pd.DataFrame, day: str) -> Flags:
    """Whether each row ended before a day (yyyy-mm-dd), and not before it began."""
    starts, ends = _starts(rows["start"]), _ends(rows["end"])
    ended: Flags = (ends < day) & (ends >= starts)
    return ended


def backward_rows(rows: pd.DataFrame) -> Flags:
    """Whether each row ends before it begins, so that it holds on no day."""
    backward: Flags = _ends(rows["end"]) < _starts(rows["start"])
    return backward


def meets_earlier(rows: pd.DataFrame, places: Sequence[int]) -> int | None:
    """The first of these places of which some day is a day of the last one's too, or None."""
    starts, ends = _starts(rows["start"]), _ends(rows["end"])
    spans = [(str(starts[place]), str(ends[place])) for place in places]
    *before, (start, end) = spans
    return next(
        (
            place
            for place, (first, last) in zip(places, before, strict=False)
            if max(first, start) <= min(last, end)
        ),
        None,
    )


def _days(cells: pd.Series, otherwise: str) -> npt.NDArray[np.str_]:
    """The days as text that sorts as time does; what is no day as `otherwise`."""
    place, different = pd.factorize(cells)
    days = np.array([str(numbers.day(cell) or otherwise) for cell in different], dtype=np.str_)
    found: npt.NDArray[np.str_] = days[place]
    found.setflags(write=False)
    return found


_starts = OfColumn(lambda cells: _days(cells, ""))
_ends = OfColumn(lambda cells: _days(cells, "9999-99-99"))


def _unread(cells: pd.Series) -> Flags:
    place, different = pd.factorize(cells)
    unread = [bool(cell.strip()) and numbers.day(cell) is None for cell in different]
    found: Flags = np.array(unread, dtype=np.bool_)[place]
    return found


_no_days = OfColumn(_unread)
