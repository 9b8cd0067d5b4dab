"""The tables of a check: rules, findings, the steps that prove them, and what is beside them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from orgmodel.result_tables.result_table import ResultTable, table_of
from orgmodel.rules.coverage import Coverage
from orgmodel.rules.finding import Finding
from orgmodel.rules.result import CheckResult

_STEP = ("finding", "rule", "step", "from", "relation", "to", "file", "row", "change")
_EXEMPT = ("rule", "message", "reason", "safeguard", "owner", "review", "finding")
_LEVEL = ("pack", "level", "title", "state", "condition", "condition_title", "because", "source")


def check_tables(result: CheckResult) -> tuple[ResultTable, ...]:
    """Every table of a check, in the order a reader wants them."""
    findings = result.findings
    process = [item.to_dict() for item in result.process]
    notes = [{"note": note} for note in result.notes]
    return (
        ResultTable("rules", "Rules and their outcomes", result.rules_frame()),
        ResultTable("findings", "Findings", result.findings_frame()),
        steps_table(findings),
        table_of("exemptions", "Accepted on purpose", _exempt(findings), _EXEMPT),
        table_of("levels", "How far up the scale", _levels(result), _LEVEL),
        table_of("process", "Not a matter of structure", process, ("id", "title", "source", "why")),
        table_of("coverage", "What no rule looked at", _left(result.coverage), ("table", "id")),
        table_of("notes", "Notes on exemptions", notes, ("note",)),
    )


def steps_table(findings: Iterable[Finding]) -> ResultTable:
    """One row a step of a finding's path, with where it is written."""
    rows = [
        {
            "finding": finding.id,
            "rule": finding.rule,
            "step": number,
            **step.to_dict(),
        }
        for finding in findings
        for number, step in enumerate(finding.path, start=1)
    ]
    columns = (*_STEP, "source", "basis")
    return table_of("steps", "What proves each finding", rows, columns)


def _exempt(findings: Iterable[Finding]) -> list[dict[str, Any]]:
    return [
        {
            "rule": finding.rule,
            "message": finding.message,
            "finding": finding.id,
            **finding.exemption.to_dict(),
        }
        for finding in findings
        if finding.exemption
    ]


def _levels(result: CheckResult) -> list[Mapping[str, str]]:
    return [
        {
            "pack": scale.pack,
            "level": level.id,
            "title": level.title,
            "state": level.state,
            "condition": condition.id,
            "condition_title": condition.title,
            "because": condition.because,
            "source": condition.source,
        }
        for scale in result.scales
        for level in scale.levels
        for condition in level.conditions
    ]


def _left(coverage: Coverage | None) -> list[dict[str, str]]:
    return list(_left_of(coverage)) if coverage else []


def _left_of(coverage: Coverage) -> Iterator[dict[str, str]]:
    for table in ("posts", "units", "bodies", "functions", "rules"):
        for name in getattr(coverage, table):
            yield {"table": table, "id": name}
