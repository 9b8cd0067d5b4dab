"""Groups of like posts between two data sets: how many fewer here and how many more there."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from orgmodel.comparison.matching.likeness import GROUP_KIND, gone
from orgmodel.model.numbers import amount
from orgmodel.model.organisation import OrganisationModel
from orgmodel.model.words import grade, plain, spelt

Row = Mapping[str, str]
Rows = Mapping[str, Row]


@dataclass(frozen=True, slots=True)
class GroupPlace:
    """Posts of one group in one unit under one manager (ids after, else before), both times.

    A number of posts, and FTE, is None where a row there does not state it.
    """

    unit: str
    manager: str
    was: float | None
    now: float | None
    fte_was: float | None
    fte_now: float | None

    @property
    def by_time(self) -> bool:
        """Whether FTE alone says how large it is, before or after."""
        return self.was is None or self.now is None

    @property
    def step(self) -> float:
        """By how many posts it grows; by how much FTE where it is told `by_time`."""
        if self.was is not None and self.now is not None:
            return self.now - self.was
        return round((self.fte_now or 0.0) - (self.fte_was or 0.0), 6)


@dataclass(frozen=True, slots=True)
class GroupChange:
    """The like posts of one title and band, and every place where their number differs."""

    title: str
    band: str
    places: tuple[GroupPlace, ...]

    @property
    def was(self) -> float | None:
        """How many there were in those places; None where one does not state it."""
        return _added(place.was for place in self.places)

    @property
    def now(self) -> float | None:
        """How many there are in those places; None where one does not state it."""
        return _added(place.now for place in self.places)


def _added(numbers: Iterable[float | None]) -> float | None:
    stated = list(numbers)
    known = [number for number in stated if number is not None]
    return sum(known) if len(known) == len(stated) else None


def group_changes(
    before: OrganisationModel, after: OrganisationModel, ids: Mapping[str, str], rows: Both
) -> tuple[GroupChange, ...]:
    """The groups whose number or FTE differs in some place, the largest difference first.

    Rows are added up by title, band, unit and manager: how many rows a return writes for the
    like posts of one place says nothing. A group matched in another place is told as moved, and
    counted where it is after. `rows` are those of posts.csv by id, before and after.
    """
    sums: dict[_Place, _Sum] = {}
    for name, row in rows[1].items():
        if is_group(row):
            found = sums.setdefault(_place(after, row), _Sum())
            found.add(1, row, (after.home_of(name), row["reports_to"]))
    for name, row in rows[0].items():
        later = rows[1].get(ids.get(name, ""))
        if not is_group(row) or (later is not None and not is_group(later)):
            continue
        if later is not None:
            place = _place(after, later)
        else:
            home, manager = before.home_of(name), row["reports_to"]
            place = (
                *_called(row),
                ids.get(home, gone(home)),
                ids.get(manager, gone(manager)),
            )
        sums.setdefault(place, _Sum()).add(0, row, (before.home_of(name), row["reports_to"]))
    return _changes(sums)


Both = tuple[Rows, Rows]
_Place = tuple[str, str, str, str]
"""Title and band as they are compared, unit and manager as they are called after."""


def is_group(row: Row) -> bool:
    """Whether a row of posts.csv is a group of like posts."""
    return row["kind"] == GROUP_KIND


@dataclass
class _Sum:
    """What is added up of one place, before (0) and after (1)."""

    counts: list[float | None] = field(default_factory=lambda: [0.0, 0.0])
    hours: list[float | None] = field(default_factory=lambda: [0.0, 0.0])
    title: str = ""
    band: str = ""
    where: tuple[str, str] = ("", "")

    def add(self, side: int, row: Row, where: tuple[str, str]) -> None:
        for name, sums in (("count", self.counts), ("fte", self.hours)):
            said, had = amount(row[name]), sums[side]
            sums[side] = None if said is None or had is None else round(had + float(said), 6)
        title, band = row["title"].strip(), row["band"].strip()
        if not self.title or (self.title, self.band) > (title, band):
            self.title, self.band = title, band
        if self.where == ("", "") or side:
            self.where = where

    @property
    def differs(self) -> bool:
        return self.counts[0] != self.counts[1] or self.hours[0] != self.hours[1]


def _called(row: Row) -> tuple[str, str]:
    return spelt(plain(row["title"])), grade(row["band"])


def _place(model: OrganisationModel, row: Row) -> _Place:
    return (*_called(row), model.home_of(row["id"]), row["reports_to"])


def _changes(sums: Mapping[_Place, _Sum]) -> tuple[GroupChange, ...]:
    groups: dict[tuple[str, str], list[tuple[_Place, _Sum]]] = {}
    for place, found in sums.items():
        if found.differs:
            groups.setdefault(place[:2], []).append((place, found))
    changes = []
    for places in groups.values():
        ordered = sorted(places, key=lambda pair: (_told(pair[1]).step, pair[0]))
        one = min(found.title for _, found in ordered), min(found.band for _, found in ordered)
        changes.append(GroupChange(*one, tuple(_told(found) for _, found in ordered)))
    return tuple(sorted(changes, key=_largest_first))


def _told(found: _Sum) -> GroupPlace:
    (was, now), (fte_was, fte_now) = found.counts, found.hours
    return GroupPlace(*found.where, was, now, fte_was, fte_now)


def _largest_first(change: GroupChange) -> tuple[float, str, str]:
    size = sum(abs(place.step) for place in change.places)
    return -size, change.title, change.band
