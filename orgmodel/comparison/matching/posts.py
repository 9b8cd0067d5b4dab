"""Which post of one data set is which of another, where ids cannot be trusted.

Ids are reused and renumbered between returns: at one authority 1 was the chair and then the
chief executive. So posts are matched in stages, surest first, each only among those that no
stage before has matched, and the stage is kept with each pair.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from orgmodel.comparison.matching.likeness import PostLikeness, likenesses
from orgmodel.comparison.matching.units import match_units
from orgmodel.model.organisation import OrganisationModel
from orgmodel.model.words import significant

STAGES: Mapping[str, str] = {
    "id": "same id, and title or unit agree (both, where ids are not trusted)",
    "title and unit": "same title in a unit of the same name; of several alike, by id",
    "person": "same holder, who holds one such post in each",
    "title": "same title, which only one post has in each",
    "id alone": "same id, in data whose other ids can be trusted; the title differs",
    "words": "every word of the title is in the title and unit of the other: look at it",
}
_TRUSTED = 0.5
_FEWEST_WORDS = 3


@dataclass(frozen=True, slots=True)
class Pair:
    """One post in both data sets. `before` and `after` are its ids there."""

    before: str
    after: str
    stage: str


@dataclass(frozen=True)
class Matching:
    """What became of each post: the pairs with their stage, and what stayed unmatched.

    `departed` are the ids, among those before, that only the later data set names, as gone
    since the return before it. `possible` holds groups of unmatched posts that share a word
    which no matched post has, such as the name of a service that went from one body to
    another. `ids_trusted` says of each body before whether its ids mean the same after.
    """

    pairs: tuple[Pair, ...]
    unmatched_before: tuple[str, ...]
    unmatched_after: tuple[str, ...]
    ids_trusted: Mapping[str, bool]
    units: Mapping[str, str] = field(default_factory=dict)
    departed: tuple[str, ...] = ()
    possible: tuple[Mapping[str, Any], ...] = ()

    @cached_property
    def posts(self) -> Mapping[str, str]:
        """Id before → id after."""
        return {pair.before: pair.after for pair in self.pairs}

    @cached_property
    def ids(self) -> Mapping[str, str]:
        """Id before → id after, of posts and units together."""
        return {**self.units, **self.posts}

    @cached_property
    def stage_of(self) -> Mapping[str, str]:
        """Id after → stage."""
        return {pair.after: pair.stage for pair in self.pairs}

    def to_dict(self) -> dict[str, Any]:
        """As in JSON."""
        found = Counter(pair.stage for pair in self.pairs)
        return {
            "ids_trusted": dict(self.ids_trusted),
            "stages": {stage: found[stage] for stage in STAGES},
            "meaning": dict(STAGES),
            "pairs": [{"before": p.before, "after": p.after, "stage": p.stage} for p in self.pairs],
            "unmatched_before": list(self.unmatched_before),
            "unmatched_after": list(self.unmatched_after),
            "departed": list(self.departed),
            "possible": [dict(group) for group in self.possible],
        }


def match(before: OrganisationModel, after: OrganisationModel) -> Matching:
    """Match the posts and units of two data sets."""
    old, new = likenesses(before), likenesses(after)
    departed = likenesses(after, departed=True)
    gone = tuple(post.id for post in departed if post.id not in {p.id for p in old})
    old += [post for post in departed if post.id in gone]
    stages = _Stages(old, new)
    trusted = _ids_trusted(old, new)
    sure = {post.id for post in old if trusted.get(post.body, False)}
    stages.pair("id", lambda p: (p.id, p.title) if p.id in sure else None)
    stages.pair("id", lambda p: (p.id, p.unit) if p.unit and p.id in sure else None)
    stages.pair("id", lambda p: (p.id, p.title, p.unit))
    for key in (_title_unit_and_band, _title_and_unit):
        stages.pair("title and unit", key, several=True)
    stages.pair("person", lambda p: p.person or None)
    stages.pair("title", lambda p: p.title or None)
    stages.pair("id alone", lambda p: p.id if p.id in sure else None)
    stages.pair_by_words()
    pairs = tuple(stages.pairs)
    units = match_units(before, after, {pair.before: pair.after for pair in pairs})
    return Matching(
        pairs,
        tuple(post.id for post in stages.old),
        tuple(post.id for post in stages.new),
        trusted,
        units,
        gone,
        tuple(_possible(stages, old, units)),
    )


def _title_and_unit(post: PostLikeness) -> Hashable | None:
    return (post.title, post.unit) if post.title and post.unit else None


def _title_unit_and_band(post: PostLikeness) -> Hashable | None:
    return (post.title, post.unit, post.band) if post.title and post.unit else None


def _ids_trusted(old: Iterable[PostLikeness], new: Iterable[PostLikeness]) -> dict[str, bool]:
    """Of each body, whether its ids mean the same after.

    They do where half or more of those that are there still, groups apart, have their title.
    """
    titles = {post.id: post.title for post in new if not post.group}
    shared: Counter[str] = Counter()
    agree: Counter[str] = Counter()
    for post in old:
        if not post.group:
            shared[post.body] += post.id in titles
            agree[post.body] += titles.get(post.id) == post.title
    return {body: agree[body] >= _TRUSTED * shared[body] > 0 for body in shared}


class _Stages:
    """The posts still unmatched, and the pairs found so far."""

    def __init__(self, old: list[PostLikeness], new: list[PostLikeness]) -> None:
        self.old, self.new = list(old), list(new)
        self.pairs: list[Pair] = []

    def pair(
        self, stage: str, key: Callable[[PostLikeness], Hashable | None], *, several: bool = False
    ) -> None:
        """Pair the posts with the same key; where several share it, only if `several`: by id."""
        old, new = _by(self.old, key), _by(self.new, key)
        for value, ours in old.items():
            theirs = new.get(value, [])
            if several or (len(ours) == 1 and len(theirs) == 1):
                self._take(stage, zip(_in_order(ours), _in_order(theirs), strict=False))
        self._forget()

    def pair_by_words(self) -> None:
        """Pair a post whose title's words all stand in one other's title and unit."""
        found = []
        for post in self.old:
            words = significant(post.title)
            fits = [p for p in self.new if words <= significant(f"{p.title} {p.unit}")]
            if len(words) >= _FEWEST_WORDS and len(fits) == 1 and not post.group:
                found.append((post, fits[0]))
        once = Counter(new.id for _, new in found)
        self._take("words", ((old, new) for old, new in found if once[new.id] == 1))
        self._forget()

    def _take(self, stage: str, pairs: Iterable[tuple[PostLikeness, PostLikeness]]) -> None:
        self.pairs += [Pair(old.id, new.id, stage) for old, new in pairs]

    def _forget(self) -> None:
        before = {pair.before for pair in self.pairs}
        after = {pair.after for pair in self.pairs}
        self.old = [post for post in self.old if post.id not in before]
        self.new = [post for post in self.new if post.id not in after]


def _in_order(posts: Iterable[PostLikeness]) -> list[PostLikeness]:
    return sorted(posts, key=lambda post: post.id)


def _by(
    posts: Iterable[PostLikeness], key: Callable[[PostLikeness], Hashable | None]
) -> dict[Hashable, list[PostLikeness]]:
    found: dict[Hashable, list[PostLikeness]] = {}
    for post in posts:
        value = key(post)
        if value is not None:
            found.setdefault(value, []).append(post)
    return found


def _possible(
    stages: _Stages, old: list[PostLikeness], units: Mapping[str, str]
) -> Iterator[Mapping[str, Any]]:
    """Groups of posts that left one body and came in another, sharing a word of no matched post."""
    pairs = [pair for pair in stages.pairs if pair.stage != "words"]
    matched = {pair.before for pair in pairs}
    known = {word for post in old if post.id in matched for word in post.words}
    left, came = _words(stages.old, known), _words(stages.new, known)
    seen: set[tuple[tuple[str, ...], tuple[str, ...]]] = set()
    for word in sorted(set(left) & set(came)):
        bodies = {units.get(post.body, post.body) for post in left[word]}
        group = (tuple(p.id for p in left[word]), tuple(p.id for p in came[word]))
        if group not in seen and bodies.isdisjoint(post.body for post in came[word]):
            seen.add(group)
            yield {"word": word, "left": list(group[0]), "appeared": list(group[1])}


def _words(posts: Iterable[PostLikeness], known: set[str]) -> dict[str, list[PostLikeness]]:
    found: dict[str, list[PostLikeness]] = {}
    for post in posts:
        for word in post.words - known:
            found.setdefault(word, []).append(post)
    return found
