"""What a check of a period comes to: from when to when each finding and outcome holds."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, NamedTuple

import pandas as pd

from orgmodel.model.appointments import day_words
from orgmodel.model.shown import ShownResult
from orgmodel.model.words import counted
from orgmodel.rules.finding import SEVERITIES, Finding, Outcome, Severity

_FINDINGS = (
    "rule",
    "severity",
    "message",
    "subjects",
    "from",
    "to",
    "days",
    "held_before",
    "goes_on",
    "exempt",
    "id",
)
_OUTCOMES = ("rule", "title", "outcome", "from", "to", "missing")
_DAYS = ("day", "errors", "warnings", "info", "effects")


class Span(NamedTuple):
    """The days from `first` to `last`, both included.

    `held_before`: it held on the first day that was looked at, so maybe earlier too; `goes_on`:
    it holds on the last one still.
    """

    first: date
    last: date
    held_before: bool
    goes_on: bool

    @property
    def days(self) -> int:
        """How many days they are."""
        return (self.last - self.first).days + 1

    def words(self) -> str:
        """`from 3 to 23 March 2027`, `on 3 March 2027`, `until 3 March`, `from … on`."""
        if self.held_before and self.goes_on:
            return "on every day"
        if self.held_before:
            return f"until {day_words(self.last)}"
        if self.goes_on:
            return f"from {day_words(self.first)} on"
        if self.first == self.last:
            return f"on {day_words(self.first)}"
        return f"from {_short(self.first, self.last)} to {day_words(self.last)}"

    def to_dict(self) -> dict[str, Any]:
        """As in JSON."""
        return {
            "from": self.first.isoformat(),
            "to": self.last.isoformat(),
            "days": self.days,
            "held_before": self.held_before,
            "goes_on": self.goes_on,
        }


def _short(first: date, last: date) -> str:
    """The first of two days, without the month or year that both share."""
    if first.year != last.year:
        return day_words(first)
    return f"{first.day} {first:%B}" if first.month != last.month else str(first.day)


@dataclass(frozen=True, slots=True)
class PeriodFinding:
    """A finding, as it is on the first day of its span, and the days on which it holds."""

    finding: Finding
    span: Span

    def to_dict(self) -> dict[str, Any]:
        """As in JSON: as in a check, with its days."""
        return {**self.finding.to_dict(), **self.span.to_dict()}


@dataclass(frozen=True, slots=True)
class PeriodOutcome:
    """What a rule comes to on the days of a span; `missing` says why it cannot be assessed."""

    rule: str
    title: str
    outcome: Outcome
    span: Span
    missing: str = ""

    def to_dict(self) -> dict[str, Any]:
        """As in JSON."""
        about = {"outcome": self.outcome, "missing": self.missing}
        return {**about, **self.span.to_dict()}


@dataclass(frozen=True, slots=True)
class PeriodDay:
    """A day on which something changes: what does, and the findings that stand from then on.

    `began` and `ended` are ids of findings that stand since, and that stood until the day before.
    """

    day: date
    effects: tuple[str, ...]
    standing: Mapping[Severity, int]
    began: tuple[str, ...] = ()
    ended: tuple[str, ...] = ()

    def to_dict(self) -> dict[str, Any]:
        """As in JSON."""
        said = {"effects": list(self.effects), **_counts(self.standing)}
        return {
            "day": self.day.isoformat(),
            **said,
            "began": list(self.began),
            "ended": list(self.ended),
        }


def _counts(standing: Mapping[Severity, int]) -> dict[str, int]:
    names = {"error": "errors", "warning": "warnings", "info": "info"}
    return {names[severity]: standing.get(severity, 0) for severity in SEVERITIES}


@dataclass(frozen=True, repr=False)
class PeriodCheck(ShownResult):
    """From when to when each finding holds, and what each rule comes to, from `first` to `last`.

    `days` are the days on which something changes, with what does, the first day among them;
    `looked` counts how often a rule was looked at; `notes` are about exemptions.
    """

    organisation: str
    scenario: str | None
    first: date
    last: date
    findings: tuple[PeriodFinding, ...]
    outcomes: tuple[PeriodOutcome, ...]
    days: tuple[PeriodDay, ...]
    notes: tuple[str, ...] = ()
    looked: int = field(default=0, compare=False)

    def on(self, day: str | date) -> tuple[Finding, ...]:
        """The findings that hold on a day of the period, exempt ones included."""
        at = date.fromisoformat(day) if isinstance(day, str) else day
        return tuple(f.finding for f in self.findings if f.span.first <= at <= f.span.last)

    @property
    def changes_in_words(self) -> str:
        """On how many days something changes: `something changes on 2 days after the first`."""
        days = len(self.days) - 1
        if not days:
            return "nothing changes after the first day"
        return f"something changes on {counted(days, 'day')} after the first"

    @property
    def worst(self) -> Mapping[str, int]:
        """The most errors, warnings and notes for information that stand on one day."""
        every = [_counts(day.standing) for day in self.days]
        return {name: max(one[name] for one in every) for name in every[0]}

    def to_frame(self) -> pd.DataFrame:
        """One row a finding and span of days, in order of the days."""
        rows = [
            {
                **{name: getattr(one.finding, name) for name in ("rule", "severity", "message")},
                "subjects": " ".join(one.finding.subjects),
                **one.span.to_dict(),
                "exempt": not one.finding.stands,
                "id": one.finding.id,
            }
            for one in self.findings
        ]
        return _framed(rows, _FINDINGS)

    def outcomes_frame(self) -> pd.DataFrame:
        """One row a rule and span of days on which its outcome is the same."""
        rows = [{"rule": one.rule, "title": one.title, **one.to_dict()} for one in self.outcomes]
        return _framed(rows, _OUTCOMES)

    def days_frame(self) -> pd.DataFrame:
        """One row a day on which something changes, with the findings that stand from then on."""
        rows = [{**day.to_dict(), "effects": "; ".join(day.effects)} for day in self.days]
        return _framed(rows, _DAYS)

    def to_dict(self) -> dict[str, Any]:
        """As in JSON."""
        rules: dict[str, dict[str, Any]] = {}
        for one in self.outcomes:
            about = {"rule": one.rule, "title": one.title, "periods": []}
            rules.setdefault(one.rule, about)["periods"].append(one.to_dict())
        return {
            "organisation": self.organisation,
            "scenario": self.scenario,
            "from": self.first.isoformat(),
            "to": self.last.isoformat(),
            "worst": dict(self.worst),
            "days": [day.to_dict() for day in self.days],
            "findings": [one.to_dict() for one in self.findings],
            "rules": list(rules.values()),
            "notes": list(self.notes),
        }

    def _lines(self) -> tuple[str, str, str]:
        scenario = f", {self.scenario}" if self.scenario else ""
        worst = self.worst
        return (
            f"Check of a period: {self.organisation}{scenario}",
            f"{self.first} to {self.last}; {counted(len(self.days), 'day')} looked at",
            f"at most {counted(worst['errors'], 'error')}, "
            f"{counted(worst['warnings'], 'warning')} on one day",
        )


def _framed(rows: Iterable[Mapping[str, Any]], columns: tuple[str, ...]) -> pd.DataFrame:
    days = [name for name in ("from", "to", "day") if name in columns]
    frame = pd.DataFrame(list(rows), columns=list(columns))
    return frame.astype(dict.fromkeys(days, "datetime64[s]"))
