"""Which unit of one data set is which of another: by id and name, by name, by its posts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from orgmodel.model.organisation import OrganisationModel
from orgmodel.model.words import plain


def match_units(
    before: OrganisationModel, after: OrganisationModel, posts: Mapping[str, str]
) -> dict[str, str]:
    """Unit id before → after. `posts` are the posts matched already, likewise.

    First the same id and name, then a name that only one unit has in each, last the unit that
    holds most of the matched posts of another, and they most of its own: a body under a new
    name. A unit at the top is never matched with one inside another.
    """
    old, new = _names(before), _names(after)
    found = {unit: unit for unit, name in old.items() if new.get(unit) == name}
    ours, theirs = _once(old, set(found)), _once(new, set(found.values()))
    found |= {ours[name]: theirs[name] for name in ours if name in theirs}
    return found | _by_posts(before, after, posts, found)


Name = tuple[str, bool]
"""A plain name, and whether the unit is at the top."""


def _names(model: OrganisationModel) -> dict[str, Name]:
    columns = (model.units[name] for name in ("id", "name", "parent"))
    return {
        unit: (plain(name), not parent) for unit, name, parent in zip(*columns, strict=True) if unit
    }


def _once(names: Mapping[str, Name], taken: set[str]) -> dict[Name, str]:
    often = Counter(names.values())
    return {
        name: unit
        for unit, name in names.items()
        if name[0] and often[name] == 1 and unit not in taken
    }


def _by_posts(
    before: OrganisationModel,
    after: OrganisationModel,
    posts: Mapping[str, str],
    found: Mapping[str, str],
) -> dict[str, str]:
    ours, theirs = _inside(before), _inside(after)
    together: Counter[tuple[str, str]] = Counter()
    for old, new in posts.items():
        for one in ours.get(old, ()):
            together.update((one, other) for other in theirs.get(new, ()))
    size_before = Counter(u for p in posts for u in ours.get(p, ()))
    size_after = Counter(u for p in posts.values() for u in theirs.get(p, ()))
    pairs: dict[str, str] = {}
    taken = set(found.values())
    # The most posts together first; of equals the first ids, so that no row order decides.
    for (one, other), number in sorted(together.items(), key=lambda pair: (-pair[1], pair[0])):
        most = 2 * number > size_before[one] and 2 * number > size_after[other]
        if most and one not in found and one not in pairs and other not in taken:
            pairs[one] = other
            taken.add(other)
    return pairs


def _inside(model: OrganisationModel) -> dict[str, tuple[str, ...]]:
    """Post → its home and every unit above that."""
    chains = {"": (), **{unit: model.unit_tree.chain(unit) for unit in model.unit_tree.ids}}
    return {post: chains[home] for post, home in model.homes.items()}
