"""When changes take effect: in which order they are made, and which of them by a day."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import NamedTuple

from orgmodel.changes.change import Change


class DatedChange(NamedTuple):
    """A change with its place in the scenario, from 1."""

    number: int
    change: Change

    @property
    def day(self) -> str:
        """The day it takes effect, as yyyy-mm-dd; empty where it holds from the start."""
        return self.change.on or ""


class Phase(NamedTuple):
    """The changes that take effect on one day, in their order; see `DatedChange.day`."""

    day: str
    changes: tuple[DatedChange, ...]


def in_order(changes: Iterable[Change], until: str | None = None) -> list[DatedChange]:
    """Changes by their day, then by their place: those up to a day (yyyy-mm-dd), or all.

    A change without a day holds from the start.
    """
    numbered = (DatedChange(*one) for one in enumerate(changes, start=1))
    taken = (one for one in numbered if until is None or one.day <= until)
    return sorted(taken, key=lambda one: one.day)


def phases_of(changes: Sequence[Change], until: str | None = None) -> tuple[Phase, ...]:
    """The changes of each day on which some take effect, in order: up to a day, or all."""
    by_day = groupby(in_order(changes, until), key=lambda one: one.day)
    return tuple(Phase(day, tuple(some)) for day, some in by_day)


def days_of(changes: Iterable[Change]) -> tuple[str, ...]:
    """The days on which changes take effect, each once, in order."""
    return tuple(sorted({change.on for change in changes if change.on}))
