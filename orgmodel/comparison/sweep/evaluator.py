"""The rows of an option set: each change that combinations share is made once for all of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from math import prod

from orgmodel.changes.conflict import Conflict
from orgmodel.changes.draft import Draft
from orgmodel.changes.trail import Trail
from orgmodel.comparison.figure_names import CHANGES, FINDINGS
from orgmodel.comparison.must_have import MustHave
from orgmodel.comparison.option_set import Alternative, Expansion
from orgmodel.comparison.sweep.figures import Figures, Value
from orgmodel.comparison.sweep.rows import SweepPart, SweepRow
from orgmodel.comparison.sweep.states import OptionState, WorkedOut
from orgmodel.comparison.sweep.verdicts import Verdict, Verdicts
from orgmodel.process import nothing_collected
from orgmodel.rules.pack import Pack


class Evaluator:
    """One option set on one organisation; what was found for a combination serves the next ones.

    `names` are the figures of a row: errors, warnings, info, changes and ids of measures. A row
    says which of `must` it misses.
    """

    def __init__(
        self,
        expansion: Expansion,
        packs: Sequence[Pack],
        names: Sequence[str],
        must: Sequence[MustHave] = (),
    ) -> None:
        model = expansion.model
        self._option_set, self._expansion = expansion.option_set, expansion
        self._names, self._must = tuple(names), tuple(must)
        every = tuple(dict.fromkeys((*names, *(one.name for one in must if one.sign))))
        self._trail = Trail(model)
        checks = any(name in FINDINGS for name in every) or any(not one.sign for one in must)
        self._worked_out = WorkedOut(model, tuple(packs))
        self._verdicts = Verdicts(model, packs) if checks else None
        of_measures = [name for name in every if name not in (*FINDINGS, CHANGES)]
        self._figures = Figures(model, of_measures)
        at_first = OptionState(Draft(model), self._worked_out)
        self._before = self._verdicts_of(at_first)
        self._figures_before = self._found(at_first, self._before, (), 0)

    def part(self, first: tuple[int, ...]) -> SweepPart:
        """The rows of the combinations that begin with these answers."""
        left_out = Counter[str]()
        with nothing_collected():
            rows = list(self._from(first, (), left_out, ()))
        return SweepPart(first, tuple(rows), tuple(left_out.items()))

    def _chosen(self, choices: Sequence[int]) -> tuple[Alternative, ...]:
        asked = zip(self._option_set.questions, choices, strict=False)
        return tuple(question.alternatives[place] for question, place in asked)

    def _from(
        self,
        first: tuple[int, ...],
        choices: tuple[int, ...],
        left_out: Counter[str],
        failed: tuple[Conflict, ...],
    ) -> Iterator[SweepRow]:
        """Go on from some answers; `failed` is the change of them that could not be made."""
        questions, place = self._option_set.questions, len(choices)
        if place == len(questions):
            if failed:
                left_out[f"{failed[0].asked}: {failed[0].reason}"] += 1
            else:
                yield self._row(choices)
            return
        chosen = self._chosen(choices)
        answers = first[place : place + 1] or range(len(questions[place].alternatives))
        for answer in answers:
            alternative = questions[place].alternatives[answer]
            reason = self._expansion.clash(place, chosen, alternative)
            if reason:
                within = questions[max(place + 1, len(first)) :]
                left_out[reason] += prod(len(question.alternatives) for question in within)
                continue
            conflict = None if failed else self._trail.on(alternative.scenario.changes)
            now = failed or ((conflict,) if conflict else ())
            yield from self._from(first, (*choices, answer), left_out, now)
            if not now:
                self._trail.back()

    def _row(self, choices: tuple[int, ...]) -> SweepRow:
        state = OptionState(self._trail.draft, self._worked_out)
        number = sum(len(one.scenario) for one in self._chosen(choices))
        after = self._verdicts_of(state)
        unshown = tuple(
            rule
            for rule, verdict in after.items()
            if verdict.outcome == "not_assessable" != self._before[rule].outcome
        )
        found = self._found(state, after, unshown, number)
        missed = tuple(
            place
            for place, one in enumerate(self._must)
            if not one.met(found, self._figures_before, lambda rule: after[rule].outcome)
        )
        return SweepRow(choices, tuple(found[name] for name in self._names), unshown, missed)

    def _found(
        self,
        state: OptionState,
        verdicts: Mapping[str, Verdict],
        unshown: Sequence[str],
        changes: int,
    ) -> Mapping[str, Value]:
        """Every figure of an option that is asked for."""
        found: dict[str, Value] = {CHANGES: changes, **self._figures.of(state)}
        if verdicts:
            found |= _counted(verdicts, [self._before[rule] for rule in unshown])
        return found

    def _verdicts_of(self, state: OptionState) -> Mapping[str, Verdict]:
        return {} if self._verdicts is None else self._verdicts.of(state)


def _counted(after: Mapping[str, Verdict], unshown: Sequence[Verdict]) -> dict[str, int]:
    """Findings by severity; those of rules no longer shown count on as errors and warnings."""
    now = tuple(after.values())
    return {
        "errors": sum(verdict.errors for verdict in (*now, *unshown)),
        "warnings": sum(verdict.warnings for verdict in (*now, *unshown)),
        "info": sum(verdict.info for verdict in now),
    }
