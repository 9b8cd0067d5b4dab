"""What the pages of the interdependence view are drawn from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from orgmodel.chart.drawing.palette import PLAIN, BoxStyle
from orgmodel.chart.views.dependency.linked import Linked, linked
from orgmodel.chart.views.dependency.sentences import in_order
from orgmodel.chart.views.dependency.two_sides import TwoSides, two_sides
from orgmodel.chart.views.parts.colouring import styles_of_sides
from orgmodel.measures.interdependence import Interdependence, interdependence
from orgmodel.model.organisation import OrganisationModel


@dataclass(frozen=True, eq=False)
class Shown:
    """The figures of an organisation's interdependence, with the colours of its sides.

    `two` are the sides that the map holds apart; None where there are no two.
    """

    network: Interdependence
    found: Linked
    two: TwoSides | None
    styles: Mapping[str, BoxStyle]

    def style(self, name: str) -> BoxStyle:
        """The style of a directorate's side."""
        return self.styles.get(self.found.sides[name], PLAIN)

    @cached_property
    def order(self) -> tuple[str, ...]:
        """The directorates by side, as the map's columns have them, then by their links."""
        sides = tuple(dict.fromkeys(self.found.sides.values()))
        if self.two is not None:
            sides = tuple(sorted(sides, key=self.two.column))
        return in_order(self.found, sides)


def shown(model: OrganisationModel) -> Shown:
    """What there is to show of an organisation."""
    network = interdependence(model)
    found = linked(network)
    two = two_sides(model, found.sides)
    if two is not None:
        network = interdependence(model, neutral=two.neutral)
    return Shown(network, found, two, styles_of_sides(model))
