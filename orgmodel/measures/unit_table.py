"""Posts, people, time and cost of each unit, beside the same of its head's line.

A unit's sum and its head's line differ where posts sit in one and report into another. Both
are sums over whole posts, so the table says how far they differ, and by how many posts.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

from orgmodel.measures.posts import CountedPosts, Flags, Numbers
from orgmodel.measures.staffing import Staffing
from orgmodel.model.hierarchy import TOP, Hierarchy, Ints
from orgmodel.model.organisation import OrganisationModel

_NONE = -1


@dataclass(frozen=True, eq=False)
class Homes:
    """The units as a tree, and the unit each post sits in.

    `of_post` is a position in `tree` (-1: none): the post's unit, and where that is not said
    the unit it heads. `stated` says whether any post says its unit.
    """

    tree: Hierarchy
    of_post: Ints
    heads: Ints
    stated: bool


def homes_of(model: OrganisationModel, posts: CountedPosts) -> Homes:
    """Where each row of the posts sits; `heads` holds the head's row of each unit (-1: none)."""
    units = model.units[model.units["id"] != ""]
    tree = Hierarchy.from_columns(units["id"], units["parent"])
    places = pd.Index(tree.ids).get_indexer(pd.Index(posts.rows["unit"]))
    first = units[~units["id"].duplicated()]
    heads = pd.Index(posts.line.ids).get_indexer(pd.Index(first["head"]))
    of_post = np.array(places, dtype=np.int64)
    for unit in np.flatnonzero(heads >= 0)[::-1]:
        if of_post[heads[unit]] == _NONE:
            of_post[heads[unit]] = unit
    return Homes(tree, of_post, np.asarray(heads, dtype=np.int64), bool((places >= 0).any()))


def unit_table(
    model: OrganisationModel, posts: CountedPosts, staffing: Staffing, appointments: pd.DataFrame
) -> pd.DataFrame:
    """One row a unit that has posts, a head or a unit with posts below it, in file order.

    `own_rows` sit in the unit itself. Columns `unit_…` are of the unit and the units in it,
    `line_…` of its head's line, each missing unless every post in it states its own (and
    throughout, where no post says its unit). `cost_difference` and `fte_difference` are unit
    less line; `only_in_unit` and `only_in_line` say how many rows make the difference.
    `headcount` are distinct persons: it does not add up over units. Roles are not counted.
    """
    homes = homes_of(model, posts)
    counted = posts.is_post & (homes.of_post >= 0)
    where = homes.of_post[counted]
    units = len(homes.tree)

    def rolled(values: Numbers) -> Numbers:
        own = np.bincount(where, weights=values[counted], minlength=units)
        summed = np.asarray(homes.tree.total(own.astype(np.float64)), dtype=np.float64)
        return np.round(summed if homes.stated else np.full(units, np.nan), 6)

    ones = np.ones(len(posts.line))
    rows, own = rolled(ones), np.bincount(where, minlength=units)
    in_post, fte = rolled(staffing.fte), rolled(posts.fte)
    cost = rolled(posts.cost)
    line = _Line(posts, homes.heads)
    both = _in_both(posts, homes)
    line_fte, line_cost = line.sum(posts.fte), line.sum(posts.cost)
    stated = {} if homes.stated else {"own_rows": np.full(units, np.nan)}
    table = pd.DataFrame(
        {
            "unit": list(homes.tree.ids),
            "name": [model.names.get(unit, unit) for unit in homes.tree.ids],
            "depth": homes.tree.depth,
            "own_rows": stated.get("own_rows", own),
            "unit_rows": rows,
            "unit_posts": rolled(posts.count),
            "unit_fte": fte,
            "unit_in_post": in_post,
            "unit_vacancy": np.round(fte - in_post, 6),
            "unit_headcount": np.where(
                np.isnan(rolled(staffing.people)), np.nan, _headcount(homes, posts, appointments)
            ),
            "unit_cost": cost,
            "line_rows": line.sum(ones),
            "line_fte": line_fte,
            "line_cost": line_cost,
            "fte_difference": np.round(fte - line_fte, 6),
            "cost_difference": np.round(cost - line_cost, 6),
            "only_in_unit": rows - both,
            "only_in_line": line.sum(ones) - both,
        }
    )
    below = np.asarray(homes.tree.total((own + (homes.heads >= 0)).astype(np.int64)))
    return table[below > 0].reset_index(drop=True)


class _Line:
    """Sums over the line of each unit's head; NaN for a unit without head."""

    def __init__(self, posts: CountedPosts, heads: Ints) -> None:
        self._ground, self._heads = posts, heads

    def sum(self, values: Numbers) -> Numbers:
        counted = np.where(self._ground.is_post, values, 0.0)
        sums = np.append(np.asarray(self._ground.line.total(counted), dtype=np.float64), np.nan)
        return np.asarray(np.round(sums[self._heads], 6), dtype=np.float64)


def _in_both(posts: CountedPosts, homes: Homes) -> Numbers:
    """Rows that are in a unit (or in a unit in it) and in its head's line; NaN without head."""
    both = np.zeros(len(homes.tree), dtype=np.int64)
    place = np.flatnonzero(posts.is_post & (homes.of_post >= 0))
    start, size = posts.line.preorder, posts.line.sizes
    unit = homes.of_post[place]
    while len(place):
        head = homes.heads[unit]
        inside = _inside(start, size, place, head)
        both += np.bincount(unit[inside], minlength=len(both)).astype(np.int64)
        above = homes.tree.parent[unit]
        place, unit = place[above != TOP], above[above != TOP]
    return np.where((homes.heads >= 0) & homes.stated, both.astype(np.float64), np.nan)


def _inside(start: Ints, size: Ints, place: Ints, heads: Ints) -> Flags:
    """Whether the post at each place is in the line of the head beside it (-1: no head, so no)."""
    after = start[place] >= start[heads]
    before = start[place] < start[heads] + size[heads]
    return np.asarray((heads >= 0) & after & before, dtype=bool)


def _headcount(homes: Homes, posts: CountedPosts, appointments: pd.DataFrame) -> Numbers:
    """Distinct persons with an appointment in each unit and the units in it."""
    heads = np.zeros(len(homes.tree))
    if not len(appointments):
        return heads
    place = pd.Index(posts.rows["id"]).get_indexer(pd.Index(appointments["post"]))
    unit = np.where(place >= 0, homes.of_post[place], _NONE)
    person, _ = pd.factorize(appointments["person"])
    known = unit >= 0
    person, unit = person[known], unit[known]
    pairs = [np.column_stack([unit, person])]
    while True:
        above = homes.tree.parent[unit]
        person, unit = person[above != TOP], above[above != TOP]
        if not len(unit):
            break
        pairs.append(np.column_stack([unit, person]))
    distinct = pd.DataFrame(np.vstack(pairs)).drop_duplicates()
    heads += np.bincount(distinct[0].to_numpy(dtype=np.int64), minlength=len(heads))
    return heads
