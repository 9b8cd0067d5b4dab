"""A ranking in words: the best combinations of an option set, best first."""

from __future__ import annotations

from collections.abc import Sequence

from orgmodel.comparison.ranking import Ranked, Ranking
from orgmodel.model.words import counted
from orgmodel.text.page import wrapped
from orgmodel.text.table import columns, number

_FRONT = 20
"""How many lines of the front are told."""


def report(ranking: Ranking) -> str:
    """The combinations in order, which none beats, and why others were left out."""
    lines = wrapped(
        f"{ranking.option_set.name}: {ranking.combinations:,} combinations, "
        f"{ranking.assessed:,} consistent. Ranked by {', '.join(ranking.measures)}.",
        hang=2,
    )
    lines += _must_haves(ranking)
    unshown = any(ranked.unshown for ranked in ranking.best)
    if unshown:
        lines += wrapped(
            "A rule that is no longer shown was assessed before and cannot be in the combination: "
            "what was wrong by it counts on."
        )
    if ranking.best:
        lines += ["", *_table(ranking, ranking.best)]
    lines += _front(ranking)
    if ranking.left_out:
        lines += ["", "LEFT OUT, not consistent"]
        for reason, times in ranking.left_out.items():
            lines += wrapped(f"{times:,}: {reason}", 2, hang=2)
    return "\n".join(lines) + "\n"


def _table(ranking: Ranking, best: Sequence[Ranked]) -> list[str]:
    unshown = any(ranked.unshown for ranked in best)
    more = ["no longer shown"] if unshown else []
    rows = [["", "combination", *ranking.measures, "front", *more]]
    for place, ranked in enumerate(best, start=1):
        values = (number(value, places=3) for value in ranked.values)
        silent = [", ".join(ranked.unshown)] if unshown else []
        front = "yes" if ranked.on_front else ""
        rows.append([str(place), ranked.combination.name, *values, front, *silent])
    return list(columns(rows, words=2))


def _must_haves(ranking: Ranking) -> list[str]:
    """How many combinations the must-haves rule out, and which."""
    if not ranking.must:
        return []
    lines = ["", f"MUST-HAVES: {counted(ranking.ruled_out, 'combination')} ruled out"]
    for must, missed in zip(ranking.must, ranking.missed, strict=True):
        lines += wrapped(f"{missed:,} miss: {must}", 2, hang=2)
    if ranking.assessed and not ranking.best:
        lines += ["", "No combination meets them all: none is ranked."]
    return lines


def _front(ranking: Ranking) -> list[str]:
    """What is on the front and does not stand in the ranking already."""
    if not ranking.front:
        return []
    lines = [
        "",
        *wrapped(
            "On the front are those that no other beats: none is as good by each figure and "
            "better by one.",
            hang=2,
        ),
    ]
    best = {ranked.combination.name for ranked in ranking.best}
    others = [ranked for ranked in ranking.front if ranked.combination.name not in best]
    if not others:
        return lines
    rows = [["combination", *ranking.measures, "alike"]]
    for ranked in others[:_FRONT]:
        values = (number(value, places=3) for value in ranked.values)
        rows.append([ranked.combination.name, *values, f"{ranked.alike:,}"])
    lines += ["", "ON THE FRONT and not among the best above", *columns(rows, words=1)]
    if len(others) > _FRONT:
        lines.append(f"  and {len(others) - _FRONT:,} more")
    return lines
