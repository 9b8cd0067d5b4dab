"""The phases of an option in the paper: what takes effect when, and what is broken meanwhile."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from orgmodel.board_papers.block import Block, PaperColumn, PaperSection, heading, only, table_block
from orgmodel.board_papers.material import Material
from orgmodel.result_tables.result_table import ResultTable

_DAYS = (
    PaperColumn("day", "From", 1.1),
    PaperColumn("takes_effect", "What takes effect", 4.2),
    PaperColumn("errors", "Errors", 0.6),
    PaperColumn("warnings", "Warnings", 0.8),
)
_FINDINGS = (
    PaperColumn("rule", "Rule", 0.8),
    PaperColumn("message", "Finding", 3.6),
    PaperColumn("from", "From", 1.1),
    PaperColumn("to", "To", 1.1),
    PaperColumn("days", "Days", 0.5),
)
_NONE = "No error and no warning comes or goes on the way."


def phases_sections(
    material: Material, tables: Mapping[str, ResultTable]
) -> tuple[PaperSection, ...]:
    """For each option with days: its phases, and the findings that hold for a time alone."""
    if "phases" not in tables:
        return ()
    blocks: list[Block] = []
    for name in material.option_names:
        phases = only(tables["phases"], option=name)
        if not phases.rows:
            continue
        meanwhile = only(tables["meanwhile"], option=name)
        blocks += [
            heading(f"Option {name}"),
            table_block(_a_row_a_change(phases), _DAYS),
            table_block(meanwhile, _FINDINGS, _NONE),
        ]
    return (PaperSection("Phases: what takes effect when", tuple(blocks)),)


def _a_row_a_change(phases: ResultTable) -> ResultTable:
    """Each change of a day on a row of its own; day and numbers stand on the first of them."""
    frame = phases.frame.assign(takes_effect=phases.frame["takes_effect"].str.split("\n"))
    rows = frame.explode("takes_effect")
    others = ["day", "errors", "warnings"]
    rows = rows.astype(dict.fromkeys(others, object))
    rows.loc[rows.index.duplicated(), others] = ""
    return replace(phases, frame=rows.reset_index(drop=True))
