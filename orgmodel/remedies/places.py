"""Where work and posts could go: the nearest places that fit, whatever the order of the rows."""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property

from orgmodel.rules.suggestions import lateral_links
from orgmodel.rules.view import View

MOST = 8
"""How many places are named for one thing."""


class Places:
    """The units and managers of one organisation, as a pack's words see their sides."""

    def __init__(self, view: View) -> None:
        self._view = view
        self._by_side: dict[str, list[str]] = {}

    def for_function(self, function: str) -> list[str]:
        """Units that could own a function: of its own side, neutral for one that is shared.

        Any unit for other kinds of work.
        """
        words, kind = self._view.words, self._view.function_kind(function)
        owners = [edge.start for edge in self._view.links_to(function, "owns")]
        near = self._view.home(min(owners)) if owners else ""
        side = kind if kind in words.sides else words.neutral if kind == words.shared else ""
        return self.units(side, near, leaving=owners)

    def units(self, side: str, near: str, leaving: Iterable[str] = ()) -> list[str]:
        """The units of a side, or any where it is empty: those with most links to one first.

        Units of the same kind as `near` go first, those at the trust level last; of as many links
        the order is by id.
        """
        view, links = self._view, lateral_links(self._view, near)
        kind, out = view.cell(near, "kind"), {*leaving, near}

        def rank(unit: str) -> tuple[bool, bool, int, str]:
            at_the_top = view.side(unit) == view.words.trust
            return at_the_top, view.cell(unit, "kind") != kind, -links[unit], unit

        fit = (unit for unit in self._on(side) if unit not in out)
        return heapq.nsmallest(MOST, fit, key=rank)

    def _on(self, side: str) -> list[str]:
        if side not in self._by_side:
            view = self._view
            self._by_side[side] = [
                unit for unit in view.units.ids if not side or view.side(unit) == side
            ]
        return self._by_side[side]

    def managers(self, post: str) -> list[str]:
        """Who could manage a post: those further up its line, the trust level, its own side."""
        line = self._view.line
        if post not in line.index:
            return []
        own = {*line.subtree(post), line.manager(post)}
        fit = (name for name in self._managers(post) if name not in own)
        return list(dict.fromkeys(fit))[:MOST]

    def _managers(self, post: str) -> Iterator[str]:
        view = self._view
        yield from view.line.chain(post)[2:]
        yield from self._by_level.get(view.words.trust, ())
        yield from self._by_level.get(view.side(post), ())

    @cached_property
    def _by_level(self) -> Mapping[str, list[str]]:
        """Side → the posts on it that manage somebody or head a unit, the highest first."""
        view, found = self._view, dict[str, list[str]]()
        line = view.line
        leading = [name for name in line.ids if line.span(name) or name in view.model.headed]
        for name in sorted(leading, key=lambda post: (line.layer(post), post)):
            found.setdefault(view.side(name), []).append(name)
        return found
