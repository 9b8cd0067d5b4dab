"""What the data says of each post itself, whoever manages it: its own home and its own side."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property

from orgmodel.model.cells import Cells
from orgmodel.model.edges import Edges
from orgmodel.model.hierarchy import Hierarchy, Ints
from orgmodel.model.homes import own_homes
from orgmodel.model.sides import Sides, sides_of_posts, sides_of_units


class Declared:
    """The homes and sides of posts before their managers are asked.

    Another line of the same posts, in the same units, has the same: an option that only moves
    posts under other managers takes them over. `sits_in` is the unit of each post of the line,
    `headed` the units that a post heads.
    """

    def __init__(
        self,
        cells: Cells,
        edges: Edges,
        units: Hierarchy,
        sits_in: Sequence[str],
        headed: Mapping[str, Sequence[str]],
    ) -> None:
        self._cells, self._edges, self._units = cells, edges, units
        self._sits_in, self._headed = sits_in, headed
        self._sides: dict[str, Sides] = {}

    @cached_property
    def homes(self) -> Ints:
        """For each post of the line what `own_homes` says."""
        return own_homes(self._cells.line, self._sits_in, self._headed, self._units)

    def sides(self, trust: str) -> Sides:
        """The sides on the line that it was made for, by a pack's word for the trust level."""
        if trust not in self._sides:
            self._sides[trust] = self._sides_with(trust)
        return self._sides[trust]

    def _sides_with(self, trust: str) -> Sides:
        cells, tree = self._cells, self._units
        units, said = (cells.column("units", name) for name in ("id", "side"))
        own = dict(zip(reversed(units), reversed(said), strict=True))
        of_unit = sides_of_units(tree, own, trust)
        boards = {unit for unit, kind in cells.pairs("units", "id", "kind") if kind == "board"}
        chairs = [
            edge.start
            for edge in self._edges.edges("chairs")
            if edge.end in boards and own.get(edge.end) == trust
        ]
        return sides_of_posts(cells.line, self._sits_in, self._headed, chairs, of_unit, tree, trust)
