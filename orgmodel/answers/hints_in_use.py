"""The words of the packs in use, as one: for sides, roles and the top of an organisation."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from orgmodel.model.organisation import OrganisationModel
from orgmodel.rules.check import packs_of
from orgmodel.rules.hints import Words
from orgmodel.rules.pack import Pack, shipped


@dataclass(frozen=True)
class HintsInUse:
    """What the packs in use suggest by; `names` are the packs that organisation.toml names."""

    packs: tuple[Pack, ...]
    names: tuple[str, ...]

    @classmethod
    def of(cls, model: OrganisationModel, names: Sequence[str] | None = None) -> HintsInUse:
        """Of the packs named, else of the organisation's own.

        Where its own know no sides, those that ship and have words for them are put beside
        them. Raises `PackError` where a pack cannot be used.
        """
        if names is not None:
            return cls((*packs_of(model, names), *_own(model)), tuple(names))
        found = cls(packs_of(model), model.packs)
        if found.sides:
            return found
        more = tuple(n for n in shipped() if packs_of(model, (n,))[0].suggest.sides)
        wanted = tuple(dict.fromkeys((*model.packs, *more)))
        return cls(packs_of(replace(model, packs=wanted)), wanted)

    @cached_property
    def sides(self) -> tuple[str, ...]:
        """Every word for a side that a pack knows: the two to be kept apart first."""
        known = (side for pack in self.packs for side in pack.words.known_sides)
        return tuple(dict.fromkeys(known))

    @cached_property
    def apart(self) -> frozenset[str]:
        """The sides that are to be kept apart."""
        return frozenset(side for pack in self.packs for side in pack.words.sides)

    @cached_property
    def trust(self) -> str:
        """The level where both sides meet, in the first pack that has sides; else nothing."""
        return next((pack.words.trust for pack in self.packs if pack.words.sides), "")

    @cached_property
    def side_words(self) -> Mapping[str, str]:
        """Phrase → the side that it names."""
        return _by_word([pack.suggest.sides for pack in self.packs])

    @cached_property
    def side_guesses(self) -> Mapping[str, str]:
        """Phrase → the side that it often goes with."""
        return _by_word([pack.suggest.guesses for pack in self.packs])

    @cached_property
    def chiefs(self) -> tuple[str, ...]:
        """Titles of who leads a whole organisation."""
        return tuple(dict.fromkeys(title for pack in self.packs for title in pack.suggest.chiefs))

    @cached_property
    def roles(self) -> Mapping[str, tuple[str, ...]]:
        """Role → the titles and names that play it; without any, none."""
        found: dict[str, dict[str, None]] = {}
        for pack in self.packs:
            for role in pack.roles:
                found.setdefault(role, {}).update(dict.fromkeys(pack.suggest.roles.get(role, ())))
        return {role: tuple(titles) for role, titles in found.items()}


def _own(model: OrganisationModel) -> tuple[Pack, ...]:
    """The organisation's own rules.toml, where it has one."""
    return packs_of(replace(model, packs=()))


def _by_word(hints: Sequence[Words]) -> Mapping[str, str]:
    found: dict[str, str] = {}
    for by_side in hints:
        for side, words in by_side.items():
            for word in words:
                found.setdefault(word, side)
    return found
