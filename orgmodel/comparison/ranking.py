"""Ranking the combinations of an option set by measures, keeping only the best."""

from __future__ import annotations

import heapq
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd

from orgmodel.changes.apply import quickly_applied
from orgmodel.changes.conflict import ScenarioError
from orgmodel.comparison.option_set import Combination, Expansion, OptionSet
from orgmodel.errors import UnknownNameError
from orgmodel.measures import measure
from orgmodel.model.organisation import OrganisationModel
from orgmodel.model.shown import ShownResult
from orgmodel.model.words import did_you_mean, listed, near
from orgmodel.rules.check import check
from orgmodel.rules.result import CheckResult
from orgmodel.rules.rule_result import RuleResult

Progress = Callable[[int, int], None]
Value = float | int | None

FINDINGS = ("errors", "warnings", "info")
CHANGES = "changes"


@dataclass(frozen=True, slots=True)
class Ranked:
    """A combination with its figures, in the order of the measures ranked by.

    `unshown` are the rules that the baseline has assessed and that cannot be assessed in it:
    their errors and warnings count as standing, since nothing shows that they are cleared.
    """

    combination: Combination
    values: tuple[Value, ...]
    unshown: tuple[str, ...] = ()


@dataclass(frozen=True, repr=False)
class Ranking(ShownResult):
    """The best combinations, best first, and what became of the others.

    `combinations` is the number of all, `assessed` of those that are consistent; `left_out`
    counts the rest by reason.
    """

    option_set: OptionSet
    measures: tuple[str, ...]
    combinations: int
    assessed: int
    left_out: Mapping[str, int]
    best: tuple[Ranked, ...]

    def to_dict(self) -> dict[str, Any]:
        """As in JSON."""
        return {
            "name": self.option_set.name,
            "questions": [
                {
                    "id": q.id,
                    "title": q.title,
                    "source": q.source,
                    "alternatives": [{"id": a.id, "title": a.title} for a in q.alternatives],
                }
                for q in self.option_set.questions
            ],
            "combinations": self.combinations,
            "assessed": self.assessed,
            "left_out": [{"reason": r, "combinations": n} for r, n in self.left_out.items()],
            "rank": list(self.measures),
            "ranking": [
                {
                    "rank": place,
                    "name": ranked.combination.name,
                    "choices": dict(ranked.combination.choices),
                    "values": dict(zip(self.measures, ranked.values, strict=True)),
                    "no_longer_shown": list(ranked.unshown),
                }
                for place, ranked in enumerate(self.best, start=1)
            ],
        }

    def _lines(self) -> tuple[str, str, str]:
        best = self.best[0].combination.name if self.best else "none"
        return (
            f"Ranking: {self.option_set.name}, by {', '.join(self.measures)}",
            f"{self.assessed:,} of {self.combinations:,} combinations assessed",
            f"best: {best}",
        )

    def _table(self) -> pd.DataFrame:
        return self.to_frame().set_index("rank")

    def to_frame(self) -> pd.DataFrame:
        """One row a combination, best first: its answer to each question, then its figures."""
        questions = [question.id for question in self.option_set.questions]
        rows = [
            [
                place,
                ranked.combination.name,
                *dict(ranked.combination.choices).values(),
                *ranked.values,
            ]
            for place, ranked in enumerate(self.best, start=1)
        ]
        columns = ["rank", "combination", *questions, *self.measures]
        return pd.DataFrame(rows, columns=columns, dtype=object)


def rank(
    model: OrganisationModel,
    option_set: OptionSet,
    *,
    packs: Sequence[str] | None = None,
    measures: Sequence[str] | None = None,
    keep: int = 20,
    progress: Progress | None = None,
) -> Ranking:
    """Assess every consistent combination, one at a time, and keep the `keep` best.

    `measures` are errors, warnings, info, changes (how many changes it takes) and ids of
    measures; less is better, unless the name has a minus before it. One that the data does
    not say comes last. `progress` is told how many of how many combinations are done. Memory
    does not grow with their number. Raises `ScenarioError`, `PackError`, `UnknownNameError`.
    """
    names = tuple(measures or option_set.rank)
    known = {figure.id for figure in measure(model)}
    wrong = [name for name in names if name.lstrip("-") not in {*known, *FINDINGS, CHANGES}]
    if wrong:
        every = (*FINDINGS, CHANGES, *sorted(known))
        guess = did_you_mean(near(wrong[0].lstrip("-"), every))
        raise UnknownNameError(
            f'there is no measure "{wrong[0]}" to rank by.{guess} There are {listed(every)}.'
        )
    expansion = Expansion(model, option_set)
    heap: list[tuple[tuple[float, ...], int, Ranked]] = []
    assessed = 0
    for number, ranked in enumerate(_assessed(model, expansion, names, packs)):
        assessed += 1
        key = tuple(-part for part in (*_key(names, ranked.values), len(ranked.unshown)))
        entry = (key, -number, ranked)
        if len(heap) < keep:
            heapq.heappush(heap, entry)
        elif entry > heap[0]:
            heapq.heapreplace(heap, entry)
        if progress is not None:
            progress(assessed + sum(expansion.left_out.values()), option_set.size)
    if progress is not None:
        progress(option_set.size, option_set.size)
    best = tuple(ranked for *_, ranked in sorted(heap, reverse=True))
    return Ranking(option_set, names, option_set.size, assessed, dict(expansion.left_out), best)


def _assessed(
    model: OrganisationModel,
    expansion: Expansion,
    names: Sequence[str],
    packs: Sequence[str] | None,
) -> Iterator[Ranked]:
    plain = [name.lstrip("-") for name in names]
    checks = any(name in FINDINGS for name in plain)
    before = check(model, packs) if checks else None
    figures = any(name not in (*FINDINGS, CHANGES) for name in plain)
    for combination in expansion:
        try:
            option = quickly_applied(model, combination.scenario)
        except ScenarioError as error:
            first = error.conflicts[0]
            expansion.left_out[f"{first.asked}: {first.reason}"] += 1
            continue
        found: dict[str, Value] = {CHANGES: len(combination.scenario)}
        unshown: tuple[RuleResult, ...] = ()
        if before is not None:
            after = check(option, packs)
            unshown = tuple(_no_longer_shown(before, after))
            found |= _counted(after, unshown)
        if figures:
            found |= {figure.id: figure.value for figure in measure(option)}
        values = tuple(found[name] for name in plain)
        yield Ranked(combination, values, tuple(rule.id for rule in unshown))


def _no_longer_shown(before: CheckResult, after: CheckResult) -> Iterator[RuleResult]:
    """The rules, as the baseline has them, that it assessed and the option leaves open."""
    silent = {rule.id for rule in after.rules if rule.outcome == "not_assessable"}
    return (r for r in before.rules if r.id in silent and r.outcome != "not_assessable")


def _counted(after: CheckResult, unshown: Sequence[RuleResult]) -> dict[str, int]:
    """Findings by severity; those of rules no longer shown count on as errors and warnings."""
    kept = [finding.severity for rule in unshown for finding in rule.findings if finding.stands]
    return {
        **after.summary,
        "errors": after.summary["errors"] + kept.count("error"),
        "warnings": after.summary["warnings"] + kept.count("warning"),
    }


def _key(names: Sequence[str], values: Sequence[Value]) -> tuple[float, ...]:
    """The figures as numbers to sort by, less being better."""
    return tuple(
        float("inf") if value is None else -value if name.startswith("-") else value
        for name, value in zip(names, values, strict=True)
    )
