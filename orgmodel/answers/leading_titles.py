"""What the titles of heads lead, found by the words of a unit's name."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations

from orgmodel.answers.names import led_words
from orgmodel.model.organisation import OrganisationModel

Led = frozenset[str]

_MOST_WORDS = 10


@dataclass(frozen=True)
class LeadingTitles:
    """The posts with a head's title, by what it leads; `without` are posts that head nothing."""

    model: OrganisationModel
    without: Collection[str]

    @cached_property
    def by_words(self) -> Mapping[Led, list[str]]:
        """What titles lead → the posts with such titles."""
        found: dict[Led, list[str]] = {}
        for post, title in self.model.cells.pairs("posts", "id", "title"):
            known = post in self.model.hierarchy.index and post not in self.without
            if known and (words := led_words(title)):
                found.setdefault(words, []).append(post)
        return found

    def near(self, of_unit: Led) -> set[Led]:
        """What titles lead that holds all words of a unit, or is half of them or more."""
        rare = min((self._by_word.get(word, []) for word in of_unit), key=len, default=[])
        found = {led for led in rare if of_unit <= led}
        if len(of_unit) > _MOST_WORDS:
            return found
        for size in range((len(of_unit) + 1) // 2, len(of_unit)):
            parts = map(frozenset, combinations(sorted(of_unit), size))
            found.update(part for part in parts if part in self.by_words)
        return found

    @cached_property
    def _by_word(self) -> Mapping[str, list[Led]]:
        found: dict[str, list[Led]] = {}
        for led in self.by_words:
            for word in led:
                found.setdefault(word, []).append(led)
        return found
