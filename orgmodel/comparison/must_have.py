"""Must-haves: what a combination has to meet before it is ranked at all."""

from __future__ import annotations

import math
import operator
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from orgmodel.comparison.figure_names import figures_of, in_full
from orgmodel.errors import OrgmodelError, UnknownNameError
from orgmodel.model.organisation import OrganisationModel
from orgmodel.model.words import did_you_mean, listed, near
from orgmodel.rules.check import asked
from orgmodel.rules.pack import Pack

Figure = float | int | None
Outcomes = Callable[[str], str]
"""Gives a rule's outcome by its id."""
_SIGNS: Mapping[str, Callable[[float, float], bool]] = {
    "<=": operator.le,
    ">=": operator.ge,
    "<": operator.lt,
    ">": operator.gt,
    "=": operator.eq,
}
_BASELINE = "baseline"
_HOW = (
    "Write a figure with its target, such as errors <= 0 or cost <= baseline, or the id of a rule "
    "that has to pass, such as SEP-4."
)


@dataclass(frozen=True, slots=True)
class MustHave:
    """A figure and its target, or, without a `sign`, a rule that has to pass.

    `limit` is the target; None stands for what the baseline has.
    """

    name: str
    sign: str = ""
    limit: float | None = None

    def __str__(self) -> str:
        if not self.sign:
            return f"{self.name} passes"
        return f"{self.name} {self.sign} {_BASELINE if self.limit is None else f'{self.limit:g}'}"

    def met(
        self, figures: Mapping[str, Figure], before: Mapping[str, Figure], outcomes: Outcomes
    ) -> bool:
        """Whether a combination meets it. What the data does not say is not met.

        A rule passes too where all that it finds is accepted.
        """
        if not self.sign:
            return outcomes(self.name) in ("pass", "exempt")
        limit = before[self.name] if self.limit is None else self.limit
        value = figures[self.name]
        if value is None or limit is None:
            return False
        return _SIGNS[self.sign](value, limit)


def must_haves(
    model: OrganisationModel, packs: Sequence[Pack], written: Sequence[str]
) -> tuple[MustHave, ...]:
    """The must-haves in these texts, each once, such as `errors <= 0` or `SEP-4`.

    `OrgmodelError` for what is no must-have, `UnknownNameError` for a figure or rule that is none.
    """
    if not written:
        return ()
    figures = figures_of(model)
    rules = [rule.key for pack in packs for rule in asked(pack.rules, packs, model)]
    return tuple(dict.fromkeys(_must_have(words, figures, rules) for words in written))


def _must_have(words: str, figures: Sequence[str], rules: Sequence[str]) -> MustHave:
    sign = next((sign for sign in _SIGNS if sign in words), "")
    if not sign:
        name = words.strip()
        bare = name.removesuffix(" passes")
        if bare in rules:
            return MustHave(bare)
        guess = did_you_mean(near(bare, rules))
        raise UnknownNameError(f'must-have "{words}": no rule in use has this id.{guess} {_HOW}')
    name, _, target = (part.strip() for part in words.partition(sign))
    name = in_full(name)
    if name not in figures:
        guess = did_you_mean(near(name, figures))
        raise UnknownNameError(
            f'must-have "{words}": there is no figure "{name}".{guess} There are {listed(figures)}.'
        )
    if target == _BASELINE:
        return MustHave(name, sign)
    try:
        limit = float(target)
    except ValueError:
        limit = math.nan
    if not math.isfinite(limit):
        raise OrgmodelError(
            f'must-have "{words}": "{target}" is neither a number nor {_BASELINE}. {_HOW}'
        )
    return MustHave(name, sign, limit)
