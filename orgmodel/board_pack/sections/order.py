"""The order of the paper: which section follows which, and where each chart stands."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from orgmodel.board_pack.block import Block, PaperSection
from orgmodel.board_pack.charts import PackChart
from orgmodel.board_pack.material import Material
from orgmodel.board_pack.sections.findings import (
    exemptions_section,
    findings_sections,
    silent_section,
)
from orgmodel.board_pack.sections.method import gaps_sections, method_section
from orgmodel.board_pack.sections.options import (
    measures_sections,
    people_sections,
    summary_sections,
    transfers_section,
)
from orgmodel.model.words import listed
from orgmodel.result_tables.result_table import ResultTable


def sections_of(
    material: Material, tables: Mapping[str, ResultTable], charts: Sequence[PackChart]
) -> tuple[PaperSection, ...]:
    """Every section of the paper, in order."""
    return (
        *summary_sections(material, tables),
        *_charts(material, charts),
        *findings_sections(material, tables),
        *measures_sections(material, tables),
        transfers_section(material, tables),
        *people_sections(material, tables),
        exemptions_section(tables),
        silent_section(material, tables, charts),
        *gaps_sections(),
        method_section(material, tables),
    )


def _charts(material: Material, charts: Sequence[PackChart]) -> tuple[PaperSection, ...]:
    titles = ("Charts: as it is", *(f"Charts: option {name}" for name in material.option_names))
    sections = []
    for number, title in enumerate(titles):
        own = [one for one in charts if one.option == number]
        blocks = [block for one in own for block in (_chart(one) if one.drawings else [])]
        if blocks:
            blocks[0] = {**blocks[0], "section": title}
            sections.append(PaperSection(title, tuple(blocks), charts=True))
    return tuple(sections)


def _chart(one: PackChart) -> list[Block]:
    pages = len(one.drawings)
    shown = [n for n in range(1, pages + 1) if n not in one.as_before]
    left = f"; as before: {listed([str(n) for n in one.as_before])}" if one.as_before else ""
    return [
        {
            "kind": "chart",
            "section": "",
            "title": one.title if number == shown[0] else "",
            "running": f"{one.title}, page {number} of {pages}{left}" if pages > 1 else one.title,
            "file": name,
            "alt": f"{drawing.title}. {drawing.description}",
            "width": round(drawing.width, 2),
            "height": round(drawing.height, 2),
        }
        for number, (name, drawing) in enumerate(zip(one.files, one.drawings, strict=True), 1)
        if number in shown
    ]
