"""Every rule's verdict on an option, looked at anew only where what the rule reads has changed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from orgmodel.comparison.sweep.kept_results import KeptResults
from orgmodel.comparison.sweep.states import OptionState
from orgmodel.model.organisation import OrganisationModel
from orgmodel.rules.check import accepted_by, asked, result_of
from orgmodel.rules.finding import Outcome
from orgmodel.rules.kinds import facets_of, observe
from orgmodel.rules.pack import Pack, Rule
from orgmodel.rules.rule_result import RuleResult


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a rule comes to: its outcome, and how many of its findings stand, by severity."""

    outcome: Outcome
    errors: int
    warnings: int
    info: int

    @classmethod
    def of(cls, result: RuleResult) -> Verdict:
        """The verdict in a result."""
        standing = [finding.severity for finding in result.findings if finding.stands]
        counts = (standing.count(severity) for severity in ("error", "warning", "info"))
        return cls(result.outcome, *counts)


class Verdicts:
    """The verdicts of some packs on the options of one baseline.

    A verdict depends on the facets that its rule reads, so it is kept by their keys. `check`
    of the same option comes to the same verdicts.
    """

    def __init__(self, model: OrganisationModel, packs: Sequence[Pack]) -> None:
        self._accepted = accepted_by(model)
        self._rules = [(pack, rule) for pack in packs for rule in asked(pack.rules, packs, model)]
        self._facets = {rule.key: tuple(sorted(facets_of(rule))) for _, rule in self._rules}
        self._kept: dict[str, KeptResults[Verdict]] = {r.key: KeptResults() for _, r in self._rules}
        self.looked = 0

    def of(self, state: OptionState) -> Mapping[str, Verdict]:
        """Rule → its verdict on an option."""
        found = {}
        for pack, rule in self._rules:
            key = state.facets.of(self._facets[rule.key])
            look = partial(self._look, pack, rule, state)
            found[rule.key] = self._kept[rule.key].get(key, look)
        return found

    def _look(self, pack: Pack, rule: Rule, state: OptionState) -> Verdict:
        self.looked += 1
        return Verdict.of(result_of(rule, observe(state.view(pack), rule), self._accepted))
