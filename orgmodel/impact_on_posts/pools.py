"""Pools: the posts that claim the same successors, and whether there are enough of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from orgmodel.impact_on_posts.groups import Groups
from orgmodel.impact_on_posts.job_match import Candidates, Matcher
from orgmodel.impact_on_posts.policy import Policy
from orgmodel.impact_on_posts.post_facts import PostFacts
from orgmodel.impact_on_posts.staying_posts import StayingPosts
from orgmodel.measures.posts import Numbers

_Member = tuple[str, int]
"""A post before ("old") or after ("new") by its position."""


@dataclass(frozen=True, slots=True)
class Pool:
    """Posts before that claim, and posts after that are claimed (ids).

    `claims` counts filled posts (a job share is one), `places` the posts there are for them,
    `persons` the people who hold those that claim. `open_claims` and `open_places` say that a
    group of unknown number is among them: they are at least as many.
    """

    id: str
    claimants: tuple[str, ...]
    successors: tuple[str, ...]
    claims: float
    places: float
    persons: float
    match: Mapping[str, float]
    open_claims: bool = False
    open_places: bool = False

    @property
    def claims_said(self) -> str:
        """`13`, or `at least 13`."""
        return f"{'at least ' if self.open_claims else ''}{self.claims:,g}"

    @property
    def places_said(self) -> str:
        """`10`, or `at least 10`."""
        return f"{'at least ' if self.open_places else ''}{self.places:,g}"

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

    `match` has the best match of every post that goes; `own` that of posts that stay and
    change with what they become; `vacant_before` maps posts after to a vacant post that they
    match.
    """

    pools: tuple[Pool, ...]
    of_old: Mapping[int, int]
    of_new: Mapping[int, int]
    match: Mapping[int, float]
    own: Mapping[int, float]
    vacant_before: Mapping[int, int]

    def claiming(self, place: int) -> Pool | None:
        """The pool that claims the post at this position after."""
        number = self.of_new.get(place)
        return None if number is None else self.pools[number]


def make_pools(staying: StayingPosts, policy: Policy) -> Pools:
    """Find the successors of every post that goes, and the pools they make.

    A post that keeps its id stays, whatever becomes of its work: its holder claims no other.
    """
    matcher = _matcher(staying, policy)
    own = _own_matches(staying, matcher)
    leaving = np.flatnonzero(~staying.stays & staying.before.posts.is_post).tolist()
    if not leaving and not staying.number_changed.any():
        return Pools((), {}, {}, {}, own, {})
    match, successors = _successors(staying, policy, matcher, leaving)
    claimed = {old: new for old, new in successors.items() if staying.before.claims[old] > 0}
    vacant = _vacant_before(staying, successors)
    groups = _groups(staying, claimed)
    _join_free_places(staying, matcher, groups)
    pools, of_old, of_new = _pools(staying, groups, {**own, **match})
    return Pools(pools, of_old, of_new, match, own, vacant)


def _vacant_before(
    staying: StayingPosts, successors: Mapping[int, Sequence[int]]
) -> dict[int, int]:
    """Post after → the vacant post before that it matches, of several the one of the first id."""
    ids, claims = staying.before.ids, staying.before.claims
    found: dict[int, int] = {}
    for old in sorted((old for old in successors if not claims[old] > 0), key=ids.__getitem__):
        for new in successors[old]:
            found.setdefault(new, old)
    return found


def _matcher(staying: StayingPosts, policy: Policy) -> Matcher:
    before, after = staying.before, staying.after
    same = {}
    if staying.ids:
        there = np.flatnonzero(staying.stays).tolist()
        same = {before.ids[at]: after.ids[staying.place[at]] for at in there}
    return Matcher(before, after, same, policy)


def _own_matches(staying: StayingPosts, matcher: Matcher) -> dict[int, float]:
    """The match of each post that stays and changes with what it becomes."""
    altered = (
        staying.functions_changed
        | staying.band_changed
        | staying.manager_changed
        | staying.title_changed
    )
    return {
        at: matcher.with_itself(at, int(staying.place[at]))
        for at in np.flatnonzero(altered).tolist()
    }


def _groups(staying: StayingPosts, claimed: Mapping[int, Sequence[int]]) -> Groups[_Member]:
    """Posts that claim with the posts they claim, and with those who hold these already.

    A post that shrinks claims its own place.
    """
    groups: Groups[_Member] = Groups()
    for old, targets in claimed.items():
        for new in targets:
            groups.join(("old", old), ("new", new))
    for at in np.flatnonzero(staying.shrinks).tolist():
        groups.join(("old", at), ("new", int(staying.place[at])))
    holder = _holders(staying)
    for kind, new in groups.members:
        if kind == "new" and new in holder:
            groups.join(("new", new), ("old", holder[new]))
    return groups


def _successors(
    staying: StayingPosts,
    policy: Policy,
    matcher: Matcher,
    leaving: Sequence[int],
) -> tuple[dict[int, float], dict[int, tuple[int, ...]]]:
    """The best match of each post that leaves, and the posts it has it with where it is one."""
    before = staying.before
    everywhere, beside = _open_posts(staying, policy, leaving)
    candidates = Candidates(staying.after, sorted({*everywhere, *beside}))
    match: dict[int, float] = {}
    successors: dict[int, tuple[int, ...]] = {}
    for old in leaving:
        allowed = {
            new
            for new in candidates.of(matcher, old)
            if new in everywhere or beside[new] == before.manager[old]
        }
        score, found = matcher.best(old, sorted(allowed))
        match[old] = score
        if score >= policy.threshold:
            successors[old] = found
    return match, successors


def _open_posts(
    staying: StayingPosts, policy: Policy, leaving: Sequence[int]
) -> tuple[set[int], dict[int, str]]:
    """Posts after that any post may claim, and those that only posts of one manager may.

    Open to all are added posts, those that stay vacant, and those that take on other functions
    or more posts. A filled post that stays as it is has the same outcome as its like under the
    same manager, where the policy pools them.
    """
    before, stays = staying.before, staying.stays
    open_to_all = stays & (
        (before.claims == 0) | staying.functions_changed | staying.number_changed
    )
    everywhere = {int(new) for new in staying.place[open_to_all & before.posts.is_post]}
    everywhere |= {int(new) for new in staying.added}
    beside: dict[int, str] = {}
    if policy.pool_kept and leaving:
        managers = {before.manager[at] for at in leaving} - {""}
        chosen = stays & np.isin(before.manager.astype(str), sorted(managers))
        for at in np.flatnonzero(chosen & before.posts.is_post).tolist():
            beside.setdefault(int(staying.place[at]), before.manager[at])
    return everywhere, beside


def _holders(staying: StayingPosts) -> dict[int, int]:
    """Post after → the filled post before that it is, and that so has a claim on it."""
    return {
        int(staying.place[at]): at
        for at in np.flatnonzero(staying.stays & (staying.before.claims > 0)).tolist()
    }


def _join_free_places(staying: StayingPosts, matcher: Matcher, groups: Groups[_Member]) -> None:
    """Give pools that are short of posts the vacant and added ones that nobody else claims.

    A claimant is pooled first with the posts that match best, which somebody may hold; where
    these are too few, every free post that reaches the threshold is a place as well.
    """
    before, after = staying.before, staying.after
    sizes = _sizes(after)
    short = [group for group in groups.all() if _claims(before, group) > _places(sizes, group)]
    taken = {at for kind, at in groups.members if kind == "new"}
    vacant = staying.place[staying.stays & (before.claims == 0) & before.posts.is_post]
    free = sorted({*vacant.tolist(), *staying.added.tolist()} - taken)
    if not short or not free:
        return
    candidates = Candidates(after, free)
    for group in short:
        for kind, old in group:
            if kind == "old" and not staying.stays[old]:
                for new in matcher.reaching(old, list(candidates.of(matcher, old))):
                    groups.join(("old", old), ("new", new))


def _sizes(after: PostFacts) -> Numbers:
    """How many posts each row after has, at least where that is not stated."""
    return after.posts.fewest


def _claims(before: PostFacts, group: Sequence[_Member]) -> float:
    return float(sum(before.claims[at] for kind, at in group if kind == "old"))


def _places(sizes: Numbers, group: Sequence[_Member]) -> float:
    return float(sum(sizes[at] for kind, at in group if kind == "new"))


def _pools(
    staying: StayingPosts, groups: Groups[_Member], scores: Mapping[int, float]
) -> tuple[tuple[Pool, ...], dict[int, int], dict[int, int]]:
    before, after = staying.before, staying.after
    sizes = _sizes(after)
    unknown = np.isnan(before.posts.count) & ~before.holders_known
    members = [
        (
            sorted(at for kind, at in group if kind == "old"),
            sorted(at for kind, at in group if kind == "new"),
        )
        for group in groups.all()
    ]
    found: list[Pool] = []
    of_old: dict[int, int] = {}
    of_new: dict[int, int] = {}
    for number, (old, new) in enumerate(sorted(members), start=1):
        found.append(
            Pool(
                f"P{number}",
                tuple(before.ids[at] for at in old),
                tuple(after.ids[at] for at in new),
                float(before.claims[old].sum()),
                float(sizes[new].sum()),
                float(before.persons[old].sum()),
                {before.ids[at]: scores.get(at, 100.0) for at in old},
                open_claims=bool((unknown[old]).any()),
                open_places=bool(np.isnan(after.posts.count[new]).any()),
            )
        )
        of_old |= dict.fromkeys(old, number - 1)
        of_new |= dict.fromkeys(new, number - 1)
    return tuple(found), of_old, of_new


def _plain(value: float) -> float | int:
    return int(value) if float(value).is_integer() else round(value, 6)
