"""An organisation with what is said of it: what every option is put beside."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from orgmodel.measures import Measure, Measures, measure, measures_of_size, thresholds_of
from orgmodel.model.organisation import OrganisationModel
from orgmodel.rules.check import check
from orgmodel.rules.finding import Finding
from orgmodel.rules.pack import Asked
from orgmodel.rules.result import CheckResult


@dataclass(frozen=True, eq=False)
class Assessed:
    """An organisation with its check, and its measures when they are asked for.

    `sizes` are those of `measures_of_size`, where they are known already.
    """

    model: OrganisationModel
    check: CheckResult
    sizes: tuple[Measure, ...] = ()

    @classmethod
    def of(cls, model: OrganisationModel, packs: Asked | None) -> Assessed:
        """Check it. `PackError` where its packs or its thresholds cannot be used."""
        thresholds_of(model)
        return cls(model, check(model, packs))

    @cached_property
    def measures(self) -> Measures:
        """Every measure."""
        return measure(self.model)

    def figure(self, identifier: str) -> Measure | None:
        """A measure of the whole, if there is one of that id.

        For those of size and line the others are not made.
        """
        return self._of_size.get(identifier) or self.measures.by_id.get(identifier)

    @cached_property
    def _of_size(self) -> Mapping[str, Measure]:
        return {figure.id: figure for figure in self.sizes or measures_of_size(self.model)}

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
