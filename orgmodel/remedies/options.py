"""Options that the organisation has left open, and the findings that each would clear."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from orgmodel.changes.scenario import Scenario
from orgmodel.remedies.budget import LOOK, Budget
from orgmodel.remedies.trial import Trial
from orgmodel.rules.finding import Finding


def options_that_clear(
    trial: Trial, findings: Sequence[Finding], scenarios: Sequence[Scenario], budget: Budget
) -> Mapping[str, str]:
    """Finding → the options that clear it (`O04(b), O19(a)`), where there are some.

    An option that takes away what a finding is about, or leaves its rule without an answer, does
    not clear it.
    """
    rules = frozenset(finding.rule_key for finding in findings)
    found: dict[str, set[str]] = {}
    declared = [scenario for scenario in scenarios if scenario.option and scenario.changes]
    for scenario in sorted(declared, key=lambda one: (one.option, one.name)):
        if not rules or not budget.take(LOOK):
            break
        for finding in trial.cleared(scenario, findings, rules):
            found.setdefault(finding, set()).add(scenario.option)
    return {finding: ", ".join(sorted(options)) for finding, options in found.items()}
