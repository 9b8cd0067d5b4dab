"""Faults of the data in words."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from orgmodel.model.words import counted
from orgmodel.text.page import wrapped

if TYPE_CHECKING:
    from orgmodel.model.faults import Problem
    from orgmodel.model.organisation import OrganisationModel


def lines_of(problems: Iterable[Problem]) -> list[str]:
    """Each problem as file, row, column and what to do, wrapped."""
    return [line for problem in problems for line in wrapped(str(problem), hang=4)]


def has_faults(model: OrganisationModel) -> bool:
    """Whether anything is wrong, beyond what is only to be known."""
    return any(problem.fault for problem in model.problems)


def faults_beside(model: OrganisationModel, result: str) -> tuple[str, ...]:
    """Lines for standard error where `result` is made from data with faults, else none."""
    faults = [problem for problem in model.problems if problem.fault]
    if not faults:
        return ()
    number = counted(len(faults), "fault")
    return (f"{number} in the data; {result} made from what could be read:", *lines_of(faults))
