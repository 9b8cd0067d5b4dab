"""What changes for posts that stay, all of them at once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import pandas as pd

from orgmodel.impact_on_posts.post_facts import Names, PostFacts
from orgmodel.measures.posts import Numbers

Flags = np.ndarray


@dataclass(frozen=True, eq=False)
class StayingPosts:
    """The posts of a baseline beside an option.

    `place` is the position of each post after, -1 where it is gone; `added` the positions
    after of posts that were not there. `ids` maps ids before to ids after where they differ.
    Flags are False for posts that are gone.
    """

    before: PostFacts
    after: PostFacts
    ids: Mapping[str, str]
    place: np.ndarray
    added: np.ndarray

    @property
    def stays(self) -> Flags:
        """Which posts are there after."""
        return np.asarray(self.place >= 0)

    @property
    def altered(self) -> Flags:
        """Which posts stay and have something of their own changed."""
        return np.asarray(
            self.manager_changed
            | self.unit_changed
            | self.unit_carried
            | self.band_changed
            | self.employer_changed
            | self.functions_changed
            | self.hours_changed
            | self.number_changed
            | self.title_changed
        )

    @cached_property
    def posts_by_home(self) -> Mapping[str, np.ndarray]:
        """Unit → the positions before of the posts that belong to it."""
        groups = pd.Series(np.arange(len(self.place))).groupby(pd.Series(self.before.home))
        return {str(unit): places for unit, places in groups.indices.items()}

    @cached_property
    def functions_by_owner(self) -> Mapping[str, list[str]]:
        """Unit or post → the functions that it owns before."""
        found: dict[str, list[str]] = {}
        for function, owner in self.before.owner_of.items():
            found.setdefault(owner, []).append(function)
        return found

    def later(self, column: np.ndarray) -> np.ndarray:
        """A column after, in the order of the posts before; meaningless where gone."""
        return column[self.place] if len(column) else np.full(len(self.place), "", dtype=object)

    def mapped(self, column: Names) -> Names:
        """A column of ids before, as they are called after."""
        if not self.ids:
            return column
        return np.array([self.ids.get(name, name) for name in column.tolist()], dtype=object)

    @cached_property
    def manager_changed(self) -> Flags:
        """Another manager, or nobody where the manager was not known, or the other way round."""
        was = self.mapped(self.before.manager)
        other = was != self.later(self.after.manager)
        unknown = self._manager_not_known(self.before) != self.later(
            self._manager_not_known(self.after)
        )
        return np.asarray(self.stays & (other | unknown), dtype=bool)

    @staticmethod
    def _manager_not_known(facts: PostFacts) -> Flags:
        """The posts with an empty manager that are no tops."""
        unknown = frozenset(facts.model.line_tops.managers_not_known)
        return np.array([post in unknown for post in facts.ids], dtype=bool)

    @cached_property
    def unit_changed(self) -> Flags:
        """Another home."""
        was = self.mapped(self.before.home)
        return np.asarray(self.stays & (was != self.later(self.after.home)), dtype=bool)

    @cached_property
    def unit_carried(self) -> Flags:
        """The same home, which itself stands elsewhere."""
        moved = {
            unit
            for unit, chain in self.before.chains.items()
            if self.after.chains.get(self.ids.get(unit, unit))
            != tuple(self.ids.get(name, name) for name in chain)
        }
        if not moved:
            return np.zeros(len(self.place), dtype=bool)
        same = self.stays & ~self.unit_changed
        return np.asarray(same & np.isin(self.before.home.astype(str), sorted(moved)), dtype=bool)

    @cached_property
    def band_changed(self) -> Flags:
        """Another band, where both are stated, and not only written otherwise."""
        was, now = self.before.grades, self.later(self.after.grades)
        both = (was != "") & (now != "")
        return np.asarray(self.stays & both & (was != now), dtype=bool)

    @cached_property
    def employer_changed(self) -> Flags:
        """Another employer, where both are known."""
        was, now = self.mapped(self.before.employer), self.later(self.after.employer)
        both = (was != "") & (now != "")
        return np.asarray(self.stays & both & (was != now), dtype=bool)

    @cached_property
    def functions_changed(self) -> Flags:
        """Other functions."""
        found = np.zeros(len(self.place), dtype=bool)
        old, new, none = self.before.duties, self.after.duties, frozenset[str]()
        names = self.after.ids
        former = {self.ids.get(name, name): name for name in old} if self.ids else {}
        posts = {*old, *(former.get(name, name) for name in new)}
        for name in posts & self.before.index.keys():
            at = self.before.index[name]
            if self.place[at] >= 0:
                found[at] = old.get(name, none) != new.get(names[self.place[at]], none)
        return found

    @cached_property
    def title_changed(self) -> Flags:
        """Another title."""
        return self._differs("title")

    @cached_property
    def hours_changed(self) -> Flags:
        """Other working time, or stated on one side only; not of `size_by_time`."""
        changed = self.stays & self.before.posts.is_post & ~self.size_by_time
        return np.asarray(changed & ~_same(*self._time), dtype=bool)

    @cached_property
    def number_changed(self) -> Flags:
        """Another number of posts, or stated on one side only, or another FTE in its place."""
        same = _same(self.before.posts.count, self.count_after)
        return np.asarray(self.stays & (~same | self.size_by_time), dtype=bool)

    @cached_property
    def size_by_time(self) -> Flags:
        """Groups whose number of posts is not stated before or after, and whose FTE differs."""
        unknown = np.isnan(self.before.posts.count) & np.isnan(self.count_after)
        counts = self.stays & self.before.posts.is_post
        return np.asarray(counts & unknown & ~_same(*self._time), dtype=bool)

    @cached_property
    def shrinks(self) -> Flags:
        """Rows that stand for fewer posts after; by their FTE where a number is not stated."""
        number = self.before.posts.count, self.count_after
        was, now = self._time
        fewest = np.append(self.after.posts.fewest, np.nan)[self.place]
        by_time = (np.isnan(number[0]) | np.isnan(number[1])) & (now < was)
        fewer = (fewest < self.before.posts.fewest) | by_time
        return np.asarray(self.number_changed & fewer, dtype=bool)

    @cached_property
    def _time(self) -> tuple[Numbers, Numbers]:
        """The FTE of each row before and after."""
        return self.before.posts.fte, np.append(self.after.posts.fte, np.nan)[self.place]

    @cached_property
    def count_after(self) -> Numbers:
        """The number of posts of each row after; NaN where it is gone or not stated."""
        counts = np.append(self.after.posts.count, np.nan)
        return np.asarray(np.where(self.stays, counts[self.place], np.nan), dtype=np.float64)

    def _differs(self, column: str) -> Flags:
        was = self.before.posts.rows[column].to_numpy(dtype=object)
        now = self.later(self.after.posts.rows[column].to_numpy(dtype=object))
        return np.asarray(self.stays & (was != now), dtype=bool)


def staying_posts(
    before: PostFacts, after: PostFacts, ids: Mapping[str, str] | None
) -> StayingPosts:
    """The posts of a baseline beside an option; without `ids`, an id is the same post in both.

    With `ids`, a post that is not in them is gone, and one that none of them names is added.
    """
    old, new = pd.Index(before.ids), pd.Index(after.ids)
    names = old if ids is None else pd.Index([ids.get(name, "") for name in old], dtype=object)
    place = np.asarray(new.get_indexer(names), dtype=np.int64)
    there = np.zeros(len(new), dtype=bool)
    there[place[place >= 0]] = True
    return StayingPosts(before, after, dict(ids or {}), place, np.flatnonzero(~there))


def whole_units(staying: StayingPosts, moved: Flags) -> Mapping[str, str]:
    """Unit → where it is after, of the units that move whole: every post and every function.

    `moved` marks the posts whose unit changes or is carried elsewhere. A unit whose own id
    stays needs its posts; one whose posts go into another unit needs a function as well, or
    it is only its posts that move.
    """
    units = sorted(set(staying.before.home[moved].tolist()) - {""})
    found = {unit: _one_home_after(staying, unit) for unit in units}
    return {
        unit: home
        for unit, home in found.items()
        if home and _functions_go_along(staying, unit, home)
    }


def _one_home_after(staying: StayingPosts, unit: str) -> str:
    """The unit that every post of a unit belongs to after; empty where there is not one."""
    rows = staying.posts_by_home[unit]
    rows = rows[staying.before.posts.is_post[rows]]
    if not len(rows) or (staying.place[rows] < 0).any():
        return ""
    homes = set(staying.after.home[staying.place[rows]].tolist())
    return str(homes.pop()) if len(homes) == 1 else ""


def _functions_go_along(staying: StayingPosts, unit: str, home: str) -> bool:
    work = staying.functions_by_owner.get(unit, [])
    same = home == staying.ids.get(unit, unit)
    return bool(same or work) and all(staying.after.owner_of.get(f) == home for f in work)


def _same(was: Numbers, now: Numbers) -> Flags:
    """Whether both say the same, or nothing."""
    return np.asarray((was == now) | (np.isnan(was) & np.isnan(now)), dtype=bool)
