"""What impact compares of each post: place, work, size, and who has a claim on a successor."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import pandas as pd

from orgmodel.impact_on_posts.policy import Policy
from orgmodel.measures.posts import CountedPosts, Numbers, counted_posts
from orgmodel.measures.staffing import current, is_vacant
from orgmodel.model.hierarchy import TOP, Hierarchy
from orgmodel.model.organisation import OrganisationModel
from orgmodel.model.words import plain

Names = np.ndarray
"""A column of texts, one a post."""


@dataclass(frozen=True, eq=False)
class PostFacts:
    """The posts of one organisation as aligned columns, in the order of `ids`.

    `unit` is what the post says, `home` the same or else the unit it heads; `employer` the
    unit that employs (empty: not known). `claims` counts the
    posts that are filled by somebody with a claim (a job share is one), `persons` those
    people; both are taken from the count where nothing says who holds a post.
    """

    model: OrganisationModel
    posts: CountedPosts
    unit: Names
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
    def duties(self) -> Mapping[str, frozenset[str]]:
        """Post → the functions it is responsible for, only for posts that have some."""
        return duties_of(self.model, self.posts.line, self.tops)

    @cached_property
    def chains(self) -> Mapping[str, tuple[str, ...]]:
        """Unit → itself and the units around it, from the inside out."""
        units = self.model.units[self.model.units["id"] != ""]
        tree = Hierarchy.from_columns(units["id"], units["parent"])
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
    rows = posts.rows
    claims, persons, known = _claims(model, posts, policy)
    unit = rows["unit"].to_numpy(dtype=object)
    heads = {head: name for name, head in reversed(list(model.head_of.items()))}
    home = unit.copy()
    for head, name in heads.items():
        at = posts.line.index.get(head, -1)
        if at >= 0 and not home[at]:
            home[at] = name
    return PostFacts(
        model=model,
        posts=posts,
        unit=unit,
        home=home,
        manager=rows["reports_to"].to_numpy(dtype=object),
        band=rows["band"].str.strip().to_numpy(dtype=object),
        employer=_employers(model, posts, home, policy),
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


def duties_of(
    model: OrganisationModel, line: Hierarchy, tops: frozenset[str]
) -> dict[str, frozenset[str]]:
    """Post → functions: those it owns, and those of the units it heads unless it is a top.

    A top answers for everything; counted for it, every move would change its work.
    """
    units = model.units[model.units["id"] != ""]
    tree = Hierarchy.from_columns(units["id"], units["parent"])
    heads = {unit: head for unit, head in model.head_of.items() if head not in tops}
    found: dict[str, set[str]] = {}
    above: dict[str, tuple[str, ...]] = {}
    functions = model.functions
    for function, owner in zip(functions["id"], functions["owner"], strict=True):
        if owner in line.index:
            found.setdefault(owner, set()).add(function)
        elif owner in tree.index:
            if owner not in above:
                chain = tree.chain(owner)
                above[owner] = tuple(heads[unit] for unit in chain if unit in heads)
            for head in above[owner]:
                found.setdefault(head, set()).add(function)
    return {post: frozenset(functions) for post, functions in found.items()}


def _employers(model: OrganisationModel, posts: CountedPosts, home: Names, policy: Policy) -> Names:
    links = model.links[model.links["relation"] == "employed_by"]
    said = dict(zip(links["from"], links["to"], strict=True))
    of_unit = _employers_of_units(model, said, policy)
    if not said:
        return np.array([of_unit.get(unit, "") for unit in home.tolist()], dtype=object)
    return np.array(
        [
            said.get(post) or of_unit.get(unit, "")
            for post, unit in zip(posts.line.ids, home.tolist(), strict=True)
        ],
        dtype=object,
    )


def _employers_of_units(
    model: OrganisationModel, said: Mapping[str, str], policy: Policy
) -> dict[str, str]:
    units = model.units[model.units["id"] != ""]
    kind = dict(zip(units["id"], units["kind"], strict=True))
    tree = Hierarchy.from_columns(units["id"], units["parent"])
    found: dict[str, str] = {}
    for level in tree.by_level:
        for place in level.tolist():
            name, above = tree.ids[place], int(tree.parent[place])
            around = "" if above == TOP else found[tree.ids[above]]
            own = name if kind[name] in policy.employer_kinds else ""
            found[name] = said.get(name) or own or around
    return found


def _claims(
    model: OrganisationModel, posts: CountedPosts, policy: Policy
) -> tuple[Numbers, Numbers, np.ndarray]:
    """Claims and persons of each post, and whether anything says who holds it."""
    size = np.where(np.isnan(posts.count), 1.0, posts.count)
    held = current(model)
    place = pd.Index(posts.rows["id"]).get_indexer(pd.Index(held["post"]))
    claiming = _claiming(held, policy) & (place >= 0)
    person, names = pd.factorize(held["person"])
    pairs = np.unique(place[claiming].astype(np.int64) * (len(names) + 1) + person[claiming])
    persons = np.bincount(pairs // (len(names) + 1), minlength=len(size)).astype(np.float64)
    known = is_vacant(posts)
    known[place[place >= 0]] = True
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
