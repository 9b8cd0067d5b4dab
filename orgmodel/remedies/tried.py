"""A check whose findings carry the change that was tried for each, in place of a first guess."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from orgmodel.changes.scenario import Scenario
from orgmodel.model.organisation import OrganisationModel
from orgmodel.remedies.remedy import Remedy
from orgmodel.remedies.search import remedies_for
from orgmodel.remedies.words import also_cleared
from orgmodel.rules.finding import Finding
from orgmodel.rules.result import CheckResult


def with_remedies(
    model: OrganisationModel, result: CheckResult, scenarios: Sequence[Scenario] = ()
) -> CheckResult:
    """The result with the remedy of each finding; a finding without one has no edits."""
    remedies = remedies_for(model, result, scenarios)
    rule_of = {finding.id: finding.rule_key for finding in result.findings}

    def tried(finding: Finding) -> Finding:
        remedy = remedies.found.get(finding.id, Remedy(finding.id))
        return replace(
            finding,
            edits=remedy.edits,
            breaks=remedy.breaks,
            loses=remedy.loses,
            clears=also_cleared(remedy, rule_of),
            option=remedy.option,
        )

    rules = tuple(
        replace(rule, findings=tuple(tried(finding) for finding in rule.findings))
        for rule in result.rules
    )
    return replace(result, rules=rules, untried=len(remedies.untried), trying=None)
