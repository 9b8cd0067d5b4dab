"""How alike two posts are, from what the data has of them: a proxy, with its formula published."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from orgmodel.impact_on_posts.policy import Policy
from orgmodel.impact_on_posts.post_facts import PostFacts

FULL = 100.0


class Matcher:
    """Scores posts before against posts after; managers before are looked at by `ids`.

    `ids` maps a post before to the same post after, for every post that stays.
    """

    def __init__(
        self, before: PostFacts, after: PostFacts, ids: dict[str, str], policy: Policy
    ) -> None:
        self.before, self.after, self.policy = before, after, policy
        self._ids = ids
        self._names = before.ids
        self._kinds: dict[int, object] = {}
        self.declared = policy.declared | _succeeding(before) | _succeeding(after)
        self._successors = frozenset(new for new, _ in self.declared)

    def with_itself(self, old: int, new: int) -> float:
        """Match of a post that keeps its id: without functions it keeps its work."""
        duties = self._duties(old, new)
        return self._score(old, new, 1.0 if duties is None else duties, keeps_work=True)

    def with_another(self, old: int, new: int) -> float:
        """Match of a post before with another one after."""
        if (self.after.ids[new], self._names[old]) in self.declared:
            return FULL
        duties = self._duties(old, new)
        return self._score(old, new, duties, keeps_work=False)

    def _duties(self, old: int, new: int) -> float | None:
        """Share of the old post's functions that the new one has; None where it had none."""
        had = self.before.duties.get(self._names[old])
        if not had:
            return None
        has = self.after.duties.get(self.after.ids[new], frozenset())
        return len(had & has) / len(had)

    def _score(self, old: int, new: int, duties: float | None, *, keeps_work: bool) -> float:
        weights = self.policy.weights
        title = 1.0 if self.before.titles[old] == self.after.titles[new] else 0.0
        work = duties if duties is not None else (1.0 if keeps_work else title)
        score = weights["functions"] * work + weights["title"] * title
        manager = self.before.manager[old]
        if self._ids.get(manager, manager) == self.after.manager[new]:
            score += weights["line"]
        bands = self.before.grades[old], self.after.grades[new]
        if not all(bands):
            return round(score * 100 / (100 - weights["band"]), 6)
        return round(score + (weights["band"] if bands[0] == bands[1] else 0.0), 6)

    def best(self, old: int, among: Sequence[int]) -> tuple[float, tuple[int, ...]]:
        """The highest match of a post with posts after, and every one that reaches it; or 0."""
        scores = self._scores(old, among)
        top = max(scores.values(), default=0.0)
        best = {kind for kind, score in scores.items() if score == top}
        return top, tuple(new for new in among if self._kind(new) in best)

    def reaching(self, old: int, among: Sequence[int]) -> tuple[int, ...]:
        """The posts after whose match with a post before reaches the threshold."""
        scores = self._scores(old, among)
        return tuple(new for new in among if scores[self._kind(new)] >= self.policy.threshold)

    def _scores(self, old: int, among: Sequence[int]) -> dict[object, float]:
        scores: dict[object, float] = {}
        for new in among:
            kind = self._kind(new)
            if kind not in scores:
                scores[kind] = self.with_another(old, new)
        return scores

    def _kind(self, new: int) -> object:
        """What of a post after a score depends on: posts of one kind score alike."""
        if new not in self._kinds:
            name = self.after.ids[new]
            alone = name if name in self._successors else ""
            after, duties = self.after, self.after.duties.get(name)
            kind = (after.titles[new], after.grades[new], after.manager[new], duties, alone)
            self._kinds[new] = kind
        return self._kinds[new]


class Candidates:
    """The posts after that are open to claims, found by what could make a match.

    Band and line alone stay under every threshold, so only posts that share a function, a
    title, or that are declared to succeed can match.
    """

    def __init__(self, after: PostFacts, open_posts: Sequence[int]) -> None:
        self._by_title: dict[str, list[int]] = {}
        self._by_function: dict[str, list[int]] = {}
        self._by_id: dict[str, int] = {}
        for place in open_posts:
            name = after.ids[place]
            self._by_id[name] = place
            self._by_title.setdefault(after.titles[place], []).append(place)
            for function in after.duties.get(name, ()):
                self._by_function.setdefault(function, []).append(place)

    def of(self, matcher: Matcher, old: int) -> Iterator[int]:
        """Candidates for a post before, in the order of the posts."""
        name = matcher.before.ids[old]
        found = set(self._by_title.get(matcher.before.titles[old], ()))
        for function in matcher.before.duties.get(name, ()):
            found |= set(self._by_function.get(function, ()))
        for new, former in matcher.declared:
            if former == name and new in self._by_id:
                found.add(self._by_id[new])
        return iter(sorted(found))


def _succeeding(facts: PostFacts) -> frozenset[tuple[str, str]]:
    """The successions that links state: (new, old)."""
    links = facts.model.tables["links"]
    chosen = links[links["relation"] == "succeeds"]
    return frozenset(zip(chosen["from"], chosen["to"], strict=True))
