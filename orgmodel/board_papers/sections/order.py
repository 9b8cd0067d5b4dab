"""The order of the paper: which section follows which, and where each chart stands."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from orgmodel.board_papers.block import PaperSection
from orgmodel.board_papers.charts import SUMMARY, PackChart
from orgmodel.board_papers.material import Material
from orgmodel.board_papers.paths import FindingPath
from orgmodel.board_papers.sections.findings import (
    exemptions_section,
    findings_sections,
    silent_section,
)
from orgmodel.board_papers.sections.method import gaps_sections, method_section
from orgmodel.board_papers.sections.options import (
    measures_sections,
    people_sections,
    summary_sections,
    transfers_section,
)
from orgmodel.board_papers.sections.phases import phases_sections
from orgmodel.result_tables.result_table import ResultTable


def sections_of(
    material: Material,
    tables: Mapping[str, ResultTable],
    charts: Sequence[PackChart],
    pages: Sequence[tuple[int, str]] = (),
    paths: Mapping[str, FindingPath] = MappingProxyType({}),
) -> tuple[PaperSection, ...]:
    """Every section of the paper, in order. `pages` are the charts' sources, with their options."""
    own: dict[int, list[str]] = {}
    for option, source in pages:
        own.setdefault(option, []).append(source)
    titles = chart_titles(material)
    return (
        *_charts(titles[SUMMARY], own.get(SUMMARY, ())),
        *summary_sections(material, tables),
        *phases_sections(material, tables),
        *(
            section
            for option in (0, *range(1, len(material.options) + 1))
            for section in _charts(titles[option], own.get(option, ()))
        ),
        *findings_sections(material, tables, paths),
        *measures_sections(material, tables),
        transfers_section(material, tables),
        *people_sections(material, tables),
        exemptions_section(tables),
        silent_section(material, tables, charts),
        *gaps_sections(),
        method_section(material, tables),
    )


def chart_titles(material: Material) -> Mapping[int, str]:
    """The section that the charts of each option stand in, by its number."""
    options = enumerate(material.option_names, start=1)
    return {
        SUMMARY: "Options beside each other",
        0: "Charts: as it is",
        **{number: f"Charts: option {name}" for number, name in options},
    }


def _charts(title: str, sources: Sequence[str]) -> tuple[PaperSection, ...]:
    blocks = tuple({"kind": "chart", "source": source} for source in sources)
    return (PaperSection(title, blocks, charts=True),) if blocks else ()
