"""Each option in the paper: what it changes, moves, and means for posts and people."""

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
from orgmodel.board_papers.material import Material
from orgmodel.board_papers.tables.findings import CLEARED, NEW, UNSHOWN
from orgmodel.board_papers.tables.options import NOTHING
from orgmodel.result_tables.result_table import ResultTable

_EM_SPACE = "\u2003"
_MOST_ENDS = 7
"""Units on one side of a matrix that fits a page; more are a list of pairs."""


def summary_sections(
    material: Material, tables: Mapping[str, ResultTable]
) -> tuple[PaperSection, ...]:
    """What each option changes; without one, the organisation in figures."""
    sections = []
    if not material.options:
        figures = (
            PaperColumn("group", "", 1.4),
            PaperColumn("figure", "", 1.6),
            PaperColumn(NOTHING, "As it is"),
        )
        found = tables["options"]
        said = (found.frame["group"] != "Option") & (found.frame[NOTHING] != "–")
        table = table_block(ResultTable(found.name, found.title, found.frame[said]), figures)
        sections.append(PaperSection("The organisation in figures", (table,)))
    else:
        blocks: list[Block] = []
        for name in material.option_names:
            blocks += [heading(f"Option {name}"), *_changes(tables, name)]
        sections.append(PaperSection("What each option changes", tuple(blocks)))
    return tuple(sections)


def _changes(tables: Mapping[str, ResultTable], name: str) -> tuple[Block, ...]:
    found = only(tables["changes"], option=name)
    frame = found.frame
    links = ResultTable(found.name, found.title, frame[frame["what"] == "link"])
    rest = ResultTable(found.name, found.title, frame[frame["what"] != "link"])
    shown = (
        PaperColumn("what", "What", 0.7),
        PaperColumn("change", "Change", 0.8),
        PaperColumn("subject", "Which", 2.4),
        PaperColumn("field", "Field", 0.8),
        PaperColumn("before", "Before", 1.7),
        PaperColumn("after", "After", 1.7),
    )
    blocks = [*_verdict(tables, name), table_block(rest, shown, "Nothing differs.")]
    if links.rows:
        blocks.append(
            table_block(
                links, (PaperColumn("change", "Links", 0.7), PaperColumn("subject", "Which", 5))
            )
        )
    return tuple(blocks)


def _verdict(tables: Mapping[str, ResultTable], name: str) -> list[Block]:
    """What an option breaks, clears and hides, in a line each; its costs are on the page above."""
    found = only(tables["findings"], option=name).frame.to_dict("records")
    lines = []
    for state, words_of in ((NEW, "Breaks"), (CLEARED, "Clears"), (UNSHOWN, "No longer shown")):
        grave = [row for row in found if row["state"] == state and row["severity"] != "info"]
        lines += [f"{words_of}: {row['rule']}, {row['message']}" for row in grave]
    if not lines:
        return [words("It breaks no rule by an error or a warning, and clears none.")]
    return [listing(lines)]


def transfers_section(material: Material, tables: Mapping[str, ResultTable]) -> PaperSection:
    """What work goes from which unit to which: a matrix an option, then the functions."""
    blocks: list[Block] = []
    for name in material.option_names:
        found = only(tables["transfers"], option=name)
        if not found.rows:
            continue
        blocks.append(heading(f"Option {name}"))
        matrix = _matrix(found)
        blocks += [matrix] if matrix else []
        shown = (
            PaperColumn("from", "From", 1.6),
            PaperColumn("to", "To", 1.6),
            PaperColumn("number", "Number", 0.6),
            PaperColumn("functions", "Functions", 3),
        )
        blocks.append(table_block(found, shown))
    if not blocks:
        blocks = [words("No option moves a function to another unit.", "soft")]
    return PaperSection("Function transfer matrix", tuple(blocks))


def _matrix(table: ResultTable) -> Block | None:
    """Functions from the unit of the row to the unit of the column; None where it is too wide."""
    rows: list[dict[Any, Any]] = table.frame.to_dict("records")
    starts = list(dict.fromkeys(row["from"] for row in rows))
    ends = list(dict.fromkeys(row["to"] for row in rows))
    if len(ends) > _MOST_ENDS:
        return None
    number = {(row["from"], row["to"]): str(row["number"]) for row in rows}
    return {
        "kind": "matrix",
        "corner": "From, to",
        "heads": ends,
        "rows": [[start, *(number.get((start, end), "") for end in ends)] for start in starts],
    }


def people_sections(
    material: Material, tables: Mapping[str, ResultTable]
) -> tuple[PaperSection, ...]:
    """Posts affected with reasons, pools and the consultation counter."""
    if not material.options:
        none = words("No option is put beside the organisation as it is.", "soft")
        return (PaperSection("Posts affected", (none,)),)
    return (
        PaperSection("Posts affected", _affected(material, tables)),
        PaperSection("Pools", _pools(tables)),
        PaperSection("Consultation counter", _counter(tables)),
    )


def _indented(table: ResultTable, columns: Sequence[PaperColumn]) -> Block:
    """The units, each set in under the unit that it is part of."""
    block = dict(table_block(table, columns, "The data has no units."))
    depths = table.frame["depth"].tolist()
    for row, depth in zip(block.get("rows", ()), depths, strict=False):
        row[0] = _EM_SPACE * int(depth) + row[0]
    return block


def _affected(material: Material, tables: Mapping[str, ResultTable]) -> tuple[Block, ...]:
    blocks: list[Block] = [words(material.audience.words)]
    kinds = (
        PaperColumn("what", "What becomes of them", 2.2),
        PaperColumn("rows", "Rows", 0.7),
        PaperColumn("posts_before", "Posts before", 0.9),
        PaperColumn("posts_after", "Posts after", 0.9),
        PaperColumn("fte_before", "FTE before", 0.9),
        PaperColumn("fte_after", "FTE after", 0.9),
    )
    people = (
        PaperColumn("directorate", "People affected, by directorate", 4),
        PaperColumn("people", "People"),
    )
    for name in material.option_names:
        blocks += [
            heading(f"Option {name}"),
            table_block(
                only(tables["affected-by-kind"], option=name), kinds, "No post is touched."
            ),
        ]
        counted = only(tables["people-affected"], option=name)
        if counted.rows:
            blocks.append(table_block(counted, people))
        found = only(tables["posts-affected"], option=name)
        if found.rows:
            blocks.append(table_block(found, _columns(found)))
    return tuple(blocks)


def _columns(table: ResultTable) -> tuple[PaperColumn, ...]:
    every = (
        PaperColumn("title", "Post", 1.8),
        PaperColumn("what", "What becomes of it", 1.1),
        PaperColumn("reason", "Why", 3.2),
        PaperColumn("pool", "Pool", 0.5),
        PaperColumn("band_before", "Band before", 0.7),
        PaperColumn("band_after", "Band after", 0.7),
        PaperColumn("cost_before", "Cost before", 0.7),
        PaperColumn("cost_after", "Cost after", 0.7),
        PaperColumn("people", "People", 0.6),
        PaperColumn("holders", "Holders", 1.2),
    )
    return tuple(shown for shown in every if shown.column in table.columns)


def _pools(tables: Mapping[str, ResultTable]) -> tuple[Block, ...]:
    every = (
        PaperColumn("option", "Option", 1.4),
        PaperColumn("pool", "Pool", 0.5),
        PaperColumn("kind", "Kind", 0.8),
        PaperColumn("claimants", "Who claims", 2),
        PaperColumn("successors", "For", 1.6),
        PaperColumn("claims", "Claims", 0.8),
        PaperColumn("people", "People", 0.8),
        PaperColumn("places", "Places", 0.6),
    )
    table = tables["pools"]
    shown = tuple(one for one in every if one.column in table.columns)
    return (table_block(table, shown, "No post is claimed by the holder of another."),)


def _counter(tables: Mapping[str, ResultTable]) -> tuple[Block, ...]:
    every = (
        PaperColumn("option", "Option", 1.6),
        PaperColumn("employer", "Employer", 1.8),
        PaperColumn("at_risk", "At risk", 0.7),
        PaperColumn("displaced", "Displaced", 0.8),
        PaperColumn("counted", "Counted", 0.9),
        PaperColumn("days", "Days before the first dismissal", 1.3),
        PaperColumn("earliest", "Earliest", 0.9),
    )
    table = tables["consultation"]
    shown = tuple(one for one in every if one.column in table.columns)
    settings = (PaperColumn("setting", "How it was counted", 1.2), PaperColumn("value", "", 4))
    return (
        table_block(table, shown, "Nobody is counted in any option."),
        table_block(tables["consultation-settings"], settings),
    )


def measures_sections(
    material: Material, tables: Mapping[str, ResultTable]
) -> tuple[PaperSection, ...]:
    """Each measure as it is and in each option, with how it was counted."""
    heads = [PaperColumn(NOTHING, NOTHING, 0.8)]
    heads += [
        PaperColumn(name, f"Option {name.split(' ')[0]}", 0.8) for name in material.option_names
    ]
    shown = (
        PaperColumn("name", "Measure", 1.7),
        *heads,
        PaperColumn("unit", "Unit", 1.0),
        PaperColumn("rule", "How it was counted", 3.4),
    )
    blocks: list[Block] = [table_block(tables["measures"], shown)]
    units = (
        PaperColumn("name", "Unit", 3),
        PaperColumn("unit_posts", "Posts", 0.7),
        PaperColumn("unit_fte", "FTE", 0.7),
    )
    parts: list[Block] = [_indented(tables["units"], units)]
    if "costs" in tables:
        costs = (
            PaperColumn("option", "Option", 1.4),
            PaperColumn("directorate", "Directorate", 2.4),
            PaperColumn("posts", "Posts", 0.7),
            PaperColumn("cost", "Cost a year", 0.9),
        )
        parts += [
            heading("Cost a year, by directorate"),
            table_block(tables["costs"], costs, "The data does not state the cost of every post."),
        ]
    title = "Measures, and how each was counted"
    return (
        PaperSection(title, tuple(blocks), wide=bool(material.options)),
        PaperSection("Units", tuple(parts)),
    )
