"""A check's result whose findings speak of persons by pseudonym."""

from __future__ import annotations

from dataclasses import replace

from orgmodel.model.pseudonyms import Pseudonyms, spoken, step_under
from orgmodel.rules.finding import Finding, SuggestedChange
from orgmodel.rules.result import CheckResult


def result_under(result: CheckResult, words: Pseudonyms) -> CheckResult:
    """The same outcomes, each person by a pseudonym in every finding."""
    if not words:
        return result
    return replace(
        result,
        rules=tuple(
            replace(
                rule, findings=tuple(finding_under(finding, words) for finding in rule.findings)
            )
            for rule in result.rules
        ),
        notes=tuple(spoken(note, words) for note in result.notes),
    )


def finding_under(finding: Finding, words: Pseudonyms) -> Finding:
    """One finding, each person by a pseudonym in its words, its proof and what would clear it."""
    ends = {end for step in finding.path for end in (step.start, step.end)}
    mentioned = words.keys() & {*finding.subjects, *ends}
    if not mentioned:
        return finding
    return replace(
        finding,
        message=spoken(finding.message, words, mentioned),
        clears_if=spoken(finding.clears_if, words, mentioned),
        subjects=tuple(words.get(one, one) for one in finding.subjects),
        path=tuple(step_under(step, words) for step in finding.path),
        edits=tuple(
            SuggestedChange(
                edit.do, {key: words.get(value, value) for key, value in edit.target.items()}
            )
            for edit in finding.edits
        ),
    )
