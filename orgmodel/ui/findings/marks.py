"""Outcomes and severities as a mark and a word, so that colour never says it alone."""

from __future__ import annotations

from collections.abc import Mapping

from orgmodel.rules.finding import Finding, Outcome, Severity
from orgmodel.rules.rule_result import RuleResult

_OUTCOMES: Mapping[Outcome, tuple[str, str, str]] = {
    "pass": ("green", "check_circle", "Passed"),
    "fail": ("red", "cancel", "Broken"),
    "not_assessable": ("gray", "help", "Not assessable"),
    "exempt": ("violet", "verified_user", "Exempt"),
}
_SEVERITIES: Mapping[Severity, tuple[str, str, str]] = {
    "error": ("red", "cancel", "Error"),
    "warning": ("orange", "warning", "Warning"),
    "info": ("blue", "info", "For information"),
}
MEANINGS: Mapping[str, str] = {
    "Level": "How far up the scale of separation the data shows the organisation to be. "
    "What the data is silent on is not counted as held.",
    "Errors": "Breaches of a rule that must hold. None may stand.",
    "Warnings": "Breaches of recommended practice: someone should decide, and say why.",
    "Passed": "Rules that had something to look at and found no breach.",
    "Not assessable": "Rules that the data is silent on. Silence is never counted as a pass.",
    "Exempt": "Breaches accepted on purpose, with reason, safeguard, owner and review date.",
}


def outcome_badge(rule: RuleResult) -> str:
    """A rule's outcome; a broken rule that only warns is orange."""
    colour, icon, word = _OUTCOMES[rule.outcome]
    if rule.outcome == "fail" and rule.severity != "error":
        colour = "orange"
    return f":{colour}-badge[:material/{icon}: {word}]"


def outcome_word(outcome: str) -> str:
    """The outcome as a word."""
    return next(word for name, (_, _, word) in _OUTCOMES.items() if name == outcome)


def severity_word(severity: str) -> str:
    """The severity as a word."""
    return next(word for name, (_, _, word) in _SEVERITIES.items() if name == severity)


def severity_badge(finding: Finding) -> str:
    """A finding's severity, or that it is exempt."""
    colour, icon, word = _OUTCOMES["exempt"] if finding.exemption else _SEVERITIES[finding.severity]
    return f":{colour}-badge[:material/{icon}: {word}]"
