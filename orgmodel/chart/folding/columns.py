"""The heads of a drawing column by column, before anything of them is measured."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from math import ceil
from typing import TypeVar

T = TypeVar("T")


def cells_of(
    heads: Sequence[T], has_team: Callable[[T], bool], gathered: bool, a_list: int
) -> list[list[T]]:
    """The heads column by column; where they are gathered, those without reports in lists."""
    if not gathered:
        return [[one] for one in heads]
    teams = [[one] for one in heads if has_team(one)]
    alone = [one for one in heads if not has_team(one)]
    lists = max(ceil(len(alone) / max(a_list, 1)), 1)
    each = max(ceil(len(alone) / lists), 1)
    return teams + [alone[at : at + each] for at in range(0, len(alone), each)]
