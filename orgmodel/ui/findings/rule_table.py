"""Every rule with its outcome, as a table that reads without the drawing."""

from __future__ import annotations

import streamlit as st

from orgmodel.model.words import counted, sentence
from orgmodel.rules.result import CheckResult
from orgmodel.rules.rule_result import RuleResult
from orgmodel.rules.standing.clause import CONFIDENCES, TEXT
from orgmodel.text.check import passed_on
from orgmodel.ui.findings.finding_filter import Wanted
from orgmodel.ui.findings.marks import outcome_badge
from orgmodel.ui.shared.escaping import csv_bytes, escaped
from orgmodel.ui.shared.text_table import text_table

_COLUMNS = (
    "Rule",
    "What it asks",
    "Outcome",
    "What was found, or what data would answer it",
    "Source",
)


def show_rules(result: CheckResult, only: Wanted, *, name: str) -> None:
    """The rules listed, what was noted on them, and all findings as a file."""
    shown = [rule for rule in result.rules if only.rule(rule)]
    if len(shown) < len(result.rules):
        st.markdown(f"{len(shown)} of {counted(len(result.rules), 'rule')}, as filtered above.")
    rows = [
        (
            f":gray-badge[{escaped(rule.id)}]",
            escaped(rule.title),
            outcome_badge(rule),
            escaped(_result(rule)),
            escaped(rule.source),
        )
        for rule in shown
    ]
    table = text_table(rows, _COLUMNS)
    st.table(table, border="horizontal", hide_index=True, alt="Rules and outcomes")
    for note in result.notes:
        st.markdown(f":material/info: {escaped(note)}")
    st.download_button(
        "Download rules and findings (CSV)",
        lambda: csv_bytes(result.to_frame()),
        f"{name}.csv",
        "text/csv",
        key=f"{name}.csv",
        icon=":material/download:",
        on_click="ignore",
    )


def _result(rule: RuleResult) -> str:
    standing = [finding for finding in rule.findings if finding.stands]
    broken = sum(finding.severity != "info" for finding in standing)
    parts = []
    if rule.outcome == "not_assessable":
        parts.append(rule.silence)
    elif broken:
        parts.append(f"{counted(broken, 'finding')}.")
    elif rule.seen:
        parts.append(f"{counted(len(rule.seen), 'item')} looked at.")
    if passed_on(rule):
        parts.append(f"Passed, {passed_on(rule)}.")
    information = sum(finding.severity == "info" for finding in standing)
    if information:
        parts.append(f"{information} for information.")
    exempt = len(rule.findings) - len(standing)
    if exempt:
        parts.append(f"{exempt} exempt.")
    if rule.confidence not in ("", TEXT):
        parts.append(sentence(CONFIDENCES[rule.confidence]))
    return " ".join(parts)
