"""What a check says: outcomes, findings and the steps that prove them. Values only."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from orgmodel.model.evidence import Step

Severity = Literal["error", "warning", "info"]
Outcome = Literal["pass", "fail", "not_assessable", "exempt"]
SEVERITIES: tuple[Severity, ...] = ("error", "warning", "info")
OUTCOMES: tuple[Outcome, ...] = ("fail", "not_assessable", "exempt", "pass")

OUTCOME_WORDS: Mapping[str, str] = {
    "fail": "Broken",
    "not_assessable": "Not assessable",
    "exempt": "Exempt",
    "pass": "Passed",
}


@dataclass(frozen=True, slots=True)
class SuggestedChange:
    """One edit that would help to clear a finding: a cell or link to set or to remove.

    `do` is the verb of a scenario change; `target` its keys and values.
    """

    do: str
    target: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Exemption:
    """A finding accepted on purpose, and by what."""

    reason: str
    safeguard: str = ""
    owner: str = ""
    review: str = ""
    place: str = ""

    def to_dict(self) -> dict[str, str]:
        """As in JSON."""
        keys = ("reason", "safeguard", "owner", "review", "place")
        return {key: getattr(self, key) for key in keys}


@dataclass(frozen=True, slots=True)
class Finding:
    """One breach of one rule.

    `subjects` are the ids it is about; `path` the steps that prove it; `relation` what kind
    of link is at fault, part of the id; `clears_if` what would clear it, in words, and
    `edits` a set of edits that does: its rule's first guess, or, in a result that was asked for
    what it `tried`, the change offered. Of that change `breaks` are the rules it would break,
    `loses` those that could no longer be assessed, `clears` those of whose findings it clears
    others too; `option` is what the organisation has left open
    that would clear it; `body` the one that the rule was asked of, where it is asked of several.
    """

    rule: str
    severity: Severity
    message: str
    subjects: tuple[str, ...]
    path: tuple[Step, ...]
    clears_if: str
    relation: str = ""
    edits: tuple[SuggestedChange, ...] = ()
    exemption: Exemption | None = None
    breaks: tuple[str, ...] = ()
    loses: tuple[str, ...] = ()
    clears: tuple[str, ...] = ()
    option: str = ""
    body: str = ""

    @property
    def id(self) -> str:
        """A stable hash of rule, subjects, relation and body: row order does not change it."""
        parts = [self.rule, *sorted(self.subjects), self.relation]
        words = "\x1f".join([*parts, *([self.body] if self.body else [])])
        return hashlib.sha256(words.encode()).hexdigest()[:12]

    @property
    def rule_key(self) -> str:
        """Rule and body, as a rule's result has them."""
        return of_body(self.rule, self.body)

    @property
    def stands(self) -> bool:
        """Whether it counts: not exempt."""
        return self.exemption is None

    def to_dict(self) -> dict[str, Any]:
        """The design's JSON object."""
        said = {key: list(getattr(self, key)) for key in ("breaks", "loses", "clears")}
        beside: dict[str, Any] = {key: names for key, names in said.items() if names}
        if self.option:
            beside["option"] = self.option
        return {
            "id": self.id,
            "rule": self.rule,
            **({"body": self.body} if self.body else {}),
            "severity": self.severity,
            "message": self.message,
            "subjects": list(self.subjects),
            "path": [step.to_dict() for step in self.path],
            "clears_if": self.clears_if,
            "edits": [{"do": edit.do, **edit.target} for edit in self.edits],
            **beside,
            "exemption": self.exemption.to_dict() if self.exemption else None,
        }


def of_body(rule: str, body: str) -> str:
    """`EC-MO (north)`: a rule as it is asked of one body among several; else its id."""
    return f"{rule} ({body})" if body else rule


def untold(rule: str, severity: Severity, subjects: tuple[str, ...], relation: str = "") -> Finding:
    """A finding of which only is known that it is there: no words, no proof, nothing to do."""
    return Finding(rule, severity, "", subjects, (), "", relation)


Rows = Callable[[], Iterable[Step]]
"""The rows that an outcome rests on, read when somebody asks for them: a line has a row a post."""


def no_rows() -> tuple[Step, ...]:
    """Of an outcome that rests on nothing in the data."""
    return ()


@dataclass(frozen=True, slots=True)
class Observation:
    """What a rule kind saw: its findings, the ids it looked at, and what the data lacks.

    `missing` says in words what the data would have to hold; where it is not empty, a rule
    without findings is not assessable. `nothing` says instead that the data is whole and holds
    nothing of the kind that the rule looks at ("no service is provided inside"). `not_law` says
    that nobody looked, because the clause is not in force on the day. `rows` gives what was
    looked at, breach or not: what a pass rests on.
    """

    findings: tuple[Finding, ...] = ()
    seen: frozenset[str] = frozenset()
    missing: str = ""
    nothing: str = ""
    rows: Rows = field(default=no_rows, compare=False, repr=False)
    not_law: str = ""
