"""Many moves at once: separation levels 4 and 5 of a thousand options in milliseconds.

A move of one post changes nothing outside the two lines it leaves and joins, and, where the
post takes its side from its manager, the posts below it that do so too. So everything else is
counted once; each option then only walks up its two lines, all options together, one layer at
a time. The figures are those of the rules themselves (`rules/kinds/line/line_crossing.py`,
`common_manager.py`). They count findings only: a move that leaves a manager without a side takes
findings away by leaving the rules unassessable, so what comes out best is to be checked whole
(`comparison.compare`, which tells what is no longer shown).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from orgmodel.model.hierarchy import TOP, Hierarchy, Ints
from orgmodel.model.organisation import OrganisationModel
from orgmodel.rules.check import packs_of
from orgmodel.rules.pack import Vocabulary

Flags = npt.NDArray[np.bool_]
PACK = "separation"


@dataclass(frozen=True, eq=False)
class BatchResult:
    """One figure an option, in the order given.

    `crossings` is the number of findings at level 4, `meetings` at level 5. Where a post would
    come to report to itself, `loops` is true and both figures are -1.
    """

    crossings: Ints
    meetings: Ints
    loops: Flags


class MoveBatch:
    """An organisation made ready for evaluating moves of single posts."""

    def __init__(self, model: OrganisationModel) -> None:
        words = next(pack.words for pack in packs_of(model, [PACK]))
        self.line = model.hierarchy
        codes, self._inherits, self._heads = _sides(model, self.line, words)
        self._codes = codes
        self._has = self._own_sides(codes)
        self._near = _nearest_sided(self.line, codes)
        self._exposed = self._exposures()
        self._states = self._subtree_states()
        self._count_children()
        near = np.append(self._codes_of_near(), 0)
        sided = ~self._inherits & (codes > 0)
        above = near[self.line.parent]
        self.crossings = int((sided & (above > 0) & (above != codes)).sum())
        self.meetings = int(self._counted.sum())

    def evaluate(self, posts: Sequence[str], managers: Sequence[str]) -> BatchResult:
        """The figures after each move of `posts[i]` to report to `managers[i]` ("" for none).

        KeyError for an id that is no post.
        """
        index = {**self.line.index, "": TOP}
        moved = np.array([self.line.index[post] for post in posts], dtype=np.int64)
        to = np.array([index[manager] for manager in managers], dtype=np.int64)
        loops = self._loops(moved, to)
        to = np.where(loops, self.line.parent[moved], to)
        crossings = self.crossings + self._crossing_change(moved, to)
        meetings = self.meetings + self._meeting_change(moved, to)
        return BatchResult(np.where(loops, -1, crossings), np.where(loops, -1, meetings), loops)

    def _loops(self, moved: Ints, to: Ints) -> Flags:
        start = self.line.preorder[moved]
        place = self.line.preorder[to]
        loops: Flags = (to >= 0) & (place >= start) & (place < start + self.line.sizes[moved])
        return loops

    # Level 4

    def _exposures(self) -> Ints:
        """Per post and side, the posts that look past it to its manager for theirs.

        A post with a side (or at the trust level) of its own hides all below it; one without
        shows what its reports show. One that inherits its side never crosses by itself.
        """
        codes, line = self._codes, self.line
        shown = np.zeros((len(line), 2), dtype=np.int64)
        own = ~self._inherits & (codes != 0)
        for level in reversed(line.by_level):
            sided = level[own[level]]
            shown[sided] = 0
            for side in (1, 2):
                shown[sided, side - 1] = codes[sided] == side
            below = level[line.parent[level] >= 0]
            np.add.at(shown, line.parent[below], shown[below])
        return shown

    def _codes_of_near(self) -> Ints:
        """The side of the nearest post with one, itself included, else 0."""
        found = np.where(self._near >= 0, self._codes[self._near], 0)
        return np.maximum(found, 0).astype(np.int64)

    def _crossing_change(self, moved: Ints, to: Ints) -> Ints:
        near = np.append(self._codes_of_near(), 0)
        # To whom a post under side 1 shows a crossing: those exposed of side 2, and the reverse.
        against = np.column_stack([np.zeros(len(self.line), np.int64), self._exposed[:, ::-1]])
        after = against[moved, near[to]]
        before = against[moved, near[self.line.parent[moved]]]
        return np.asarray(after - before, dtype=np.int64)

    # Level 5

    def _own_sides(self, codes: Ints) -> Flags:
        """Which sides each post has by itself with these codes: its own and those it heads."""
        own: Flags = np.column_stack([codes == 1, codes == 2])
        return own | (self._heads & (codes >= 0)[:, np.newaxis])

    def _subtree_states(self) -> tuple[Flags, Ints]:
        """Per side taken from the manager (0, 1, 2) and post: what its line holds.

        Flags whether it holds the first and the second side, and the number of meetings in it.
        Where a post has its own side, the three are the same.
        """
        line, codes = self.line, self._codes
        holds = np.zeros((3, len(line), 2), dtype=np.bool_)
        meets = np.zeros((3, len(line)), dtype=np.int64)
        for inherited in range(3):
            holds[inherited] = self._own_sides(np.where(self._inherits, inherited, codes))
        below_both = np.zeros((3, len(line)), dtype=np.bool_)
        for level in reversed(line.by_level):
            for inherited in range(3):
                code = np.where(self._inherits[level], inherited, codes[level])
                both = holds[inherited, level].all(axis=1)
                meets[inherited, level] += both & ~below_both[inherited, level] & (code >= 0)
            under = level[line.parent[level] >= 0]
            above = line.parent[under]
            for inherited in range(3):
                code = np.where(self._inherits[above], inherited, codes[above])
                taken = np.maximum(code, 0)
                np.logical_or.at(holds[inherited], above, holds[taken, under])
                np.logical_or.at(below_both[inherited], above, holds[taken, under].all(axis=1))
                np.add.at(meets[inherited], above, meets[taken, under])
        return holds, meets

    def _count_children(self) -> None:
        """Per post, how many reports' lines hold each side, and how many hold both."""
        holds, _ = self._states
        line = self.line
        under = np.flatnonzero(line.parent >= 0)
        taken = np.maximum(self._codes[line.parent[under]], 0)
        self._now = holds[self._taken(line.parent), np.arange(len(line))]
        self._children = np.zeros((len(line), 3), dtype=np.int64)
        counts = _side_counts(holds[taken, under])
        np.add.at(self._children, line.parent[under], counts)
        both = self._now.all(axis=1)
        self._counted: Flags = both & (self._children[:, 2] == 0) & (self._codes >= 0)

    def _taken(self, manager: Ints) -> Ints:
        """The side that a post under this manager would take from it: 0 for none."""
        taken: Ints = np.maximum(np.append(self._codes, 0)[manager], 0)
        return taken

    def _meeting_change(self, moved: Ints, to: Ints) -> Ints:
        holds, meets = self._states
        line = self.line
        old = line.parent[moved]
        was, now = self._taken(old), self._taken(to)
        change = meets[now, moved] - meets[was, moved]
        leaves, joins = (
            _WayUp(old, -_side_counts(holds[was, moved])),
            _WayUp(to, _side_counts(holds[now, moved])),
        )
        depth = np.append(line.depth, -1)
        for layer in range(int(depth.max()), -1, -1):
            together = (leaves.at == joins.at) & (depth[leaves.at] == layer)
            joins.change[together] += leaves.change[together]
            leaves.at[together] = TOP
            for walk in (leaves, joins):
                here = np.flatnonzero(depth[walk.at] == layer)
                if len(here):
                    change[here] += self._step(walk, here)
        return np.asarray(change, dtype=np.int64)

    def _step(self, walk: _WayUp, here: Ints) -> Ints:
        """Put what the reports now hold into these posts, and go up; the change of meetings."""
        posts = walk.at[here]
        children = self._children[posts] + walk.change[here]
        holds = self._has[posts] | (children[:, :2] > 0)
        counted = holds.all(axis=1) & (children[:, 2] == 0) & (self._codes[posts] >= 0)
        walk.change[here] = _side_counts(holds) - _side_counts(self._now[posts])
        still = walk.change[here].any(axis=1)
        walk.at[here] = np.where(still, self.line.parent[posts], TOP)
        change: Ints = counted.astype(np.int64) - self._counted[posts]
        return change


class _WayUp:
    """For each option the post it has come to, and what changes among that post's reports."""

    def __init__(self, at: Ints, change: Ints) -> None:
        self.at = at.copy()
        self.change = change


def _side_counts(holds: Flags) -> Ints:
    """Whether a line holds the first side, the second, both: as numbers to add up."""
    return np.column_stack([holds, holds.all(axis=1)]).astype(np.int64)


def _nearest_sided(line: Hierarchy, codes: Ints) -> Ints:
    """The nearest post up the line with a code other than 0, itself included, or -1."""
    jump = np.where(codes != 0, np.arange(len(line)), line.parent)
    while len(moving := np.flatnonzero((jump >= 0) & (codes[jump] == 0))):
        jump[moving] = jump[jump[moving]]
    return jump


def _sides(
    model: OrganisationModel, line: Hierarchy, words: Vocabulary
) -> tuple[Ints, Flags, Flags]:
    """Codes of posts as the rules have them, who inherits, and of which sides each heads a unit."""
    sides = model.sides_by(words.trust)
    meaning = {"": 0, words.trust: -1} | {side: n for n, side in enumerate(words.sides, start=1)}
    of_word = np.array([meaning.get(word, 0) for word in sides.words], dtype=np.int64)
    codes = of_word[sides.codes]
    inherits = sides.declared == 0
    heads = np.zeros((len(line), 2), dtype=np.bool_)
    for head, units in model.headed.items():
        for side in {sides.units.get(unit, "") for unit in units} & set(words.sides):
            if head in line.index:
                heads[line.index[head], words.sides.index(side)] = True
    return codes, inherits, heads
