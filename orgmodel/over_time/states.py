"""An organisation on one day after another: each day on which something changes."""

from __future__ import annotations

import heapq
from collections.abc import Iterator
from datetime import date
from typing import Generic, NamedTuple, TypeVar

from orgmodel.changes.apply import quickly_applied, sees_days
from orgmodel.changes.phases import in_order
from orgmodel.changes.scenario import Scenario
from orgmodel.model.organisation import OrganisationModel
from orgmodel.over_time.turning import Turn, turns

Model = TypeVar("Model", bound=OrganisationModel)


class DayState(NamedTuple, Generic[Model]):
    """The organisation from a day on, until the next one; `effects` is what changes then."""

    day: date
    model: Model
    effects: tuple[str, ...]


class States(Generic[Model]):
    """The states of an organisation from its first day to its last, both included.

    The first day is one of them, whether something changes on it or not; the others are days on
    which a change takes effect, or a post, unit or appointment begins or has ended, and those of
    `also`. Raises `ScenarioError` where a change cannot be made on its day.
    """

    def __init__(
        self,
        model: Model,
        scenario: Scenario | None,
        first: date,
        last: date,
    ) -> None:
        self._base, self._scenario = model, scenario
        self._first, self._last = first, last
        self._waiting: list[date] = []
        self._known: set[date] = set()
        self._changes = [] if scenario is None else in_order(scenario.changes)
        for one in self._changes:
            if one.day:
                self.also(date.fromisoformat(one.day))

    def also(self, day: date) -> None:
        """A day to be looked at as well, where it is still to come."""
        if self._first < day <= self._last and day not in self._known:
            self._known.add(day)
            heapq.heappush(self._waiting, day)

    def __iter__(self) -> Iterator[DayState[Model]]:
        day, before = self._first, None
        told: dict[date, list[Turn]] = {}
        while True:
            model = self._on(day, before)
            if before is None or not _same_days(before, model):
                told = {}
                for turn in turns(model):
                    self.also(turn.day)
                    told.setdefault(turn.day, []).append(turn)
            effects = [*self._made(day), *(turn.words for turn in told.get(day, ()))]
            yield DayState(day, model, tuple(dict.fromkeys(effects)))
            if not self._waiting:
                return
            day, before = heapq.heappop(self._waiting), model

    def _on(self, day: date, before: Model | None) -> Model:
        """The organisation on a day; from the state before it, where no change is between."""
        scenario = self._scenario
        if scenario is None:
            return (before or self._base).as_of(str(day))
        new = before is None or any(one.day == str(day) for one in self._changes)
        if before is not None and not new and not sees_days(self._base, scenario.changes):
            return before.as_of(str(day))
        return quickly_applied(self._base, scenario, on=str(day))

    def _made(self, day: date) -> Iterator[str]:
        """The changes that take effect on a day, in words."""
        for one in self._changes:
            if one.day == str(day):
                names = {**self._base.names, **self._introduced()}
                yield f"Change {one.number}: {one.change.describe(names)}"

    def _introduced(self) -> dict[str, str]:
        return {
            name: words for one in self._changes for name, words in one.change.introduces().items()
        }


def _same_days(before: OrganisationModel, after: OrganisationModel) -> bool:
    """Whether the same rows begin and end: no table is another, nor is there anything aside."""
    if before.set_aside.day or after.set_aside.day:
        return False
    return all(
        before.tables[name] is after.tables[name] for name in ("posts", "units", "appointments")
    )
