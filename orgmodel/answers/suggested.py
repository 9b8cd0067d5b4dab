"""Everything that is suggested for an organisation as imported, in one answer."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from orgmodel.answers.directorates import FirstRank
from orgmodel.answers.given import Answers
from orgmodel.answers.heads import Heads
from orgmodel.answers.hints_in_use import HintsInUse
from orgmodel.answers.roles import RoleState, states
from orgmodel.answers.side_words import SideWords
from orgmodel.answers.suggestion import Suggestion
from orgmodel.model.organisation import OrganisationModel


@dataclass(frozen=True, slots=True)
class UnitSuggestions:
    """What is suggested for one unit: its kind, who heads it, and its side.

    `is_body` is whether the top of the organisation heads it.
    """

    unit: str
    name: str
    kind: Suggestion
    head: Suggestion
    side: Suggestion
    is_body: bool = False


@dataclass(frozen=True)
class Suggestions:
    """What the list could not say, as it seems to be: nothing of it counts until confirmed.

    `units` are all units in file order; `sides` the words to choose from; `packs` the rule packs
    that know them, those of the organisation first.
    """

    units: tuple[UnitSuggestions, ...]
    sides: tuple[str, ...]
    roles: tuple[RoleState, ...]
    packs: tuple[str, ...]
    heads: Heads = field(repr=False, compare=False)

    def among(self, unit: str) -> tuple[str, ...]:
        """The posts that may head a unit, the likeliest first: those in it, else every post."""
        return self.heads.among(unit)

    @cached_property
    def directorates(self) -> tuple[UnitSuggestions, ...]:
        """The units that are directorates, or seem to be."""
        return tuple(unit for unit in self.units if unit.kind.value)

    @cached_property
    def bodies(self) -> tuple[UnitSuggestions, ...]:
        """The units that the top of the organisation heads, or seems to."""
        return tuple(unit for unit in self.units if unit.is_body)

    def confirmed(self, units: Collection[str] | None = None) -> Answers:
        """The answers where these units are confirmed as suggested, with roles and packs.

        By default the directorates and the bodies. What the data says already is no answer.
        """
        of = self.directorates + self.bodies
        wanted = frozenset(unit.unit for unit in of) if units is None else frozenset(units)
        chosen = [unit for unit in self.units if unit.unit in wanted]
        return Answers(
            kinds={u.unit: u.kind.value for u in chosen if u.kind.is_open},
            heads={u.unit: u.head.value for u in chosen if u.head.is_open},
            sides={u.unit: u.side.value for u in chosen if u.side.is_open},
            roles={role.role: role.id for role in self.roles if role.state == "suggested"},
            packs=self.packs,
        )


def suggestions(model: OrganisationModel, packs: Sequence[str] | None = None) -> Suggestions:
    """What is suggested by these rule packs; by default those of the organisation.

    Where its own packs know no sides, those that ship and can suggest some are put beside them.
    Raises `PackError` where a pack cannot be used.
    """
    hints = HintsInUse.of(model, packs)
    heads = Heads(model)
    directorates = FirstRank(model, heads, hints)
    sides = SideWords(model, directorates, hints)
    units = tuple(
        UnitSuggestions(
            unit,
            model.names.get(unit, unit),
            directorates.of(unit),
            directorates.bodies.get(unit) or heads.of(unit),
            sides.of(unit),
            unit in directorates.bodies,
        )
        for unit in model.unit_tree.ids
    )
    return Suggestions(units, hints.sides, states(model, hints), hints.names, heads)
