"""Findings in the paper: those that stand with their proof, and what each option does to them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from orgmodel.board_papers.block import (
    Block,
    PaperColumn,
    PaperSection,
    heading,
    listing,
    only,
    table_block,
    words,
)
from orgmodel.board_papers.charts import PackChart
from orgmodel.board_papers.material import Material
from orgmodel.board_papers.paths import FindingPath
from orgmodel.board_papers.tables.findings import CLEARED, NEW, STANDING, UNSHOWN
from orgmodel.board_papers.tables.options import NOTHING
from orgmodel.result_tables.result_table import ResultTable
from orgmodel.text import coverage, scale
from orgmodel.text.check import step_words

_OF_RULE = (PaperColumn("rule", "Rule", 0.7), PaperColumn("message", "Finding", 4.4))
_SEVERITY_FIRST = (PaperColumn("severity", "Severity", 0.8), *_OF_RULE)


def findings_sections(
    material: Material, tables: Mapping[str, ResultTable], paths: Mapping[str, FindingPath]
) -> tuple[PaperSection, ...]:
    """The findings as it is with their proof, then option by option."""
    return (
        PaperSection("Findings", _standing(material, tables, paths), starts_page=True),
        *(
            PaperSection(f"Findings: option {name}", _of_option(tables, name), level=2)
            for name in material.option_names
        ),
    )


def _standing(
    material: Material, tables: Mapping[str, ResultTable], paths: Mapping[str, FindingPath]
) -> tuple[Block, ...]:
    standing = only(tables["findings"], option=NOTHING, state=STANDING)
    rows = standing.frame.to_dict("records")
    grave = [row for row in rows if row["severity"] != "info"]
    told = only(standing, severity="info")
    scales = [words(" ".join(scale.sentences(one))) for one in material.check.scales]
    blocks: list[Block] = [*scales]
    proofs = {
        finding.id: [step_words(step, material.names) for step in finding.path]
        for finding in material.check.findings
        if finding.id not in paths
    }
    blocks += [
        {
            **_finding({str(k): v for k, v in row.items()}),
            "proof": proofs.get(row["finding"], []),
            "path": _picture(paths.get(row["finding"])),
        }
        for row in grave
    ]
    if not grave:
        blocks.append(words("No rule in use is broken by an error or a warning.", "strong"))
    if len(told.rows):
        blocks.append(heading("For information"))
        columns = (*_OF_RULE, PaperColumn("source", "Source", 1.3))
        blocks.append(table_block(told, columns))
    if material.check.coverage:
        blocks.append(words(" ".join(coverage.sentences(material.check.coverage)), "small"))
    return tuple(blocks)


def _finding(row: Mapping[str, Any]) -> Block:
    """One finding: rule, message, why it is one, its proof, and what would clear it."""
    return {
        "kind": "finding",
        "rule": row["rule"],
        "title": row["title"],
        "severity": row["severity"],
        "message": row["message"],
        "source": row["source"],
        "clears": f"Cleared if {row['clears_if']}." if row["clears_if"] else "",
        "change": row["smallest_change"],
    }


def _picture(path: FindingPath | None) -> Block | None:
    """A drawing of its own size, described by its rows."""
    if path is None:
        return None
    drawing = path.drawing
    return {
        "kind": "picture",
        "file": f"/{path.file}",
        "alt": drawing.description,
        "width": round(drawing.width, 2),
        "height": round(drawing.height, 2),
    }


def _of_option(tables: Mapping[str, ResultTable], name: str) -> tuple[Block, ...]:
    blocks: list[Block] = []
    for state, title in ((NEW, "New"), (CLEARED, "Cleared")):
        found = only(tables["findings"], option=name, state=state)
        if found.rows:
            blocks += [heading(title), table_block(found, _SEVERITY_FIRST)]
    unshown = only(tables["findings"], option=name, state=UNSHOWN)
    if unshown.rows:
        columns = (*_OF_RULE, PaperColumn("why", "Gone without being cleared, since", 2.0))
        blocks += [heading("No longer shown"), table_block(unshown, columns)]
    outcomes = only(tables["outcomes"], option=name)
    if outcomes.rows:
        shown = (
            PaperColumn("rule", "Rule", 0.7),
            PaperColumn("before", "Was", 0.9),
            PaperColumn("after", "Is", 0.9),
            PaperColumn("why", "Why", 3.6),
        )
        blocks += [heading("Rules with another outcome"), table_block(outcomes, shown)]
    return tuple(blocks) or (words("No finding is new, cleared or no longer shown."),)


def exemptions_section(tables: Mapping[str, ResultTable]) -> PaperSection:
    """What is accepted on purpose."""
    shown = (
        PaperColumn("rule", "Rule", 0.7),
        PaperColumn("message", "Finding", 2.2),
        PaperColumn("reason", "Accepted because", 2.4),
        PaperColumn("safeguard", "Safeguard", 1.8),
        PaperColumn("owner", "Owner", 0.9),
        PaperColumn("review", "Review", 0.9),
    )
    empty = "No finding is accepted on purpose."
    return PaperSection("Exemptions", (table_block(tables["exemptions"], shown, empty),))


def silent_section(
    material: Material, tables: Mapping[str, ResultTable], charts: Sequence[PackChart]
) -> PaperSection:
    """What the data does not say: holders, rules without an answer, measures without a figure."""
    rules = only(tables["rules"], outcome="Not assessable")
    holders = (
        PaperColumn("title", "Post", 2),
        PaperColumn("post", "Id", 1),
        PaperColumn("unit", "Unit", 2),
    )
    columns = (
        PaperColumn("rule", "Rule", 0.8),
        PaperColumn("title", "Asks", 2),
        PaperColumn("missing", "What is missing", 3),
    )
    measures = (
        PaperColumn("measure", "Measure", 1.4),
        PaperColumn("rule", "What it would count", 3),
    )
    notes = [words(note, "small") for note in material.check.notes]
    refused = [f"{one.title}: {one.refused}" for one in charts if one.refused]
    undrawn = [heading("Charts that cannot be drawn"), listing(refused)] if refused else []
    return PaperSection(
        "What the data does not say",
        (
            heading("Rules that cannot be assessed"),
            table_block(rules, columns, "Every rule in use could be assessed."),
            heading("Posts whose holders are not on record"),
            table_block(
                tables["not-recorded"], holders, "The holders of every post are on record."
            ),
            heading("Measures without a figure"),
            table_block(tables["not-measured"], measures, "Every measure could be taken."),
            heading("Not a matter of structure"),
            listing(
                [f"{row[0]}: {row[1]}" for row in tables["process"].rows],
                "The packs in use list nothing that no structure can show.",
            ),
            *undrawn,
            *notes,
        ),
    )
