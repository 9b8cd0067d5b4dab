"""Trying edits: what they would clear, break and leave without an answer, in every pack in use."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass

from orgmodel.changes.apply import quickly_applied
from orgmodel.changes.conflict import ScenarioError
from orgmodel.changes.scenario import Scenario
from orgmodel.errors import PackError
from orgmodel.model.organisation import OrganisationModel
from orgmodel.rules.check import accepted_by, asked, packs_of, result_of
from orgmodel.rules.finding import SEVERITIES, Finding
from orgmodel.rules.kinds import observe
from orgmodel.rules.pack import Pack, Rule
from orgmodel.rules.result import CheckResult
from orgmodel.rules.rule_result import RuleResult
from orgmodel.rules.view import View

_BREACHES = frozenset({"error", "warning"})


@dataclass(frozen=True, slots=True)
class TrialOutcome:
    """What edits do to the findings.

    `left` are the ids of the findings that stand afterwards; `breaks` the rules with a new
    finding of warning or error severity, `errors` how many of those are errors; `loses` the
    rules that gave an answer on a whole record and give none any more.
    """

    left: frozenset[str]
    breaks: tuple[str, ...]
    loses: tuple[str, ...]
    errors: int = 0

    @property
    def is_sound(self) -> bool:
        """Whether nothing is worse than before."""
        return not self.breaks and not self.loses

    @property
    def harm(self) -> tuple[int, int, int]:
        """How much is worse: new errors, rules with new findings, rules without an answer."""
        return self.errors, len(self.breaks), len(self.loses)


class Trial:
    """One organisation as it was checked, against which edits are tried.

    The packs are those of the result, and those that the organisation names beside them.
    """

    def __init__(self, model: OrganisationModel, result: CheckResult) -> None:
        self.model = model
        self._checked, self._beside = result.packs, _other_packs(model, result)
        self._packs = (*self._checked, *self._beside)
        self._accepted = accepted_by(model)
        before = [*result.rules, *self._ruled(model, self._beside, self._packs, None)]
        self._severity = {f.id: f.severity for rule in before for f in rule.findings if f.stands}
        whole = [rule for rule in before if not rule.missing]
        self._answered = _answered(whole)  # of a record known in part silence is nothing new
        ruled = [
            (pack, rule) for pack in self._packs for rule in asked(pack.rules, self._packs, model)
        ]
        self._pack = {rule.key: pack for pack, rule in ruled}
        self._rules = {rule.key: rule for _, rule in ruled}
        self._views: dict[str, View] = {}
        self._last: tuple[Scenario, OrganisationModel] | None = None

    def view(self, rule: str) -> View:
        """The organisation in the words of a rule's pack, by the key of the rule's result."""
        pack = self._pack[rule]
        if pack.name not in self._views:
            self._views[pack.name] = View(self.model, pack.words, pack.roles)
        return self._views[pack.name].of_body(self._rules[rule].body)

    def rule(self, identifier: str) -> Rule:
        """The rule of a result's key."""
        return self._rules[identifier]

    def _results(
        self, model: OrganisationModel, rules: Container[str] | None = None
    ) -> Iterator[RuleResult]:
        """The outcomes of these rules, of all where none are named."""
        yield from self._ruled(model, self._checked, self._checked, rules)
        yield from self._ruled(model, self._beside, self._packs, rules)

    def _ruled(
        self,
        model: OrganisationModel,
        packs: tuple[Pack, ...],
        together: tuple[Pack, ...],
        rules: Container[str] | None,
    ) -> Iterator[RuleResult]:
        for pack in packs:
            wanted = [
                rule
                for rule in asked(pack.rules, together, model)
                if rules is None or rule.key in rules
            ]
            view = View(model, pack.words, pack.roles)
            for rule in wanted:
                yield result_of(rule, observe(view, rule), self._accepted)

    def left(self, scenario: Scenario, rule: str) -> frozenset[str] | None:
        """The findings of one rule that stand after a scenario; None where it cannot be applied."""
        changed = self._applied(scenario)
        if changed is None:
            return None
        return _standing(self._results(changed, {rule}))

    def cleared(
        self, scenario: Scenario, findings: Sequence[Finding], rules: Container[str]
    ) -> list[str]:
        """Those of the findings, all of these rules, that a scenario clears.

        Not one whose rule has no answer then, nor one about something that is gone.
        """
        changed = self._applied(scenario)
        if changed is None:
            return []
        after = list(self._results(changed, rules))
        left, answered, known = _standing(after), _answered(after), changed.table_of
        return [
            finding.id
            for finding in findings
            if finding.id not in left
            and finding.rule_key in answered
            and all(name in known for name in finding.subjects if name in self.model.table_of)
        ]

    def effect(self, scenario: Scenario) -> TrialOutcome | None:
        """What every rule says after a scenario; None where it cannot be applied."""
        changed = self._applied(scenario)
        if changed is None:
            return None
        after = list(self._results(changed))
        standing = [f for rule in after for f in rule.findings if f.stands]
        worse = [finding for finding in standing if self._is_worse(finding)]
        return TrialOutcome(
            left=frozenset(finding.id for finding in standing),
            breaks=tuple(sorted({finding.rule_key for finding in worse})),
            loses=tuple(sorted(self._answered - _answered(after))),
            errors=sum(finding.severity == "error" for finding in worse),
        )

    def _is_worse(self, finding: Finding) -> bool:
        """Whether it is a breach that was none, or a lesser one."""
        if finding.severity not in _BREACHES:
            return False
        was = self._severity.get(finding.id, SEVERITIES[-1])
        return SEVERITIES.index(finding.severity) < SEVERITIES.index(was)

    def _applied(self, scenario: Scenario) -> OrganisationModel | None:
        if self._last is None or self._last[0] is not scenario:
            try:
                self._last = scenario, quickly_applied(self.model, scenario)
            except ScenarioError:
                return None
        return self._last[1]


def _other_packs(model: OrganisationModel, result: CheckResult) -> tuple[Pack, ...]:
    """The packs of the organisation, where they can be read, that the result is not of."""
    checked = {pack.name for pack in result.packs}
    try:
        return tuple(pack for pack in packs_of(model) if pack.name not in checked)
    except PackError:
        return ()


def _standing(results: Iterable[RuleResult]) -> frozenset[str]:
    return frozenset(f.id for rule in results for f in rule.findings if f.stands)


def _answered(results: Iterable[RuleResult]) -> frozenset[str]:
    return frozenset(rule.key for rule in results if rule.outcome != "not_assessable")
