"""Two organisations drawn for two rooms side by side, what is in both in the same place."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from orgmodel.chart.drawing.drawing import Drawing
from orgmodel.chart.folding.face import Words
from orgmodel.chart.folding.fitting import GAP, MARGIN, TRUNK, WIDEST
from orgmodel.chart.folding.folded import FoldedChart
from orgmodel.chart.folding.folds import Folds
from orgmodel.chart.folding.ground import FoldGround
from orgmodel.chart.folding.joined import JoinedPlans, joined
from orgmodel.chart.folding.numbered import About
from orgmodel.chart.folding.places import FoldPlaces
from orgmodel.chart.folding.plan import Fit, FoldPlan
from orgmodel.chart.views.parts.request import Request

READABLE, NARROW = 0.8, 480.0
_NARROWEST = 124.0
_ZOOMS = (1.0, 0.9, READABLE)
_MOST_LISTED, _MOST_OPENED = 8, 12
_ROUGHLY = 0.05
_NUMBER = re.compile(r"\+(at least )?([\d,]+)")


@dataclass(frozen=True, eq=False)
class FoldedPair:
    """Two organisations as one reader has folded both; `before` is what both come from.

    What is promised: a box that is drawn in both has the same place, width and height in both,
    where those above it are the same boxes, up to the top or to the head of its column. So do the
    dashed box where a post was and the post itself, unless that stood alone over all columns. Only
    what is under another manager, or below such a one, stands elsewhere. A box that one of the two
    alone has leaves its place free in the other. Where the top of the organisation is another,
    heads of columns keep their places; nothing else is promised.

    `moved` are, of each, the posts that came, went or have another manager: the teams that they
    are in or have left are open, as far as there are not too many.
    """

    before: FoldGround
    charts: tuple[FoldedChart, FoldedChart]
    request: Request
    folds: Folds
    moved: tuple[frozenset[str], frozenset[str]] = (frozenset(), frozenset())

    @property
    def height(self) -> float:
        """How high the drawings are, in points."""
        return self._best.whole.height

    @property
    def zoom(self) -> float:
        """The zoom at which they fill the width of the room, 1 at most."""
        return self._best.zoom

    def drawn(self, abouts: tuple[About, About]) -> tuple[Drawing, Drawing]:
        """Both drawings; `abouts` says of each which changes touch a box and what warns of it."""
        best = self._best
        first, second = (
            chart.drawn_at(
                self.request,
                self.folds,
                plan,
                best.joined.placed(number, plan, best.whole),
                about,
            )
            for number, (chart, plan, about) in enumerate(
                zip(self.charts, best.plans, abouts, strict=True)
            )
        )
        return first, second

    @cached_property
    def _best(self) -> _Laid:
        """What is open in the drawing as it was, where that can be read; else only what leads to
        what moved; else of those teams who moved alone."""
        usual = FoldedChart(self.before).fit(self.request, self.folds)
        needed = self._managers()
        laid = self._laid(usual, usual.opened | needed, usual.shown, _MOST_LISTED)
        for listed in (_MOST_LISTED, 0):
            if laid.fits(self.folds.room):
                break
            heads = {name: usual.shown[name] for name in usual.frame.stem if name in usual.shown}
            laid = self._laid(usual, needed, heads, listed)
        return laid

    def _laid(
        self, usual: Fit, opened: frozenset[str], shown: Mapping[str, frozenset[str]], listed: int
    ) -> _Laid:
        """As large as it can be read whole with these teams open, lists of more in part."""
        parts = self._shown(usual, opened, shown, listed)
        fit = replace(usual, opened=opened, shown=parts)
        plans = tuple(_in_brief(chart.plan(self.request, self.folds, fit)) for chart in self.charts)
        first, second = plans
        both = joined(first, second)
        wide, _ = self.folds.room
        laid = [
            _Laid((first, second), both, placed, min(wide / placed.width, 1.0))
            for placed in (
                FoldPlaces(both.plan, columns, each, fit.a_list, fit.frame.gathered).made()
                for columns, each in _columns(wide, len(both.plan.heads))
            )
        ]
        return max(laid, key=lambda one: one.worth(self.folds.room))

    def _shown(
        self,
        usual: Fit,
        opened: frozenset[str],
        shown: Mapping[str, frozenset[str]],
        listed: int,
    ) -> Mapping[str, frozenset[str]]:
        """Of lists of more than so many those who moved or whose team is open, then the first."""
        found = dict(shown)
        wanted = opened | self.moved[0] | self.moved[1]
        for ground in self._grounds:
            for name in sorted(opened & ground.line.index.keys()):
                below = ground.line.children(name)
                if name not in found and len(below) > listed and name not in usual.frame.stem:
                    found[name] = frozenset(below[:listed])
                if name in found:
                    found[name] |= frozenset([one for one in below if one in wanted][:_MOST_LISTED])
        return found

    @cached_property
    def _grounds(self) -> tuple[FoldGround, ...]:
        return (self.before, *(chart.now for chart in self.charts))

    def _managers(self) -> frozenset[str]:
        """Who is above a place that was come to or left, those nearest the top first.

        A manager who is gone is a dashed box; whom they led is shown where they are now.
        """
        wanted: dict[str, int] = {}
        then = self.before.line
        for chart, moved in zip(self.charts, self.moved, strict=True):
            now = chart.now.line
            for name in sorted(moved):
                ways = [now.chain(name)[1:]] if name in now.index else []
                if name in then.index and then.manager(name) in now.index:
                    ways.append(now.chain(then.manager(name) or ""))
                for above in (one for way in ways for one in way):
                    depth = int(now.depth[now.index[above]])
                    wanted[above] = min(depth, wanted.get(above, depth))
        return frozenset(sorted(wanted, key=lambda name: (wanted[name], name))[:_MOST_OPENED])


@dataclass(frozen=True, eq=False)
class _Laid:
    plans: tuple[FoldPlan, FoldPlan]
    joined: JoinedPlans
    whole: FoldPlaces
    zoom: float

    def fits(self, room: tuple[float, float]) -> bool:
        """Whether all of it can be read in a room at once."""
        return self.zoom >= READABLE - _ROUGHLY and self.whole.height * self.zoom <= room[1]

    def worth(self, room: tuple[float, float]) -> tuple[bool, float, float]:
        """What can be read whole first, large before low; where nothing can, what is low."""
        fits, high = self.fits(room), self.whole.height * self.zoom
        return fits, round(self.zoom / _ROUGHLY) if fits else 0.0, -high


def _in_brief(plan: FoldPlan) -> FoldPlan:
    """The plan with badges that say no more than how many are folded."""
    plan.nodes = [
        replace(node, words=_brief(node.words), also=tuple(map(_brief, node.also)))
        for node in plan.nodes
    ]
    return plan


def _brief(words: Words) -> Words:
    return replace(words, brief=brief(words.below))


def brief(below: str) -> str:
    """The number alone of what is folded below a box: `+12`, or `+2 or more`."""
    found = _NUMBER.match(below)
    if not found:
        return below
    return f"+{found[2]} or more" if found[1] else f"+{found[2]}"


def _columns(wide: float, heads: int) -> Iterable[tuple[int, float]]:
    """So many columns, each so wide, that fill a width at a zoom at which they can be read."""
    found: dict[tuple[int, float], None] = {}
    for columns in range(1, max(heads, 1) + 1):
        gaps = 2 * MARGIN + GAP * (columns - 1) + TRUNK - GAP
        zooms = _ZOOMS if wide >= NARROW else _ZOOMS[:1]
        widths = [(wide / zoom - gaps) / columns for zoom in zooms]
        fitting = [round(min(each, WIDEST), 1) for each in widths if each >= _NARROWEST]
        if not fitting and columns > 1:
            break
        found |= {(columns, each): None for each in fitting or [_NARROWEST]}
    return found
