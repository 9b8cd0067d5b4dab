"""A workspace as its events leave it. It never changes: an event gives another one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from orgmodel.store.baseline import Baseline
from orgmodel.store.event import BEFORE_ALL, Act, Event
from orgmodel.store.kinds import KINDS
from orgmodel.store.option import Option
from orgmodel.store.saying import Comment, Decision, Version


@dataclass(frozen=True)
class Dropped:
    """A change, or an accepted finding, that a newer staff list left no place for, and why."""

    option: str
    name: str
    number: int
    said: str
    why: str


@dataclass(frozen=True)
class TakenBaseline:
    """A baseline that a workspace had: from which event on, by whom, and what it dropped."""

    number: int
    at: str
    who: str
    baseline: Baseline
    dropped: tuple[Dropped, ...] = ()


@dataclass(frozen=True)
class TargetSet:
    """At most so much of a figure; `words` as it was typed."""

    most: float
    words: str


@dataclass(frozen=True)
class Workspace:
    """What is kept of a restructuring: its data, options with their steps, and what was said.

    `deleted` are options that can be brought back, the last deleted last. `touched` gives for
    each scope (see `orgmodel.store.kinds`) the number of the event that last changed it;
    `number`, `seal`, `at` and `who` are those of the last event.
    """

    id: str
    name: str = ""
    baselines: tuple[TakenBaseline, ...] = ()
    options: tuple[Option, ...] = ()
    deleted: tuple[Option, ...] = ()
    targets: Mapping[str, TargetSet] = field(default_factory=dict)
    mappings: tuple[tuple[tuple[str, ...], str], ...] = ()
    comments: tuple[Comment, ...] = ()
    versions: tuple[Version, ...] = ()
    decisions: tuple[Decision, ...] = ()
    touched: Mapping[str, int] = field(default_factory=dict)
    number: int = 0
    seal: str = BEFORE_ALL
    at: str = ""
    who: str = ""

    @property
    def baseline(self) -> Baseline | None:
        """The data that options start from now; None before anything was loaded."""
        return self.baselines[-1].baseline if self.baselines else None

    def option(self, key: str) -> Option | None:
        """The option of this key, where there is one that is not deleted."""
        return next((option for option in self.options if option.key == key), None)

    def changed_since(self, act: Act, seen: int) -> bool:
        """Whether anything the act builds on was changed after the event of number `seen`."""
        return any(self.touched.get(scope, 0) > seen for scope in KINDS[act.kind].needs(act))

    def clashes(self, act: Act, events: tuple[Event, ...]) -> tuple[Event, ...]:
        """Those of the events that changed what the act builds on."""
        needed = KINDS[act.kind].needs(act)
        return tuple(
            event
            for event in events
            if KINDS[event.kind].touches(Act(event.kind, event.option, event.what)) & needed
        )
