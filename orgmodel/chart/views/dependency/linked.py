"""What the map and the table are drawn from: the directorates, and each pair that is linked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations

from orgmodel.chart.views.dependency.words import Pair, pair_words
from orgmodel.measures.interdependence import Interdependence

STRONG = 3
_FEW_PAIRS = 6


@dataclass(frozen=True, slots=True)
class LinkedPair:
    """Two directorates that links join: `there` counts what the first needs of the second."""

    first: str
    second: str
    there: int
    back: int

    @property
    def links(self) -> int:
        """Links either way; one that holds both ways counts twice, as in the table."""
        return self.there + self.back


@dataclass(frozen=True, eq=False)
class Linked:
    """The directorates in the alphabet's order, their sides, and who needs whom.

    `counts` are the links by which the first of a pair depends on the second; `labels` say
    them in words. Numbers are those of `Interdependence.matrix`.
    """

    names: Mapping[str, str]
    sides: Mapping[str, str]
    counts: Mapping[Pair, int]
    labels: Mapping[Pair, str]

    @cached_property
    def needs(self) -> Mapping[str, int]:
        """Links by which each depends on others."""
        return self._summed(0)

    @cached_property
    def needed(self) -> Mapping[str, int]:
        """Links by which others depend on each."""
        return self._summed(1)

    def _summed(self, end: int) -> Mapping[str, int]:
        sums = dict.fromkeys(self.names, 0)
        for pair, count in self.counts.items():
            sums[pair[end]] += count
        return sums

    @cached_property
    def sums(self) -> Mapping[str, int]:
        """All links of each, both ways."""
        return {name: self.needs[name] + self.needed[name] for name in self.names}

    @cached_property
    def total(self) -> int:
        """All links across directorates."""
        return sum(self.counts.values())

    @cached_property
    def pairs(self) -> tuple[LinkedPair, ...]:
        """Each two that are linked, once."""
        both = combinations(self.names, 2)
        found = (
            LinkedPair(a, b, self.counts.get((a, b), 0), self.counts.get((b, a), 0))
            for a, b in both
        )
        return tuple(pair for pair in found if pair.links)

    @cached_property
    def limit(self) -> int:
        """From how many links on a pair is strong: three, else what parts the upper half.

        Of few pairs all are strong, so that each has its number and its arrows.
        """
        links = sorted((pair.links for pair in self.pairs), reverse=True)
        if len(links) <= _FEW_PAIRS:
            return 1
        strong = sum(number >= STRONG for number in links)
        if 0 < strong < len(links):
            return STRONG
        upper = links[len(links) // 2 - 1]
        return upper if upper > links[-1] else upper + (upper < links[0])

    @cached_property
    def strong(self) -> tuple[LinkedPair, ...]:
        """The pairs with many links."""
        return tuple(pair for pair in self.pairs if pair.links >= self.limit)

    @cached_property
    def weak(self) -> tuple[LinkedPair, ...]:
        """The pairs with few."""
        return tuple(pair for pair in self.pairs if pair.links < self.limit)

    @cached_property
    def hubs(self) -> tuple[str, ...]:
        """The quarter with the most links, the most first; more where the last have as many.

        None where that would be more than half of all that are linked.
        """
        ranked = sorted(self.names, key=lambda name: -self.sums[name])
        linked = [name for name in ranked if self.sums[name]]
        if len(linked) < 3:
            return ()
        least = self.sums[linked[max(0, -(-len(self.names) // 4) - 1)]]
        hubs = [name for name in linked if self.sums[name] >= least]
        return tuple(hubs) if len(hubs) * 2 <= len(linked) else ()


def linked(found: Interdependence) -> Linked:
    """The directorates of an organisation, with the numbers of its interdependence."""
    divisions, matrix = found.divisions, found.matrix
    names = dict(sorted(divisions.names.items(), key=lambda named: (named[1].casefold(), named[0])))
    counts = {
        (who, whom): int(matrix.loc[who, whom])
        for who in names
        for whom in names
        if who != whom and matrix.loc[who, whom]
    }
    sides = {name: divisions.model.sides.get(name, "") for name in names}
    return Linked(names, sides, counts, pair_words(found, counts))
