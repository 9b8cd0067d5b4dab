"""The figures that combinations can be ranked by, by name."""

from __future__ import annotations

from collections.abc import Sequence

from orgmodel.errors import UnknownNameError
from orgmodel.measures import measure
from orgmodel.model.organisation import OrganisationModel
from orgmodel.model.words import did_you_mean, listed, near

FINDINGS = ("errors", "warnings", "info")
CHANGES = "changes"
_SHORT = {"span": "average_span"}


def in_full(name: str) -> str:
    """A name to rank by as the measures have it: span is the average span."""
    bare = name.lstrip("-")
    return name.removesuffix(bare) + _SHORT.get(bare, bare)


def figures_of(model: OrganisationModel) -> tuple[str, ...]:
    """Every figure there is: findings by severity, changes, and the ids of measures."""
    return (*FINDINGS, CHANGES, *sorted(figure.id for figure in measure(model)))


def measures_asked(model: OrganisationModel, asked: Sequence[str]) -> tuple[str, ...]:
    """These names in full, a minus before some; `UnknownNameError` for one that is no measure."""
    names = tuple(in_full(name) for name in asked)
    every = figures_of(model)
    wrong = [name for name in names if name.lstrip("-") not in every]
    if wrong:
        guess = did_you_mean(near(wrong[0].lstrip("-"), every))
        raise UnknownNameError(
            f'there is no measure "{wrong[0]}" to rank by.{guess} There are {listed(every)}.'
        )
    return names
