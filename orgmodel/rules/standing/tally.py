"""How the clauses of a pack were read, counted, and when: for one line about the pack."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from orgmodel.rules.standing.clause import CONFIDENCES, ClauseStanding


def clauses_read(clauses: Iterable[ClauseStanding]) -> str:
    """`14 TEXT, 5 SECOND; checked 2026-11-25`; empty where no rule says anything of a clause.

    Of several days the first and the last are given.
    """
    every = tuple(clauses)
    how = Counter(one.confidence for one in every)
    counts = ", ".join(f"{how[word]} {word}" for word in CONFIDENCES if how[word])
    days = sorted({one.checked for one in every if one.checked})
    when = f"checked {' to '.join(dict.fromkeys((days[0], days[-1])))}" if days else ""
    return "; ".join(part for part in (counts, when) if part)
