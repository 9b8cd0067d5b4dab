"""Ranking the combinations of an option set by measures, keeping only the best."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd

from orgmodel.comparison.best_rows import BestRows
from orgmodel.comparison.must_have import MustHave
from orgmodel.comparison.option_set import Combination, OptionSet
from orgmodel.comparison.sweep.figures import Value
from orgmodel.comparison.sweep.rows import SweepPart, SweepRow
from orgmodel.comparison.sweep.running import run
from orgmodel.comparison.sweep.setup import SweepSetup
from orgmodel.model.organisation import OrganisationModel
from orgmodel.model.shown import ShownResult
from orgmodel.rules.pack import Asked

Progress = Callable[[int, int], None]
Parts = Callable[[SweepSetup], Iterable[SweepPart]]


@dataclass(frozen=True, slots=True)
class Ranked:
    """A combination with its figures, in the order of the measures ranked by.

    `unshown` are the rules that the baseline has assessed and that cannot be assessed in it:
    their errors and warnings count as standing, since nothing shows that they are cleared.
    `alike` is how many combinations have these figures, where no other figures beat them; 0 where
    some do, as good in each and better in one.
    """

    combination: Combination
    values: tuple[Value, ...]
    unshown: tuple[str, ...] = ()
    alike: int = 0

    @property
    def on_front(self) -> bool:
        """Whether no other combination beats it."""
        return self.alike > 0


@dataclass(frozen=True, repr=False)
class Ranking(ShownResult):
    """The best combinations, best first, and what became of the others.

    `combinations` is the number of all, `assessed` of those that are consistent; `left_out`
    counts the rest by reason. `ruled_out` is how many of those assessed miss a must-have, and
    `missed` how many miss each. `front` has one combination for each set of figures that no
    other beats.
    """

    option_set: OptionSet
    measures: tuple[str, ...]
    combinations: int
    assessed: int
    left_out: Mapping[str, int]
    best: tuple[Ranked, ...]
    must: tuple[MustHave, ...] = ()
    ruled_out: int = 0
    missed: tuple[int, ...] = ()
    front: tuple[Ranked, ...] = ()

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
            "must": [
                {"must": str(must), "missed": missed}
                for must, missed in zip(self.must, self.missed, strict=True)
            ],
            "ruled_out": self.ruled_out,
            "rank": list(self.measures),
            "ranking": [
                {"rank": place, **self._as_dict(ranked), "on_front": ranked.on_front}
                for place, ranked in enumerate(self.best, start=1)
            ],
            "front": [
                {**self._as_dict(ranked), "combinations": ranked.alike} for ranked in self.front
            ],
        }

    def _as_dict(self, ranked: Ranked) -> dict[str, Any]:
        return {
            "name": ranked.combination.name,
            "choices": dict(ranked.combination.choices),
            "values": dict(zip(self.measures, ranked.values, strict=True)),
            "no_longer_shown": list(ranked.unshown),
        }

    def _lines(self) -> tuple[str, str, str]:
        best = self.best[0].combination.name if self.best else "none"
        out = f", {self.ruled_out:,} miss a must-have" if self.must else ""
        return (
            f"Ranking: {self.option_set.name}, by {', '.join(self.measures)}",
            f"{self.assessed:,} of {self.combinations:,} combinations assessed{out}",
            f"best: {best}",
        )

    def _table(self) -> pd.DataFrame:
        return self.to_frame().set_index("rank")

    def to_frame(self) -> pd.DataFrame:
        """One row a combination, best first: its answer to each question, then its figures.

        `on_front` says whether no other combination beats it.
        """
        rows = [
            [place, *self._cells(ranked), ranked.on_front]
            for place, ranked in enumerate(self.best, start=1)
        ]
        frame = self._frame(["rank"], ["on_front"], rows)
        return frame.astype({"rank": "Int64", "on_front": "boolean"})

    def front_frame(self) -> pd.DataFrame:
        """One row for each set of figures that no other beats, with a combination that has it.

        `combinations` is how many have it.
        """
        rows = [[*self._cells(ranked), ranked.alike] for ranked in self.front]
        return self._frame([], ["combinations"], rows).astype({"combinations": "Int64"})

    def _cells(self, ranked: Ranked) -> list[Any]:
        combination = ranked.combination
        return [combination.name, *dict(combination.choices).values(), *ranked.values]

    def _frame(
        self, before: list[str], after: list[str], rows: Sequence[Sequence[Any]]
    ) -> pd.DataFrame:
        questions = [question.id for question in self.option_set.questions]
        columns = [*before, "combination", *questions, *self.measures, *after]
        frame = pd.DataFrame(rows, columns=columns, dtype=object)
        return frame.astype(dict.fromkeys(self.measures, "Float64"))


def rank(
    model: OrganisationModel,
    option_set: OptionSet,
    *,
    packs: Asked | None = None,
    measures: Sequence[str] | None = None,
    must: Sequence[str] = (),
    keep: int = 20,
    progress: Progress | None = None,
    parts: Parts = run,
) -> Ranking:
    """Assess every consistent combination and keep the `keep` best.

    `measures` are errors, warnings, info, changes (how many changes it takes) and ids of
    measures, of which `span` is short for average_span; less is better, unless the name has a minus
    before it. One that the data does not say comes last. `must` are must-haves beside the set's
    own: a combination that misses one is counted and not ranked. `progress` is told how many of how
    many combinations are done. `parts` gives them, in any order, each once: by itself those of this
    process. Memory does not grow with their number, save for the front. Raises `ScenarioError`,
    `PackError`, `UnknownNameError`.
    """
    setup = SweepSetup.of(model, option_set, packs, measures, must)
    kept, size = BestRows(setup.figures, keep), option_set.size
    for part in parts(setup):
        kept.take(part)
        if progress is not None:
            progress(kept.done, size)

    def ranked(row: SweepRow) -> Ranked:
        combination = setup.combination(row.choices)
        return Ranked(combination, row.values, row.unshown, kept.alike(row))

    return Ranking(
        option_set,
        setup.figures,
        size,
        kept.assessed,
        kept.left_out.by_reason(),
        tuple(map(ranked, kept.best())),
        setup.must,
        kept.ruled_out,
        tuple(kept.missed[place] for place in range(len(setup.must))),
        tuple(map(ranked, kept.front())),
    )
