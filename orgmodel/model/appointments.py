"""When appointments hold, whether two meet, and which posts are said to be vacant."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd

from orgmodel.model import numbers

Flags = npt.NDArray[np.bool_]

_VACANT = "vacan"
"""How a status begins that says nobody is in post: vacant, Vacancy, VACANT (being recruited)."""


_OPEN_START, _OPEN_END = "", "9999-99-99"


@dataclass(frozen=True, slots=True)
class Period:
    """From which day to which an appointment holds, as yyyy-mm-dd; an empty end is open."""

    first: str = ""
    last: str = ""

    @classmethod
    def of(cls, start: str, end: str) -> Period:
        """The period of two cells; a cell that is no day counts as an open end."""
        return cls(*(str(numbers.day(cell) or "") for cell in (start, end)))

    def holds_on(self, day: str) -> bool:
        """Whether a day is in it: first ≤ day ≤ last."""
        return self.first <= day <= (self.last or _OPEN_END)

    def shared_with(self, other: Period) -> Period | None:
        """The days that both hold; None where they never meet."""
        first = max(self.first, other.first)
        last = min(self.last or _OPEN_END, other.last or _OPEN_END)
        return Period(first, "" if last == _OPEN_END else last) if first <= last else None

    def words(self) -> str:
        """`from 2024-04-01 to 2025-03-31`; empty where both ends are open."""
        parts = (("from", self.first), ("to", self.last))
        return " ".join(f"{word} {day}" for word, day in parts if day)


def periods_of(appointments: pd.DataFrame) -> list[Period]:
    """The period of each row."""
    cells: Iterable[tuple[str, str]] = zip(appointments["start"], appointments["end"], strict=True)
    return [Period.of(start, end) for start, end in cells]


def held_rows(appointments: pd.DataFrame, day: str) -> Flags:
    """Whether each row holds on a day (yyyy-mm-dd): start ≤ day ≤ end, open ends open."""
    started = _days(appointments["start"], _OPEN_START) <= day
    lasts = _days(appointments["end"], _OPEN_END) >= day
    held: Flags = (started & lasts).to_numpy(dtype=bool)
    return held


def _days(cells: pd.Series, otherwise: str) -> pd.Series:
    """The days as text that sorts as time does; what is no day as `otherwise`."""
    known = {cell: numbers.day(cell) for cell in cells.unique()}
    return cells.map({cell: str(day or otherwise) for cell, day in known.items()}).astype("str")


def said_to_be_vacant(status: pd.Series) -> Flags:
    """Whether each status says that nobody is in post."""
    codes, texts = pd.factorize(status)
    vacant = [text.strip().casefold().startswith(_VACANT) for text in texts]
    return np.take(np.array([*vacant, False], dtype=bool), np.asarray(codes))
