"""What one rule came to: its outcome and its findings. Values only."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from orgmodel.model.evidence import Step, weakest, weakest_first
from orgmodel.rules.finding import Finding, Outcome, Rows, Severity, no_rows, of_body
from orgmodel.rules.standing.clause import ClauseStanding

EVIDENCE_SHOWN = 100
"""How many rows a check gives of what a rule rests on; its explanation gives them all."""


@dataclass(frozen=True)
class RuleResult(ClauseStanding):
    """One rule's outcome. `missing` says what data would answer it where it is silent.

    `nothing` says of what there is none, where the data is whole and the rule has no object;
    `not_law` that its clause is not in force on the day, so that nothing was looked at.
    `rows` gives the rows it rests on when asked (`evidence`); `body` is the one it was asked of,
    where it is asked of each of several.
    """

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
    nothing: str = ""
    not_law: str = ""
    seen: frozenset[str] = frozenset()
    rows: Rows = field(default=no_rows, compare=False, repr=False)
    body: str = ""

    @property
    def key(self) -> str:
        """Rule and body: one result among those of the same rule for other bodies."""
        return of_body(self.id, self.body)

    @cached_property
    def evidence(self) -> tuple[Step, ...]:
        """The rows that the outcome rests on, each once: those of its findings first."""
        proofs = (step for finding in self.findings for step in finding.path)
        return tuple(dict.fromkeys([*proofs, *self.rows()]))

    @cached_property
    def weakest_first(self) -> tuple[Step, ...]:
        """The rows that the outcome rests on, the weakest basis first."""
        return weakest_first(self.evidence)

    @property
    def silence(self) -> str:
        """Why a rule is not assessable, as a sentence; empty where it is assessed."""
        if self.outcome != "not_assessable":
            return ""
        if self.not_law:
            return f"Its clause does not apply: {self.not_law}."
        if self.nothing:
            return f"There is nothing to look at: {self.nothing}."
        return f"The data does not say: {self.missing or 'anything of what this rule looks at'}."

    @property
    def basis(self) -> str:
        """The weakest basis among these rows; empty where none gives one."""
        return weakest(self.evidence)

    @property
    def is_on_a_weaker_basis(self) -> bool:
        """Whether some row that it rests on is inferred, conditional, of a template or made up."""
        return self.basis not in ("", "stated")

    def __getstate__(self) -> dict[str, Any]:
        """With the rows it rests on as values: a way to ask for them cannot be kept."""
        kept = {key: value for key, value in self.__dict__.items() if key != "rows"}
        return {**kept, "evidence": self.evidence}

    def __setstate__(self, state: dict[str, Any]) -> None:
        self.__dict__.update({**state, "rows": no_rows})

    def to_dict(self) -> dict[str, Any]:
        """As in JSON; of the rows it rests on the first hundred, the weakest first."""
        about = ("id", "title", "severity", "outcome", "source", "why", "kind", "pack")
        keys = (*about, "missing", "nothing", "not_law")
        found = [finding.to_dict() for finding in self.findings]
        return {
            **{key: getattr(self, key) for key in keys},
            **({"body": self.body} if self.body else {}),
            **self.standing,
            "evidence": [step.to_dict() for step in self.weakest_first[:EVIDENCE_SHOWN]],
            "evidence_total": len(self.evidence),
            "basis": self.basis,
            "findings": found,
        }
