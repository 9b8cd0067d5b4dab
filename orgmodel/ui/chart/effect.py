"""What a change does to the findings, in the fewest words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from orgmodel.model.words import counted, listed
from orgmodel.rules.finding import Finding, Severity
from orgmodel.rules.result import CheckResult

_WORDS: dict[Severity, str] = {"error": "error", "warning": "warning", "info": "note"}


@dataclass(frozen=True, slots=True)
class FindingsEffect:
    """The findings that come with a change, by how grave they are, and those that go.

    `returns` had been cleared before and come back; `cleared` stand no more, by a rule that can
    still tell; `silent` are the titles of the rules that could tell before and cannot any more.
    """

    adds: tuple[Finding, ...] = ()
    returns: tuple[Finding, ...] = ()
    cleared: tuple[Finding, ...] = ()
    silent: tuple[str, ...] = ()

    def in_words(self) -> str:
        """`Adds 2 notes, no warning`, `4 notes return`, `findings as now`; no full stop."""
        parts = []
        if self.adds:
            only_notes = all(finding.severity == "info" for finding in self.adds)
            parts.append(f"adds {_counts(self.adds)}{', no warning' if only_notes else ''}")
        if self.returns:
            verb = "returns" if len(self.returns) == 1 else "return"
            parts.append(f"{_counts(self.returns)} {verb}")
        if self.cleared:
            parts.append(f"clears {_counts(self.cleared)}")
        if self.silent:
            titles = listed((f"“{title}”" for title in self.silent), 2)
            parts.append(f"cannot tell any more: {titles}")
        return "; ".join(parts) or "findings as now"

    def said(self) -> str:
        """As a sentence after the change: `2 new notes.`, `1 warning cleared.`"""
        parts = [_counts((*self.adds, *self.returns), "new ")] if self.adds or self.returns else []
        if self.cleared:
            parts.append(f"{_counts(self.cleared)} cleared")
        if self.silent:
            what = "rule cannot be told any more", "rules cannot be told any more"
            parts.append(counted(len(self.silent), *what))
        return f"{', '.join(parts) or 'No new finding'}."


def effect(before: CheckResult, after: CheckResult, start: CheckResult) -> FindingsEffect:
    """What is other after a change than before it; `start` is the organisation as opened."""
    had, has = _standing(before), _standing(after)
    first = _standing(start)
    told_before, told_after = _told(before), _told(after)
    new = [finding for name, finding in has.items() if name not in had]
    return FindingsEffect(
        tuple(finding for finding in new if finding.id not in first),
        tuple(finding for finding in new if finding.id in first),
        tuple(f for name, f in had.items() if name not in has and f.rule_key in told_after),
        tuple(rule.title for rule in before.rules if rule.key in told_before - told_after),
    )


def _standing(result: CheckResult) -> dict[str, Finding]:
    return {finding.id: finding for finding in result.findings if finding.stands}


def _told(result: CheckResult) -> set[str]:
    """The rules that could be assessed."""
    return {rule.key for rule in result.rules if rule.outcome != "not_assessable"}


def _counts(findings: Iterable[Finding], new: str = "") -> str:
    """`1 warning and 2 notes`."""
    weights = [finding.severity for finding in findings]
    parts = [
        counted(weights.count(weight), f"{new}{word}")
        for weight, word in _WORDS.items()
        if weights.count(weight)
    ]
    return listed(parts)
