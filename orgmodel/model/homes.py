"""The unit that each post belongs to, and the one that employs it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType

import numpy as np
import numpy.typing as npt
import pandas as pd

from orgmodel.model.hierarchy import TOP, Hierarchy, Ints, nearest
from orgmodel.model.kept import of_tables, texts

NONE = -1
"""The place of a unit where a post has none."""
_UNKNOWN = -2


def heads_of(units: pd.DataFrame) -> Mapping[str, str]:
    """Unit → the post that heads it, where one is given; of a repeated unit the first row."""
    kept = of_tables(units)
    if "heads" not in kept:
        rows = list(zip(texts(units["id"]), texts(units["head"]), strict=True))
        first = {unit: head for unit, head in reversed(rows) if unit and head}
        kept["heads"] = MappingProxyType(dict(reversed(first.items())))
    found: Mapping[str, str] = kept["heads"]
    return found


def own_homes(
    line: Hierarchy,
    sits_in: Sequence[str],
    headed: Mapping[str, Sequence[str]],
    tree: Hierarchy,
) -> Ints:
    """For each post of the line the place in `tree` of the home that it has whoever manages it.

    `NONE` where its manager is to be asked, another number below that where its unit is not in
    the data.
    """
    known = {**tree.index, "": NONE}
    own = np.array([known.get(unit, _UNKNOWN) for unit in sits_in], dtype=np.int64)
    for post, units in headed.items():
        place = line.index.get(post)
        if place is None:
            continue
        if len(units) == 1:
            own[place] = tree.index[units[0]]
        elif own[place] == NONE:
            own[place] = _holds_all(tree, units)
    own.setflags(write=False)
    return own


def home_places(parent: Ints, own: Ints) -> Ints:
    """For each post of a line the place of its home in the tree of units, else `NONE`.

    `parent` is the line's, `own` what `own_homes` gives. See `OrganisationModel.home_of`. A unit
    that is not in the data is no home, and not a reason to ask the manager either.
    """
    near = nearest(parent, own != NONE)
    found = np.where(near >= 0, own[near], NONE)
    return np.where(found == _UNKNOWN, NONE, found).astype(np.int64)


def _holds_all(tree: Hierarchy, units: Sequence[str]) -> int:
    """The nearest unit that is or holds all of these; `NONE` where there is none."""
    first, *others = (tree.chain(unit) for unit in units)
    shared = (unit for unit in first if all(unit in chain for chain in others))
    return tree.index.get(next(shared, ""), NONE)


def employers(
    line: Hierarchy,
    homes: Ints,
    tree: Hierarchy,
    kind: Mapping[str, str],
    employed_by: Mapping[str, Sequence[str]],
    kinds: Iterable[str],
) -> npt.NDArray[np.object_]:
    """For each post of the line the unit that employs it; empty where nothing says.

    See `OrganisationModel.employers`. `kind` gives each unit's kind, `employed_by` what the
    links say of posts and units.
    """
    of_home = np.append(_employers_of_units(tree, kind, employed_by, frozenset(kinds)), "")[homes]
    found = of_home
    for post, said in employed_by.items():
        place = line.index.get(post)
        if place is not None:
            found[place] = _one_of(said, str(of_home[place]))
    near = nearest(line.parent, found != "")
    return np.where(near >= 0, found[near], "")


def _employers_of_units(
    tree: Hierarchy,
    kind: Mapping[str, str],
    employed_by: Mapping[str, Sequence[str]],
    kinds: frozenset[str],
) -> npt.NDArray[np.object_]:
    found = np.full(len(tree), "", dtype=object)
    for level in tree.by_level:
        for place in level.tolist():
            name, above = tree.ids[place], int(tree.parent[place])
            around = "" if above == TOP else str(found[above])
            otherwise = name if kind[name] in kinds else around
            found[place] = _one_of(employed_by.get(name, ()), otherwise)
    return found


def _one_of(said: Sequence[str], otherwise: str) -> str:
    """The one employer that is said; of several, what would hold otherwise, if among them."""
    different = set(said)
    if not different:
        return otherwise
    if len(different) == 1:
        return said[0]
    return otherwise if otherwise in different else ""
