"""Checking an organisation on every day of a period on which something changes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from typing import Any, Generic, NamedTuple, TypeVar

from orgmodel.changes.scenario import Scenario
from orgmodel.errors import ArgumentError
from orgmodel.model import numbers
from orgmodel.model.appointments import day_words
from orgmodel.model.organisation import OrganisationModel
from orgmodel.model.pay.scales import turning_days
from orgmodel.over_time.period import (
    PeriodCheck,
    PeriodDay,
    PeriodFinding,
    PeriodOutcome,
    Span,
)
from orgmodel.over_time.states import States
from orgmodel.over_time.touched import Touched
from orgmodel.rules.check import accepted_by, asked, packs_of, result_of
from orgmodel.rules.exemptions import Accepted
from orgmodel.rules.finding import SEVERITIES, Finding, Severity
from orgmodel.rules.kinds import facets_of, observe
from orgmodel.rules.pack import Asked, Pack, Rule
from orgmodel.rules.rule_result import RuleResult
from orgmodel.rules.standing.on_a_day import not_law_on
from orgmodel.rules.view import View

_ONE = timedelta(days=1)
T = TypeVar("T")


def check_period(
    model: OrganisationModel,
    first: date,
    last: date,
    packs: Asked | None = None,
    scenario: Scenario | None = None,
) -> PeriodCheck:
    """From when to when each finding holds between two days, both included.

    On each day it is what `check` finds on it; only days on which something changes are looked
    at. `ArgumentError` where the last day is before the first, `PackError` where a pack cannot be
    used, `ScenarioError` where a change cannot be made on its day.
    """
    if last < first:
        raise ArgumentError(
            f"the last day, {last}, is before the first, {first}. Give the earlier one first."
        )
    rules = _DailyRules(packs_of(model, packs), accepted_by(model))
    findings, outcomes = _Spans[Finding](last), _Spans[RuleResult](last)
    days = list[PeriodDay]()
    before, name = frozenset[str](), model.scenario
    states = States(model, scenario, first, last)
    for turning in (*rules.days(), *turning_days(model.tables["pay"], model.costing)):
        states.also(turning)
    for day, state, effects in states:
        looks, name = rules.on(state), state.scenario
        found = {key: finding for look in looks for key, finding in look.findings.items()}
        findings.go_on(day, found)
        outcomes.go_on(day, {(one.result.key, one.result.outcome): one.result for one in looks})
        standing = {name: severity for name, severity, stands in found if stands}
        now, counts = frozenset(standing), Counter(standing.values())
        began, ended = (now - before, before - now) if days else ((), ())
        by_severity = {severity: counts[severity] for severity in SEVERITIES}
        days.append(
            PeriodDay(day, effects, by_severity, tuple(sorted(began)), tuple(sorted(ended)))
        )
        before = now
    return PeriodCheck(
        model.name,
        name,
        first,
        last,
        tuple(PeriodFinding(finding, span) for finding, span in findings.all()),
        tuple(_outcome(result, span) for result, span in outcomes.all()),
        tuple(days),
        tuple(_reviews(rules.accepted, first, last)),
        rules.looked,
    )


_Key = tuple[str, Severity, bool]


class _Look(NamedTuple):
    """What a rule came to, and its findings by id, severity and whether they stand."""

    result: RuleResult
    findings: Mapping[_Key, Finding]


class _DailyRules:
    """The rules of some packs on one day after another: looked at where what they read changed."""

    def __init__(self, packs: Sequence[Pack], accepted: tuple[Accepted, ...]) -> None:
        self._packs, self.accepted = packs, accepted
        self._facets: dict[str, frozenset[str]] = {}
        self._last: dict[str, _Look] = {}
        self._before: OrganisationModel | None = None
        self.looked = 0

    def days(self) -> Iterator[date]:
        """The days on which clauses come into force, and those after they have gone out of it."""
        for rule in (rule for pack in self._packs for rule in pack.rules):
            if first := numbers.day(rule.in_force_from):
                yield first
            if (last := numbers.day(rule.in_force_until)) and last < date.max:
                yield last + _ONE

    def on(self, model: OrganisationModel) -> list[_Look]:
        """What each rule comes to on the next day."""
        touched = Touched(self._before, model) if self._before is not None else None
        looks: dict[str, _Look] = {}
        for pack in self._packs:
            view = View(model, pack.words, pack.roles)
            for rule in asked(pack.rules, self._packs, model):
                known = self._last.get(rule.key)
                if rule.key not in self._facets:
                    self._facets[rule.key] = facets_of(rule)
                if known is None or touched is None or self._is_new(rule, touched):
                    result = result_of(rule, observe(view, rule), self.accepted)
                    keyed = {(f.id, f.severity, f.stands): f for f in result.findings}
                    known = _Look(result, keyed)
                    self.looked += 1
                looks[rule.key] = known
        self._last, self._before = looks, model
        return list(looks.values())

    def _is_new(self, rule: Rule, touched: Touched) -> bool:
        """Whether a rule may come to something else than on the day before."""
        was_law, is_law = (not not_law_on(rule, day) for day in touched.days)
        return was_law != is_law or touched.any_of(self._facets[rule.key])


class _Spans(Generic[T]):
    """Things by key, and the days on which each key is there, gathered day by day."""

    def __init__(self, last: date) -> None:
        self._last, self._first = last, date.max
        self._open: dict[Any, tuple[T, date]] = {}
        self._closed: list[tuple[T, date, date]] = []

    def go_on(self, day: date, there: Mapping[Any, T]) -> None:
        """What is there from a day on."""
        self._first = min(self._first, day)
        for key in [key for key in self._open if key not in there]:
            thing, since = self._open.pop(key)
            self._closed.append((thing, since, day - _ONE))
        for key, thing in there.items():
            self._open.setdefault(key, (thing, day))

    def all(self) -> Iterator[tuple[T, Span]]:
        """Each thing with its days, the earliest first, as it was on the first of them."""
        still = [(thing, since, self._last) for thing, since in self._open.values()]
        for thing, since, until in sorted([*self._closed, *still], key=lambda one: one[1:]):
            yield thing, Span(since, until, since == self._first, until == self._last)


def _outcome(result: RuleResult, span: Span) -> PeriodOutcome:
    return PeriodOutcome(result.key, result.title, result.outcome, span, result.silence)


def _reviews(accepted: Sequence[Accepted], first: date, last: date) -> Iterator[str]:
    """The exemptions whose day of review is within the period, and those due before it."""
    for one in accepted:
        review = one.exemption.review
        about = f"{one.exemption.place} (rule {one.rule}, {', '.join(sorted(one.subjects))})"
        if review < first.isoformat():
            yield f"{about} was due for review on {review}, before the period."
        elif review <= last.isoformat():
            said = day_words(date.fromisoformat(review))
            yield f"{about} is to be reviewed on {said}; it counts until it is taken out."
