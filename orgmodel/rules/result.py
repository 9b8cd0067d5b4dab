"""What a check comes to: every rule's outcome, as values, as JSON and as a frame."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

import pandas as pd

from orgmodel.errors import UnknownIdError
from orgmodel.model.given.arguments import arguments_told
from orgmodel.model.shown import ShownResult
from orgmodel.model.words import counted, did_you_mean, listed, near
from orgmodel.rules.coverage import Coverage
from orgmodel.rules.explanation import Explanation
from orgmodel.rules.finding import OUTCOMES, Finding
from orgmodel.rules.pack import Pack, Process
from orgmodel.rules.rule_result import RuleResult
from orgmodel.rules.scale import ScaleResult


@dataclass(frozen=True, repr=False)
class CheckResult(ShownResult):
    """All rules' outcomes for one organisation, in the packs' order.

    `notes` are about exemptions and clauses checked long ago; `process` is what no structure
    shows; `scales` say how far up each pack's levels the organisation has come; `coverage` what
    no rule looked at; `packs` are those that were checked. `untried` counts the findings left
    without a tried change because of the bound on tries; `on` is the day that was asked for, if
    one was; `trying` gives this result with a tried change for each finding; `seconds` is how
    long each rule took.
    """

    organisation: str
    scenario: str | None
    rules: tuple[RuleResult, ...]
    notes: tuple[str, ...] = field(default=())
    process: tuple[Process, ...] = ()
    scales: tuple[ScaleResult, ...] = ()
    coverage: Coverage | None = None
    packs: tuple[Pack, ...] = ()
    untried: int = 0
    on: str | None = None
    trying: Callable[[CheckResult], CheckResult] | None = field(
        default=None, repr=False, compare=False
    )
    seconds: Mapping[str, float] = field(default_factory=dict, repr=False, compare=False)

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

    @arguments_told
    def explain(self, rule: str) -> Explanation:
        """Why a rule passed, failed or cannot be assessed, with the rows it rests on.

        Upper and lower case are the same. Of a rule asked of several bodies, `EC-MO (north)` is
        that of one, `EC-MO` the gravest. `UnknownNameError` where no pack in use has the rule.
        """
        names = [name for result in self.rules for name in (result.id, result.key)]
        bare = rule.strip().casefold()
        same = [name for name in names if name.casefold() == bare]
        if not same:
            raise UnknownIdError(self._no_rule(rule))
        return Explanation.of(self.rule(rule if rule in same else same[0]))

    def rule(self, identifier: str) -> RuleResult:
        """The result of one rule; `UnknownIdError`, a KeyError, where no pack in use holds it.

        Of a rule that is asked of several bodies its key (`EC-MO (north)`) names one, and its
        id the gravest of them.
        """
        named = [rule for rule in self.rules if identifier in (rule.id, rule.key)]
        if not named:
            raise UnknownIdError(self._no_rule(identifier))
        return min(named, key=lambda rule: OUTCOMES.index(rule.outcome))

    def _no_rule(self, rule: str) -> str:
        packs = listed([pack.name for pack in self.packs])
        near_it = near(str(rule), [result.id for result in self.rules], most=3)
        return f'there is no rule "{rule}" in the packs in use ({packs}).{did_you_mean(near_it)}'

    @cached_property
    def tried(self) -> CheckResult:
        """This result with the tried change in each finding, worked out when it is asked for.

        The same result where there is nothing to try against.
        """
        return self.trying(self) if self.trying else self

    def __getstate__(self) -> dict[str, Any]:
        """Without the way to try changes, which holds the organisation; what was tried is kept."""
        return {**self.__dict__, "trying": None}

    def to_dict(self) -> dict[str, Any]:
        """The design's JSON object, with the tried changes."""
        tried = self.tried
        return {
            "organisation": self.organisation,
            "scenario": self.scenario,
            "summary": self.summary,
            "rules": [rule.to_dict() for rule in tried.rules],
            "notes": list(self.notes),
            "process": [process.to_dict() for process in self.process],
            "scales": [scale.to_dict() for scale in self.scales],
            "coverage": self.coverage.to_dict() if self.coverage else None,
            **({"untried": tried.untried} if tried.untried else {}),
            **({"on": self.on} if self.on else {}),
        }

    def findings_frame(self) -> pd.DataFrame:
        """One row a finding, exempt ones included."""
        frame = self.to_frame()
        return frame[frame["id"] != ""].reset_index(drop=True)

    def rules_frame(self) -> pd.DataFrame:
        """One row a rule: its outcome, how many findings and rows, and the weakest basis.

        `rule_severity` is what a breach of it weighs, whether there is one or not.
        """
        rows = [
            {
                "rule": rule.id,
                "title": rule.title,
                "rule_severity": rule.severity,
                "outcome": rule.outcome,
                "findings": len(rule.findings),
                "missing": rule.missing,
                "rows": len(rule.evidence),
                "basis": rule.basis,
                "source": rule.source,
                "pack": rule.pack,
            }
            for rule in self.rules
        ]
        return _with_bodies(pd.DataFrame(rows), [rule.body for rule in self.rules])

    def _lines(self) -> tuple[str, str, str]:
        counts = self.summary
        packs = listed([pack.name for pack in self.packs]) or "no pack"
        ruled = ("pass", "fail", "not_assessable")
        found = ("errors", "warnings", "info", "exempt")
        return (
            f"Check: {self.organisation}{f', {self.scenario}' if self.scenario else ''}",
            f"{counted(len(self.rules), 'rule')} of {packs}: "
            + ", ".join(f"{counts[key]} {key.replace('_', ' ')}" for key in ruled),
            "findings: " + ", ".join(f"{counts[key]} {key}" for key in found),
        )

    def _table(self) -> pd.DataFrame:
        return self.rules_frame().set_index("rule")

    def to_frame(self) -> pd.DataFrame:
        """One row a finding, and one a rule without findings.

        `severity` is the finding's, and empty where there is none; `rule_severity` the rule's.
        """
        columns = (
            "rule",
            "title",
            "rule_severity",
            "severity",
            "outcome",
            "message",
            "subjects",
            "path",
            "clears_if",
            "source",
            "id",
        )
        rows = [(rule.body, row) for rule in self.rules for row in _rows(rule)]
        frame = pd.DataFrame([row for _, row in rows], columns=list(columns))
        return _with_bodies(frame, [body for body, _ in rows])


def _with_bodies(frame: pd.DataFrame, bodies: list[str]) -> pd.DataFrame:
    """The frame with the body of each row, where any rule was asked of one."""
    return frame.assign(body=bodies) if any(bodies) else frame


def _rows(rule: RuleResult) -> list[dict[str, str]]:
    about = {
        "rule": rule.id,
        "title": rule.title,
        "rule_severity": rule.severity,
        "source": rule.source,
    }
    if not rule.findings:
        silent = dict.fromkeys(("severity", "subjects", "path", "clears_if", "id"), "")
        said = {"outcome": rule.outcome, "message": rule.missing or rule.not_law}
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
