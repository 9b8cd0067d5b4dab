"""Which unit of one data set is which of another: by its name and place, or by its posts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from orgmodel.model.organisation import OrganisationModel
from orgmodel.model.words import plain, spelt

Name = tuple[str, bool]
"""A name without what spelling leaves open, and whether the unit is at the top."""
Pairs = dict[str, str]
"""Unit id before → after."""


def units_by_name(before: OrganisationModel, after: OrganisationModel) -> Pairs:
    """The units of the same name.

    First those whose names are the same up to the top, then the same id and name, then a name
    that only one unit has in each. A unit at the top is never matched with one inside another.
    """
    found = _by_chain(before, after)
    old, new = _names(before), _names(after)
    taken = set(found.values())
    same = {unit for unit, name in old.items() if new.get(unit) == name}
    found |= {unit: unit for unit in same if unit not in found and unit not in taken}
    ours, theirs = _once(old, set(found)), _once(new, set(found.values()))
    return found | {ours[name]: theirs[name] for name in ours if name in theirs}


def units_by_posts(
    before: OrganisationModel,
    after: OrganisationModel,
    posts: Mapping[str, str],
    found: Mapping[str, str],
) -> Pairs:
    """The units `found`, and those that hold most of each other's matched posts.

    That is a unit under a new name. `posts` maps post ids before to ids after.
    """
    ours, theirs = _inside(before), _inside(after)
    together: Counter[tuple[str, str]] = Counter()
    for old, new in posts.items():
        for one in ours.get(old, ()):
            together.update((one, other) for other in theirs.get(new, ()))
    size_before = Counter(u for p in posts for u in ours.get(p, ()))
    size_after = Counter(u for p in posts.values() for u in theirs.get(p, ()))
    pairs = dict(found)
    taken = set(found.values())
    # The most posts together first; of equals the first ids, so that no row order decides.
    for (one, other), number in sorted(together.items(), key=lambda pair: (-pair[1], pair[0])):
        most = 2 * number > size_before[one] and 2 * number > size_after[other]
        if most and one not in pairs and other not in taken:
            pairs[one] = other
            taken.add(other)
    return pairs


def _by_chain(before: OrganisationModel, after: OrganisationModel) -> Pairs:
    """The units whose own name and those of every unit around them are the same, and once."""
    ours, theirs = _chains(before), _chains(after)
    return {ours[chain]: theirs[chain] for chain in ours if chain in theirs}


def _chains(model: OrganisationModel) -> dict[tuple[str, ...], str]:
    names = {unit: name for unit, (name, _) in _names(model).items()}
    chains = {
        unit: tuple(names.get(above, "") for above in model.unit_tree.chain(unit)) for unit in names
    }
    often = Counter(chains.values())
    return {chain: unit for unit, chain in chains.items() if all(chain) and often[chain] == 1}


def _names(model: OrganisationModel) -> dict[str, Name]:
    columns = (model.tables["units"][name] for name in ("id", "name", "parent"))
    return {
        unit: (spelt(plain(name)), not parent)
        for unit, name, parent in zip(*columns, strict=True)
        if unit
    }


def _once(names: Mapping[str, Name], taken: set[str]) -> dict[Name, str]:
    often = Counter(names.values())
    return {
        name: unit
        for unit, name in names.items()
        if name[0] and often[name] == 1 and unit not in taken
    }


def _inside(model: OrganisationModel) -> dict[str, tuple[str, ...]]:
    """Post → its home and every unit above that."""
    chains = {"": (), **{unit: model.unit_tree.chain(unit) for unit in model.unit_tree.ids}}
    return {post: chains[home] for post, home in model.homes.items()}
