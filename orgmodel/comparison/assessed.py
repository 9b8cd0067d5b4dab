"""An organisation with what is said of it: what every option is put beside."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from orgmodel.measures import Measures, measure
from orgmodel.model.organisation import OrganisationModel
from orgmodel.rules.check import check
from orgmodel.rules.finding import Finding
from orgmodel.rules.result import CheckResult


@dataclass(frozen=True, eq=False)
class Assessed:
    """An organisation with its measures and its check."""

    model: OrganisationModel
    measures: Measures
    check: CheckResult

    @classmethod
    def of(cls, model: OrganisationModel, packs: Sequence[str] | None) -> Assessed:
        """Measure and check it."""
        return cls(model, measure(model), check(model, packs))

    def to_dict(self) -> dict[str, Any]:
        """Measures and findings, as in JSON."""
        return {
            "name": self.model.name,
            "measures": {figure.id: figure.to_dict() for figure in self.measures},
            "summary": self.check.summary,
            "findings": [untried(finding) for finding in self.check.findings],
        }


def untried(finding: Finding) -> dict[str, Any]:
    """A finding as a check gives it, without edits: a comparison tries none."""
    return {**finding.to_dict(), "edits": []}
