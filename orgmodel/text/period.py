"""A check of a period in words: what holds from when to when, then day by day what changes."""

from __future__ import annotations

from collections.abc import Iterator

from orgmodel.model.appointments import day_words
from orgmodel.model.words import counted
from orgmodel.over_time.period import PeriodCheck, PeriodDay, PeriodFinding
from orgmodel.rules.finding import SEVERITIES
from orgmodel.text.page import wrapped

_PARTS = (("HOLDS FOR A TIME", False), ("HOLDS ON EVERY DAY", True))


def report(result: PeriodCheck) -> str:
    """The whole of it as lines."""
    lines = [*_heading(result)]
    standing = [one for one in result.findings if one.finding.stands]
    grave = [one for one in standing if one.finding.severity != "info"]
    for title, lasting in _PARTS:
        chosen = [one for one in grave if _lasts(one) is lasting]
        if chosen:
            lines += ["", f"{title} ({len(chosen):,})", *_findings(chosen)]
    info = [one for one in standing if one.finding.severity == "info" and not _lasts(one)]
    if info:
        lines += ["", f"FOR INFORMATION, FOR A TIME ({len(info):,})", *_findings(info)]
    silent = [one for one in result.outcomes if one.outcome == "not_assessable"]
    shifting = [one for one in silent if not (one.span.held_before and one.span.goes_on)]
    if shifting:
        lines += ["", f"NOT ASSESSABLE FOR A TIME ({len(shifting):,})"]
        for one in shifting:
            lines += wrapped(f"{one.rule}  {one.span.words()}: {one.missing}", 2, hang=2)
    lines += ["", f"DAY BY DAY ({len(result.days):,})", *_days(result)]
    if result.notes:
        lines += ["", "NOTES", *(line for note in result.notes for line in wrapped(note, 2))]
    return "\n".join(lines) + "\n"


def _lasts(one: PeriodFinding) -> bool:
    return one.span.held_before and one.span.goes_on


def _heading(result: PeriodCheck) -> Iterator[str]:
    scenario = f", {result.scenario}" if result.scenario else ""
    yield f"{result.organisation}{scenario}"
    yield from wrapped(
        f"From {day_words(result.first)} to {day_words(result.last)}; {result.changes_in_words}.",
        0,
    )
    first, last = result.days[0], result.days[-1]
    yield from wrapped(f"On the first day {_standing(first)}; at the end {_standing(last)}.", 0)
    silent = sum(one.outcome == "not_assessable" and one.span.goes_on for one in result.outcomes)
    if silent:
        yield from wrapped(
            f"At the end {counted(silent, 'rule')} cannot be assessed: what is not found there is "
            "not shown to be lawful.",
            0,
        )


def _standing(day: PeriodDay) -> str:
    errors, warnings, info = (day.standing.get(severity, 0) for severity in SEVERITIES)
    said = f"{counted(errors, 'error')}, {counted(warnings, 'warning')}"
    return f"{said}, {info} for information"


def _findings(found: list[PeriodFinding]) -> Iterator[str]:
    for one in found:
        finding, span = one.finding, one.span
        days = "" if _lasts(one) else f", {span.words()} ({counted(span.days, 'day')})"
        yield from wrapped(
            f"- {finding.rule} {finding.severity}{days}: {finding.message}", 2, hang=2
        )
        yield from wrapped(f"Cleared if {finding.clears_if}.", 6)


def _days(result: PeriodCheck) -> Iterator[str]:
    rule = {one.finding.id: one.finding.rule for one in result.findings}
    for day in result.days:
        yield from wrapped(f"{day_words(day.day)}: {_standing(day)}", 2, hang=2)
        for effect in day.effects:
            yield from wrapped(f"· {effect}", 6, hang=2)
        for word, ids in (("since then", day.began), ("no more", day.ended)):
            if ids:
                names = sorted({rule[one] for one in ids})
                yield from wrapped(f"{word}: {', '.join(names)}", 6, hang=2)
