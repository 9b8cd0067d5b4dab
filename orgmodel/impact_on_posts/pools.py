"""Pools: the posts that claim the same successors, and whether there are enough of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from orgmodel.impact_on_posts.job_match import Candidates, Matcher
from orgmodel.impact_on_posts.policy import Policy
from orgmodel.impact_on_posts.staying_posts import Kept


@dataclass(frozen=True, slots=True)
class Pool:
    """Posts before that claim, and posts after that are claimed (ids).

    `claims` counts filled posts (a job share is one), `places` the posts there are for them,
    `persons` the people who hold those that claim.
    """

    id: str
    claimants: tuple[str, ...]
    successors: tuple[str, ...]
    claims: float
    places: float
    persons: float
    match: Mapping[str, float]

    @property
    def contested(self) -> bool:
        """Whether more claim than there are posts."""
        return self.claims > self.places

    def to_dict(self) -> dict[str, Any]:
        """For JSON; never a person."""
        return {
            "pool": self.id,
            "claimants": list(self.claimants),
            "successors": list(self.successors),
            "claims": _plain(self.claims),
            "places": _plain(self.places),
            "persons": _plain(self.persons),
            "contested": self.contested,
            "match": {post: _plain(score) for post, score in self.match.items()},
        }


@dataclass(frozen=True, eq=False)
class Pools:
    """The pools of an option, and which of them each post before and after is in.

    `match` has the best match of every post that goes or is replaced; `own` that of posts
    that stay and change; `replaced` are those whose work changes so far that they are
    another post; `vacant_before` maps posts after to a vacant post that they match.
    """

    pools: tuple[Pool, ...]
    of_old: Mapping[int, int]
    of_new: Mapping[int, int]
    match: Mapping[int, float]
    own: Mapping[int, float]
    replaced: frozenset[int]
    vacant_before: Mapping[int, int]


def make_pools(kept: Kept, policy: Policy) -> Pools:
    """Find the successors of every post that goes, and the pools they make."""
    before, after = kept.before, kept.after
    names = before.ground.line.ids
    same = (
        {names[at]: after.ground.line.ids[kept.place[at]] for at in np.flatnonzero(kept.stays)}
        if kept.ids
        else {}
    )
    matcher = Matcher(before, after, same, policy)
    altered = kept.duties | kept.band | kept.line | kept.title
    own = {at: matcher.kept(at, int(kept.place[at])) for at in np.flatnonzero(altered).tolist()}
    replaced = frozenset(at for at, score in own.items() if score < policy.threshold)
    leaving = [at for at in range(len(names)) if kept.place[at] < 0 or at in replaced]
    if not leaving and not kept.size.any():
        return Pools((), {}, {}, {}, own, replaced, {})
    counted = [at for at in leaving if before.ground.is_post[at]]
    match, found = _wanted(kept, policy, matcher, counted, replaced)
    wanted = {old: new for old, new in found.items() if before.claims[old] > 0}
    vacant = {new: old for old, posts in found.items() if old not in wanted for new in posts}
    joined = _Joined()
    for old, targets in wanted.items():
        for new in targets:
            joined.join(("old", old), ("new", new))
    holder = _holders(kept, replaced)
    shrunk = kept.size & (kept.count_after < before.ground.count)
    for at in np.flatnonzero(shrunk).tolist():
        if at not in replaced:
            joined.join(("old", at), ("new", int(kept.place[at])))
    for new in [new for kind, new in list(joined.above) if kind == "new"]:
        if new in holder:
            joined.join(("new", new), ("old", holder[new]))
    pools, of_old, of_new = _pools(kept, joined, {**own, **match})
    return Pools(pools, of_old, of_new, match, own, replaced, vacant)


def _wanted(
    kept: Kept, policy: Policy, matcher: Matcher, leaving: Sequence[int], replaced: frozenset[int]
) -> tuple[dict[int, float], dict[int, tuple[int, ...]]]:
    """The best match of each post that leaves, and the posts it has it with where it is one."""
    before = kept.before
    everywhere, beside = _open_posts(kept, policy, leaving, replaced)
    candidates = Candidates(kept.after, sorted({*everywhere, *beside}))
    match: dict[int, float] = {}
    wanted: dict[int, tuple[int, ...]] = {}
    for old in leaving:
        allowed = {
            new
            for new in candidates.of(matcher, old)
            if new in everywhere or beside[new] == before.manager[old]
        }
        score, found = matcher.best(old, sorted(allowed))
        match[old] = score
        if score >= policy.threshold:
            wanted[old] = found
    return match, wanted


def _open_posts(
    kept: Kept, policy: Policy, leaving: Sequence[int], replaced: frozenset[int]
) -> tuple[set[int], dict[int, str]]:
    """Posts after that any post may claim, and those that only posts of one manager may.

    Open to all are added and replaced posts, those that stay vacant, and those that take on
    other functions or more posts. A filled post that stays as it is shares the fate of its
    like under the same manager, where the policy pools them.
    """
    before = kept.before
    stays = kept.stays.copy()
    stays[list(replaced)] = False
    open_to_all = stays & ((before.claims == 0) | kept.duties | kept.size)
    everywhere = {int(new) for new in kept.place[open_to_all & before.ground.is_post]}
    everywhere |= {int(new) for new in kept.added} | {
        int(kept.place[at]) for at in replaced if kept.place[at] >= 0
    }
    beside: dict[int, str] = {}
    if policy.pool_kept and leaving:
        managers = {before.manager[at] for at in leaving} - {""}
        chosen = stays & np.isin(before.manager.astype(str), sorted(managers))
        for at in np.flatnonzero(chosen & before.ground.is_post).tolist():
            beside.setdefault(int(kept.place[at]), before.manager[at])
    return everywhere, beside


def _holders(kept: Kept, replaced: frozenset[int]) -> dict[int, int]:
    """Post after → the filled post before that it is, and that so has a claim on it."""
    return {
        int(kept.place[at]): at
        for at in np.flatnonzero(kept.stays & (kept.before.claims > 0)).tolist()
        if at not in replaced
    }


class _Joined:
    """Sets that grow together (union-find), in the order they were first named."""

    def __init__(self) -> None:
        self.above: dict[tuple[str, int], tuple[str, int]] = {}

    def top(self, one: tuple[str, int]) -> tuple[str, int]:
        self.above.setdefault(one, one)
        while self.above[one] != one:
            self.above[one] = self.above[self.above[one]]
            one = self.above[one]
        return one

    def join(self, one: tuple[str, int], other: tuple[str, int]) -> None:
        first, second = self.top(one), self.top(other)
        self.above[second] = first

    def sets(self) -> list[list[tuple[str, int]]]:
        found: dict[tuple[str, int], list[tuple[str, int]]] = {}
        for one in self.above:
            found.setdefault(self.top(one), []).append(one)
        return list(found.values())


def _pools(
    kept: Kept, joined: _Joined, scores: Mapping[int, float]
) -> tuple[tuple[Pool, ...], dict[int, int], dict[int, int]]:
    before, after = kept.before, kept.after
    sizes = np.where(np.isnan(after.ground.count), 1.0, after.ground.count)
    members = [
        (
            sorted(at for kind, at in group if kind == "old"),
            sorted(at for kind, at in group if kind == "new"),
        )
        for group in joined.sets()
    ]
    found: list[Pool] = []
    of_old: dict[int, int] = {}
    of_new: dict[int, int] = {}
    for number, (old, new) in enumerate(sorted(members), start=1):
        found.append(
            Pool(
                f"P{number}",
                tuple(before.ground.line.ids[at] for at in old),
                tuple(after.ground.line.ids[at] for at in new),
                float(before.claims[old].sum()),
                float(sizes[new].sum()),
                float(before.persons[old].sum()),
                {before.ground.line.ids[at]: scores.get(at, 100.0) for at in old},
            )
        )
        of_old |= dict.fromkeys(old, number - 1)
        of_new |= dict.fromkeys(new, number - 1)
    return tuple(found), of_old, of_new


def _plain(value: float) -> float | int:
    return int(value) if float(value).is_integer() else round(value, 6)
