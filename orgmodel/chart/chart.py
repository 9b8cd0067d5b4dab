"""A chart: the drawings of one view, and how they leave the tool."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

from orgmodel.chart.drawing.drawing import Drawing
from orgmodel.chart.drawing.paper import A4, PAPER_NAMES, figure, length
from orgmodel.chart.file_formats import file_formats
from orgmodel.chart.found import VIEWS_FOLDER, Found
from orgmodel.chart.outcomes import outcomes_for
from orgmodel.chart.saving import Saved, format_of, save
from orgmodel.chart.views.parts.captions import footer
from orgmodel.chart.views.parts.chart_view import ChartView
from orgmodel.chart.views.parts.request import (
    COLOURS,
    FIELDS,
    ROWS,
    ColourBy,
    Outcomes,
    Request,
    RowsBy,
)
from orgmodel.chart.writers.parts.escaping import escape
from orgmodel.chart.writers.parts.file_format import (
    DPI,
    LEAST_DPI,
    MOST_DPI,
    Facts,
    Making,
    Standing,
)
from orgmodel.chart.writers.parts.glyphs import undrawable
from orgmodel.chart.writers.svg import to_svg
from orgmodel.errors import ArgumentError, OrgmodelError, UnknownNameError
from orgmodel.files.safe_write import telling
from orgmodel.model.given.arguments import arguments_told
from orgmodel.model.given.filed import StrPath
from orgmodel.model.organisation import OrganisationModel
from orgmodel.model.pseudonyms import person_ids, pseudonyms, under_pseudonyms
from orgmodel.model.shown import WIDTH
from orgmodel.model.tables import carried_columns
from orgmodel.model.unprintable import told
from orgmodel.model.words import did_you_mean, listed, near
from orgmodel.rules.pseudonymous import result_under
from orgmodel.rules.result import CheckResult

VIEWS: Found[ChartView] = Found(VIEWS_FOLDER, "VIEW", ChartView)
_MOST = 12


@dataclass(frozen=True, repr=False)
class Chart:
    """The pages of one view of one organisation."""

    view: str
    drawings: tuple[Drawing, ...]
    facts: Facts = field(default_factory=Facts)

    @cached_property
    def svgs(self) -> tuple[str, ...]:
        """Each page as an SVG document."""
        return tuple(to_svg(drawing) for drawing in self.drawings)

    @property
    def svg(self) -> str:
        """The first page as an SVG document."""
        return self.svgs[0]

    def __repr__(self) -> str:
        about = self.drawings[0] if self.drawings else None
        said = (about.description or about.title) if about else "nothing is drawn"
        words = " ".join(told(said).split())
        return (
            f"Chart: {self.view}\n  {len(self.drawings)} pages\n"
            f"  {words if len(words) <= WIDTH else words[: WIDTH - 1] + '…'}"
        )

    def _repr_html_(self) -> str:
        """Every page as a picture, for a notebook."""
        return "".join(
            f'<img alt="{escape(page.description or page.title)}" style="max-width:100%" '
            f'src="data:image/svg+xml;base64,{b64encode(svg.encode()).decode()}">'
            for page, svg in zip(self.drawings, self.svgs, strict=True)
        )

    def pdf(self) -> bytes:
        """All pages as one PDF."""
        return self.files(".pdf")[0]

    def pngs(self) -> tuple[bytes, ...]:
        """Each page as a PNG."""
        return self.files(".png")

    def files(self, suffix: str, *, dpi: int = DPI) -> tuple[bytes, ...]:
        """The bytes of each file: one a page, or one of all pages where the format holds all.

        `dpi` is the resolution of a picture. KeyError for a suffix that no writer writes,
        `OrgmodelError` for a resolution outside 72 to 600 and where nothing is drawn.
        """
        if not LEAST_DPI <= dpi <= MOST_DPI:
            raise OrgmodelError(
                f"{dpi} dots to the inch: a picture has {LEAST_DPI} to {MOST_DPI} of them."
            )
        if not any(page.boxes or page.groups or page.lines or page.marks for page in self.drawings):
            said = self.drawings[0].description if self.drawings else ""
            raise OrgmodelError(f"the view {self.view} has nothing to draw here. {said}".rstrip())
        return file_formats()[suffix].write(self.drawings, Making(dpi, self.facts))

    def undrawable(self, suffix: str) -> tuple[str, ...]:
        """The words that come out with empty squares in a file of this kind."""
        return undrawable(self.drawings) if file_formats()[suffix].shipped_font else ()

    @arguments_told
    def save(self, path: StrPath, *more: StrPath, dpi: int = DPI) -> tuple[Path, ...]:
        """Write a file of the kind that each name ends in; further pages are FILE-2.svg and so on.

        A PDF holds all pages. A file is replaced whole, with its further pages of an earlier
        chart. Raises `OrgmodelError` for another suffix, before anything is written, and where a
        file cannot be written; files named before that one then stand.
        """
        places = [Path(one) for one in (path, *more)]
        for place in places:
            format_of(place)
        written: list[Path] = []
        for place in places:
            with telling(place):
                written += self.saved(place, dpi=dpi).written
        return tuple(written)

    def saved(self, path: StrPath, *, dpi: int = DPI, inputs: Iterable[Path] = ()) -> Saved:
        """As `save`, and says which further pages of an earlier chart were removed.

        `inputs` are never written over: `OrgmodelError`.
        """
        suffix = format_of(Path(path)).suffix
        return save(Path(path), self.files(suffix, dpi=dpi), inputs)


def chart(
    model: OrganisationModel,
    view: str = "organisation",
    *,
    names: bool = False,
    baseline: OrganisationModel | None = None,
    result: CheckResult | None = None,
    **asked: Any,
) -> Chart:
    """Draw one view, `asked` with the keywords of `chart_with_ids`.

    Raises `UnknownNameError` for a view, unit, paper or field that is not there.

    `show` are the fields that the box of a post says, `on` the day on which what is drawn holds.
    Without `names` no id of a person is in it either: persons are numbered.

    `width`, such as "165mm", asks for a figure so wide in place of a paper.
    `filled` is whether the time that is filled is told beside the whole.
    `result` is the check whose findings are marked; None checks what the view marks.
    """
    if not names:
        words = pseudonyms(baseline if baseline is not None else model, person_ids(model))
        model = under_pseudonyms(model, words)
        baseline = under_pseudonyms(baseline, words) if baseline is not None else None
        result = result_under(result, words) if result is not None else None
    return chart_with_ids(model, view, names=names, baseline=baseline, result=result, **asked)


def chart_with_ids(
    model: OrganisationModel,
    view: str = "organisation",
    *,
    unit: str | None = None,
    depth: int | None = None,
    paper: str | None = None,
    colour: ColourBy = "side",
    names: bool = False,
    baseline: OrganisationModel | None = None,
    result: CheckResult | None = None,
    width: str | None = None,
    show: Iterable[str] | None = None,
    separate: bool = False,
    on: str | None = None,
    filled: bool = True,
    rows: RowsBy = "depth",
) -> Chart:
    """As `chart`, each person by the id in the data without `names` too: for the app's own page."""
    if view not in VIEWS:
        known = sorted(VIEWS, key=lambda name: VIEWS[name].order)
        raise UnknownNameError(_unknown("view", view, known))
    paper = paper or A4.name
    if paper not in PAPER_NAMES:
        raise UnknownNameError(_unknown("paper", paper, PAPER_NAMES))
    if colour not in COLOURS:
        raise UnknownNameError(_unknown("colouring", colour, COLOURS))
    if rows not in ROWS:
        raise UnknownNameError(_unknown("kind of rows", rows, ROWS))
    units = model.unit_tree.ids
    if unit is not None and unit not in units:
        raise UnknownNameError(_unknown("unit", unit, units))
    fields = _fields(show, fields_of(model))
    chosen = VIEWS[view]
    if "unit" in chosen.needs and unit is None:
        some = listed(units, _MOST, last="or")
        raise UnknownNameError(f"the view {view} needs a unit: give one of {some} (--unit ID).")
    if depth is not None and depth < 1:
        raise UnknownNameError(f"the depth {depth} is less than 1; 1 draws the top alone.")
    if on is not None:
        model = model.as_of(on)
        baseline = baseline.as_of(on) if baseline is not None else None
    outcomes = outcomes_for(model, chosen.outcomes, result) if chosen.outcomes else None
    request = Request(
        paper,
        unit,
        depth,
        colour,
        names,
        baseline,
        outcomes,
        _wide(width),
        fields,
        separate,
        filled,
        rows,
    )
    return Chart(view, chosen.draw(model, request), _facts(model, outcomes))


def refuse_unheeded(view: str, asked: Mapping[str, Any]) -> None:
    """`ArgumentError` for what contradicts, or what a view would pass over in silence."""
    if asked.get("paper") is not None and asked.get("width") is not None:
        raise ArgumentError(
            f"chart: a figure {asked['width']} wide has no paper. Give width, or paper "
            f'"{asked["paper"]}", not both.'
        )
    if view not in VIEWS:
        return
    for name in ("unit", "depth", "baseline"):
        heeded = [one for one in VIEWS if name in (*VIEWS[one].needs, *VIEWS[one].takes)]
        by_colour = name == "baseline" and asked.get("colour") == "change"
        if asked.get(name) is not None and view not in heeded and not by_colour:
            views = listed([f'"{one}"' for one in heeded], last="or")
            raise ArgumentError(
                f'chart: the view "{view}" does not heed {name}. Leave it out, or draw {views}.'
            )


def _facts(model: OrganisationModel, outcomes: Outcomes | None) -> Facts:
    """What is said beside the drawings; findings where the view was drawn with them."""
    standing = tuple(
        Standing(finding.rule, finding.severity, finding.message, finding.subjects)
        for finding in (outcomes.result.findings if outcomes else ())
        if finding.stands
    )
    units = {name: model.names[name] for name in model.unit_tree.ids}
    return Facts(footer(model), units, standing)


def fields_of(model: OrganisationModel) -> tuple[str, ...]:
    """What the box of a post can say: the usual fields, then columns of their own in posts.csv."""
    own = carried_columns({"posts": model.tables["posts"]}).get("posts", ())
    return (*FIELDS, *(column for column in own if column not in FIELDS))


def _fields(show: Iterable[str] | None, known: tuple[str, ...]) -> tuple[str, ...] | None:
    """The fields asked for, each once. `UnknownNameError` for one that no box can say."""
    if show is None:
        return None
    asked = dict.fromkeys(name for name in show if name)
    for name in asked:
        if name not in known:
            raise UnknownNameError(_unknown("field", name, known))
    return tuple(asked)


def _wide(width: str | None) -> float | None:
    """A figure's width in points. `UnknownNameError` where it is no length, or too little."""
    if width is None:
        return None
    try:
        return figure(length(width)).width
    except ValueError as error:
        raise UnknownNameError(f"the width: {error}.") from None


def _unknown(what: str, name: str, known: Iterable[str]) -> str:
    names = list(known)
    advice = did_you_mean(near(name, names))
    return f'no {what} "{name}".{advice} There is: {listed(names, _MOST)}.'
