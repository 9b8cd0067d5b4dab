"""Statuses that are read as a vacancy though they say it in words of their own: told, no faults."""

from __future__ import annotations

from collections.abc import Iterator

import pandas as pd

from orgmodel.model.columns import Table
from orgmodel.model.faults.problem import Problem
from orgmodel.model.vacancy import says_only_vacant, says_vacant
from orgmodel.model.words import counted, listed

_MOST, _LONGEST = 5, 40


def vacancies_read(table: Table, posts: pd.DataFrame) -> Iterator[Problem]:
    """How many posts are taken for vacant by other words than `vacant`, and by which."""
    status = posts["status"]
    other = [w for w in status.unique().tolist() if says_vacant(w) and not says_only_vacant(w)]
    if not other:
        return
    said = status[status.isin(other)].value_counts(sort=False)
    read = {str(words): int(number) for words, number in said.items()}
    number = sum(read.values())
    words = listed([f"“{_cut(words)}”" for words in sorted(read)], _MOST)
    yield Problem(
        "not-allowed",
        table.file,
        None,
        "status",
        str(number),
        f"{counted(number, 'post')} {'is' if number == 1 else 'are'} taken for vacant by other "
        f"words than “vacant”: {words}. Where somebody holds it on the day, a post is not vacant. "
        "Change the words if they mean something else.",
        fault=False,
    )


def _cut(words: str) -> str:
    return words if len(words) <= _LONGEST else f"{words[: _LONGEST - 1].rstrip()}…"
