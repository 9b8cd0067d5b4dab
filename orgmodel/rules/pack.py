"""Rule packs as values: rules, the words they use, and the scale they add up to."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from importlib import resources
from pathlib import Path
from typing import Any

from orgmodel.rules.finding import Severity, of_body
from orgmodel.rules.hints import Hints
from orgmodel.rules.standing.clause import ClauseStanding

OWN_PACK = "rules.toml"
"""The pack that an organisation's own folder holds."""


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The words a pack uses for sides, function kinds and the relations that pair them.

    `sides` are the two to be kept apart; a function of a kind of the same name belongs to
    that side. `buys` and `supplies` are the relations of the first and the second side to a
    service. `within` are pairs of roles: what plays the first is part of what plays the second.
    `tables` are pairs of a role and the table of what can play it. `in_common` are roles of units:
    whoever sits in that of another body and serves in this one is in this one's as well.
    """

    sides: tuple[str, ...] = ()
    neutral: str = "neutral"
    trust: str = "trust"
    shared: str = "shared"
    buys: str = ""
    supplies: str = ""
    within: tuple[tuple[str, str], ...] = ()
    tables: tuple[tuple[str, str], ...] = ()
    in_common: tuple[str, ...] = ()

    @property
    def known_sides(self) -> tuple[str, ...]:
        """Every word for a side, the two first; none where the pack names no two sides."""
        if not self.sides:
            return ()
        return tuple(dict.fromkeys(w for w in (*self.sides, self.neutral, self.trust) if w))


@dataclass(frozen=True, slots=True)
class Rule(ClauseStanding):
    """One declared rule; `parameters` are complete and of the kind's types.

    Where it rests on law, what it says of the clause is as in `ClauseStanding`.

    `covered_by` names a rule that asks the same and more: where that one runs, this one does
    not, so that nothing is found twice. `body` is the one it is asked of, where it is asked of one.
    """

    id: str
    title: str
    kind: str
    severity: Severity
    source: str
    why: str
    pack: str
    parameters: Mapping[str, Any] = field(default_factory=dict)
    words: Vocabulary = field(default_factory=Vocabulary)
    roles: Mapping[str, str] = field(default_factory=dict)
    covered_by: str = ""
    body: str = ""

    @property
    def only_informs(self) -> bool:
        """Whether its breaches are information, so that what is told beside would look like one."""
        return self.severity == "info" or self.is_from_memory

    @property
    def key(self) -> str:
        """Rule and body, by which a result is found where there are several bodies."""
        return of_body(self.id, self.body)


@dataclass(frozen=True, slots=True)
class Process:
    """What is asked of an organisation and no structure can show: listed, never passed."""

    id: str
    title: str
    source: str
    why: str
    pack: str

    def to_dict(self) -> dict[str, str]:
        """As in JSON."""
        return {key: getattr(self, key) for key in ("id", "title", "source", "why", "pack")}


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a scale: the rules of its pack that must hold, and conditions of its own."""

    id: str
    title: str
    means: str
    source: str
    rules: tuple[str, ...]
    conditions: tuple[Rule, ...]


@dataclass(frozen=True, slots=True)
class Pack:
    """A set of rules with one vocabulary.

    `levels` is the scale from the lowest level up, if the pack has one, and `target` the
    level wanted where the organisation names none. `relations` adds to the closed list.
    `suggest` are words to suggest sides and roles by; `body` is the one it is of, where it is the
    pack of one body among several. `sha256` is that of the text it was read from.
    """

    name: str
    title: str
    source: str
    rules: tuple[Rule, ...]
    words: Vocabulary = field(default_factory=Vocabulary)
    roles: Mapping[str, str] = field(default_factory=dict)
    relations: tuple[str, ...] = ()
    process: tuple[Process, ...] = ()
    levels: tuple[Level, ...] = ()
    target: str = ""
    about: str = ""
    body: str = ""
    suggest: Hints = field(default_factory=Hints)
    sha256: str = field(default="", compare=False)


Asked = Sequence[str | Pack]
"""Packs that a check is asked for: by name, by path, or as they are."""


def shipped() -> tuple[str, ...]:
    """Names of the packs that ship."""
    folder = resources.files("orgmodel.rules") / "packs"
    names = (Path(item.name) for item in folder.iterdir())
    return tuple(sorted(name.stem for name in names if name.suffix == ".toml"))
