"""What becomes of each post: its category, the reason in words, and what else holds."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from orgmodel.impact_on_posts import category
from orgmodel.impact_on_posts.alternatives import OpenPosts
from orgmodel.impact_on_posts.policy import Policy
from orgmodel.impact_on_posts.pools import Pool, Pools
from orgmodel.impact_on_posts.post_changes import PostChanges
from orgmodel.impact_on_posts.staying_posts import StayingPosts
from orgmodel.model.words import listed

SAME = "nothing that the data says of its unit, manager, band and functions changes"

GOES = "it goes"


class Outcome(NamedTuple):
    """What becomes of a post: its category, why, and the names of what else holds.

    `pool` is the id of the pool that it claims in or whose place it is; `match` its best match,
    with what it becomes or with what it could claim (NaN: unscored); `alternatives` are open
    posts of the same band, for a post at risk.
    """

    category: str
    reason: str
    also: tuple[str, ...] = ()
    pool: str = ""
    match: float = np.nan
    alternatives: tuple[str, ...] = ()


class PostOutcomes:
    """The outcome of each post before, and of each added one."""

    def __init__(self, staying: StayingPosts, pools: Pools, policy: Policy) -> None:
        self._staying, self._pools, self._policy = staying, pools, policy
        self._changes = PostChanges(staying)
        self._open = OpenPosts(staying, pools)

    def touched(self) -> list[int]:
        """The baseline posts that are more than unchanged, or of which more is to be said."""
        pools = self._pools
        flags = self._staying.altered | ~self._staying.stays
        flags[list(pools.of_old)] = True
        if pools.of_new:
            flags |= self._staying.stays & np.isin(self._staying.place, list(pools.of_new))
        return [int(at) for at in np.flatnonzero(flags)]

    def of_baseline_post(self, at: int) -> Outcome:
        """The outcome of the post at this position before."""
        leaves = self._staying.place[at] < 0
        outcome = self._leaving(at) if leaves else self._of_staying_post(at)
        pool = self._pool(at)
        return outcome._replace(pool=pool.id if pool else "", match=self._match(at))

    def of_added_post(self, place: int) -> Outcome:
        """The outcome of the added post at this position after."""
        pool = self._pools.claiming(place)
        if pool is None:
            return Outcome(category.NEW, self._why_new(place))
        if pool.contested:
            return Outcome(category.RING, _contest(pool), pool=pool.id)
        claimants = self._changes.all_named(pool.claimants)
        return Outcome(category.SLOT, f"for {claimants}; {_enough(pool)}", pool=pool.id)

    def _match(self, at: int) -> float:
        return self._pools.match.get(at, self._pools.own.get(at, np.nan))

    def _pool(self, at: int) -> Pool | None:
        number = self._pools.of_old.get(at)
        if number is not None:
            return self._pools.pools[number]
        if self._staying.place[at] < 0:
            return None
        return self._pools.claiming(int(self._staying.place[at]))

    def _of_staying_post(self, at: int) -> Outcome:
        changes = list(self._changes.of(at))
        given = {change.category for change in changes}
        order = category.FIRST_OF_TRANSFERS if category.EMPLOYER in given else category.FIRST
        first = next((name for name in order if name in given), category.UNCHANGED)
        reasons = [change.words for change in changes if change.category == first]
        if category.DUTIES in given and self._match(at) < self._policy.threshold:
            reasons.append(
                f"match {_shown(self._match(at))} with what it was, under "
                f"{self._policy.threshold:g}: HR may find that it is another post"
            )
        number = self._pools.of_old.get(at)
        if number is not None and self._pools.pools[number].contested:
            first = category.RING
            reasons = [_contest(self._pools.pools[number])]
        others = [change for change in changes if change.category != first]
        reasons += [change.words for change in others]
        reasons = reasons or [SAME]
        also = dict.fromkeys(change.label for change in others)
        return Outcome(first, "; ".join(dict.fromkeys(reasons)), tuple(also))

    def _leaving(self, at: int) -> Outcome:
        before = self._staying.before
        if not before.posts.is_post[at]:
            return Outcome(category.VACANT, f"{GOES}; a role that posts carry, counted with nobody")
        if before.claims[at] == 0:
            return Outcome(category.VACANT, f"{GOES}, and {self._why_no_claim(at)}")
        pool = self._pool(at)
        if pool is None:
            return self._at_risk(at)
        score = f"match {_shown(self._match(at))} with {self._changes.all_named(pool.successors)}"
        if pool.contested:
            return Outcome(category.RING, f"{GOES}; {score}; {_contest(pool)}")
        return Outcome(category.SLOT, f"{GOES}; {score}; {_enough(pool)}")

    def _at_risk(self, at: int) -> Outcome:
        score = self._pools.match.get(at, 0.0)
        best = f"best {_shown(score)}, {self._policy.threshold:g} asked"
        reason = f"{GOES}, and no successor matches ({best})"
        open_posts = self._open.alternatives(at)
        if not open_posts:
            return Outcome(category.AT_RISK, reason)
        reason += f"; open at the same band: {self._changes.all_named(open_posts)}"
        also = (category.ALTERNATIVE,)
        return Outcome(category.AT_RISK, reason, also, alternatives=open_posts)

    def _why_no_claim(self, at: int) -> str:
        held = self._staying.before.model.held
        bases = sorted(set(held.loc[held["post"] == self._staying.before.ids[at], "basis"]))
        if not bases:
            return "nobody holds it"
        return f"it is held only as {listed(bases, last='or')}, which gives no claim of its own"

    def _why_new(self, place: int) -> str:
        former = self._pools.vacant_before.get(place)
        if former is None:
            return f"no post before matches it ({self._policy.threshold:g} asked)"
        name = self._changes.named(self._staying.before.ids[former])
        return f"the post before that matches, {name}, is vacant: nobody claims it"


def _shown(match: float) -> str:
    """A match to one place, never rounded up to a threshold that it does not reach."""
    return f"{np.floor(match * 10) / 10:g}"


def _contest(pool: Pool) -> str:
    posts = "post" if pool.places == 1 else "posts"
    return f"pool {pool.id}: {pool.claims_said} filled posts claim {pool.places_said} {posts}"


def _enough(pool: Pool) -> str:
    filled = "filled post" if pool.claims == 1 else "filled posts"
    return f"pool {pool.id}: {pool.claims_said} {filled} for {pool.places_said}"
