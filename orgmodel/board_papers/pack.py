"""The pack as files: paper, slides, workbook, charts, tables, and what they were made of."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType

from orgmodel.board_papers.chart_pages import chart_pages
from orgmodel.board_papers.charts import PackChart, charts_of
from orgmodel.board_papers.material import Material, PackRequest, Progress, silently
from orgmodel.board_papers.paper import front_page, paper
from orgmodel.board_papers.paths import finding_paths
from orgmodel.board_papers.readme import readme
from orgmodel.board_papers.sections.order import chart_titles, sections_of
from orgmodel.board_papers.tables.every import every_table
from orgmodel.changes.scenario import Scenario
from orgmodel.chart.file_formats import file_formats
from orgmodel.chart.writers.parts.file_format import Making
from orgmodel.chart.writers.parts.glyphs import undrawable
from orgmodel.chart.writers.svg import to_svg
from orgmodel.extras import require
from orgmodel.files.safe_csv import safe_csv
from orgmodel.model.organisation import OrganisationModel
from orgmodel.result_tables.workbook import workbook

PAPER, SLIDES, WORKBOOK, README = (
    "board-pack.pdf",
    "board-pack.pptx",
    "board-pack.xlsx",
    "README.txt",
)


def board_pack(
    model: OrganisationModel,
    scenarios: Sequence[Scenario] = (),
    request: PackRequest | None = None,
    progress: Progress = silently,
) -> Mapping[str, bytes]:
    """Every file of the pack by its name, such as `tables/findings.csv`.

    The same organisation, options, request and day give the same bytes. Raises `ScenarioError`
    where an option cannot be applied, `PackError` where a rule pack cannot be used, `DateError`
    where the day is none, and `OrgmodelError` for an audience that there is not, or where the extra
    "office" is not installed.
    """
    require("office", "the Board pack")
    progress("options")
    material = Material.of(model, scenarios, request or PackRequest())
    progress("tables")
    tables = every_table(material)
    charts = list(_told(material, progress))
    files: dict[str, bytes] = {}
    progress("paper")
    svgs = {
        name: to_svg(drawing)
        for one in charts
        for name, drawing in zip(one.files, one.drawings, strict=True)
    }
    undrawn = undrawable([drawing for one in charts for drawing in one.drawings])
    pages = list(chart_pages(charts, chart_titles(material)))
    progress("paths of findings")
    paths = finding_paths(material)
    svgs |= {path.file: to_svg(path.drawing) for path in paths.values()}
    sections = sections_of(material, tables, charts, [page[:2] for page in pages], paths)
    front = front_page(tables["about"], _footer(material))
    files[PAPER] = paper(front, sections, svgs | {name: source for _, name, source in pages})
    slides = _slides(charts)
    if slides is not None:
        progress("slides")
        files[SLIDES] = slides
    progress("workbook")
    files[WORKBOOK] = workbook(tables.values(), material.model.name)
    files |= {
        f"tables/{name}.csv": safe_csv(table.frame).encode() for name, table in tables.items()
    }
    files |= {name: svg.encode() for name, svg in svgs.items()}
    files[README] = readme(material, tables, charts, paths, tuple(files), undrawn).encode()
    return MappingProxyType(dict(sorted(files.items())))


def _told(material: Material, progress: Callable[[str], None]) -> Sequence[PackChart]:
    found = []
    for one in charts_of(material):
        progress(f"charts: {one.stem}")
        found.append(one)
    return found


def _slides(charts: Sequence[PackChart]) -> bytes | None:
    """All charts as slides, one a page; None where slides cannot be written here."""
    form = file_formats().get(".pptx")
    drawings = [one.drawings[number - 1] for one in charts for number in one.printed]
    return form.write(drawings, Making())[0] if form and drawings else None


def _footer(material: Material) -> tuple[str, ...]:
    model = material.model
    return (model.name, model.status, model.day, material.audience.title)
