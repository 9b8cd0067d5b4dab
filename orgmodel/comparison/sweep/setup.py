"""All that a sweep needs to know, as one value: it goes to other processes, and has a digest."""

from __future__ import annotations

import pickle
import sys
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import product
from math import prod

from orgmodel.comparison.figure_names import measures_asked
from orgmodel.comparison.must_have import MustHave, must_haves
from orgmodel.comparison.option_set import Combination, Expansion, OptionSet
from orgmodel.comparison.sweep.evaluator import Evaluator
from orgmodel.model.content import digest_of
from orgmodel.model.organisation import OrganisationModel
from orgmodel.rules.check import accepted_by, packs_of
from orgmodel.rules.pack import Asked, Pack

IN_A_PART = 50
"""Combinations to be assessed in one go, at most, where the questions can be so divided."""


@dataclass(frozen=True)
class SweepSetup:
    """An option set on an organisation, with the packs, figures and must-haves to judge it by.

    `figures` are the names of measures in full, a minus before those of which more is better.
    """

    model: OrganisationModel
    option_set: OptionSet
    packs: tuple[Pack, ...]
    figures: tuple[str, ...]
    must: tuple[MustHave, ...] = ()

    @classmethod
    def of(
        cls,
        model: OrganisationModel,
        option_set: OptionSet,
        packs: Asked | None = None,
        measures: Sequence[str] | None = None,
        must: Sequence[str] = (),
    ) -> SweepSetup:
        """What is asked for by name.

        `UnknownNameError` and `PackError` for what there is not, `ScenarioError` where an
        alternative cannot be applied on its own.
        """
        used = packs_of(model, packs)
        accepted_by(model)
        figures = measures_asked(model, measures or option_set.rank)
        wanted = must_haves(model, used, (*option_set.must, *must))
        setup = cls(model, option_set, used, figures, wanted)
        _ = setup.expansion
        return setup

    @property
    def names(self) -> tuple[str, ...]:
        """The figures of a row, without a minus."""
        return tuple(name.lstrip("-") for name in self.figures)

    @cached_property
    def digest(self) -> str:
        """SHA-256 of all of it, the same in every process."""
        return digest_of(self.digests)

    @cached_property
    def digests(self) -> dict[str, str]:
        """The digest of each part, by what it is called."""
        return {
            "release of orgmodel": str(vars(sys.modules["orgmodel"]).get("__version__")),
            "organisation": self.model.digest,
            "option set": digest_of((self.option_set.questions, self.option_set.exclusions)),
            "rules": digest_of(self.packs),
            "figures and must-haves": digest_of((self.names, self.must)),
        }

    @cached_property
    def packed(self) -> bytes:
        """It as bytes that `unpacked` reads."""
        made = SweepSetup(self.model, self.option_set, self.packs, self.figures, self.must)
        return zlib.compress(pickle.dumps(made), 1)

    @cached_property
    def expansion(self) -> Expansion:
        """The combinations."""
        return Expansion(self.model, self.option_set)

    def evaluator(self) -> Evaluator:
        """What assesses the combinations."""
        return Evaluator(self.expansion, self.packs, self.names, self.must)

    def parts(self) -> Iterator[tuple[int, ...]]:
        """How each part of the set begins: the places of its first answers."""
        sizes = [len(question.alternatives) for question in self.option_set.questions]
        depth = 0
        while depth < len(sizes) and prod(sizes[depth:]) > IN_A_PART:
            depth += 1
        return product(*(range(size) for size in sizes[:depth]))

    def combination(self, choices: Sequence[int]) -> Combination:
        """The combination of a row."""
        asked = zip(self.option_set.questions, choices, strict=True)
        return self.expansion.combination([q.alternatives[place] for q, place in asked])


def unpacked(content: bytes) -> SweepSetup:
    """A setup as `packed` made it, by this program itself."""
    found = pickle.loads(zlib.decompress(content))  # noqa: S301 - never of a file
    if not isinstance(found, SweepSetup):
        raise TypeError(type(found).__name__)
    return found
