"""Option sets: open questions with alternatives, and every consistent way to answer them all."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from math import prod

import pandas as pd

from orgmodel.changes.apply import drafted
from orgmodel.changes.conflict import Conflict, ScenarioError
from orgmodel.changes.draft import Effect
from orgmodel.changes.scenario import Scenario
from orgmodel.model.given.filed import Filed
from orgmodel.model.organisation import OrganisationModel
from orgmodel.model.shown import ShownResult
from orgmodel.model.words import counted, listed


@dataclass(frozen=True, slots=True)
class Alternative:
    """One answer to a question; an empty scenario leaves things as proposed."""

    id: str
    title: str
    scenario: Scenario


@dataclass(frozen=True, slots=True)
class Question:
    """A question that is open, and its alternatives: one of them is chosen."""

    id: str
    title: str
    source: str
    alternatives: tuple[Alternative, ...]


@dataclass(frozen=True, slots=True)
class Exclusion:
    """Alternatives that may not be chosen together, each as `O01(a)`, and why."""

    together: frozenset[str]
    reason: str


RANKED_BY = ("errors", "warnings", "changes")
"""The measures that combinations are ranked by where the set names none."""


@dataclass(frozen=True, repr=False)
class OptionSet(ShownResult, Filed):
    """Questions to answer together. `rank` names the measures to rank by, best first.

    `questions` each have `id`, `title`, `source` and their `alternatives`, each of those an `id`,
    a `title` and a `scenario`; `exclusions` name alternatives that may not be chosen together,
    with the reason. `must` are the must-haves: a combination that misses one is not ranked. Each is
    a figure with its target, such as `errors <= 0`, or the id of a rule that has to pass.
    `OptionSet.load` raises `ScenarioError` with every fault of the file.

        >>> options = om.OptionSet.load("data/brent/scenarios/option-set.toml")
        >>> options
        OptionSet: Where IT, training, urgent care and estates sit (004:24,29,30,44,46)
          24 combinations of 4 questions, 0 exclusions, ranked by errors, warnings and changes
          O01 (2), O02 (2), O03 (2), O04 (3)
        >>> options.size, [len(asked.alternatives) for asked in options.questions]
        (24, [2, 2, 2, 3])
    """

    name: str
    questions: tuple[Question, ...]
    exclusions: tuple[Exclusion, ...] = ()
    rank: tuple[str, ...] = RANKED_BY
    source: str = ""
    must: tuple[str, ...] = ()

    @property
    def size(self) -> int:
        """How many combinations there are, inconsistent ones included."""
        return prod(len(question.alternatives) for question in self.questions)

    def _lines(self) -> tuple[str, str, str]:
        asked = [f"{question.id} ({len(question.alternatives)})" for question in self.questions]
        return (
            f"OptionSet: {self.name}{f' ({self.source})' if self.source else ''}",
            f"{counted(self.size, 'combination')} of {counted(len(asked), 'question')}, "
            f"{counted(len(self.exclusions), 'exclusion')}, ranked by {listed(self.rank)}",
            ", ".join(asked) or "no question",
        )

    def _table(self) -> pd.DataFrame:
        """A row an alternative: what it answers, and how many changes it takes."""
        rows = [
            (label(asked.id, one.id), asked.title, one.title, len(one.scenario))
            for asked in self.questions
            for one in asked.alternatives
        ]
        columns = ["alternative", "question", "title", "changes"]
        return pd.DataFrame(rows, columns=columns).set_index("alternative")


@dataclass(frozen=True, slots=True)
class Combination:
    """One alternative for each question, and the scenario of all of them together."""

    choices: tuple[tuple[str, str], ...]
    scenario: Scenario

    @property
    def name(self) -> str:
        """`O01(a) O02(b)`."""
        return " ".join(label(question, answer) for question, answer in self.choices)


def label(question: str, alternative: str) -> str:
    """An alternative as it is cited: `O01(a)`."""
    return f"{question}({alternative})"


@dataclass
class Expansion:
    """The consistent combinations of an option set on an organisation, one at a time.

    `left_out` counts, as they are met, the combinations that are not consistent, by reason:
    two alternatives that an exclusion names, or that put different things into one cell.
    """

    model: OrganisationModel
    option_set: OptionSet
    left_out: Counter[str] = field(default_factory=Counter)

    def __post_init__(self) -> None:
        self._clashes = _clashes(self.model, self.option_set)

    def __iter__(self) -> Iterator[Combination]:
        yield from self._from(0, ())

    def _from(self, place: int, chosen: tuple[Alternative, ...]) -> Iterator[Combination]:
        questions = self.option_set.questions
        if place == len(questions):
            yield self.combination(chosen)
            return
        for alternative in questions[place].alternatives:
            reason = self.clash(place, chosen, alternative)
            if reason:
                rest = prod(len(question.alternatives) for question in questions[place + 1 :])
                self.left_out[reason] += rest
            else:
                yield from self._from(place + 1, (*chosen, alternative))

    def clash(
        self, place: int, chosen: Sequence[Alternative], alternative: Alternative
    ) -> str | None:
        """Why an answer to the question at `place` cannot follow those chosen; None if it can."""
        questions = self.option_set.questions
        new = label(questions[place].id, alternative.id)
        names = {label(q.id, a.id) for q, a in zip(questions, chosen, strict=False)} | {new}
        for exclusion in self.option_set.exclusions:
            if new in exclusion.together and exclusion.together <= names:
                return exclusion.reason
        pairs = (frozenset((name, new)) for name in names)
        return next((self._clashes[pair] for pair in pairs if pair in self._clashes), None)

    def combination(self, chosen: Sequence[Alternative]) -> Combination:
        """One answer to each question as a combination."""
        questions = self.option_set.questions
        choices = tuple((q.id, a.id) for q, a in zip(questions, chosen, strict=True))
        changes = tuple(change for a in chosen for change in a.scenario.changes)
        name = " ".join(label(*choice) for choice in choices)
        sources = dict.fromkeys(a.scenario.source for a in chosen if a.scenario.source)
        return Combination(choices, Scenario(name, name, "; ".join(sources), changes))


def _clashes(model: OrganisationModel, option_set: OptionSet) -> Mapping[frozenset[str], str]:
    """The pairs of alternatives of different questions that cannot both be had, and why.

    Raises `ScenarioError` where an alternative cannot be applied on its own.
    """
    effects: list[tuple[int, str, Effect]] = []
    conflicts: list[Conflict] = []
    for place, question in enumerate(option_set.questions):
        for alternative in question.alternatives:
            try:
                effect = drafted(model, alternative.scenario).effect()
            except ScenarioError as error:
                conflicts += error.conflicts
                continue
            effects.append((place, label(question.id, alternative.id), effect))
    if conflicts:
        raise ScenarioError(tuple(conflicts), option_set.name)
    return {
        frozenset((one, other)): f"{one} and {other}: {reason}"
        for at, one, first in effects
        for after, other, second in effects
        if at < after and (reason := first.clash(second))
    }
