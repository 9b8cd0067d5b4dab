"""A line with rows by band cut into pages: what does not fit is shown on pages of its own."""

from __future__ import annotations

from collections import deque
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from orgmodel.chart.teams.band_forest import NARROWEST, BandForest, Tree
from orgmodel.chart.teams.band_rows import BandRows
from orgmodel.chart.teams.block import Ground
from orgmodel.chart.teams.faces import Faces
from orgmodel.chart.teams.outline import EVERYTHING
from orgmodel.chart.teams.pages import Room
from orgmodel.chart.teams.post_card import Team
from orgmodel.chart.teams.team_page import TeamPage

_ENDLESS = 1e9


@dataclass
class BandPaginator:
    """Fills pages with the lines of one drawing; on every page a band has one row.

    The tops in `apart` begin a page each.
    """

    team: Team
    faces: Faces
    room: Room
    apart: Collection[int] = ()
    pages: list[TeamPage] = field(default_factory=list)

    @cached_property
    def bands(self) -> BandRows:
        """The rows."""
        return BandRows(self.team)

    @cached_property
    def _leaves(self) -> list[int]:
        """Card → how many of all below it have no reports."""
        found = [0] * len(self.team.cards)
        for at in reversed(self.team.order):
            found[at] = found[at] or 1
            if (above := self.team.parents[at]) >= 0:
                found[above] += found[at]
        return found

    def filled(self, tops: Sequence[int]) -> list[TeamPage]:
        """The pages of these tops and all below them."""
        waiting: deque[tuple[int, int]] = deque((top, 0) for top in tops)
        while waiting:
            if self._whole(waiting):
                continue
            root, first = waiting.popleft()
            forest, page = self._part(root, first)
            self.pages.append(page)
            (tree,) = forest.trees
            more = [(at, 0) for at in forest.cuts]
            if tree.past is not None and tree.past < len(self.team.children[root]):
                more.insert(0, (root, tree.past))
            waiting.extendleft(reversed(more))
        return self.pages

    def _forest(self, trees: Sequence[Tree]) -> BandForest:
        wide, high = self.room([tree.root for tree in trees], len(self.pages))
        return BandForest(Ground(self.team, self.faces, wide, high), self.bands, trees)

    def _whole(self, waiting: deque[tuple[int, int]]) -> bool:
        """A page of as many of those that wait, from the first, as stand on it whole."""
        best: TeamPage | None = None
        trees: list[Tree] = []
        for root, first in waiting:
            if trees and root in self.apart:
                break
            trees.append(Tree(root, EVERYTHING, first))
            wide, _ = self.room([root], len(self.pages))
            if sum(self._leaves[tree.root] for tree in trees) * NARROWEST > wide and not first:
                break
            page = self._forest(trees).page()
            if page is None:
                break
            best = page
        if best is None:
            return False
        for _ in best.blocks:
            waiting.popleft()
        self.pages.append(best)
        return True

    def _part(self, root: int, first: int) -> tuple[BandForest, TeamPage]:
        """As many levels of a line as fit; else as many of the reports, without their teams."""
        best: tuple[BandForest, TeamPage] | None = None
        for levels in range(1, self.team.heights[root] + 1):
            forest = self._forest([Tree(root, levels, first)])
            page = forest.page()
            if page is None:
                break
            best = forest, page
        return best or self._run(root, first)

    def _run(self, root: int, first: int) -> tuple[BandForest, TeamPage]:
        fits, fails = first + 1, len(self.team.children[root]) + 1
        forest = self._forest([Tree(root, 1, first, fits)])
        best = forest, forest.page(anyway=True)
        while fails - fits > 1:
            guess = (fits + fails) // 2
            forest = self._forest([Tree(root, 1, first, guess)])
            page = forest.page()
            if page is None:
                fails = guess
            else:
                best, fits = (forest, page), guess
        if best[1] is None:
            raise AssertionError("a page that is to stand anyway is one")
        return best[0], best[1]


def band_screen(team: Team, faces: Faces, tops: Sequence[int]) -> TeamPage:
    """One page as large as it needs."""
    if not tops:
        return TeamPage(0.0, 0.0)
    ground = Ground(team, faces, _ENDLESS, _ENDLESS)
    page = BandForest(ground, BandRows(team), [Tree(top, EVERYTHING) for top in tops]).page(True)
    if page is None:
        raise AssertionError("the screen has all the room there is")
    return page
