"""A finding in plain words: without ids, what it is about in bold."""

from __future__ import annotations

from orgmodel.model.organisation import OrganisationModel
from orgmodel.model.relations import verb
from orgmodel.model.words import listed, sentence
from orgmodel.remedies.remedy import Remedy
from orgmodel.rules.finding import Finding
from orgmodel.rules.rule_result import RuleResult
from orgmodel.ui.findings.plain_words import plainly
from orgmodel.ui.options.verdict import counts_in_words
from orgmodel.ui.shared.escaping import escaped

SIGNS = {
    "error": (":material/cancel:", "Error", "red"),
    "warning": (":material/warning:", "Warning", "orange"),
    "info": (":material/info:", "Note", "blue"),
}
"""Severity → its sign, its word and the colour of its badge."""


def badge(finding: Finding) -> str:
    """The severity as a sign and a word."""
    icon, word, colour = SIGNS[finding.severity]
    return f":{colour}-badge[{icon} {word}]"


def why(organisation: OrganisationModel, rule: RuleResult, finding: Finding) -> str:
    """The path that proves it, in words, and why it matters; for the page."""
    names = organisation.names
    steps = []
    for number, step in enumerate(finding.path, 1):
        start, end = (names.get(end, end) for end in (step.start, step.end))
        steps.append(f"{number}. {escaped(f'{start} {verb(step.relation)} {end}')}")
    parts = ["**The path that proves it**", "\n".join(steps)] if steps else []
    parts += ["**Why it matters**", escaped(sentence(rule.why))]
    return "\n\n".join(parts)


def what_putting_right_does(
    organisation: OrganisationModel, finding: Finding, remedy: Remedy
) -> str:
    """One sentence for before the press; where there is no remedy, what would clear it."""
    if not remedy.edits:
        wanted = plainly(sentence(finding.clears_if), organisation, finding)
        return f"No single change puts it right. {wanted}" if wanted else ""
    return f"Put right: {plainly(remedy.words, organisation, finding)}"


def counted_findings(findings: tuple[Finding, ...]) -> str:
    """`5 notes`, `1 warning and 2 notes`."""
    return counts_in_words(findings, "").strip() if findings else listed(["none"])
