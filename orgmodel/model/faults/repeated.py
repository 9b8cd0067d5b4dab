"""Faults that repeat: the first of each sort, and one that says how many more there are."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from orgmodel.model.faults.problem import Problem
from orgmodel.model.words import counted

MOST = 100


def few_of_each(problems: Sequence[Problem], most: int = MOST) -> tuple[Problem, ...]:
    """Of each code, file and column the first `most`, and one fault for all the others.

    That one stands for as many as its `times` say. A fault that stands for others already is
    kept, so that the same may be asked again.
    """
    if len(problems) <= most:
        return tuple(problems)
    seen: Counter[tuple[object, ...]] = Counter()
    kept: list[Problem] = []
    for problem in problems:
        sort = _sort(problem)
        seen[sort] += problem.times
        if seen[sort] <= most or problem.times > 1:
            kept.append(problem)
    found: list[Problem] = []
    last = {_sort(problem): place for place, problem in enumerate(kept)}
    for place, problem in enumerate(kept):
        found.append(problem)
        sort = _sort(problem)
        if last[sort] == place and problem.times == 1 and seen[sort] > most:
            found.append(_others(problem, seen[sort] - most))
    return tuple(found)


def how_many(problems: Iterable[Problem]) -> int:
    """How many faults there are, those that one stands for included; not what is only told."""
    return sum(problem.times for problem in problems if problem.fault)


def _sort(problem: Problem) -> tuple[object, ...]:
    return problem.code, problem.file, problem.column, problem.fault


def _others(like: Problem, number: int) -> Problem:
    words = (
        f"and {counted(number, 'more row')} of the same. The command \u201corgmodel validate\u201d "
        "lists every one."
    )
    return replace(like, row=None, value="", message=words, times=number)
