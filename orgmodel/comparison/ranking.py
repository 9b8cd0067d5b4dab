"""Ranking the combinations of an option set by measures, keeping only the best."""

from __future__ import annotations

import heapq
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd

from orgmodel.comparison.option_set import Combination, OptionSet
from orgmodel.comparison.sweep.evaluator import CHANGES, FINDINGS, Evaluator
from orgmodel.comparison.sweep.figures import Value
from orgmodel.comparison.sweep.rows import SweepRow
from orgmodel.errors import UnknownNameError
from orgmodel.measures import measure
from orgmodel.model.organisation import OrganisationModel
from orgmodel.model.shown import ShownResult
from orgmodel.model.words import did_you_mean, listed, near
from orgmodel.rules.check import packs_of

Progress = Callable[[int, int], None]
_SHORT = {"span": "average_span"}


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
        frame = pd.DataFrame(rows, columns=columns, dtype=object)
        return frame.astype({"rank": "Int64", **dict.fromkeys(self.measures, "Float64")})


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
    measures, of which `span` is short for average_span; less is better, unless the name has a minus
    before it. One that the data does not say comes last. `progress` is told how many of how
    many combinations are done. Memory does not grow with their number. Raises `ScenarioError`,
    `PackError`, `UnknownNameError`.
    """
    names = measures_asked(model, measures or option_set.rank)
    plain = [name.lstrip("-") for name in names]
    evaluator = Evaluator(model, option_set, packs_of(model, packs), plain)
    heap: list[tuple[tuple[float, ...], tuple[int, ...], SweepRow]] = []
    assessed, left_out = 0, Counter[str]()
    for part in map(evaluator.part, evaluator.parts()):
        left_out.update(dict(part.left_out))
        assessed += len(part.rows)
        for row in part.rows:
            key = tuple(-each for each in (*_key(names, row.values), len(row.unshown)))
            entry = (key, tuple(-place for place in row.choices), row)
            if len(heap) < keep:
                heapq.heappush(heap, entry)
            elif entry[:2] > heap[0][:2]:
                heapq.heapreplace(heap, entry)
        if progress is not None:
            progress(assessed + left_out.total(), option_set.size)
    if progress is not None:
        progress(option_set.size, option_set.size)
    best = tuple(
        Ranked(evaluator.combination(row.choices), row.values, row.unshown)
        for *_, row in sorted(heap, key=lambda entry: entry[:2], reverse=True)
    )
    return Ranking(option_set, names, option_set.size, assessed, dict(left_out), best)


def _in_full(name: str) -> str:
    """A name to rank by as the measures have it: span is the average span."""
    bare = name.lstrip("-")
    return name.removesuffix(bare) + _SHORT.get(bare, bare)


def measures_asked(model: OrganisationModel, asked: Sequence[str]) -> tuple[str, ...]:
    """These names in full, a minus before some; `UnknownNameError` for one that is no measure."""
    names = tuple(_in_full(name) for name in asked)
    known = {figure.id for figure in measure(model)}
    wrong = [name for name in names if name.lstrip("-") not in {*known, *FINDINGS, CHANGES}]
    if wrong:
        every = (*FINDINGS, CHANGES, *sorted(known))
        guess = did_you_mean(near(wrong[0].lstrip("-"), every))
        raise UnknownNameError(
            f'there is no measure "{wrong[0]}" to rank by.{guess} There are {listed(every)}.'
        )
    return names


def _key(names: Sequence[str], values: Sequence[Value]) -> tuple[float, ...]:
    """The figures as numbers to sort by, less being better."""
    return tuple(
        float("inf") if value is None else -value if name.startswith("-") else value
        for name, value in zip(names, values, strict=True)
    )
