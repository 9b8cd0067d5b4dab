"""Why one rule passed, failed or cannot be assessed, with the rows that says so. Values only."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import pandas as pd

from orgmodel.model.evidence import Step
from orgmodel.model.shown import ShownResult
from orgmodel.rules.finding import Finding, Outcome
from orgmodel.rules.rule_result import RuleResult
from orgmodel.rules.standing.clause import ClauseStanding

_COLUMNS = ("from", "relation", "to", "file", "row", "change", "source", "basis")


@dataclass(frozen=True, slots=True, repr=False)
class Explanation(ShownResult, ClauseStanding):
    """One rule's outcome and what it rests on.

    `why` is why the rule matters; `missing` what the data would have to say, `silence` that as
    a sentence, where the rule cannot be assessed, or why its clause is not in force. `evidence`
    are all rows that the outcome rests on, the weakest first, and `basis` the weakest basis among
    them; `body` is the one it was asked of, where it was asked of each of several.
    """

    rule: str
    title: str
    source: str
    outcome: Outcome
    why: str
    missing: str
    silence: str
    evidence: tuple[Step, ...]
    basis: str
    findings: tuple[Finding, ...]
    body: str = ""

    @classmethod
    def of(cls, result: RuleResult) -> Explanation:
        """The explanation of a rule's result."""
        return cls(
            result.id,
            result.title,
            result.source,
            result.outcome,
            result.why,
            result.missing or result.nothing or result.not_law,
            result.silence,
            result.weakest_first,
            result.basis,
            result.findings,
            result.body,
            **result.standing,
        )

    def to_dict(self) -> dict[str, Any]:
        """As in JSON: every row, and the findings as the check has them."""
        about = ("rule", "title", "source", "outcome", "why", "missing")
        return {
            **{key: getattr(self, key) for key in about},
            **({"body": self.body} if self.body else {}),
            **self.standing,
            "evidence": [step.to_dict() for step in self.evidence],
            "basis": self.basis,
            "findings": [finding.to_dict() for finding in self.findings],
        }

    def _lines(self) -> tuple[str, str, str]:
        rows = f"{len(self.findings)} findings, {len(self.evidence)} rows"
        return (
            f"{self.rule}: {self.outcome.replace('_', ' ')}. {self.title}",
            self.silence or self.why,
            f"{rows}, weakest basis {self.basis or 'not stated'}",
        )

    def to_frame(self) -> pd.DataFrame:
        """One row a row it rests on: the relation, where it is written, its source and basis."""
        rows = [step.to_dict() for step in self.evidence]
        frame = pd.DataFrame(rows, columns=list(_COLUMNS), dtype=object)
        numbers = {
            name: pd.array(frame[name].tolist(), dtype="Int64") for name in ("row", "change")
        }
        return frame.fillna("").assign(**numbers)
