"""Trees beside each other on one page, their cards in the rows of their bands."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from orgmodel.chart.drawing.drawing import Point, Text
from orgmodel.chart.drawing.palette import SOFT_INK
from orgmodel.chart.drawing.wrapping import width, wrap
from orgmodel.chart.sheet.card import Rank
from orgmodel.chart.teams.band_rows import BandRows, Row, used_rows
from orgmodel.chart.teams.block import (
    ABOVE_SIZE,
    ABOVE_STEP,
    BUS,
    Ground,
    TeamBlock,
    height_below,
    top_width,
    words_above,
)
from orgmodel.chart.teams.card_foot import UNKNOWN_PAGE
from orgmodel.chart.teams.outline import Placed
from orgmodel.chart.teams.team_page import Shelf, TeamPage

NARROWEST = 62.0
_WIDEST, _SCREEN = 150.0, 150.0
_GAPS = ((14.0, BUS), (7.0, BUS), (7.0, 9.0))
"""Between cards of a row, and from a row to the line that its reports share; the widest first."""
_LABEL, _LABEL_STEP = 8.2, 9.8
_LEAST_GUTTER, _WIDEST_GUTTER = 30.0, 76.0
_OVER_HEAD = 10.4


@dataclass(frozen=True)
class Tree:
    """A post with so many levels below it, of its own reports only the run from `first`."""

    root: int
    levels: int
    first: int = 0
    past: int | None = None


@dataclass(frozen=True, slots=True)
class _Measures:
    """How wide cards are, the gap between them, and from a row to the line below it."""

    wide: float
    gap: float
    bus: float


@dataclass(frozen=True)
class BandForest:
    """What a page is to show: the trees, on the ground of the page."""

    ground: Ground
    bands: BandRows
    trees: Sequence[Tree]

    @cached_property
    def below(self) -> Mapping[int, Sequence[int]]:
        """Card → the cards shown under it, those nearer the top first."""
        children = self.ground.team.children
        found: dict[int, Sequence[int]] = {}
        for tree in self.trees:
            waiting = [(tree.root, 0)]
            while waiting:
                at, level = waiting.pop()
                shown = children[at] if level < tree.levels else []
                if at == tree.root and shown:
                    shown = shown[tree.first : tree.past]
                found[at] = shown
                waiting += [(child, level + 1) for child in reversed(shown)]
        return found

    def cut(self, at: int) -> bool:
        """Whether a card's reports stand on another page."""
        return bool(self.ground.team.children[at]) and not self.below[at]

    @cached_property
    def cuts(self) -> list[int]:
        """The cards whose reports stand on other pages."""
        return [at for at in self.below if self.cut(at)]

    def _rank(self, at: int) -> Rank:
        roots = {tree.root for tree in self.trees}
        if at in roots:
            return "top"
        return "head" if self.ground.team.parents[at] in roots else "plain"

    @cached_property
    def _ranks(self) -> Mapping[int, Rank]:
        return {at: self._rank(at) for at in self.below}

    @cached_property
    def gutter(self) -> float:
        """Room at the left for what the rows are called."""
        labels = [self.bands.label(row) for row in self._rows]
        longest = max((width(label, _LABEL, True) for label in labels), default=0.0)
        return min(max(longest + 10.0, _LEAST_GUTTER), _WIDEST_GUTTER)

    @cached_property
    def _rows(self) -> list[Row]:
        return used_rows(self.bands.rows, list(self.below))

    # Across

    def page(self, screen: bool = False, anyway: bool = False) -> TeamPage | None:
        """The page; None where the room does not hold it, unless it is to stand there `anyway`.

        On the screen there is all the room that it needs.
        """
        faces = self.ground.faces
        least = max(faces.least_width(at, self._ranks[at]) for at in self.below)
        room = self.ground.width - self.gutter
        leaves = sum(not shown for shown in self.below.values())
        for gap, bus in _GAPS:
            wide = max(least, _SCREEN) if screen else (room - gap * (leaves - 1)) / leaves
            wide = min(wide, max(_WIDEST, least))
            if anyway or wide >= max(least, NARROWEST):
                found = self._placed(_Measures(wide, gap, bus), screen, anyway)
                if found is not None:
                    return found
        return None

    def _placed(self, measures: _Measures, screen: bool, anyway: bool) -> TeamPage | None:
        wide, gap = measures.wide, measures.gap
        widths = dict.fromkeys(self.below, wide)
        extents = self._extents(wide, gap)
        for tree in self.trees:
            most = extents[tree.root]
            widths[tree.root] = max(wide, min(top_width(self.ground, tree.root), most))
        tops, highs, low = self._down(widths, extents, measures.bus)
        team = self.ground.team
        goes_on = [
            height_below(team, tree.root, extents[tree.root])
            for tree in self.trees
            if tree.past is not None and tree.past < len(team.children[tree.root])
        ]
        if low + max(goes_on, default=0.0) > self.ground.height + 0.01 and not anyway:
            return None
        whole = sum(extents[tree.root] for tree in self.trees) + gap * (len(self.trees) - 1)
        left = self.gutter
        if not screen:
            left += max(self.ground.width - self.gutter - whole, 0.0) / 2
        blocks, lefts = list[TeamBlock](), list[float]()
        for tree in self.trees:
            cards = self._cards(tree.root, widths, extents, measures, tops, highs)
            labels = self._labels(-left, tops, highs) if not blocks else ()
            past = len(self.ground.team.children[tree.root]) if tree.past is None else tree.past
            block = TeamBlock(tree.root, cards, extents[tree.root], low, tree.first, past, labels)
            blocks.append(block)
            lefts.append(left)
            left += extents[tree.root] + gap
        page_wide = left - gap if screen else self.ground.width
        return TeamPage(page_wide, self.ground.height, [Shelf(0.0, blocks, lefts)])

    def _extents(self, wide: float, gap: float) -> dict[int, float]:
        """Card → the width that it takes with all that is shown below it."""
        found: dict[int, float] = {}
        for at in reversed(list(self.below)):
            under = [found[child] for child in self.below[at]]
            found[at] = max(wide, sum(under) + gap * (len(under) - 1)) if under else wide
        return found

    # Down

    def _down(
        self, widths: Mapping[int, float], extents: Mapping[int, float], bus: float
    ) -> tuple[dict[Row, float], dict[Row, float], float]:
        """Row → its upper edge and the one height of its cards; and how far down all reach."""
        faces, rows = self.ground.faces, self.bands.rows
        highs = dict.fromkeys(self._rows, 0.0)
        for at in self.below:
            high = faces.height(at, self._ranks[at], widths[at], self.cut(at))
            highs[rows[at]] = max(highs[rows[at]], high)
        over = dict.fromkeys(self._rows, 0.0)
        for tree in self.trees:
            high = self._words_over(tree, extents[tree.root])
            over[rows[tree.root]] = max(over[rows[tree.root]], high)
        tops: dict[Row, float] = {}
        y = 0.0
        for number, row in enumerate(self._rows):
            if number:
                y += bus + max(bus, over[row])
            else:
                y += over[row]
            tops[row] = y
            y += highs[row]
        return tops, highs, y

    def _words_over(self, tree: Tree, extent: float) -> float:
        said = words_above(self.ground.team, tree.root, tree.first)
        if not said:
            return 0.0
        lines = wrap(f"{said}, page {UNKNOWN_PAGE}", ABOVE_SIZE, extent)
        return len(lines) * ABOVE_STEP + _OVER_HEAD

    def _labels(
        self, left: float, tops: Mapping[Row, float], highs: Mapping[Row, float]
    ) -> tuple[Text, ...]:
        texts: list[Text] = []
        for row in self._rows:
            lines = wrap(self.bands.label(row), _LABEL, self.gutter - 10.0)
            middle = tops[row] + highs[row] / 2 - (len(lines) - 1) * _LABEL_STEP / 2
            texts += [
                Text(
                    left,
                    middle + _LABEL * 0.35 + at * _LABEL_STEP,
                    line,
                    _LABEL,
                    True,
                    fill=SOFT_INK,
                )
                for at, line in enumerate(lines)
                if line
            ]
        return tuple(texts)

    # Cards

    def _cards(
        self,
        root: int,
        widths: Mapping[int, float],
        extents: Mapping[int, float],
        measures: _Measures,
        tops: Mapping[Row, float],
        highs: Mapping[Row, float],
    ) -> tuple[Placed, ...]:
        """The cards of a tree from the left edge of what it takes, managers first."""
        middles = self._middles(root, extents, measures.gap)
        rows, placed = self.bands.rows, dict[int, Placed]()
        for at in middles:
            top, high, wide = tops[rows[at]], highs[rows[at]], widths[at]
            above = placed.get(self.ground.team.parents[at]) if at != root else None
            way = _way(middles[at], top, above, measures.bus) if above else ()
            x = min(max(middles[at] - wide / 2, 0.0), extents[root] - wide)
            placed[at] = Placed(at, self._ranks[at], x, top, wide, high, self.cut(at), way)
        return tuple(placed.values())

    def _middles(self, root: int, extents: Mapping[int, float], gap: float) -> dict[int, float]:
        """Card → the middle of its width; a manager stands over the middle of those below."""
        found: dict[int, float] = {}
        order: list[int] = []
        waiting = [(root, 0.0)]
        while waiting:
            at, left = waiting.pop()
            order.append(at)
            under = self.below[at]
            whole = sum(extents[child] for child in under) + gap * (len(under) - 1)
            x = left + (extents[at] - whole) / 2
            found[at] = left + extents[at] / 2
            for child in under:
                waiting.append((child, x))
                x += extents[child] + gap
        for at in reversed(order):
            under = self.below[at]
            if under and at != root:
                found[at] = (found[under[0]] + found[under[-1]]) / 2
        return {at: found[at] for at in order}


def _way(middle: float, top: float, above: Placed, bus: float) -> tuple[Point, ...]:
    """From the top of a card to the bus under its manager's row, and along it to the manager."""
    low, stem = above.bottom, above.middle
    if abs(middle - stem) < 0.01:
        return ((stem, top), (stem, low))
    return ((middle, top), (middle, low + bus), (stem, low + bus), (stem, low))
