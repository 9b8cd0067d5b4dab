"""Which post of one data set is which of another, where ids cannot be trusted.

Ids are reused and renumbered between returns: at one authority 1 was the chair and then the
chief executive. So posts are matched in stages, surest first, each only among those that no
stage before has matched, and the stage is kept with each pair.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from orgmodel.comparison.matching.groups import STAGE, pair_groups
from orgmodel.comparison.matching.likeness import PostLikeness, gone, likenesses
from orgmodel.comparison.matching.people import names_as_ids
from orgmodel.comparison.matching.stages import Key, Pair, Stages
from orgmodel.comparison.matching.units import Pairs, units_by_name, units_by_posts
from orgmodel.model.organisation import OrganisationModel

STAGES: Mapping[str, str] = {
    "id": "same id, and title or unit agree (both, where ids are not trusted)",
    "title and unit": "same title in a unit of the same name; of several alike, by id",
    "person": "same holder, who holds one such post in each",
    "title": "same title, which only one post has in each",
    "id alone": "same id, in data whose other ids can be trusted; the title differs",
    "words": "every word of the title is in the title and unit of the other: look at it",
    STAGE: "groups of like posts: same title and band, and unit or manager; no id is looked at",
}
_TRUSTED = 0.5


@dataclass(frozen=True)
class Matching:
    """What became of each post: the pairs with their stage, and what stayed unmatched.

    `departed` are the ids, among those before, that only the later data set names, as gone
    since the return before it. `possible` holds groups of unmatched posts that share a word
    which no matched post has, such as the name of a service that went from one body to
    another. `ids_trusted` says of each body before whether its ids mean the same after.
    `people` stand for the persons of each data set: see `names_as_ids`.
    """

    pairs: tuple[Pair, ...]
    unmatched_before: tuple[str, ...]
    unmatched_after: tuple[str, ...]
    ids_trusted: Mapping[str, bool]
    units: Mapping[str, str] = field(default_factory=dict)
    departed: tuple[str, ...] = ()
    possible: tuple[Mapping[str, Any], ...] = ()
    units_before: tuple[str, ...] = ()
    people: tuple[Mapping[str, str], Mapping[str, str]] = ({}, {})

    @cached_property
    def posts(self) -> Mapping[str, str]:
        """Id before → id after."""
        return {pair.before: pair.after for pair in self.pairs}

    @cached_property
    def ids(self) -> Mapping[str, str]:
        """Id before → id after, of posts and units together; `gone` where there is none."""
        left = {name: gone(name) for name in (*self.unmatched_before, *self.units_before)}
        return {**left, **self.units, **self.posts}

    @cached_property
    def subjects(self) -> Mapping[str, str]:
        """`ids`, and each person before by the first of the same disclosed name after."""
        before, after = self.people
        named = {key: person for person, key in sorted(after.items(), reverse=True) if key}
        return {
            **self.ids,
            **{person: named.get(key, gone(person)) for person, key in before.items()},
        }

    def subject(self, name: str, *, after: bool) -> str:
        """What a subject of a finding is in a comparison: empty for somebody undisclosed."""
        mapped = self.people[after].get(name)
        if mapped is not None:
            return mapped
        return name if after else self.ids.get(name, name)

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
    known = {post.id for post in old}
    left = tuple(post.id for post in departed if post.id not in known)
    old += [post for post in departed if post.id in left]
    stages = Stages(old, new)
    trusted = _ids_trusted(old, new)
    sure = {post.id for post in old if trusted.get(post.body, False)}
    _pair_posts(stages, sure)

    def by_posts(found: Pairs) -> Pairs:
        return units_by_posts(before, after, {p.before: p.after for p in stages.pairs}, found)

    units = by_posts(pair_groups(stages, units_by_name(before, after), by_posts))
    return Matching(
        tuple(stages.pairs),
        tuple(post.id for post in stages.old),
        tuple(post.id for post in stages.new),
        trusted,
        units,
        left,
        tuple(_possible(stages, old, units)),
        tuple(unit for unit in before.unit_tree.ids if unit not in units),
        (names_as_ids(before), names_as_ids(after)),
    )


def _pair_posts(stages: Stages, sure: Collection[str]) -> None:
    """Every stage but that of groups. `sure` are the ids that mean the same in both."""

    def by_id(of: Callable[[PostLikeness], Hashable | None]) -> Key:
        def key(post: PostLikeness) -> Hashable | None:
            value = of(post)
            usable = post.id in sure and not post.numbered and value is not None
            return (post.id, value) if usable else None

        return key

    def single(of: Callable[[PostLikeness], Hashable | None]) -> Key:
        return lambda post: None if post.group else of(post)

    stages.pair("id", by_id(lambda post: post.called))
    stages.pair("id", by_id(lambda post: post.where or None))
    stages.pair("id", lambda p: None if p.numbered else (p.id, p.called, p.where))
    for key in (_title_unit_and_band, _title_and_unit):
        stages.pair("title and unit", single(key), several=True)
    stages.pair("person", single(lambda post: post.person or None))
    stages.pair("title", single(lambda post: post.called or None))
    stages.pair("id alone", by_id(lambda _: ""))
    stages.pair_by_words("words")


def _title_and_unit(post: PostLikeness) -> Hashable | None:
    return (post.called, post.where) if post.called and post.where else None


def _title_unit_and_band(post: PostLikeness) -> Hashable | None:
    return (post.called, post.where, post.grade) if post.called and post.where else None


def _ids_trusted(old: Iterable[PostLikeness], new: Iterable[PostLikeness]) -> dict[str, bool]:
    """Of each body, whether its ids mean the same after.

    They do where half or more of those that are there still, groups apart, have their title.
    """
    titles = {post.id: post.called for post in new if not post.group}
    shared: Counter[str] = Counter()
    agree: Counter[str] = Counter()
    for post in old:
        if not post.group:
            shared[post.body] += post.id in titles
            agree[post.body] += titles.get(post.id) == post.called
    return {body: agree[body] >= _TRUSTED * shared[body] > 0 for body in shared}


def _possible(
    stages: Stages, old: list[PostLikeness], units: Mapping[str, str]
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
