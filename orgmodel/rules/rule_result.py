"""What one rule came to: its outcome and its findings. Values only."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from orgmodel.rules.finding import Finding, Outcome, Severity


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
