"""What a view is asked for: a frozen value that widgets and flags fill."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from orgmodel.chart.drawing.paper import PAPERS, SCREEN, Paper, figure
from orgmodel.errors import OrgmodelError
from orgmodel.model.organisation import OrganisationModel
from orgmodel.rules.pack import Pack
from orgmodel.rules.result import CheckResult

ViewName = Literal["organisation", "unit", "centre", "separation", "interdependence", "changes"]
ColourBy = Literal[
    "side", "kind", "directorate", "band", "vacancy", "cost", "span", "change", "none"
]
RowsBy = Literal["depth", "band"]
FIELDS = ("unit", "fte", "band", "cost", "holder", "span", "below", "vacancy")
ROWS: tuple[RowsBy, ...] = ("depth", "band")
COLOURS: tuple[ColourBy, ...] = (
    "side",
    "kind",
    "directorate",
    "band",
    "vacancy",
    "cost",
    "span",
    "change",
    "none",
)
SPAN_TARGET = 8


@dataclass(frozen=True, slots=True)
class Outcomes:
    """A check's result to draw, and the pack whose words and roles the view speaks in."""

    pack: Pack
    result: CheckResult


@dataclass(frozen=True, slots=True)
class Request:
    """One drawing asked for.

    `paper` is the name of a paper, or "screen"; `width` in its place asks for a figure so
    many points wide. `depth` the layers to draw below the top (None: all);
    `unit` the unit to draw or to draw from; `names` whether holders' names are shown;
    `baseline` what the organisation is compared with, for the view of changes and the colouring
    by change; `outcomes` what the rules found, for the views that mark it. `show` are the fields
    that the box of a post says, of `FIELDS` or columns of their own (None: those that suit the
    data); `separate` draws posts of one title under one manager each in a box of its own;
    `filled` is whether the time that is filled is told beside the whole; `rows` whether posts
    stand in rows by their depth, or one row a band; `span_target` the most direct reports that a
    post should have, for the colouring by span.
    """

    paper: str = "a4"
    unit: str | None = None
    depth: int | None = None
    colour: ColourBy = "side"
    names: bool = False
    baseline: OrganisationModel | None = None
    outcomes: Outcomes | None = None
    width: float | None = None
    show: tuple[str, ...] | None = None
    separate: bool = False
    filled: bool = True
    rows: RowsBy = "depth"
    span_target: int = SPAN_TARGET

    @property
    def sheet(self) -> Paper | None:
        """The paper or figure to draw on; None for the screen, where there is no edge."""
        if self.width is not None:
            return figure(self.width)
        return None if self.paper == SCREEN else PAPERS[self.paper]

    def asked_baseline(self) -> OrganisationModel:
        """What the organisation is compared with; `OrgmodelError` where nothing is given."""
        if self.baseline is None:
            raise OrgmodelError(
                "the view changes needs a scenario: give one (--scenario FILE), or in Python "
                "option.chart('changes', baseline=baseline)."
            )
        return self.baseline

    def asked_outcomes(self) -> Outcomes:
        """What the rules found; `OrgmodelError` where the request does not say."""
        if self.outcomes is None:
            raise OrgmodelError("this view needs a check's result: draw it by organisation.chart.")
        return self.outcomes
