"""An option while it is worked on: a scenario, and the steps that led to it.

A step is the whole list of changes and of findings accepted, so that a removed change comes back
as easily as an added one goes. No Streamlit here.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from orgmodel.changes.accepted import AcceptedFinding
from orgmodel.changes.change import Change
from orgmodel.changes.one_off import Costs
from orgmodel.changes.scenario import Scenario, read_scenario
from orgmodel.model.kept import OfObject

Changes = tuple[Change, ...]
Accepted = tuple[AcceptedFinding, ...]
_STEPS_KEPT = 200
MOST_OPTIONS = 40
"""Options that a workspace holds."""
LONGEST_NAME = 120


@dataclass(frozen=True, slots=True)
class OptionStep:
    """What holds at one step: the changes, the findings accepted on purpose, the costs once."""

    changes: Changes = ()
    accepted: Accepted = ()
    one_off: Costs = ()


@dataclass(frozen=True)
class Option:
    """A scenario under work.

    `key` tells options of one name apart; `steps` follow one another, `cursor` is the one that
    holds.
    """

    key: str
    about: Scenario
    steps: tuple[OptionStep, ...] = (OptionStep(),)
    cursor: int = 0

    @classmethod
    def of(cls, key: str, scenario: Scenario) -> Option:
        """An option that starts with the changes of a scenario."""
        step = OptionStep(scenario.changes, scenario.accepted, scenario.one_off)
        return cls(key, replace(scenario, changes=(), accepted=(), one_off=()), (step,))

    @property
    def name(self) -> str:
        """What it is called."""
        return self.about.name

    @property
    def changes(self) -> Changes:
        """The changes that hold."""
        return self.steps[self.cursor].changes

    @property
    def accepted(self) -> Accepted:
        """The findings that are accepted on purpose."""
        return self.steps[self.cursor].accepted

    @property
    def one_off(self) -> Costs:
        """What it costs once."""
        return self.steps[self.cursor].one_off

    @cached_property
    def scenario(self) -> Scenario:
        """The option as a scenario."""
        return self._at(self.steps[self.cursor])

    def _at(self, step: OptionStep) -> Scenario:
        return replace(
            self.about, changes=step.changes, accepted=step.accepted, one_off=step.one_off
        )

    @cached_property
    def before(self) -> Scenario:
        """The option as it was before its changes became those that hold.

        A list that was opened as a whole, such as a file, is one before its last change.
        """
        now = self.changes
        other = (step for step in reversed(self.steps[: self.cursor]) if step.changes != now)
        return self._at(next(other, OptionStep(now[:-1], self.accepted, self.one_off)))

    @property
    def can_undo(self) -> bool:
        """Whether there is a step back."""
        return self.cursor > 0

    @property
    def can_redo(self) -> bool:
        """Whether a step back can be taken again."""
        return self.cursor + 1 < len(self.steps)

    def stepped(
        self, changes: Changes, accepted: Accepted | None = None, one_off: Costs | None = None
    ) -> Option:
        """With other changes, and where they are given with other findings accepted or costs.

        What was undone before is forgotten.
        """
        step = OptionStep(
            changes,
            self.accepted if accepted is None else accepted,
            self.one_off if one_off is None else one_off,
        )
        steps = (*self.steps[: self.cursor + 1], step)[-_STEPS_KEPT:]
        return replace(self, steps=steps, cursor=len(steps) - 1)

    def undone(self) -> Option:
        """One step back, where there is one."""
        return replace(self, cursor=max(0, self.cursor - 1))

    def redone(self) -> Option:
        """One step forth, where there is one."""
        return replace(self, cursor=min(len(self.steps) - 1, self.cursor + 1))

    def renamed(self, name: str) -> Option:
        """Under another name; an empty one changes nothing."""
        words = " ".join(name.split())[:LONGEST_NAME]
        return replace(self, about=replace(self.about, name=words)) if words else self

    def to_dict(self) -> dict[str, Any]:
        """For keeping: the key and the scenario as it stands."""
        return {"key": self.key, "scenario": self.scenario.to_dict()}

    @classmethod
    def read(cls, given: Mapping[str, Any]) -> Option:
        """An option that was kept. Raises `ScenarioError`, KeyError or TypeError."""
        return cls.of(str(given["key"])[:40], read_scenario(given["scenario"]))


def key_of(change: Change) -> str:
    """A short text that tells a change from others, whatever the reason that is given for it."""
    said = {name: value for name, value in change.to_dict().items() if name != "reason"}
    words = json.dumps(said, sort_keys=True, ensure_ascii=True)
    return hashlib.sha256(words.encode()).hexdigest()[:12]


def _hash_of(scenario: Scenario) -> str:
    words = json.dumps(scenario.to_dict(), sort_keys=True, ensure_ascii=True)
    return hashlib.sha256(words.encode()).hexdigest()[:16]


hash_of = OfObject(_hash_of)
"""A short text that changes with anything in a scenario."""


def free_name(wanted: str, taken: tuple[str, ...]) -> str:
    """The name, with the first number behind it that makes it one of its own."""
    if wanted not in taken:
        return wanted
    number = 2
    while f"{wanted} ({number})" in taken:
        number += 1
    return f"{wanted} ({number})"
