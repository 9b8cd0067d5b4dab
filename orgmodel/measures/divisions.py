"""The divisions of an organisation: what each director answers for, and what belongs to which."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from orgmodel.measures.directors import Directors
from orgmodel.model.organisation import OrganisationModel


@dataclass(frozen=True, eq=False)
class Divisions:
    """The directorates as they are led.

    `names` maps each division to its words, in the order of the directors. A division is the
    unit that its director heads, or the director's post where it heads none.
    """

    model: OrganisationModel
    directors: Directors

    @cached_property
    def names(self) -> Mapping[str, str]:
        """Division → its words."""
        return {name: self.model.names.get(name, name) for name in self._of_subject.values()}

    @cached_property
    def _of_subject(self) -> dict[str, str]:
        """Director → division: its home where it heads that, else the outermost it heads.

        Of several outermost ones it is the first id, so that no order of rows decides.
        """
        depth, place = self.model.unit_tree.depth, self.model.unit_tree.index
        found = {}
        for subject, own in self.directors.units.items():
            home = self.model.home_of(subject)
            outermost = min(own, key=lambda unit: (depth[place[unit]], unit), default=subject)
            found[subject] = home if home in own else outermost
        return found

    @cached_property
    def _owner_of(self) -> dict[str, str]:
        owners, functions = self.model.edges.ends("owns")
        return dict(zip(functions, owners, strict=True))

    @cached_property
    def _known(self) -> dict[str, str]:
        return {}

    def of(self, identifier: str) -> str:
        """The division of a unit, post or function; empty for what belongs to none."""
        if identifier not in self._known:
            owner = self._owner_of.get(identifier, identifier)
            subject = self.directors.lookup.of(owner)
            self._known[identifier] = self._of_subject.get(subject, "")
        return self._known[identifier]

    @cached_property
    def whole(self) -> frozenset[str]:
        """What stands for all divisions at once: the units around them, and who heads those."""
        units, head_of = self.model.unit_tree, self.model.head_of
        around = {
            above
            for division in self.names
            if division in units.index
            for above in units.chain(division)[1:]
        }
        return frozenset(around | {head_of[unit] for unit in around & head_of.keys()})
