"""How many posts and how much time each post's line holds, in words that claim no more."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from orgmodel.chart.teams.post_card import Size, fte_words
from orgmodel.measures.posts import CountedPosts, counted_posts
from orgmodel.model.organisation import OrganisationModel
from orgmodel.model.words import counted


@dataclass(frozen=True)
class LineSizes:
    """Sizes of posts and of whole lines, as far as the data says.

    A group without a count, as of returns that give no heads, is told by its FTE alone.
    """

    model: OrganisationModel

    @cached_property
    def posts(self) -> CountedPosts:
        """The posts as the measures count them."""
        return counted_posts(self.model)

    @cached_property
    def _open(self) -> np.ndarray:
        """Groups whose number of posts is not known."""
        return np.asarray(np.isnan(self.posts.count) & self.posts.is_post, dtype=bool)

    @cached_property
    def _totals(
        self,
    ) -> tuple[tuple[float, ...], tuple[int, ...], tuple[float, ...], tuple[int, ...]]:
        # Python looks through lists for garbage again and again, through such tuples once.
        found, line = self.posts, self.model.hierarchy
        known = np.where(found.is_post & ~self._open, np.nan_to_num(found.count), 0.0)
        silent = (np.isnan(found.fte) & found.is_post).astype(np.int64)
        time = np.where(found.is_post, np.nan_to_num(found.fte), 0.0)
        return (
            tuple(line.total(known).tolist()),
            tuple(line.total(self._open.astype(np.int64)).tolist()),
            tuple(line.total(time).tolist()),
            tuple(line.total(silent).tolist()),
        )

    @cached_property
    def rows_as_counted(self) -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
        """For each row of the line: posts at least, whether their number is not known, FTE, and
        whether the FTE is not stated. A role counts for nothing."""
        found = self.posts
        return (
            np.where(found.is_post, found.fewest, 0.0),
            self._open.astype(np.float64),
            np.where(found.is_post, np.nan_to_num(found.fte), 0.0),
            (np.isnan(found.fte) & found.is_post).astype(np.float64),
        )

    @staticmethod
    def words_of(posts: float, unknown: int, time: float, silent: int, rows: int) -> str:
        """`+12 posts · 11.4 FTE`, `+at least 13 posts`: what is folded away, in few words."""
        said = f"+{counted(int(posts), 'post')}" if posts else f"+{counted(rows, 'role')}"
        if unknown:
            said = f"+at least {counted(int(posts), 'post')}"
        if time <= 0:
            return said
        return f"{said} · {fte_words(time)}" + (" stated" if silent else "")

    def own_count(self, post: str) -> int | None:
        """How many posts a row stands for; None where the data does not say."""
        at = self.model.hierarchy.index[post]
        if self._open[at] or np.isnan(self.posts.count[at]):
            return None
        return int(self.posts.count[at])

    def own_fte(self, post: str) -> float | None:
        """The FTE of a row; None where the data does not say."""
        value = float(self.posts.fte[self.model.hierarchy.index[post]])
        return None if np.isnan(value) else value

    def posts_in_line(self, post: str) -> str:
        """`14 posts`, `9 posts, 14 groups`: the post with all below."""
        at = self.model.hierarchy.index[post]
        known, groups = int(self._totals[0][at]), self._totals[1][at]
        said = [counted(known, "post")] if known or not groups else []
        if groups:
            said.append(counted(groups, "group"))
        return ", ".join(said)

    def below(self, post: str) -> str:
        """`13 posts below, 12.0 FTE`: the line without the post itself."""
        at = self.model.hierarchy.index[post]
        known, groups, time, silent = (column[at] for column in self._totals)
        known -= self.own_count(post) or 0 if self.posts.is_post[at] else 0
        groups -= int(self._open[at])
        said = [counted(int(known), "post")] if known or not groups else []
        said += [counted(groups, "group")] if groups else []
        words = f"{' and '.join(said)} below"
        own = self.own_fte(post) if self.posts.is_post[at] else 0.0
        time -= own or 0.0
        silent -= int(own is None)
        if time <= 0:
            return words
        return f"{words}, {fte_words(time)}" + (" stated" if silent else "")

    def size(self, posts: Sequence[str]) -> Size:
        """The same in figures, of several posts together."""
        rows = [self.model.hierarchy.index[post] for post in posts]
        known, groups, time, _ = self._totals
        return Size(
            int(sum(known[at] for at in rows)),
            sum(groups[at] for at in rows),
            sum(time[at] for at in rows),
        )

    def fte_in_line(self, post: str) -> str:
        """`13.0 FTE`; `13.0 FTE stated` where some of the line is silent; else nothing."""
        at = self.model.hierarchy.index[post]
        time, silent = self._totals[2][at], self._totals[3][at]
        if not time:
            return ""
        return f"{fte_words(time)} stated" if silent else fte_words(time)
