"""A chart: the drawings of one view, and how they leave the tool."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from types import MappingProxyType

from orgmodel.chart.drawing.drawing import Drawing
from orgmodel.chart.views import centre, changes, interdependence, organisation, separation, unit
from orgmodel.chart.views.parts.request import COLOURS, ColourBy, Request
from orgmodel.chart.writers.svg import to_svg
from orgmodel.errors import OrgmodelError, UnknownNameError
from orgmodel.model.organisation import OrganisationModel
from orgmodel.model.words import did_you_mean, listed, near

View = Callable[[OrganisationModel, Request], tuple[Drawing, ...]]
VIEWS: Mapping[str, View] = MappingProxyType(
    {
        "organisation": organisation.draw,
        "unit": unit.draw,
        "centre": centre.draw,
        "separation": separation.draw,
        "interdependence": interdependence.draw,
        "changes": changes.draw,
    }
)
PAPER_NAMES = ("a4", "a3", "screen")
SUFFIXES = (".svg", ".pdf", ".png")
_PNG_PPI = 200
_MOST = 12


@dataclass(frozen=True)
class Chart:
    """The pages of one view of one organisation."""

    view: str
    drawings: tuple[Drawing, ...]

    @cached_property
    def svgs(self) -> tuple[str, ...]:
        """Each page as an SVG document."""
        return tuple(to_svg(drawing) for drawing in self.drawings)

    @property
    def svg(self) -> str:
        """The first page as an SVG document."""
        return self.svgs[0]

    def _repr_svg_(self) -> str:
        return self.svg

    def pdf(self) -> bytes:
        """All pages as one PDF."""
        from orgmodel.chart.writers.typst import to_pdf

        return to_pdf(self.svgs)

    def pngs(self) -> tuple[bytes, ...]:
        """Each page as a PNG."""
        from orgmodel.chart.writers.typst import to_png

        return tuple(to_png(svg, _PNG_PPI) for svg in self.svgs)

    def save(self, path: str | Path) -> tuple[Path, ...]:
        """Write .svg, .pdf or .png, by suffix; further pages are FILE-2.svg and so on.

        A PDF holds all pages. Raises `OrgmodelError` for another suffix, OSError where the
        file cannot be written.
        """
        target = Path(path)
        suffix = target.suffix.lower()
        if suffix == ".pdf":
            target.write_bytes(self.pdf())
            return (target,)
        if suffix == ".png":
            return tuple(_write(target, n, page) for n, page in enumerate(self.pngs(), 1))
        if suffix == ".svg":
            return tuple(_write(target, n, s.encode()) for n, s in enumerate(self.svgs, 1))
        raise OrgmodelError(
            f'{target}: "{target.suffix}" is not a picture format orgmodel writes. Use '
            f"{', '.join(SUFFIXES)}."
        )


def _write(target: Path, number: int, content: bytes) -> Path:
    place = target if number == 1 else target.with_stem(f"{target.stem}-{number}")
    place.write_bytes(content)
    return place


def chart(
    model: OrganisationModel,
    view: str = "organisation",
    *,
    unit: str | None = None,
    depth: int | None = None,
    paper: str = "a4",
    colour: ColourBy = "side",
    names: bool = False,
    baseline: OrganisationModel | None = None,
) -> Chart:
    """Draw one view. Raises `UnknownNameError` for a view, unit or paper that does not exist."""
    draw = VIEWS.get(view)
    if draw is None:
        raise UnknownNameError(_unknown("view", view, VIEWS))
    if paper not in PAPER_NAMES:
        raise UnknownNameError(_unknown("paper", paper, PAPER_NAMES))
    if colour not in COLOURS:
        raise UnknownNameError(_unknown("colouring", colour, COLOURS))
    units = model.units["id"].tolist()
    if unit is not None and unit not in units:
        raise UnknownNameError(_unknown("unit", unit, units))
    if view == "unit" and unit is None:
        some = listed(units, _MOST, last="or")
        raise UnknownNameError(f"the view unit needs a unit: give one of {some} (--unit ID).")
    if depth is not None and depth < 1:
        raise UnknownNameError(f"the depth {depth} is less than 1; 1 draws the top alone.")
    return Chart(view, draw(model, Request(paper, unit, depth, colour, names, baseline)))


def _unknown(
    what: str, name: str, known: Mapping[str, object] | tuple[str, ...] | list[str]
) -> str:
    advice = did_you_mean(near(name, known))
    return f'no {what} "{name}".{advice} There is: {listed(known, _MOST)}.'
