"""Which box stands for each unit, post, function and service in the separation view."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from orgmodel.model.organisation import OrganisationModel
from orgmodel.rules.finding import Finding
from orgmodel.rules.pack import Vocabulary


@dataclass(frozen=True)
class Stands:
    """The units with a card, by side, the units and posts of the trust level, and what is where.

    A card is a unit of a side that lies in no other unit of that side; what lies inside it
    has the side too and no card of its own.
    """

    model: OrganisationModel
    words: Vocabulary

    def side(self, identifier: str) -> str:
        """The side of a unit or post by the pack's own word for the trust level."""
        return self.model.sides_by(self.words.trust).of(identifier)

    def cards(self, side: str) -> tuple[str, ...]:
        """The units with a card on a side, in data order."""
        return self._by_side.get(side, ())

    @cached_property
    def trust_posts(self) -> tuple[str, ...]:
        """The posts of the trust level, in data order."""
        trust = self.words.trust
        return tuple(post for post in self.model.hierarchy.ids if self.side(post) == trust)

    @cached_property
    def _by_side(self) -> Mapping[str, tuple[str, ...]]:
        found: dict[str, list[str]] = {}
        for unit in dict.fromkeys(self.model.unit_tree.ids):
            if self.card_of_unit.get(unit) == unit:
                found.setdefault(self.side(unit), []).append(unit)
        return {side: tuple(units) for side, units in found.items()}

    @cached_property
    def card_of_unit(self) -> Mapping[str, str]:
        """Unit → the unit whose card it is in: itself, or the outermost of its side around it."""
        drawn = {*self.words.sides, self.words.neutral, self.words.trust}
        return {
            unit: list(self._around(unit))[-1]
            for unit in self.model.unit_tree.ids
            if self.side(unit) in drawn
        }

    def _around(self, unit: str) -> Iterator[str]:
        """The unit and the units of its side around it, outwards."""
        side, seen = self.side(unit), set[str]()
        at: str | None = unit
        while at is not None and at not in seen and self.side(at) == side:
            yield at
            if side == self.words.trust:
                return
            seen.add(at)
            at = self.model.unit_tree.manager(at)

    def card(self, identifier: str, side: str = "") -> str:
        """The card or chip that stands for an id; empty where none does.

        A post stands for the unit it heads: of several that of `side`, else its home, else the
        first by id, so that no order of rows decides. One that heads none is in its home.
        """
        model = self.model
        if identifier in model.unit_tree.index:
            return self.card_of_unit.get(identifier, "")
        if identifier in model.hierarchy.index:
            return self._card_of_post(identifier, side)
        owner = self.owners.get(identifier, "")
        return self.card(owner, side) if owner and owner not in self.owners else ""

    def _card_of_post(self, post: str, side: str) -> str:
        model, home = self.model, self.model.home_of(post)
        led = model.headed.get(post, ())
        suiting = [unit for unit in led if side and self.side(unit) == side] or list(led)
        unit = home if home in suiting or not suiting else min(suiting)
        card = self.card_of_unit.get(unit, "")
        at_trust = not card or self.side(card) == self.words.trust
        return post if at_trust and post in self.trust_posts else card

    @cached_property
    def owners(self) -> Mapping[str, str]:
        """Function → its owner."""
        found: dict[str, str] = {}
        for function, owner in self.model.cells.pairs("functions", "id", "owner"):
            if function:
                found.setdefault(function, owner)
        return found

    def with_rows(self, card: str) -> bool:
        """Whether functions and teams with a finding are listed under a card."""
        return self.side(card) in (*self.words.sides, self.words.neutral)

    def boxes_of(self, finding: Finding) -> tuple[str, ...]:
        """The boxes that a finding is on: its functions, else its units; its services.

        The unit of a function that is marked is not marked as well.
        """
        tables = self.model.table_of
        functions = [one for one in finding.subjects if tables.get(one) == "functions"]
        owners = {self.owners.get(one, "") for one in functions}
        around = owners | {self.card(one) for one in functions}
        found = [self._box(one) for one in finding.subjects if one not in around]
        return tuple(dict.fromkeys(box for box in found if box))

    def _box(self, identifier: str) -> str:
        """The box of one id: the function or team itself where its card lists it."""
        table = self.model.table_of.get(identifier)
        if table == "services":
            return identifier
        card = self.card(identifier)
        if card and table in ("functions", "units") and self.with_rows(card):
            return identifier
        return card

    def rows_of(self, marked: Mapping[str, object]) -> dict[str, tuple[str, ...]]:
        """Card → the functions in it that carry a number, then the teams, in data order."""
        found: dict[str, list[str]] = {}
        teams = (unit for unit, card in self.card_of_unit.items() if unit != card)
        for one in dict.fromkeys([*self.owners, *teams]):
            card = self.card(one)
            if one in marked and card and self.with_rows(card):
                found.setdefault(card, []).append(one)
        return {card: tuple(rows) for card, rows in found.items()}
