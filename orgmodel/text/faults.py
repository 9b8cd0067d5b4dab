"""Problems in words for a terminal."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from orgmodel.model.faults import Problem
    from orgmodel.model.organisation import OrganisationModel

WIDTH = 100


def lines_of(problems: Iterable[Problem]) -> list[str]:
    """Each problem as file, row, column and what to do, wrapped."""
    return [line for problem in problems for line in wrapped(str(problem))]


def wrapped(words: str) -> list[str]:
    """Lines of at most 100 columns; an id is never broken."""
    return textwrap.wrap(
        words, WIDTH, subsequent_indent="    ", break_long_words=False, break_on_hyphens=False
    )


def count(number: int, word: str) -> str:
    """`1 fault`, `2 faults`."""
    return f"{number:,} {word}" if number == 1 else f"{number:,} {word}s"


def told_beside(model: OrganisationModel, what: str) -> tuple[str, ...]:
    """Lines for standard error when a result is made from data with faults."""
    faults = [problem for problem in model.problems if problem.fault]
    if not faults:
        return ()
    number = count(len(faults), "fault")
    return (f"{number} in the data; {what} made from what could be read:", *lines_of(faults))


def has_faults(model: OrganisationModel) -> bool:
    """Whether anything is wrong, beyond what is only told."""
    return any(problem.fault for problem in model.problems)
