"""Who stands under whom, in an order that keeps while posts are moved about."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property

from orgmodel.chart.folding.cards import Cards, Ids
from orgmodel.chart.folding.ground import FoldGround

_MOST_GONE = 5


@dataclass(frozen=True, slots=True)
class Entry:
    """One place under a manager: a post, several of one title, or where one stood before."""

    ids: Ids
    arrived: bool = False
    gone: bool = False


@dataclass(frozen=True, eq=False)
class Order:
    """The reports of each manager: as they stood before, each in its place, then who came.

    `before` is the organisation as it was; None where nothing was changed. With `removed`, what is
    not there any more keeps its place too.
    """

    cards: Cards
    before: FoldGround | None = None
    removed: bool = False

    @cached_property
    def cards_before(self) -> Cards | None:
        """What the boxes said before."""
        if self.before is None:
            return None
        return Cards(self.before, replace(self.cards.request, baseline=None, colour="side"))

    def under(self, manager: str) -> list[Entry]:
        """The places under a manager, those included that somebody has left."""
        line = self.cards.ground.line
        now = line.children(manager)
        before = self.before
        if before is None or manager not in before.line.index:
            return [Entry(ids) for ids in self.cards.together(now)]
        then = before.line.children(manager)
        if then == now:
            return [Entry(ids) for ids in self.cards.together(now)]
        here, there = frozenset(now), frozenset(then)
        came = [one for one in now if one not in there]
        left = [one for one in then if one not in here]
        left = [one for one in left if self.removed or one in line.index][:_MOST_GONE]
        kept = self.cards.together(tuple(one for one in then if one in here))
        arrived = [Entry(ids, arrived=True) for ids in self.cards.together(tuple(came))]
        found = [Entry(ids) for ids in kept] + [Entry((one,), gone=True) for one in left]
        place = {one: at for at, one in enumerate(then)}
        return [*sorted(found, key=lambda entry: place[entry.ids[0]]), *arrived]

    def tops(self) -> list[str]:
        """The tops of lines: those that were tops in their order, then the others, ghosts last."""
        ground = self.cards.ground
        if self.before is None:
            return list(ground.tops)
        place = {one: at for at, one in enumerate(self.before.tops)}
        number = {one: at for at, one in enumerate(ground.tops)}
        last = len(place)
        return sorted(
            ground.tops,
            key=lambda one: (one in ground.ghosts, place.get(one, last), number[one]),
        )
