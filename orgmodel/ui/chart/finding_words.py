"""A finding in plain words: without ids, what it is about in bold."""

from __future__ import annotations

import re

from orgmodel.model.organisation import OrganisationModel
from orgmodel.model.relations import verb
from orgmodel.model.words import listed, sentence
from orgmodel.remedies.remedy import Remedy
from orgmodel.rules.finding import Finding
from orgmodel.rules.rule_result import RuleResult
from orgmodel.ui.options.verdict import counts_in_words
from orgmodel.ui.shared.escaping import escaped

SIGNS = {
    "error": (":material/cancel:", "Error", "red"),
    "warning": (":material/warning:", "Warning", "orange"),
    "info": (":material/info:", "Note", "blue"),
}
"""Severity → its sign, its word and the colour of its badge."""
_FILE = re.compile(r" in [a-z]+\.(?:csv|toml)\b")


def badge(finding: Finding) -> str:
    """The severity as a sign and a word."""
    icon, word, colour = SIGNS[finding.severity]
    return f":{colour}-badge[{icon} {word}]"


def plainly(text: str, organisation: OrganisationModel, finding: Finding) -> str:
    """A text about a finding without the ids that follow names and the files of the data."""
    ids = {*finding.subjects, *(end for step in finding.path for end in (step.start, step.end))}
    for identifier in sorted(ids, key=len, reverse=True):
        name = organisation.names.get(identifier, "")
        if name:
            text = text.replace(f"{name} ({identifier})", name)
    return _FILE.sub("", text)


def why(organisation: OrganisationModel, rule: RuleResult, finding: Finding) -> str:
    """The path that proves it, in words, and why it matters; for the page."""
    names = organisation.names
    steps = []
    for number, step in enumerate(finding.path, 1):
        start, end = (names.get(end, end) for end in (step.start, step.end))
        steps.append(f"{number}. {escaped(f'{start} {verb(step.relation)} {end}')}")
    parts = ["**The path that proves it**", "\n".join(steps)] if steps else []
    parts += ["**Why it matters**", f"{escaped(sentence(rule.why))} :small[({escaped(rule.id)})]"]
    return "\n\n".join(parts)


def in_bold(text: str, organisation: OrganisationModel, finding: Finding) -> str:
    """The words for the page, the first name that they are about in bold."""
    names = [organisation.names.get(subject, "") for subject in finding.subjects]
    found = [name for name in names if name and name in text]
    if not found:
        return escaped(text)
    first = min(found, key=lambda name: (text.index(name), -len(name)))
    before, after = text.split(first, 1)
    # Escaping ends each part without spaces; one that stood there is put back.
    gap_before = " " if before.endswith(" ") else ""
    gap_after = " " if after.startswith(" ") else ""
    return f"{escaped(before)}{gap_before}**{escaped(first)}**{gap_after}{escaped(after)}"


def message(organisation: OrganisationModel, finding: Finding) -> str:
    """What was found, for the page."""
    return in_bold(plainly(finding.message, organisation, finding), organisation, finding)


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
