"""Findings with what proves and clears them, rules, exemptions, and what is no longer shown."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from orgmodel.board_papers.material import Material
from orgmodel.board_papers.tables.options import NOTHING
from orgmodel.remedies.words import consequences
from orgmodel.result_tables.check import check_tables, steps_table
from orgmodel.result_tables.result_table import ResultTable, table_of
from orgmodel.rules.finding import OUTCOME_WORDS, Finding
from orgmodel.rules.rule_result import RuleResult
from orgmodel.text.check import edit_words, step_words

STANDING, NEW, CLEARED, UNSHOWN = "standing", "new", "cleared", "no longer shown"
_FINDINGS = (
    "option",
    "state",
    "rule",
    "title",
    "severity",
    "message",
    "source",
    "proof",
    "clears_if",
    "smallest_change",
    "why",
    "finding",
)
_OUTCOMES = ("option", "rule", "title", "before", "after", "why")
_RULES = ("rule", "title", "severity", "outcome", "findings", "missing", "source", "pack")


def findings_table(material: Material) -> ResultTable:
    """The findings that stand as it is, then those that each option adds, clears or hides."""
    rows = [_row(material, NOTHING, STANDING, finding) for finding in _standing(material)]
    for name, option in zip(material.option_names, material.options, strict=True):
        rows += [_row(material, name, NEW, finding) for finding in option.new if finding.stands]
        rows += [
            _row(material, name, CLEARED, finding) for finding in option.fixed if finding.stands
        ]
        rows += [
            {**_row(material, name, UNSHOWN, finding), "why": why}
            for finding, why in option.unshown
        ]
    return table_of("findings", "Findings", rows, _FINDINGS)


def _standing(material: Material) -> Iterator[Finding]:
    return (finding for finding in material.check.findings if finding.stands)


def _row(material: Material, option: str, state: str, finding: Finding) -> dict[str, Any]:
    rule = _rules_of(material).get(finding.rule_key)
    change = "; ".join(edit_words(edit, material.names) for edit in finding.edits)
    beside = finding.clears, finding.breaks, finding.loses, finding.option
    said = consequences(*beside, finding.edits)
    tried = " ".join([f"{change[:1].upper()}{change[1:]}.", *said]) if change else " ".join(said)
    return {
        "option": option,
        "state": state,
        "rule": finding.rule,
        "title": rule.title if rule else "",
        "severity": finding.severity,
        "message": finding.message,
        "source": rule.source if rule else "",
        "proof": "; ".join(step_words(step, material.names) for step in finding.path),
        "clears_if": finding.clears_if,
        "smallest_change": tried if state == STANDING else "",
        "why": "",
        "finding": finding.id,
    }


def _rules_of(material: Material) -> Mapping[str, RuleResult]:
    """The rules by id, as the organisation as it is has them where it does."""
    checks = (*(option.option.check for option in reversed(material.options)), material.check)
    return {rule.key: rule for check in checks for rule in check.rules}


def proofs_table(material: Material) -> ResultTable:
    """One row a step of the path of each finding that stands or that an option adds."""
    found = {finding.id: finding for finding in _standing(material)}
    for option in material.options:
        found |= {finding.id: finding for finding in option.new if finding.stands}
    return steps_table(found.values())


def outcomes_table(material: Material) -> ResultTable:
    """The rules whose outcome is another in an option, and why."""
    rows = [
        {
            "option": name,
            "rule": change.rule,
            "title": change.title,
            "before": OUTCOME_WORDS[change.was],
            "after": OUTCOME_WORDS[change.now],
            "why": change.why,
        }
        for name, option in zip(material.option_names, material.options, strict=True)
        for change in option.outcomes
    ]
    return table_of("outcomes", "Rules with another outcome", rows, _OUTCOMES)


def rules_table(material: Material) -> ResultTable:
    """Each rule and its outcome as it is; of one that cannot be assessed, what is missing."""
    rows = [
        {
            "rule": rule.id,
            "title": rule.title,
            "severity": rule.severity,
            "outcome": OUTCOME_WORDS[rule.outcome],
            "findings": sum(finding.stands for finding in rule.findings),
            "missing": rule.silence,
            "source": rule.source,
            "pack": rule.pack,
        }
        for rule in material.check.rules
    ]
    return table_of("rules", "Rules and their outcomes", rows, _RULES)


def exemptions_table(material: Material) -> ResultTable:
    """What is accepted on purpose, with reason, safeguard, owner and review date."""
    return _of_check(material, "exemptions")


def process_table(material: Material) -> ResultTable:
    """What is asked of an organisation and no structure can show."""
    return _of_check(material, "process")


def _of_check(material: Material, name: str) -> ResultTable:
    return next(table for table in check_tables(material.check) if table.name == name)
