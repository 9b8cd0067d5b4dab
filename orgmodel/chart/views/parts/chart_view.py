"""What a view declares of itself."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from orgmodel.chart.drawing.drawing import Drawing
from orgmodel.chart.views.parts.request import Request
from orgmodel.model.organisation import OrganisationModel

Draw = Callable[[OrganisationModel, Request], tuple[Drawing, ...]]
Option = Literal["unit", "depth", "colour", "names", "baseline", "rows"]


@dataclass(frozen=True, slots=True)
class OutcomesOf:
    """Whose outcomes a view draws where it is handed none: those of a pack that ships.

    With `sides`, the organisation's own first pack that keeps two sides apart goes before it.
    """

    pack: str
    sides: bool = False


@dataclass(frozen=True, slots=True)
class ChartView:
    """A view, declared as `VIEW` by a module in `chart/views`; the module's name is its name.

    What it shows is said in the first line of the module's docstring. `draw` makes its pages.
    `needs` are the options it cannot draw without, `takes` the others that it heeds. A view
    with `outcomes` is handed a check's result. `title` is what the app calls it where it is
    one of a choice; without one, other pages show it. `order` is its place among the views.
    """

    draw: Draw
    order: int
    title: str = ""
    needs: tuple[Option, ...] = ()
    takes: tuple[Option, ...] = ()
    outcomes: OutcomesOf | None = None
