"""Which side each unit and post is on: declared on units, carried down, never guessed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import compress

import numpy as np

from orgmodel.model.hierarchy import Hierarchy, Ints, nearest

TRUST = "trust"
"""The side of the level where both sides rightly meet."""

_NONE, _TRUST = 0, 1


@dataclass(frozen=True, eq=False)
class Sides:
    """The side of every unit and post of an organisation.

    `words` are the sides that occur: first the empty one (nothing says), then the trust level.
    `units` gives each unit's side. `declared` holds for each post of `line` the place in
    `words` of what its unit, its headship or its chair says, before its manager is asked.
    """

    words: tuple[str, ...]
    units: Mapping[str, str]
    declared: Ints
    line: Hierarchy

    @cached_property
    def codes(self) -> Ints:
        """For each post of the line, the place of its side in `words`."""
        return self.carried_down(self.line.parent)

    def of_line(self, line: Hierarchy) -> Sides:
        """The sides on another line of the same posts, with the same declared ones."""
        return self if line is self.line else replace(self, line=line)

    def carried_down(self, parent: Ints) -> Ints:
        """The same for another line of the same posts, such as an option's.

        A post without a side of its own has that of the nearest manager who has one; the trust
        level stays with the post that has it.
        """
        near = nearest(parent, self.declared > _NONE)
        codes = np.where(near >= 0, self.declared[near], _NONE)
        inherited = near != np.arange(len(near))
        codes[inherited & (codes == _TRUST)] = _NONE
        return np.asarray(codes, dtype=np.int64)

    def of(self, identifier: str) -> str:
        """The side of a post or unit; empty where nothing says."""
        place = self.line.index.get(identifier)
        if place is None:
            return self.units.get(identifier, "")
        return self.words[int(self.codes[place])]

    def on(self, side: str) -> Iterator[str]:
        """The units and posts on a side; what is both is where the post is."""
        yield from (unit for unit in self.units if self.of(unit) == side)
        if side in self.words:
            is_on = self.codes == self.words.index(side)
            yield from compress(self.line.ids, is_on.tolist())

    def all(self) -> dict[str, str]:
        """Every unit and post with its side; empty where nothing says."""
        of_post = map(self.words.__getitem__, self.codes.tolist())
        return {**self.units, **dict(zip(self.line.ids, of_post, strict=True))}


def sides_of_units(tree: Hierarchy, own: Mapping[str, str], trust: str) -> dict[str, str]:
    """Side of each unit: its own, else its parent's, but `trust` is never inherited."""
    side: dict[str, str] = {}
    for level in tree.by_level:
        for place in level.tolist():
            name, above = tree.ids[place], int(tree.parent[place])
            inherited = side[tree.ids[above]] if above >= 0 else ""
            side[name] = own[name] or ("" if inherited == trust else inherited)
    return side


def sides_of_posts(
    line: Hierarchy,
    sits_in: Iterable[str],
    headed: Mapping[str, Iterable[str]],
    chairs: Iterable[str],
    of_unit: Mapping[str, str],
    tree: Hierarchy,
    trust: str,
) -> Sides:
    """The sides of the posts of a line (see `OrganisationModel.sides_by`).

    `sits_in` is the unit of each post, `headed` the units that a post heads, `chairs` the
    posts that chair a board of the trust level.
    """
    words = ("", trust, *sorted(set(of_unit.values()) - {"", trust}))
    code = {word: place for place, word in enumerate(words)}
    sits = {unit: _NONE if side == trust else code[side] for unit, side in of_unit.items()}
    declared = np.array([sits.get(unit, _NONE) for unit in sits_in], dtype=np.int64)
    for post, units in headed.items():
        place = line.index.get(post)
        side = _side_of_head(tuple(units), of_unit, tree, trust)
        if place is not None and (side == trust or declared[place] == _NONE):
            declared[place] = code[side]
    for post in chairs:
        place = line.index.get(post)
        if place is not None:
            declared[place] = _TRUST
    return Sides(words, of_unit, declared, line)


def _side_of_head(
    units: tuple[str, ...], of_unit: Mapping[str, str], tree: Hierarchy, trust: str
) -> str:
    """Trust before all; else the outer side of nested units; else none where there are two."""
    if any(of_unit.get(unit, "") == trust for unit in units):
        return trust
    sided = [unit for unit in units if of_unit.get(unit, "")]
    outer = [unit for unit in sided if not set(tree.chain(unit)[1:]) & set(sided)]
    sides = {of_unit[unit] for unit in outer}
    return sides.pop() if len(sides) == 1 else ""
