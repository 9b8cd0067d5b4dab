"""The charts of a pack: as it is, then each option, and what each option changes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from orgmodel.board_papers.material import Material
from orgmodel.board_papers.tables.changes import seen_differences
from orgmodel.board_papers.tables.figures import hides
from orgmodel.board_papers.tables.options import figures_for
from orgmodel.chart.chart import VIEWS, chart
from orgmodel.chart.drawing.drawing import Drawing
from orgmodel.chart.drawing.paper import A4
from orgmodel.chart.options_page.page import options_page
from orgmodel.chart.outcomes import outcomes_for
from orgmodel.chart.views.changes import option_pages
from orgmodel.errors import OrgmodelError
from orgmodel.model.organisation import OrganisationModel
from orgmodel.model.schema import BY_NAME
from orgmodel.model.words import listed
from orgmodel.rules.result import CheckResult

_AS_IT_IS = (
    ("organisation", "The organisation"),
    ("separation", "Where the sides meet"),
    ("centre", "Three at the centre"),
    ("interdependence", "Who depends on whom"),
)
_OF_AN_OPTION = (("organisation", "The organisation"),)


SUMMARY = -1
"""In place of an option's number: the page that sets all of them beside each other."""


@dataclass(frozen=True, eq=False)
class PackChart:
    """One chart of the pack: where it belongs, its pages, and why it could not be drawn.

    `option` is the number of the option it shows, 0 for the organisation as it is. `stem` begins
    the names of its files. `as_before` maps the number of a page to that of the same page of
    the organisation as it is: such a page is not printed again.
    """

    option: int
    view: str
    title: str
    stem: str
    drawings: tuple[Drawing, ...] = ()
    refused: str = ""
    as_before: Mapping[int, int] = field(default_factory=dict)

    @property
    def printed(self) -> tuple[int, ...]:
        """The numbers of the pages that the paper and the slides show."""
        return tuple(n for n in range(1, len(self.drawings) + 1) if n not in self.as_before)

    @property
    def files(self) -> tuple[str, ...]:
        """The name of the SVG of each page."""
        several = len(self.drawings) > 1
        return tuple(
            f"charts/{self.stem}{f'-{number}' if several else ''}.svg"
            for number in range(1, len(self.drawings) + 1)
        )


def charts_of(material: Material) -> Iterator[PackChart]:
    """Every chart, one at a time. A view that the data cannot fill says so instead."""
    if material.options:
        pages = options_page(material.comparison, A4, figures=figures_for(material))
        yield PackChart(SUMMARY, "options", "Options beside each other", "options", pages)
    before = as_seen(material, material.model)
    as_it_is: dict[str, PackChart] = {}
    for view, title in _AS_IT_IS:
        if not _is_about(material, view):
            continue
        as_it_is[view] = _drawn(material, 0, before, view, title)
        yield as_it_is[view]
    for number, option in enumerate(material.options, start=1):
        after = as_seen(material, option.option.model)
        charts = [_drawn(material, number, after, view, title) for view, title in _OF_AN_OPTION]
        charts = [replace(one, as_before=_alike(one, as_it_is[one.view])) for one in charts]
        same = [one.title.lower() for one in charts if one.drawings and not one.printed]
        title = f"Before and after; as before: {listed(same)}" if same else "Before and after"
        yield _changes(material, number, title)
        yield from charts


def _is_about(material: Material, view: str) -> bool:
    """Whether a view is about rules that are in use; one that is about none always is."""
    wanted = VIEWS[view].outcomes
    if wanted is None:
        return True
    packs = material.check.packs
    return any(pack.words.sides if wanted.sides else pack.name == wanted.pack for pack in packs)


def _marked(material: Material, number: int, view: str) -> CheckResult | None:
    """The check whose findings a view marks: of the whole organisation, not of what is seen."""
    wanted = VIEWS[view].outcomes
    if wanted is None or number:
        return None
    if material.request.rules:
        return material.check
    return outcomes_for(material.model, wanted).result


def as_seen(material: Material, model: OrganisationModel) -> OrganisationModel:
    """The organisation without what the audience is not to read: a chart may print any cell.

    Notes and carried columns are never in, bands and costs where they are switched on, costs
    of posts for HR alone.
    """
    hidden = {"note"}
    hidden |= set() if material.fields.bands else {"band"}
    hidden |= set() if material.fields.costs and material.exact else {"cost"}
    seen = {}
    for name, table in model.tables.items():
        declared = BY_NAME[name].column_names
        kept = table[[column for column in table.columns if column in declared]]
        seen[name] = kept.assign(**{c: "" for c in kept.columns if c in hidden})
    return model.with_tables(seen)


def _changes(material: Material, number: int, title: str) -> PackChart:
    """Before and after. What becomes of the holders of posts is drawn for HR alone."""
    option, stem = material.options[number - 1], f"option-{number}-changes"
    found = seen_differences(material, option)
    cost, fates = material.audience.sees_cost, material.exact
    try:
        pages = option_pages(option, found, A4, fates=fates, cost=cost)
    except OrgmodelError as error:
        return PackChart(number, "changes", title, stem, refused=str(error))
    return PackChart(number, "changes", title, stem, pages)


def _alike(found: PackChart, before: PackChart) -> dict[int, int]:
    """The pages that say the same as a page before, each with that page's number."""
    known = {_said(drawing): number for number, drawing in enumerate(before.drawings, start=1)}
    pages = {n: _said(drawing) for n, drawing in enumerate(found.drawings, start=1)}
    return {number: known[said] for number, said in pages.items() if said in known}


def _said(drawing: Drawing) -> tuple[object, ...]:
    """What a page draws, wherever it stands: titles of boxes, and lines between them."""
    boxes = sorted((box.id, *(text.content for text in box.texts)) for box in drawing.boxes)
    lines = sorted((line.source, line.relation, line.target) for line in drawing.lines)
    return tuple(boxes), tuple(lines)


def _drawn(
    material: Material,
    number: int,
    model: OrganisationModel,
    view: str,
    title: str,
) -> PackChart:
    stem = f"{f'option-{number}' if number else 'as-it-is'}-{view}"
    names = material.fields.names
    compared = material.comparison.baseline, *(one.option for one in material.options)
    filled = not hides(material, compared[number].measures)
    try:
        found = chart(
            model, view, names=names, result=_marked(material, number, view), filled=filled
        )
    except OrgmodelError as error:
        return PackChart(number, view, title, stem, refused=" ".join(str(error).split()))
    if not any(page.boxes or page.groups or page.lines or page.marks for page in found.drawings):
        said = " ".join(page.description for page in found.drawings)
        return PackChart(number, view, title, stem, refused=f"there is nothing to draw. {said}")
    return PackChart(number, view, title, stem, found.drawings)
