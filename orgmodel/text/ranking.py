"""A ranking in words: the best combinations of an option set, best first."""

from __future__ import annotations

from orgmodel.comparison.ranking import Ranking
from orgmodel.text.page import wrapped
from orgmodel.text.table import columns, number


def report(ranking: Ranking) -> str:
    """The combinations in order, and why others were left out."""
    lines = wrapped(
        f"{ranking.option_set.name}: {ranking.combinations:,} combinations, "
        f"{ranking.assessed:,} consistent. Ranked by {', '.join(ranking.measures)}.",
        hang=2,
    )
    rows = [["", "combination", *ranking.measures]]
    for place, ranked in enumerate(ranking.best, start=1):
        values = (number(value, places=3) for value in ranked.values)
        rows.append([str(place), ranked.combination.name, *values])
    lines += ["", *columns(rows, words=2)]
    if ranking.left_out:
        lines += ["", "LEFT OUT, not consistent"]
        for reason, times in ranking.left_out.items():
            lines += wrapped(f"{times:,}: {reason}", 2, hang=2)
    return "\n".join(lines) + "\n"
