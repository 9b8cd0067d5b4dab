"""What a view is asked for: a frozen value that widgets and flags fill."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from orgmodel.model.organisation import OrganisationModel

ColourBy = Literal["side", "kind", "directorate", "none"]
COLOURS: tuple[ColourBy, ...] = ("side", "kind", "directorate", "none")


@dataclass(frozen=True, slots=True)
class Request:
    """One drawing asked for.

    `paper` is "a4", "a3" or "screen"; `depth` the layers to draw below the top (None: all);
    `unit` the unit to draw or to draw from; `names` whether holders' names are shown;
    `baseline` what the organisation is compared with, for the view of changes.
    """

    paper: str = "a4"
    unit: str | None = None
    depth: int | None = None
    colour: ColourBy = "side"
    names: bool = False
    baseline: OrganisationModel | None = None
