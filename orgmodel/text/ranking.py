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
    unshown = any(ranked.unshown for ranked in ranking.best)
    more = ["no longer shown"] if unshown else []
    if unshown:
        lines += wrapped(
            "A rule that is no longer shown was assessed before and cannot be in the combination: "
            "what was wrong by it counts on."
        )
    rows = [["", "combination", *ranking.measures, *more]]
    for place, ranked in enumerate(ranking.best, start=1):
        values = (number(value, places=3) for value in ranked.values)
        silent = [", ".join(ranked.unshown)] if unshown else []
        rows.append([str(place), ranked.combination.name, *values, *silent])
    lines += ["", *columns(rows, words=2)]
    if ranking.left_out:
        lines += ["", "LEFT OUT, not consistent"]
        for reason, times in ranking.left_out.items():
            lines += wrapped(f"{times:,}: {reason}", 2, hang=2)
    return "\n".join(lines) + "\n"
