"""The stages of matching: posts still unmatched, and the pairs found so far."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass

from orgmodel.comparison.matching.likeness import PostLikeness
from orgmodel.model.numbers import amount
from orgmodel.model.words import significant

_FEWEST_WORDS = 3

Key = Callable[[PostLikeness], Hashable | None]


@dataclass(frozen=True, slots=True)
class Pair:
    """One post in both data sets. `before` and `after` are its ids there."""

    before: str
    after: str
    stage: str


class Stages:
    """The posts still unmatched, and the pairs found so far, each by the stage that found it."""

    def __init__(self, old: Iterable[PostLikeness], new: Iterable[PostLikeness]) -> None:
        self.old, self.new = list(old), list(new)
        self.pairs: list[Pair] = []

    def pair(self, stage: str, key: Key, *, several: bool = False) -> None:
        """Pair the posts with the same key; of several alike, only if `several`, by id."""
        self.pair_across(stage, key, key, _by_id if several else None)

    def pair_alike(self, stage: str, ours: Key, theirs: Key) -> None:
        """Pair posts by a key of each side; of several those that say most the same."""
        self.pair_across(stage, ours, theirs, _by_cells)

    def pair_across(
        self,
        stage: str,
        ours: Key,
        theirs: Key,
        several: Callable[[list[PostLikeness], list[PostLikeness]], Iterable[Two]] | None,
    ) -> None:
        """Pair posts whose keys are the same, a key for each side; None is no key."""
        old, new = _by(self.old, ours), _by(self.new, theirs)
        for value, mine in old.items():
            others = new.get(value, [])
            if several is not None:
                self._take(stage, several(mine, others))
            elif len(mine) == len(others) == 1:
                self._take(stage, [(mine[0], others[0])])
        self._forget()

    def pair_by_words(self, stage: str) -> None:
        """Pair a post whose title's words all stand in one other's title and unit."""
        found = []
        others = [post for post in self.new if not post.group]
        for post in self.old:
            words = significant(post.title)
            if post.group or len(words) < _FEWEST_WORDS:
                continue
            fits = [p for p in others if words <= significant(f"{p.title} {p.unit}")]
            if len(fits) == 1:
                found.append((post, fits[0]))
        once = Counter(new.id for _, new in found)
        self._take(stage, [(old, new) for old, new in found if once[new.id] == 1])
        self._forget()

    def _take(self, stage: str, pairs: Iterable[Two]) -> None:
        self.pairs += [Pair(old.id, new.id, stage) for old, new in pairs]

    def _forget(self) -> None:
        before = {pair.before for pair in self.pairs}
        after = {pair.after for pair in self.pairs}
        self.old = [post for post in self.old if post.id not in before]
        self.new = [post for post in self.new if post.id not in after]


Two = tuple[PostLikeness, PostLikeness]


def _by(posts: Iterable[PostLikeness], key: Key) -> dict[Hashable, list[PostLikeness]]:
    found: dict[Hashable, list[PostLikeness]] = {}
    for post in posts:
        value = key(post)
        if value is not None:
            found.setdefault(value, []).append(post)
    return found


def _by_id(ours: Sequence[PostLikeness], theirs: Sequence[PostLikeness]) -> Iterable[Two]:
    return zip(
        sorted(ours, key=lambda post: post.id),
        sorted(theirs, key=lambda post: post.id),
        strict=False,
    )


def _by_cells(ours: Sequence[PostLikeness], theirs: Sequence[PostLikeness]) -> list[Two]:
    """First those whose rows say the same, then by size and what they say, never by id alone."""
    same: dict[object, list[PostLikeness]] = {}
    for other in sorted(theirs, key=_said, reverse=True):
        same.setdefault(other.cells, []).append(other)
    found, rest = [], []
    for post in sorted(ours, key=_said):
        others = same.get(post.cells)
        if others:
            found.append((post, others.pop()))
        else:
            rest.append(post)
    left = sorted((other for others in same.values() for other in others), key=_said)
    return [*found, *zip(rest, left, strict=False)]


def _said(post: PostLikeness) -> tuple[float, tuple[tuple[str, str], ...], str]:
    return (-float(amount(dict(post.cells).get("count", "")) or 0), post.cells, post.id)
