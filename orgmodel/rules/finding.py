"""What a check says: outcomes, findings and the steps that prove them. Values only."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Literal

import pandas as pd

from orgmodel.organisation import Origin

if TYPE_CHECKING:
    from orgmodel.rules.coverage import Coverage
    from orgmodel.rules.pack import Process
    from orgmodel.rules.scale import ScaleResult

Severity = Literal["error", "warning", "info"]
Outcome = Literal["pass", "fail", "not_assessable", "exempt"]
SEVERITIES: tuple[Severity, ...] = ("error", "warning", "info")
OUTCOMES: tuple[Outcome, ...] = ("fail", "not_assessable", "exempt", "pass")


@dataclass(frozen=True, slots=True)
class Step:
    """One relation on the way that proves a finding, and where it is written.

    `source` is the paragraph the data gives for it; `basis` how sure it is.
    """

    start: str
    relation: str
    end: str
    origin: Origin
    source: str = ""
    basis: str = ""

    def to_dict(self) -> dict[str, Any]:
        """The design's JSON object: file and row, or the number of the change."""
        place: dict[str, Any] = (
            {"change": self.origin.change}
            if self.origin.change
            else {"file": self.origin.file, "row": self.origin.row}
        )
        ends = {"from": self.start, "relation": self.relation, "to": self.end}
        return {**ends, **place, "source": self.source}


@dataclass(frozen=True, slots=True)
class LinkEdit:
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
    `edits` the smallest set of edits that does.
    """

    rule: str
    severity: Severity
    message: str
    subjects: tuple[str, ...]
    path: tuple[Step, ...]
    clears_if: str
    relation: str = ""
    edits: tuple[LinkEdit, ...] = ()
    exemption: Exemption | None = None

    @property
    def id(self) -> str:
        """A stable hash of rule, subjects and relation: row order does not change it."""
        words = "\x1f".join([self.rule, *sorted(self.subjects), self.relation])
        return hashlib.sha256(words.encode()).hexdigest()[:12]

    @property
    def stands(self) -> bool:
        """Whether it counts: not exempt."""
        return self.exemption is None

    def to_dict(self) -> dict[str, Any]:
        """The design's JSON object."""
        return {
            "id": self.id,
            "rule": self.rule,
            "severity": self.severity,
            "message": self.message,
            "subjects": list(self.subjects),
            "path": [step.to_dict() for step in self.path],
            "clears_if": self.clears_if,
            "edits": [{"do": edit.do, **edit.target} for edit in self.edits],
            "exemption": self.exemption.to_dict() if self.exemption else None,
        }


@dataclass(frozen=True, slots=True)
class Looked:
    """What a rule kind found: findings, the ids it looked at, and what data it lacked.

    `missing` says in words what the data would have to hold; where it is not empty, a rule
    without findings is not assessable.
    """

    findings: tuple[Finding, ...] = ()
    seen: frozenset[str] = frozenset()
    missing: str = ""


@dataclass(frozen=True, slots=True)
class RuleResult:
    """One rule's outcome. `missing` says what data would answer it where it is silent."""

    id: str
    title: str
    severity: Severity
    outcome: Outcome
    source: str
    why: str
    kind: str
    pack: str
    findings: tuple[Finding, ...] = ()
    missing: str = ""
    seen: frozenset[str] = frozenset()

    def to_dict(self) -> dict[str, Any]:
        """The design's JSON object."""
        keys = ("id", "title", "severity", "outcome", "source", "why", "kind", "pack", "missing")
        found = [finding.to_dict() for finding in self.findings]
        return {**{key: getattr(self, key) for key in keys}, "findings": found}


@dataclass(frozen=True, slots=True)
class CheckResult:
    """All rules' outcomes for one organisation, in the packs' order.

    `notes` are about exemptions; `process` is what no structure shows; `scales` say how far
    up each pack's levels the organisation has come; `coverage` what no rule looked at.
    """

    organisation: str
    scenario: str | None
    rules: tuple[RuleResult, ...]
    notes: tuple[str, ...] = field(default=())
    process: tuple[Process, ...] = ()
    scales: tuple[ScaleResult, ...] = ()
    coverage: Coverage | None = None

    @property
    def findings(self) -> tuple[Finding, ...]:
        """Every finding, exempt ones included, in rule order."""
        return tuple(finding for rule in self.rules for finding in rule.findings)

    @property
    def summary(self) -> dict[str, int]:
        """Counts of standing findings by severity, of rules by outcome, of exempt findings."""
        standing = [finding.severity for finding in self.findings if finding.stands]
        outcomes = [rule.outcome for rule in self.rules]
        return {
            "errors": standing.count("error"),
            "warnings": standing.count("warning"),
            "info": standing.count("info"),
            "pass": outcomes.count("pass"),
            "fail": outcomes.count("fail"),
            "not_assessable": outcomes.count("not_assessable"),
            "exempt": sum(not finding.stands for finding in self.findings),
        }

    def rule(self, identifier: str) -> RuleResult:
        """The result of one rule; KeyError where no pack in use holds it."""
        for rule in self.rules:
            if rule.id == identifier:
                return rule
        raise KeyError(identifier)

    def to_dict(self) -> dict[str, Any]:
        """The design's JSON object."""
        return {
            "organisation": self.organisation,
            "scenario": self.scenario,
            "summary": self.summary,
            "rules": [rule.to_dict() for rule in self.rules],
            "notes": list(self.notes),
            "process": [process.to_dict() for process in self.process],
            "scales": [scale.to_dict() for scale in self.scales],
            "coverage": self.coverage.to_dict() if self.coverage else None,
        }

    def to_frame(self) -> pd.DataFrame:
        """One row a finding, and one a rule without findings."""
        columns = ("rule", "title", "severity", "outcome", "message", "subjects", "path",
                   "clears_if", "source", "id")  # fmt: skip
        rows = [row for rule in self.rules for row in _rows(rule)]
        return pd.DataFrame(rows, columns=list(columns))


def _rows(rule: RuleResult) -> list[dict[str, str]]:
    about = {"rule": rule.id, "title": rule.title, "source": rule.source}
    if not rule.findings:
        silent = dict.fromkeys(("subjects", "path", "clears_if", "id"), "")
        said = {"severity": rule.severity, "outcome": rule.outcome, "message": rule.missing}
        return [{**about, **said, **silent}]
    return [
        {
            **about,
            "severity": finding.severity,
            "outcome": rule.outcome if finding.stands else "exempt",
            "message": finding.message,
            "subjects": " ".join(finding.subjects),
            "path": "; ".join(
                f"{step.start} {step.relation} {step.end} ({step.origin.words()})"
                for step in finding.path
            ),
            "clears_if": finding.clears_if,
            "id": finding.id,
        }
        for finding in rule.findings
    ]
