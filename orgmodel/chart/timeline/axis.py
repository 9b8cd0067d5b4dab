"""The days of a timeline as places on a line, with the months above it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from orgmodel.chart.drawing.drawing import Mark, Text
from orgmodel.chart.drawing.palette import HAIRLINE, SOFT_INK
from orgmodel.chart.drawing.wrapping import width
from orgmodel.chart.sheet.piece import Piece

SIZE = 8.5
HEIGHT = 24.0
_STEPS = (1, 2, 3, 6, 12, 24, 60, 120)
_GAP = 6.0


@dataclass(frozen=True, slots=True)
class TimeAxis:
    """The days from `first` to `last` between two places; a day is as wide as every other."""

    first: date
    last: date
    left: float
    right: float

    def begin(self, day: date) -> float:
        """Where a day begins; the days outside are at the ends."""
        days = (self.last - self.first).days + 1
        at = min(max((day - self.first).days, 0), days)
        return self.left + (self.right - self.left) * at / days

    def end(self, day: date) -> float:
        """Where a day ends."""
        return self.begin(day + timedelta(days=1)) if day < date.max else self.right

    def drawn(self, y: float) -> Piece:
        """The months in words, as many as there is room for, and a line a month named."""
        months = self._months()
        step = next((s for s in _STEPS if self._fits(months, s)), _STEPS[-1])
        texts, marks = list[Text](), list[Mark]()
        for month in months:
            if (month.year * 12 + month.month - 1) % step and len(months) > 1:
                continue
            x = self.begin(month)
            words = _words(month, first=not texts)
            if x + width(words, SIZE) > self.right:
                continue
            texts.append(Text(x, y + SIZE, words, SIZE, fill=SOFT_INK))
            ends = ((x, y + SIZE + 3.0), (x, y + HEIGHT - 4.0))
            marks.append(Mark("tick", stroke=SOFT_INK, stroke_width=0.8, points=ends))
        low = y + HEIGHT - 4.0
        ends = ((self.left, low), (self.right, low))
        marks.append(Mark("rule", stroke=HAIRLINE, stroke_width=0.8, points=ends))
        return Piece(texts=tuple(texts), marks=tuple(marks), bottom=y + HEIGHT)

    def _months(self) -> list[date]:
        """The first day of the period, and of each month in it."""
        found = [self.first]
        year, month = self.first.year, self.first.month
        while True:
            year, month = (year + 1, 1) if month == 12 else (year, month + 1)
            if year > date.max.year or date(year, month, 1) > self.last:
                break
            found.append(date(year, month, 1))
        return [day for day in found if day.day == 1] or found[:1]

    def _fits(self, months: list[date], step: int) -> bool:
        a_month = (self.right - self.left) / max(len(months), 1)
        return a_month * step >= width("Sep 2027", SIZE) + _GAP


def _words(month: date, *, first: bool) -> str:
    named = f"{month:%b %Y}" if first or month.month == 1 else f"{month:%b}"
    return named if month.day == 1 else f"{month.day} {month:%b %Y}"
