"""How far up a scale of levels an organisation has come, and what stands in the way.

A pack may declare levels, each with rules and conditions that must hold. Silence is never
taken for "held": a level is reached where everything up to it is shown to hold, or has nothing
that it could be asked of (no service is provided inside: none need be bought); beside it
stands the level that nothing in the data speaks against.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, Literal

from orgmodel.rules.pack import Level
from orgmodel.rules.rule_result import RuleResult

State = Literal["held", "open", "broken"]
TARGET_WORDS: Mapping[State, str] = MappingProxyType(
    {"held": "reached", "open": "not shown, and not contradicted", "broken": "missed"}
)
"""What is said of a target in each state."""


@dataclass(frozen=True, slots=True)
class Condition:
    """One rule or condition of a level: held, broken, or open because the data is silent."""

    id: str
    title: str
    state: State
    because: str
    source: str

    def to_dict(self) -> dict[str, str]:
        """As in JSON."""
        return {key: getattr(self, key) for key in ("id", "title", "state", "because", "source")}


@dataclass(frozen=True, slots=True)
class LevelResult:
    """One level with its conditions, in the order they are asked."""

    id: str
    title: str
    means: str
    source: str
    conditions: tuple[Condition, ...]

    @property
    def named(self) -> str:
        """`S1 (labelled)`."""
        return f"{self.id} ({self.title})"

    @property
    def state(self) -> State:
        """Broken where a condition is; else open where one is; else held."""
        states = {condition.state for condition in self.conditions}
        return "broken" if "broken" in states else "open" if "open" in states else "held"

    def to_dict(self) -> dict[str, Any]:
        """As in JSON."""
        texts = {key: getattr(self, key) for key in ("id", "title", "means", "source", "state")}
        return {**texts, "conditions": [condition.to_dict() for condition in self.conditions]}


@dataclass(frozen=True, slots=True)
class ScaleResult:
    """The levels of a pack's scale, from the lowest up, and the level wanted."""

    pack: str
    title: str
    levels: tuple[LevelResult, ...]
    target: str = ""

    @property
    def reached(self) -> LevelResult | None:
        """The highest level shown to hold with every one below it; None below the first."""
        return _last(self.levels, ("held",))

    @property
    def not_contradicted(self) -> LevelResult | None:
        """The highest level that nothing in the data speaks against, nor any below it."""
        return _last(self.levels, ("held", "open"))

    @property
    def next(self) -> LevelResult | None:
        """The level after the one reached; None at the top."""
        place = 0 if self.reached is None else self.levels.index(self.reached) + 1
        return self.levels[place] if place < len(self.levels) else None

    @property
    def first(self) -> Condition | None:
        """The first condition of the next level that is broken, else the first that is open."""
        conditions = self.next.conditions if self.next else ()
        for state in ("broken", "open"):
            for condition in conditions:
                if condition.state == state:
                    return condition
        return None

    @property
    def meets_target(self) -> State | None:
        """Whether the target is reached; None without one."""
        ids = [level.id for level in self.levels]
        if self.target not in ids:
            return None
        states = {level.state for level in self.levels[: ids.index(self.target) + 1]}
        return "broken" if "broken" in states else "open" if "open" in states else "held"

    def to_dict(self) -> dict[str, Any]:
        """As in JSON."""
        return {
            "pack": self.pack,
            "reached": self.reached.id if self.reached else None,
            "not_contradicted": self.not_contradicted.id if self.not_contradicted else None,
            "target": self.target or None,
            "meets_target": self.meets_target,
            "first": self.first.to_dict() if self.first else None,
            "levels": [level.to_dict() for level in self.levels],
        }


def scale_of(
    title: str, pack: str, levels: tuple[Level, ...], results: Mapping[str, RuleResult], target: str
) -> ScaleResult:
    """Where the results of rules and conditions, by id, stand on the levels."""
    return ScaleResult(pack, title, tuple(_level(level, results) for level in levels), target)


def _level(level: Level, results: Mapping[str, RuleResult]) -> LevelResult:
    asked = [*level.rules, *(condition.id for condition in level.conditions)]
    conditions = tuple(_condition(results[name]) for name in asked)
    return LevelResult(level.id, level.title, level.means, level.source, conditions)


def _condition(result: RuleResult) -> Condition:
    errors = [f for f in result.findings if f.stands and f.severity == "error"]
    if errors:
        more = f" (and {len(errors) - 1} more)" if len(errors) > 1 else ""
        because = f"{errors[0].message.removesuffix('.')}{more}"
        return Condition(result.id, result.title, "broken", because, result.source)
    if result.outcome == "not_assessable" and not result.nothing:
        because = f"the data does not say {result.missing}" if result.missing else ""
        return Condition(result.id, result.title, "open", because, result.source)
    return Condition(result.id, result.title, "held", result.nothing, result.source)


def _last(levels: tuple[LevelResult, ...], states: tuple[State, ...]) -> LevelResult | None:
    found = None
    for level in levels:
        if level.state not in states:
            break
        found = level
    return found
