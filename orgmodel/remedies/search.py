"""Looking for remedies: which proposals each finding has, and which of them is offered."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from orgmodel.changes.scenario import Scenario
from orgmodel.model.hierarchy import Hierarchy
from orgmodel.model.organisation import OrganisationModel
from orgmodel.remedies import by_path
from orgmodel.remedies.budget import LOOK, WHOLE, Budget
from orgmodel.remedies.by_kind import OFFERS, UP_TO_THE_BODY
from orgmodel.remedies.options import options_that_clear
from orgmodel.remedies.places import Places
from orgmodel.remedies.proposal import Key, Proposal, key_of
from orgmodel.remedies.remedy import Remedies, Remedy
from orgmodel.remedies.trial import Trial, TrialOutcome
from orgmodel.remedies.words import scenario_of, words_of
from orgmodel.rules.finding import SEVERITIES, Finding
from orgmodel.rules.result import CheckResult

MOST_PROPOSALS = 16
"""How many proposals are tried for one finding: the smallest ones."""


def remedies_for(
    model: OrganisationModel,
    result: CheckResult,
    scenarios: Sequence[Scenario] = (),
    only: Iterable[str] | None = None,
) -> Remedies:
    """What to change for each finding that stands, tried against every pack in use.

    `result` is the check of `model`; `scenarios` are the options that the organisation has
    declared, of which those that clear a finding are named. `only` are the ids of findings to
    look at, by default all of them. Looked at are the findings of error and warning severity,
    then those for information about a function.

    Offered is the smallest proposal that clears the finding, brings no new finding of
    warning or error severity, and leaves no rule without an answer that had one. Where each
    one does some harm, the least harmful is offered, and says which.
    """
    findings = sorted(filter(_is_looked_at, result.findings), key=_gravest_first)
    chosen = frozenset(finding.id for finding in findings)
    wanted = chosen if only is None else chosen & frozenset(only)
    if not wanted:
        return Remedies()
    budget = Budget.of(model, result)
    if budget.is_spent:
        return Remedies(untried=tuple(finding.id for finding in findings if finding.id in wanted))
    trial = Trial(model, result)
    asked = [finding for finding in findings if finding.id in wanted]
    options = options_that_clear(trial, asked, scenarios, budget)
    search = _Search(trial, budget)
    untried = search.run(findings, wanted)
    rules = {finding.id: finding.rule_key for finding in findings}
    return Remedies(
        {
            name: _said(search.found.get(name, Remedy(name)), options, rules, model)
            for name in (finding.id for finding in asked)
        },
        untried,
    )


def _said(
    remedy: Remedy, options: Mapping[str, str], rules: Mapping[str, str], model: OrganisationModel
) -> Remedy:
    named = replace(remedy, option=options.get(remedy.finding, ""))
    return replace(named, words=words_of(named, rules, model.names))


def _is_looked_at(finding: Finding) -> bool:
    if not finding.stands:
        return False
    return finding.severity != "info" or (finding.relation == "owns" and bool(finding.edits))


def _gravest_first(finding: Finding) -> tuple[int, str, str]:
    return SEVERITIES.index(finding.severity), finding.rule, finding.id


def _on_one_function(trial: Trial, findings: Sequence[Finding]) -> list[list[Finding]]:
    """The findings about each function that several are about, the most first."""
    table_of = trial.model.table_of
    about: dict[str, list[Finding]] = {}
    for finding in findings:
        for name in finding.subjects:
            if table_of.get(name) == "functions":
                about.setdefault(name, []).append(finding)
    several = [(-len(group), name) for name, group in about.items() if len(group) > 1]
    return [about[name] for _, name in sorted(several)]


def _joined_to(groups: list[list[Finding]], wanted: Iterable[str]) -> frozenset[str]:
    """These findings and all that share a group with them, directly or through others."""
    known, before = frozenset(wanted), frozenset[str]()
    while known != before:
        before = known
        for group in groups:
            ids = {finding.id for finding in group}
            if ids & known and not ids <= known:
                known |= ids
    return known


def _smallest(
    proposals: Iterable[Proposal], line: Hierarchy, most: int = MOST_PROPOSALS
) -> list[Proposal]:
    """Each set of edits once, the smallest first, no more than are tried.

    Of many changes of structure the last give way to the safeguards, which come after all.
    """
    by_key: dict[Key, Proposal] = {}
    for proposal in sorted(proposals, key=lambda one: one.size(line)):
        by_key.setdefault(key_of(proposal.edits), proposal)
    found = list(by_key.values())
    safeguards = [proposal for proposal in found if proposal.is_safeguard][:most]
    changes = [proposal for proposal in found if not proposal.is_safeguard]
    return [*changes[: most - len(safeguards)], *safeguards]


class _Search:
    """One search: what is known of each set of edits, and the tries that are left."""

    def __init__(self, trial: Trial, budget: Budget) -> None:
        self.trial = trial
        self.budget = budget
        self._line = trial.model.hierarchy
        self.found: dict[str, Remedy] = {}
        self._effects: dict[Key, TrialOutcome | None] = {}
        self._left: dict[tuple[Key, str], frozenset[str] | None] = {}
        self._scenarios: dict[Key, Scenario | None] = {}
        self._places: dict[str, Places] = {}
        self._known: frozenset[str] = frozenset()

    def run(self, findings: Sequence[Finding], wanted: frozenset[str]) -> tuple[str, ...]:
        """Look for the remedies of the wanted findings; gives those left untried."""
        self._known = frozenset(finding.id for finding in findings)
        groups = _on_one_function(self.trial, findings)
        joined = _joined_to(groups, wanted)
        of_each: dict[str, list[list[Finding]]] = {}
        for group in groups:
            for finding in group:
                of_each.setdefault(finding.id, []).append(group)
        for finding in findings:
            if self.budget.is_spent:
                break
            if finding.id in joined:
                self._look_for(finding, of_each.get(finding.id, []))
        return tuple(f.id for f in findings if f.id in wanted and f.id not in self.found)

    def _look_for(self, finding: Finding, groups: Sequence[Sequence[Finding]]) -> None:
        """The remedy of a finding: with others about the same function, else its own."""
        for group in groups:
            if finding.id not in self.found:
                self._together(group)
        if finding.id not in self.found:
            self._alone(finding)

    def _together(self, group: Sequence[Finding]) -> None:
        """One sound change of structure for as many as possible of these, of two at least."""
        group = [finding for finding in group if finding.id not in self.found]
        best: tuple[int, Proposal, TrialOutcome] | None = None
        among = [c for f in group for c in self._proposals(f)] if len(group) > 1 else []
        among = [proposal for proposal in among if not proposal.is_safeguard]
        for proposal in _smallest(among, self._line, MOST_PROPOSALS * 2):
            number = sum(self._clears(proposal, finding) for finding in group)
            if number > max(1, best[0] if best else 0):
                effect = self._effect(proposal)
                if effect is not None and effect.is_sound:
                    best = number, proposal, effect
            if best and best[0] == len(group):
                break
        if best:
            for finding in group:
                if finding.id not in best[2].left:
                    self._offer(finding, best[1], best[2])
            self._together(group)

    def _alone(self, finding: Finding) -> None:
        """The remedy of one finding, if the tries that are left suffice to look for it."""
        best: tuple[Proposal, TrialOutcome] | None = None
        for proposal in _smallest(self._proposals(finding), self._line):
            effect = self._effect(proposal) if self._clears(proposal, finding) else None
            if self.budget.is_spent:
                return
            if effect is None or (proposal.erases and finding.rule_key in effect.loses):
                continue
            if best is None or effect.harm < best[1].harm:
                best = proposal, effect
            if effect.is_sound:
                break
        if best:
            self._offer(finding, *best)
        else:
            self.found[finding.id] = Remedy(finding.id)

    def _offer(self, finding: Finding, proposal: Proposal, effect: TrialOutcome) -> None:
        cleared = tuple(sorted(self._known - effect.left))
        self.found[finding.id] = Remedy(
            finding.id, proposal.edits, cleared, effect.breaks, effect.loses
        )

    def _proposals(self, finding: Finding) -> Iterator[Proposal]:
        """What may clear a finding: its kind's own edits, and others of its kind or its path."""
        rule, view = self.trial.rule(finding.rule_key), self.trial.view(finding.rule_key)
        places = self._places.setdefault(rule.pack, Places(view))
        if finding.edits:
            yield Proposal(finding.edits)
        if rule.kind in OFFERS:
            yield from OFFERS[rule.kind](view, places, rule, finding)
        if rule.kind not in UP_TO_THE_BODY:
            yield from by_path.proposals(view, places, rule, finding)

    def _scenario(self, proposal: Proposal, cost: int) -> Scenario | None:
        """The proposal as a scenario; None where it is not complete, or costs more than is left."""
        key = key_of(proposal.edits)
        if key not in self._scenarios:
            self._scenarios[key] = scenario_of(proposal.edits)
        scenario = self._scenarios[key]
        return scenario if scenario is not None and self.budget.take(cost) else None

    def _clears(self, proposal: Proposal, finding: Finding) -> bool:
        """Whether the finding's own rule, looked at alone, has it no more."""
        key = key_of(proposal.edits)
        if key in self._effects:
            effect = self._effects[key]
            return effect is not None and finding.id not in effect.left
        asked = key, finding.rule_key
        if asked not in self._left:
            scenario = self._scenario(proposal, LOOK)
            self._left[asked] = self.trial.left(scenario, finding.rule_key) if scenario else None
        left = self._left[asked]
        return left is not None and finding.id not in left

    def _effect(self, proposal: Proposal) -> TrialOutcome | None:
        key = key_of(proposal.edits)
        if key not in self._effects:
            scenario = self._scenario(proposal, WHOLE)
            self._effects[key] = self.trial.effect(scenario) if scenario else None
        return self._effects[key]
