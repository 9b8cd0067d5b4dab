"""The reporting line as arrays: who manages whom, how deep, how wide.

One integer per post holds the position of its manager (-1 at a top), so that a question
about every post at once is a handful of numpy operations. Positions follow the order of
the rows given; siblings keep that order everywhere.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

import numpy as np
import numpy.typing as npt
import pandas as pd

from orgmodel.model.given.known_ids import KnownIds
from orgmodel.model.kept import OfTwoColumns, texts

Ints = npt.NDArray[np.int64]
TOP = -1
_SHORT = 2_000
_THIN = 16
FEW = 2_000
"""Rows of a table up to which a plain loop beats hashing its columns as arrays."""


class Hierarchy:
    """A forest of posts.

    `ids` are the posts in row order; `parent[i]` is the position of the manager of post i,
    or -1. `parent` must hold no loop: build it with `from_columns`, which cuts them.
    """

    def __init__(self, ids: Sequence[str] | pd.Series, parent: Ints) -> None:
        self._given = ids if isinstance(ids, pd.Series) else tuple(ids)
        self.parent: Ints = np.asarray(parent, dtype=np.int64)
        self.parent.setflags(write=False)

    @classmethod
    def from_columns(cls, ids: pd.Series, managers: pd.Series) -> Hierarchy:
        """Build a forest from an id column and a manager column of the same length.

        A manager that is empty, unknown or the post itself makes the post a top; of each
        loop the first post in row order becomes a top; of a repeated id the first row
        counts and later rows are left out. So any file can be drawn.
        """
        return cls._without_loops(*parents_of(ids, managers))

    @classmethod
    def from_cells(cls, ids: list[str], managers: list[str]) -> Hierarchy:
        """As `from_columns`, of cells that are lists already; quick where there are few."""
        return cls._without_loops(*_parents_of_few(ids, managers))

    @classmethod
    def _without_loops(cls, names: tuple[str, ...] | pd.Series, parent: Ints) -> Hierarchy:
        parent = np.where(parent == np.arange(len(parent)), TOP, parent)
        for loop in loops(parent):
            parent[min(loop)] = TOP
        return cls(names, parent)

    def __len__(self) -> int:
        return len(self.parent)

    @cached_property
    def ids(self) -> tuple[str, ...]:
        """The posts in row order. A column is made a tuple when an id is first asked for."""
        given = self._given
        return tuple(given.tolist()) if isinstance(given, pd.Series) else given

    def __reduce__(self) -> tuple[type[Hierarchy], tuple[tuple[str, ...], Ints]]:
        return Hierarchy, (self.ids, self.parent)

    @cached_property
    def index(self) -> dict[str, int]:
        """Position of each id."""
        return KnownIds(zip(self.ids, range(len(self.ids)), strict=True))

    @cached_property
    def depth(self) -> Ints:
        """Steps to the top of each post's line: 0 at a top."""
        return depths(self.parent)

    @cached_property
    def spans(self) -> Ints:
        """Direct reports of each post."""
        managers = self.parent[self.parent >= 0]
        return np.bincount(managers, minlength=len(self)).astype(np.int64)

    @cached_property
    def by_level(self) -> tuple[Ints, ...]:
        """The positions on each level from the tops down, in row order."""
        order = np.argsort(self.depth, kind="stable")
        ends = np.cumsum(np.bincount(self.depth, minlength=1))
        return tuple(np.split(order, ends[:-1]))

    @cached_property
    def sizes(self) -> Ints:
        """Posts in each post's line, itself included."""
        return self.total(np.ones(len(self), dtype=np.int64)).astype(np.int64)

    @cached_property
    def head(self) -> str:
        """The top of the largest line; empty where there is no post.

        Of lines of one size the first by id, so that the order of the rows decides nothing.
        """
        tops = self.tops
        return min(tops, key=lambda top: (-int(self.sizes[self.index[top]]), top), default="")

    @cached_property
    def _is_thin(self) -> bool:
        """Whether levels hold so few posts that a plain loop beats numpy level by level."""
        return bool(len(self)) and len(self) < _THIN * (int(self.depth.max()) + 1)

    @cached_property
    def _downwards(self) -> list[int]:
        """The positions from the tops down, each level in row order."""
        return [int(place) for place in np.argsort(self.depth, kind="stable")]

    def total(self, values: npt.NDArray[np.number]) -> npt.NDArray[np.number]:
        """Sum of `values` (one a post, or one row a post) over each post's line."""
        sums = np.array(values, copy=True)
        if self._is_thin and sums.ndim == 1:
            return self._total_in_a_loop(sums)
        for level in reversed(self.by_level[1:]):
            np.add.at(sums, self.parent[level], sums[level])
        return sums

    def _total_in_a_loop(self, values: npt.NDArray[np.number]) -> npt.NDArray[np.number]:
        sums, parent = values.tolist(), self.parent.tolist()
        for place in reversed(self._downwards):
            if parent[place] != TOP:
                sums[parent[place]] += sums[place]
        return np.array(sums, dtype=values.dtype)

    def any_in_line(self, has: npt.NDArray[np.bool_]) -> npt.NDArray[np.bool_]:
        """Whether anybody in each post's line has something, the post itself included."""
        if self._is_thin or len(self) <= FEW:
            return self._any_in_a_loop(has)
        sums = np.concatenate([[0], np.cumsum(has[self._walk])])
        found: npt.NDArray[np.bool_] = sums[self.preorder + self.sizes] > sums[self.preorder]
        return found

    def _any_in_a_loop(self, has: npt.NDArray[np.bool_]) -> npt.NDArray[np.bool_]:
        parent, found = self.parent.tolist(), [False] * len(self)
        for place in np.flatnonzero(has).tolist():
            while place != TOP and not found[place]:
                found[place] = True
                place = parent[place]
        return np.array(found, dtype=np.bool_)

    @cached_property
    def preorder(self) -> Ints:
        """Place of each post in a walk that lists a post before its line.

        The line of post i fills places preorder[i] up to preorder[i] + sizes[i].
        """
        if self._is_thin:
            return self._preorder_in_a_loop()
        place = np.zeros(len(self), dtype=np.int64)
        start = 0
        for top in self.by_level[0]:
            place[top] = start
            start += int(self.sizes[top])
        for level in self.by_level[1:]:
            grouped = level[np.argsort(self.parent[level], kind="stable")]
            managers = self.parent[grouped]
            before = np.cumsum(self.sizes[grouped]) - self.sizes[grouped]
            first = np.r_[True, managers[1:] != managers[:-1]]
            offset = before - np.maximum.accumulate(np.where(first, before, 0))
            place[grouped] = place[managers] + 1 + offset
        return place

    def _preorder_in_a_loop(self) -> Ints:
        sizes, parent = self.sizes.tolist(), self.parent.tolist()
        place, free = [0] * len(self), [0] * (len(self) + 1)  # the last one is for tops
        for here in self._downwards:
            above = parent[here]
            place[here] = free[above]
            free[above] += sizes[here]
            free[here] = place[here] + 1
        return np.array(place, dtype=np.int64)

    @property
    def tops(self) -> tuple[str, ...]:
        """The posts without a manager, in row order."""
        return tuple(self.ids[i] for i in np.flatnonzero(self.parent == TOP))

    def manager(self, post: str) -> str | None:
        """The post's manager, or None at a top."""
        above = int(self.parent[self.index[post]])
        return None if above == TOP else self.ids[above]

    def children(self, post: str) -> tuple[str, ...]:
        """Direct reports, in row order."""
        return tuple(self.ids[i] for i in self._children_of(self.index[post]))

    def span(self, post: str) -> int:
        """How many posts report to this one directly (vacant posts count)."""
        return int(self.spans[self.index[post]])

    def chain(self, post: str) -> tuple[str, ...]:
        """The post, its manager, that one's manager … up to the top."""
        chain, place = [], self.index[post]
        while place != TOP:
            chain.append(self.ids[place])
            place = self._above[place]
        return tuple(chain)

    def layer(self, post: str) -> int:
        """1 at a top, one more at each step down."""
        return int(self.depth[self.index[post]]) + 1

    def subtree(self, post: str) -> tuple[str, ...]:
        """The post and everyone in its line, each before its own line."""
        place = self.index[post]
        start, size = int(self.preorder[place]), int(self.sizes[place])
        return tuple(map(self.ids.__getitem__, self._walk[start : start + size].tolist()))

    def lowest_common_manager(self, one: str, other: str) -> str | None:
        """The lowest post that has both in its line (a post is in its own), or None."""
        first, second = self.index[one], self.index[other]
        while first != second:
            if self.depth[first] < self.depth[second]:
                first, second = second, first
            first = int(self.parent[first])
            if first == TOP:
                return None
        return self.ids[first]

    @cached_property
    def _above(self) -> list[int]:
        """`parent` as a list: single places of it are read far quicker."""
        above: list[int] = self.parent.tolist()
        return above

    @cached_property
    def _walk(self) -> Ints:
        """The positions in the order of the walk that `preorder` gives each its place in."""
        walk = np.empty_like(self.preorder)
        walk[self.preorder] = np.arange(len(self))
        return walk

    @cached_property
    def _child_table(self) -> tuple[Ints, Ints]:
        order = np.argsort(self.parent, kind="stable")
        starts = np.searchsorted(self.parent[order], np.arange(len(self) + 1))
        return order, starts

    def _children_of(self, place: int) -> Ints:
        order, starts = self._child_table
        return order[starts[place] : starts[place + 1]]


def first_rows(ids: pd.Series, wanted: pd.Series) -> tuple[Ints, Ints]:
    """The position of the first row of `ids` that holds each id, and each wanted cell (-1: none).

    Both columns are hashed once, together: for a million rows that is most of the cost. Short
    ones are looked up one by one: pandas takes longer to begin than they take to read.
    """
    if len(ids) + len(wanted) <= _SHORT:
        return _first_rows_of_few(ids.tolist(), wanted.tolist())
    codes, _ = pd.factorize(pd.concat([ids, wanted], ignore_index=True))
    first = np.full(len(codes), TOP, dtype=np.int64)
    own = codes[: len(ids)]
    # Written from the last row to the first, so that the first row of a repeated id stands.
    first[own[::-1]] = np.arange(len(ids))[::-1]
    return first[own], first[codes[len(ids) :]]


def _first_rows_of_few(ids: list[str], wanted: list[str]) -> tuple[Ints, Ints]:
    first: dict[str, int] = {}
    own = [first.setdefault(name, at) for at, name in enumerate(ids)]
    found = [first.get(name, TOP) for name in wanted]
    return np.array(own, dtype=np.int64), np.array(found, dtype=np.int64)


def _first_rows_read_only(ids: pd.Series, wanted: pd.Series) -> tuple[Ints, Ints]:
    found = first_rows(ids, wanted)
    for places in found:
        places.setflags(write=False)
    return found


line_rows: OfTwoColumns[tuple[Ints, Ints]] = OfTwoColumns(_first_rows_read_only)
"""`first_rows` of a table's ids and of those above: whoever checks a line then builds it."""


def parents_of(ids: pd.Series, managers: pd.Series) -> tuple[tuple[str, ...] | pd.Series, Ints]:
    """First rows of each id, and the position of each one's manager (-1: none or unknown)."""
    if len(ids) <= FEW and ids.dtype == managers.dtype:
        return _parents_of_few(texts(ids), texts(managers))
    own, above = line_rows(ids, managers)
    parent = np.where((managers == "").to_numpy(dtype=bool), TOP, above)
    first = own == np.arange(len(own))
    if not first.all():
        place = np.append(np.cumsum(first) - 1, TOP)  # the last one answers for TOP
        ids, parent = ids[first], place[parent][first]
    return ids, parent


def _parents_of_few(ids: list[str], managers: list[str]) -> tuple[tuple[str, ...], Ints]:
    """The same of few rows, where hashing whole columns costs more than a loop."""
    names = tuple(dict.fromkeys(ids))
    place = {name: at for at, name in enumerate(names)}
    if len(names) == len(ids) and "" not in place:
        return names, np.array([place.get(name, TOP) for name in managers], dtype=np.int64)
    above = dict(zip(reversed(ids), reversed(managers), strict=True))
    found = [TOP if above[name] == "" else place.get(above[name], TOP) for name in names]
    return names, np.array(found, dtype=np.int64)


def depths(parent: Ints) -> Ints:
    """Steps to the top by pointer doubling: as many passes as the depth has binary digits."""
    depth = (parent >= 0).astype(np.int64)
    jump = parent.copy()
    while True:
        moving = np.flatnonzero(jump >= 0)
        if not len(moving):
            return depth
        target = jump[moving]
        depth[moving] += depth[target]
        jump[moving] = jump[target]


def nearest(parent: Ints, marked: npt.NDArray[np.bool_]) -> Ints:
    """For each position the nearest marked one at or above it, or -1; by pointer doubling."""
    here = np.arange(len(parent))
    jump = np.where(marked | (parent == TOP), here, parent)
    while True:
        further = jump[jump]
        if (further == jump).all():
            return np.where(marked[jump], jump, TOP)
        jump = further


def loops(parent: Ints) -> tuple[tuple[int, ...], ...]:
    """Each loop of two posts or more, as positions from its first row on up the line."""
    if (parent < np.arange(len(parent))).all():
        return ()  # each manager stands in an earlier row, as in most files
    jump = parent.copy()
    jump[jump == np.arange(len(jump))] = TOP
    single = jump.copy()
    for _ in range(max(1, len(parent).bit_length())):
        moving = np.flatnonzero(jump >= 0)
        if not len(moving):
            return ()
        jump[moving] = jump[jump[moving]]
    return _walk_loops(single, np.unique(jump[jump >= 0]))


def _walk_loops(parent: Ints, on_loops: Ints) -> tuple[tuple[int, ...], ...]:
    seen: set[int] = set()
    found = []
    for start in on_loops.tolist():
        if start in seen:
            continue
        loop = [start]
        place = int(parent[start])
        while place != start:
            loop.append(place)
            place = int(parent[place])
        seen.update(loop)
        found.append(tuple(loop))
    return tuple(found)
