"""Who depends on whom, what a move would cut, and who stands between two sides."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import pandas as pd

from orgmodel.measures.directors import DIRECTORATE_KINDS, directors_of
from orgmodel.measures.divisions import Divisions
from orgmodel.measures.interdependence.between import NEUTRAL, SideNetwork, side_network
from orgmodel.measures.interdependence.coupling import (
    Reach,
    coupling,
    matrix,
    reach_table,
    reaches,
)
from orgmodel.measures.interdependence.cuts import Cut, CutLink, links_cut, members_of
from orgmodel.measures.interdependence.seating import Siting, seating_table, sitings
from orgmodel.measures.interdependence.ties import Tie, ties_of
from orgmodel.measures.lateral import RULE
from orgmodel.measures.posts import counted_posts
from orgmodel.model.organisation import OrganisationModel

__all__ = ["Cut", "CutLink", "Interdependence", "SideNetwork", "Tie", "interdependence"]


@dataclass(frozen=True, eq=False)
class Interdependence:
    """The lateral links of an organisation, by the directorates they join.

    Tables, each made when first asked for: `matrix` (row depends on column), `coupling`,
    `reach`, `seating`. Sides are held apart unless they are in `neutral` or the trust level.
    """

    divisions: Divisions
    ties: tuple[Tie, ...]
    neutral: tuple[str, ...] = NEUTRAL

    rule = RULE

    @cached_property
    def matrix(self) -> pd.DataFrame:
        """Links by which the row's division depends on the column's (see `coupling.matrix`)."""
        return matrix(self.divisions, self.ties)

    @cached_property
    def coupling(self) -> pd.DataFrame:
        """One row a division: links within, across, outside (see `coupling.coupling`)."""
        return coupling(self.divisions, self.ties)

    @cached_property
    def reaches(self) -> tuple[Reach, ...]:
        """Which others each division touches, and which not."""
        return reaches(self.divisions, self.ties)

    @cached_property
    def sitings(self) -> tuple[Siting, ...]:
        """Where each function or team sits, and where it would have the fewest links across."""
        return sitings(self.divisions, self.ties)

    @cached_property
    def reach(self) -> pd.DataFrame:
        """One row a division: which others it touches, and which not."""
        return reach_table(self.divisions, self.reaches)

    @cached_property
    def seating(self) -> pd.DataFrame:
        """One row a function or team: links across now and where fewest."""
        return seating_table(self.sitings)

    @cached_property
    def network(self) -> SideNetwork:
        """Direct links, intermediaries, cut vertices and bridges between sides."""
        return side_network(self.divisions, self.ties, self.neutral)

    def cut(self, unit: str) -> Cut:
        """What moving or removing a unit would cut. Raises `UnknownNameError`."""
        model = self.divisions.model
        members = members_of(model, unit)
        links = links_cut(model, members)
        grouped: dict[str, list[CutLink]] = {}
        for link in links:
            grouped.setdefault(self.divisions.of(link.outside), []).append(link)
        order = [*self.divisions.names, ""]
        found = {name: tuple(grouped[name]) for name in order if name in grouped}
        return Cut(unit, members, links, found)

    def to_dict(self) -> dict[str, Any]:
        """For JSON."""
        names, sides = list(self.divisions.names), self.divisions.model.sides
        return {
            "rule": self.rule,
            "divisions": [
                {"division": division, "name": name, "side": sides.get(division, "")}
                for division, name in self.divisions.names.items()
            ],
            "matrix": {
                row: dict(zip(names, counts, strict=True))
                for row, counts in zip(names, self.matrix.to_numpy().tolist(), strict=True)
            },
            "coupling": _rows(self.coupling),
            "reach": _rows(self.reach),
            "seating": _rows(self.seating),
            "between": [
                {
                    "sides": list(found.sides),
                    "direct": [tie.to_dict() for tie in found.direct],
                    "intermediaries": [
                        {
                            "id": item.id,
                            "first": list(item.first),
                            "second": list(item.second),
                            "paths": item.paths,
                        }
                        for item in found.intermediaries
                    ],
                    "separators": list(found.separators),
                }
                for found in self.network.between
            ],
            "cut_vertices": {
                node: [list(pair) for pair in pairs]
                for node, pairs in self.network.cut_vertices.items()
            },
            "bridges": [list(edge) for edge in self.network.bridges],
            "links": [tie.to_dict() for tie in self.ties if tie.divisions],
        }

    def to_frame(self) -> pd.DataFrame:
        """The matrix as rows: who depends, on whom, by how many links."""
        long = self.matrix.rename_axis("depends").reset_index()
        return long.melt("depends", var_name="on", value_name="links")


def interdependence(
    model: OrganisationModel,
    directorate_kinds: Sequence[str] = DIRECTORATE_KINDS,
    neutral: Sequence[str] = NEUTRAL,
) -> Interdependence:
    """The interdependence of a model's directorates (the units of `directorate_kinds`)."""
    divisions = Divisions(model, directors_of(model, counted_posts(model), directorate_kinds))
    return Interdependence(divisions, ties_of(divisions), tuple(neutral))


def _rows(frame: pd.DataFrame) -> list[dict[str, Any]]:
    rows = frame.astype(object).where(frame.notna(), None).to_dict("records")
    return [{str(key): value for key, value in row.items()} for row in rows]
