"""What a clause's standing comes to on a day: whether it is law then, and read lately enough."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from orgmodel.model.numbers import day
from orgmodel.model.words import counted, listed
from orgmodel.rules.standing.clause import ClauseStanding

_NAMED = 6


def not_law_on(clause: ClauseStanding, on: str) -> str:
    """Why a clause is no law on a day (yyyy-mm-dd), in words; empty where it is.

    Both ends are part of the time in force; an end that is not given is open.
    """
    if clause.in_force_from and on < clause.in_force_from:
        return f"on {on} it was not in force yet: it is from {clause.in_force_from}"
    if clause.in_force_until and on > clause.in_force_until:
        return f"on {on} it was no longer in force: it was until {clause.in_force_until}"
    return ""


def is_stale(clause: ClauseStanding, on: str) -> bool:
    """Whether a clause was last looked at more than twelve months before a day."""
    looked, then = day(clause.checked), day(on)
    return looked is not None and then is not None and then > _a_year_after(looked)


def _a_year_after(one: date) -> date:
    if (one.month, one.day) == (2, 29):
        return date(one.year + 1, 2, 28)
    return one.replace(year=one.year + 1)


def notes_of_stale(
    pack: str, clauses: Iterable[tuple[str, ClauseStanding]], on: str
) -> Iterator[str]:
    """A note for each day of checking that lies more than twelve months back.

    `clauses` are the rules of the pack, each by its id.
    """
    by_day: dict[str, list[str]] = {}
    for rule, clause in clauses:
        if is_stale(clause, on):
            by_day.setdefault(clause.checked, []).append(rule)
    for checked, rules in sorted(by_day.items()):
        verb = "was" if len(rules) == 1 else "were"
        yield (
            f"{counted(len(rules), 'rule')} of {pack} {verb} last checked against the law on "
            f"{checked}, more than twelve months before {on}: {listed(rules, most=_NAMED)}. The "
            "law may have changed; read the clauses again."
        )
