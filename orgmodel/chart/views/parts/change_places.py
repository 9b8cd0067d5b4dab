"""Where things stand before and after a change: which unit's card holds a post, unit or function.

A card is a directorate as it is led, else the outermost unit around. Ids before are turned
into those after, so that a card has one key in both.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from orgmodel.measures import DIRECTORATE_KINDS
from orgmodel.measures.directors import directors_of
from orgmodel.measures.divisions import Divisions
from orgmodel.measures.posts import counted_posts
from orgmodel.model.line_tops import NOBODY, NOT_KNOWN
from orgmodel.model.organisation import OrganisationModel

NOWHERE = ""


@dataclass(frozen=True, eq=False)
class ChangeSide:
    """One of the two organisations; `keys` maps its ids to those of the other, where they differ.

    `before` tells which of the two it is.
    """

    model: OrganisationModel
    before: bool
    keys: Mapping[str, str]

    @cached_property
    def divisions(self) -> Divisions:
        """The directorates as they are led."""
        found = directors_of(self.model, counted_posts(self.model), DIRECTORATE_KINDS)
        return Divisions(self.model, found)

    @cached_property
    def _known(self) -> dict[str, str]:
        return {}

    def key(self, identifier: str) -> str:
        """The id by which both organisations know it."""
        return self.keys.get(identifier, identifier)

    def name(self, identifier: str) -> str:
        """Its title or name, else its id."""
        return self.model.names.get(identifier) or identifier

    def words_of_manager(self, post: str, manager: str) -> str:
        """To whom a post reports; `post` by the id that both organisations know."""
        if manager in self.model.hierarchy.index:
            return f"reports to {self.name(manager)}"
        if manager:
            return f"reports to {self.model.line_tops.who(manager)}"
        return NOT_KNOWN if post in self._managers_not_known else NOBODY

    @cached_property
    def _managers_not_known(self) -> frozenset[str]:
        return frozenset(map(self.key, self.model.line_tops.managers_not_known))

    def cell(self, identifier: str, column: str) -> str:
        """A cell of its row; empty where there is none."""
        return self.model.cells.cell(identifier, column)

    def has(self, identifier: str) -> bool:
        """Whether it is a row."""
        return identifier in self.model.table_of

    def card_of(self, identifier: str) -> str:
        """The card that a post, a function or what is in a unit stands in, in this side's ids."""
        if identifier not in self._known:
            self._known[identifier] = self._card_of(identifier)
        return self._known[identifier]

    def _card_of(self, identifier: str) -> str:
        if identifier in self.model.hierarchy.index:
            home = self.model.home_of(identifier)
            return self._card_of_unit(home) if home else self.divisions.of(identifier)
        if identifier in self.model.unit_tree.index:
            return self._card_of_unit(identifier)
        owner = self.cell(identifier, "owner")
        return self.card_of(owner) if owner and owner != identifier else NOWHERE

    def _card_of_unit(self, unit: str) -> str:
        division = self.divisions.of(unit)
        if division:
            return division
        outermost = unit
        for above in self.model.unit_tree.chain(unit):
            if above in self.divisions.whole:
                break
            outermost = above
        return outermost

    def around(self, unit: str) -> str:
        """The card that a unit is an item of: that of the unit around it; empty for none."""
        parent = self.cell(unit, "parent")
        return self.card_of(parent) if parent in self.model.unit_tree.index else NOWHERE
