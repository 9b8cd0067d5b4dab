"""What impact compares of each post: place, work, size, and who has a claim on a successor."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import pandas as pd

from orgmodel.impact_on_posts.policy import Policy
from orgmodel.measures.posts import CountedPosts, Numbers, counted_posts
from orgmodel.model.hierarchy import TOP
from orgmodel.model.organisation import OrganisationModel
from orgmodel.model.words import grade, plain

Names = np.ndarray
"""A column of texts, one a post."""


@dataclass(frozen=True, eq=False)
class PostFacts:
    """The posts of one organisation as aligned columns, in the order of `ids`.

    `home` is the unit a post belongs to, `employer` the one that employs it (empty: not known).
    `claims` counts the posts that are filled by somebody with a claim (a job share is one),
    `persons` those people; both are taken from the count where nothing says who holds a post.
    `tops` are the posts that answer for everything.
    """

    model: OrganisationModel
    posts: CountedPosts
    home: Names
    manager: Names
    band: Names
    employer: Names
    claims: Numbers
    persons: Numbers
    holders_known: np.ndarray
    tops: frozenset[str]

    @property
    def ids(self) -> tuple[str, ...]:
        """The posts."""
        return self.posts.line.ids

    @cached_property
    def index(self) -> Mapping[str, int]:
        """Position of each post."""
        return self.posts.line.index

    @cached_property
    def titles(self) -> list[str]:
        """Titles as they are compared: without case, brackets and punctuation.

        One of which nothing is left then says nothing of the work: it is like no other post's.
        """
        titles = self.posts.rows["title"].tolist()
        known = {title: plain(title) for title in dict.fromkeys(titles)}
        pairs = zip(titles, self.ids, strict=True)
        return [known[title] or f"{title}\0{post}" for title, post in pairs]

    @cached_property
    def grades(self) -> Names:
        """Bands as they are compared: see `words.grade`."""
        known = {band: grade(band) for band in set(self.band.tolist())}
        return np.array([known[band] for band in self.band.tolist()], dtype=object)

    @cached_property
    def owner_of(self) -> Mapping[str, str]:
        """Function → the unit or post that owns it."""
        owners, functions = self.model.edges.ends("owns")
        return dict(zip(functions, owners, strict=True))

    @cached_property
    def duties(self) -> Mapping[str, frozenset[str]]:
        """Post → the functions it is responsible for, only for posts that have some.

        They are those it owns and, unless it is a top, those of the units it heads. A top
        answers for everything; counted for it, every move would change its work.
        """
        found: dict[str, set[str]] = {}
        for function, owner in self.owner_of.items():
            for post in (owner,) if owner in self.index else self._heads_above(owner):
                found.setdefault(post, set()).add(function)
        return {post: frozenset(functions) for post, functions in found.items()}

    def _heads_above(self, unit: str) -> tuple[str, ...]:
        head_of = self.model.head_of
        heads = (head_of.get(name, "") for name in self.chains.get(unit, ()))
        return tuple(head for head in heads if head and head not in self.tops)

    @cached_property
    def chains(self) -> Mapping[str, tuple[str, ...]]:
        """Unit → itself and the units around it, from the inside out."""
        tree = self.model.unit_tree
        chains: dict[str, tuple[str, ...]] = {}
        for level in tree.by_level:
            for place in level.tolist():
                above = int(tree.parent[place])
                around = () if above == TOP else chains[tree.ids[above]]
                chains[tree.ids[place]] = (tree.ids[place], *around)
        return chains


def facts_of_posts(model: OrganisationModel, policy: Policy, tops: frozenset[str]) -> PostFacts:
    """The facts of a model's posts; `tops` are the posts that answer for everything."""
    posts = counted_posts(model)
    claims, persons, known = _claims(model, posts, policy)
    employers = model.employers(policy.employer_kinds)
    return PostFacts(
        model=model,
        posts=posts,
        home=np.array(list(model.homes.values()), dtype=object),
        manager=posts.rows["reports_to"].to_numpy(dtype=object),
        band=posts.rows["band"].str.strip().to_numpy(dtype=object),
        employer=np.array(list(employers.values()), dtype=object),
        claims=claims,
        persons=persons,
        holders_known=known,
        tops=tops,
    )


def lasting_tops(
    before: OrganisationModel, after: OrganisationModel, ids: Mapping[str, str] | None
) -> tuple[frozenset[str], frozenset[str]]:
    """Posts that are tops wherever they are, before and after: they answer for everything.

    A post that becomes a top, as when its unit goes to another body, is not one of them.
    """
    old, new = before.hierarchy, after.hierarchy
    was, now = set(old.tops), set(new.tops)
    later = {name: name if ids is None else ids.get(name, "") for name in old.ids}
    lost = {name for name in was if later[name] in new.index and later[name] not in now}
    gained = {later[name] for name in old.ids if name not in was and later[name] in now}
    return frozenset(was - lost), frozenset(now - gained)


def _claims(
    model: OrganisationModel, posts: CountedPosts, policy: Policy
) -> tuple[Numbers, Numbers, np.ndarray]:
    """Claims and persons of each post, and whether anything says who holds it."""
    size = posts.fewest
    held = model.held
    place = pd.Index(posts.line.ids).get_indexer(pd.Index(held["post"]))
    claiming = _claiming(held, policy) & (place >= 0)
    person, names = pd.factorize(held["person"])
    pairs = np.unique(place[claiming].astype(np.int64) * (len(names) + 1) + person[claiming])
    persons = np.bincount(pairs // (len(names) + 1), minlength=len(size)).astype(np.float64)
    known = np.zeros(len(size), dtype=bool)
    known[place[place >= 0]] = True
    known[[posts.line.index[post] for post in model.vacant]] = True
    # A post shared by two is one claim; a group has as many as people, at most its size.
    claims = np.where(known, np.minimum(persons, np.maximum(size, 1.0)), size)
    persons = np.where(known, persons, size)
    counts = posts.is_post
    return np.where(counts, claims, 0.0), np.where(counts, persons, 0.0), known


def _claiming(held: pd.DataFrame, policy: Policy) -> np.ndarray:
    """Whether each appointment gives a claim on a successor of its post."""
    basis = held["basis"]
    none = basis.isin(policy.no_claim).to_numpy(dtype=bool)
    borrowed = basis.isin(policy.unless_own_post).to_numpy(dtype=bool)
    if not borrowed.any():
        return np.asarray(~none)
    own = held.loc[~none & ~borrowed, "person"].unique()
    elsewhere = held["person"].isin(own).to_numpy(dtype=bool)
    return np.asarray(~none & ~(borrowed & elsewhere))
