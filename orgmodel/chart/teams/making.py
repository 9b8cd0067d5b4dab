"""The block of a team: whole, or an overview with the pages of what it leaves out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from orgmodel.chart.teams.block import Ground, TeamBlock, head_of_block
from orgmodel.chart.teams.columns import column_block
from orgmodel.chart.teams.outline import EVERYTHING, TeamCut
from orgmodel.chart.teams.post_card import Team
from orgmodel.chart.teams.rows import row_block
from orgmodel.chart.teams.team_page import manager_of

_LEAST_CARD = 27.0 * 56.0
_LEAFY, _MANY = 0.7, 8
_DEEPEST = 30


@dataclass(slots=True)
class BlockMaker:
    """Makes the blocks of one drawing; it knows how deep its last overview went.

    The reports of `front`, the top of the whole drawing, stand in one row.
    """

    team: Team
    front: int = -1
    layers: int = 1

    def reports(self, block: TeamBlock) -> int:
        """How many reports the block's head has, those beside its stem left out."""
        if not block.past:
            return 0
        return len(self.team.children[manager_of(block)])

    def best(self, ground: Ground, root: int, first: int) -> TeamBlock:
        """The whole team on one page; else an overview; else a run of its reports."""
        if first == 0:
            whole = self.whole(ground, root)
            if whole is not None:
                return whole
            overview = self.overview(ground, root)
            if overview is not None:
                return overview
        last = head_of_block(ground, root, aside=False).last
        cut = TeamCut(self.team.depths[last.at] + 1)
        found = column_block(ground, root, cut, first, anyway=True)
        if found is None:
            raise AssertionError("a report always has a column to itself")
        return found

    def whole(self, ground: Ground, root: int) -> TeamBlock | None:
        """The block with all below it; None where the room does not hold it."""
        team = self.team
        top = root == self.front
        if team.sizes[root] * _LEAST_CARD > ground.width * ground.height + 4 * _LEAST_CARD:
            return None
        reports, leafy = team.children[root], self._is_leafy(root)
        everything = TeamCut(EVERYTHING)
        row = None if leafy else row_block(ground, root, everything, top)
        if row is not None or not reports:
            return row
        block = column_block(ground, root, everything)
        if block is not None and block.past == self.reports(block):
            return block
        return row_block(ground, root, everything, top) if leafy else None

    def overview(self, ground: Ground, root: int) -> TeamBlock | None:
        """The reports with the pages of their teams, small teams whole while there is room.

        It shows more layers where only one team goes on.
        """
        top = root == self.front
        last = head_of_block(ground, root).last.at
        cut = TeamCut(self.team.depths[last] + 1)
        if self._is_leafy(root):
            columns = self._all_in_columns(ground, root, cut)
            if columns is not None:
                return self._keeping(
                    last, columns, cut, lambda kept: self._all_in_columns(ground, root, kept)
                )
        block = row_block(ground, root, cut, top, lists=True)
        if block is None:
            return None
        if self._single_layers(last):
            return self._deeper(ground, root, block)
        if top and block.texts:
            return block
        return self._keeping(
            last, block, cut, lambda kept: row_block(ground, root, kept, top, lists=True)
        )

    def _all_in_columns(self, ground: Ground, root: int, cut: TeamCut) -> TeamBlock | None:
        block = column_block(ground, root, cut)
        return block if block is not None and block.past == self.reports(block) else None

    def _keeping(
        self,
        manager: int,
        block: TeamBlock,
        cut: TeamCut,
        make: Callable[[TeamCut], TeamBlock | None],
    ) -> TeamBlock:
        """The block with as many of the reports' teams as it holds, the smallest first."""
        order = sorted(self.team.managers(manager), key=lambda at: (self.team.sizes[at], at))
        fits, fails = 0, len(order)
        while fails - fits > 1:
            guess = (fits + fails) // 2
            fuller = make(TeamCut(cut.depth, frozenset(order[:guess])))
            if fuller is None:
                fails = guess
            else:
                block, fits = fuller, guess
        return block

    def _deeper(self, ground: Ground, root: int, block: TeamBlock) -> TeamBlock:
        """As many layers more as fit; pages of one chain mostly hold as many as the one before."""
        top = root == self.front
        last = head_of_block(ground, root).last.at
        depth = self.team.depths[last] + 1
        fits, fails = 0, self._single_layers(last) + 1
        guess = self.layers
        while fails - fits > 1:
            guess = max(fits + 1, min(guess, fails - 1))
            deeper = row_block(ground, root, TeamCut(depth + guess), top)
            if deeper is None:
                fails = guess
            else:
                block, fits = deeper, guess
            guess = fits + 1 if guess == self.layers else (fits + fails) // 2
        self.layers = max(fits, 1)
        return block

    def _single_layers(self, at: int) -> int:
        """How many layers below a card have one manager each."""
        count, managers = 0, self.team.managers(at)
        while len(managers) == 1 and count < _DEEPEST:
            count, managers = count + 1, self.team.managers(managers[0])
        return count

    def _is_leafy(self, root: int) -> bool:
        """Whether a post has many reports, of whom few have reports of their own."""
        reports = len(self.team.children[root])
        leaves = reports - len(self.team.managers(root))
        return reports >= _MANY and leaves >= _LEAFY * reports and self.team.parents[root] >= 0
