"""Who seems to head each unit: by the line inside the unit, and by titles that name it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from orgmodel.answers.leading_titles import LeadingTitles
from orgmodel.answers.names import serves, unit_words
from orgmodel.answers.suggestion import Suggestion, guess, likely, said
from orgmodel.model.hierarchy import Ints
from orgmodel.model.organisation import GROUP_KINDS, OrganisationModel
from orgmodel.model.words import counted

_ALIKE = 0.5
_NOBODY = Suggestion(reason="please choose: nothing tells who heads it")


@dataclass(frozen=True, slots=True)
class _InLine:
    """The post that manages most of the others in a unit, and is managed by none of them."""

    post: str
    managed: int
    others: int


@dataclass(frozen=True)
class Heads:
    """The suggested head of each unit, `set` where the data has one."""

    model: OrganisationModel

    def of(self, unit: str) -> Suggestion:
        """The head of a unit."""
        return self._all.get(unit, _NOBODY)

    def among(self, unit: str) -> tuple[str, ...]:
        """The posts that may head it: the suggested one, then who manages most in it, then others.

        Posts of the unit and the units inside it; where there are none, all posts.
        """
        first = [value] if (value := self.of(unit).value) else []
        line = self.model.hierarchy
        places = self._inside(unit).tolist() or range(len(line))
        single = [at for at in places if line.ids[at] not in self._several]
        ranked = sorted(single, key=lambda at: (-int(line.sizes[at]), line.ids[at]))
        return tuple(dict.fromkeys([*first, *(line.ids[at] for at in ranked)]))

    @cached_property
    def _all(self) -> Mapping[str, Suggestion]:
        """Sure ones first: a post that heads one unit is guessed for no other."""
        found = {unit: said(head) for unit, head in self.model.head_of.items()}
        for step in (self._by_line, self._by_title, self._by_part_of_title, self._alone):
            taken = {suggestion.value for suggestion in found.values()}
            new = {u: s for u in self._units if u not in found and (s := step(u, taken))}
            found |= self._one_unit_a_post(new)
        return found

    def _one_unit_a_post(self, new: Mapping[str, Suggestion]) -> dict[str, Suggestion]:
        """Of nested units with one head the outer; of others none, as nothing tells which."""
        units: dict[str, list[str]] = {}
        for unit, suggestion in new.items():
            units.setdefault(suggestion.value, []).append(unit)
        tree, kept = self.model.unit_tree, dict[str, Suggestion]()
        for of_post in units.values():
            outer = [u for u in of_post if not set(tree.chain(u)[1:]).intersection(of_post)]
            if len(outer) == 1:
                kept[outer[0]] = new[outer[0]]
        return kept

    def _by_line(self, unit: str, taken: set[str]) -> Suggestion | None:
        """Who manages most of the unit, or whoever above has the title that names it."""
        found, named = self._in_line.get(unit), self._named.get(unit, "")
        if found is None:
            return None
        if named and named != found.post and named in self.model.hierarchy.chain(found.post):
            return likely(named, "the title names the unit") if named not in taken else None
        if found.post in taken:
            return None
        managed = _managed(found)
        if 4 * found.managed >= 3 * found.others or named == found.post:
            return likely(found.post, managed)
        return guess(found.post, managed)

    def _by_title(self, unit: str, taken: set[str]) -> Suggestion | None:
        post = self._named.get(unit, "")
        if not post or post in taken:
            return None
        if len(self._inside(unit)) and self.model.hierarchy.index[post] not in self._inside(unit):
            return guess(post, "the title names the unit, though the post sits elsewhere")
        return likely(post, "the title names the unit")

    def _by_part_of_title(self, unit: str, taken: set[str]) -> Suggestion | None:
        """Whose title names more than the unit, or half of it or more; those in it, if any are."""
        of_unit = unit_words(self.model.names.get(unit, ""))
        near = {led: len(led & of_unit) / len(led | of_unit) for led in self._titles.near(of_unit)}
        inside = set(self._inside(unit).tolist())
        index = self.model.hierarchy.index
        fit = {
            post: alike
            for led, alike in near.items()
            for post in (self._titles.by_words[led] if alike >= _ALIKE else ())
            if post not in taken and (not inside or index[post] in inside)
        }
        post = self._upper([post for post, alike in fit.items() if alike == max(fit.values())])
        return guess(post, "the title names part of the unit") if post else None

    def _alone(self, unit: str, taken: set[str]) -> Suggestion | None:
        inside = self._inside(unit)
        post = self.model.hierarchy.ids[inside[0]] if len(inside) == 1 else ""
        fits = post and post not in taken and post not in self._several
        if not fits or serves(self.model.names[post]):
            return None
        return guess(post, "the only post in the unit")

    @cached_property
    def _units(self) -> tuple[str, ...]:
        return self.model.unit_tree.ids

    @cached_property
    def _several(self) -> frozenset[str]:
        """Rows that stand for several posts, or for any number, head nothing."""
        triples = self.model.cells.pairs("posts", "id", "kind", "count")
        doubtful = (
            p for p, kind, count in triples if kind in GROUP_KINDS or count not in ("", "1")
        )
        return frozenset(post for post in doubtful if self.model.stands_for(post)[1] != 1)

    # The line inside a unit

    @cached_property
    def _sitting(self) -> Mapping[str, Ints]:
        """Unit → the places of the posts that sit in it, those of the units inside it too."""
        tree, line = self.model.unit_tree, self.model.hierarchy
        direct: dict[str, list[int]] = {}
        for post, unit in self.model.cells.pairs("posts", "id", "unit"):
            if unit in tree.index and post in line.index:
                direct.setdefault(unit, []).append(line.index[post])
        found: dict[str, list[int]] = {}
        for unit, places in direct.items():
            for outer in tree.chain(unit):
                found.setdefault(outer, []).extend(places)
        return {unit: np.unique(np.array(places)) for unit, places in found.items()}

    def _inside(self, unit: str) -> Ints:
        return self._sitting.get(unit, np.zeros(0, dtype=np.int64))

    @cached_property
    def _in_line(self) -> Mapping[str, _InLine]:
        return {unit: found for unit in self._units if (found := self._leads(unit))}

    def _leads(self, unit: str) -> _InLine | None:
        """The one whose manager is outside and who manages half of the others or more."""
        line, inside = self.model.hierarchy, self._inside(unit)
        others = len(inside) - 1
        if others < 1:
            return None
        outside = inside[~np.isin(line.parent[inside], inside)]
        starts = np.sort(line.preorder[inside])
        first = line.preorder[outside]
        below = (
            np.searchsorted(starts, first + line.sizes[outside])
            - np.searchsorted(starts, first)
            - 1
        )
        single = [(int(n), line.ids[at]) for at, n in zip(outside, below, strict=True)]
        ranked = sorted((pair for pair in single if pair[1] not in self._several), reverse=True)
        if not ranked or not ranked[0][0] or 2 * ranked[0][0] < others:
            return None
        if len(ranked) > 1 and ranked[1][0] == ranked[0][0]:
            return None
        return _InLine(ranked[0][1], ranked[0][0], others)

    # Titles

    @cached_property
    def _titles(self) -> LeadingTitles:
        return LeadingTitles(self.model, self._several)

    @cached_property
    def _named(self) -> Mapping[str, str]:
        """Unit → the one post whose title names just it."""
        return dict(self._names_units())

    def _names_units(self) -> Iterator[tuple[str, str]]:
        line = self.model.hierarchy
        for unit in self._units:
            posts = self._titles.by_words.get(unit_words(self.model.names.get(unit, "")), [])
            inside = set(self._inside(unit).tolist()) if len(posts) > 1 else set()
            post = self._upper(posts) or self._upper([p for p in posts if line.index[p] in inside])
            if post:
                yield unit, post

    def _upper(self, posts: list[str]) -> str:
        """The one that has all the others in its line; empty where there is none."""
        line = self.model.hierarchy
        for post in posts:
            if all(post in line.chain(other) for other in posts):
                return post
        return ""


def _managed(found: _InLine) -> str:
    if found.managed < found.others:
        return f"manages {found.managed:,} of the {counted(found.others, 'other')} in the unit"
    others = "the other post" if found.others == 1 else f"all {found.others:,} others"
    return f"manages {others} in the unit"
