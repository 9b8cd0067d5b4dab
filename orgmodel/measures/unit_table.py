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
class UnitPosts:
    """The units as a tree, and the unit each post belongs to.

    `home` is for each post the position of its home in `tree` (-1: none), `heads` for each unit
    the position of its head (-1: none). `stated` says whether any post says its unit.
    """

    tree: Hierarchy
    home: Ints
    heads: Ints
    stated: bool


def unit_posts(model: OrganisationModel, posts: CountedPosts) -> UnitPosts:
    """The posts of each unit."""
    tree, head_of = model.unit_tree, model.head_of
    heads = [posts.line.index.get(head_of.get(unit, ""), _NONE) for unit in tree.ids]
    stated = bool(posts.rows["unit"].isin(tree.ids).any())
    return UnitPosts(tree, model.home_places, np.array(heads, dtype=np.int64), stated)


def unit_table(
    model: OrganisationModel, posts: CountedPosts, staffing: Staffing, appointments: pd.DataFrame
) -> pd.DataFrame:
    """One row a unit that has posts, a head or a unit with posts below it, in file order.

    `own_rows` belong to the unit itself. Columns `unit_…` are of the unit and the units in it,
    `line_…` of its head's line, each missing unless every post in it states its own (and
    throughout, where no post says its unit). `cost_difference` and `fte_difference` are unit
    less line; `only_in_unit` and `only_in_line` say how many rows make the difference.
    `headcount` are distinct persons: it does not add up over units. Roles are not counted.
    """
    units = unit_posts(model, posts)
    counted = posts.is_post & (units.home >= 0)
    where = units.home[counted]
    number = len(units.tree)

    def rolled(values: Numbers) -> Numbers:
        own = np.bincount(where, weights=values[counted], minlength=number)
        summed = np.asarray(units.tree.total(own.astype(np.float64)), dtype=np.float64)
        return np.round(summed if units.stated else np.full(number, np.nan), 6)

    ones = np.ones(len(posts.line))
    rows, own = rolled(ones), np.bincount(where, minlength=number)
    in_post, fte = rolled(staffing.fte), rolled(posts.fte)
    cost = rolled(posts.cost)
    line = _Line(posts, units.heads)
    both = _in_both(posts, units)
    line_fte, line_cost = line.sum(posts.fte), line.sum(posts.cost)
    stated = {} if units.stated else {"own_rows": np.full(number, np.nan)}
    table = pd.DataFrame(
        {
            "unit": list(units.tree.ids),
            "name": [model.names.get(unit, unit) for unit in units.tree.ids],
            "depth": units.tree.depth,
            "own_rows": stated.get("own_rows", own),
            "unit_rows": rows,
            "unit_posts": rolled(posts.count),
            "unit_fte": fte,
            "unit_in_post": in_post,
            "unit_vacancy": np.round(fte - in_post, 6),
            "unit_headcount": np.where(
                np.isnan(rolled(staffing.people)), np.nan, _headcount(units, posts, appointments)
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
    below = np.asarray(units.tree.total((own + (units.heads >= 0)).astype(np.int64)))
    return table[below > 0].reset_index(drop=True)


class _Line:
    """Sums over the line of each unit's head; NaN for a unit without head."""

    def __init__(self, posts: CountedPosts, heads: Ints) -> None:
        self._ground, self._heads = posts, heads

    def sum(self, values: Numbers) -> Numbers:
        counted = np.where(self._ground.is_post, values, 0.0)
        sums = np.append(np.asarray(self._ground.line.total(counted), dtype=np.float64), np.nan)
        return np.asarray(np.round(sums[self._heads], 6), dtype=np.float64)


def _in_both(posts: CountedPosts, units: UnitPosts) -> Numbers:
    """Rows that are in a unit (or in a unit in it) and in its head's line; NaN without head."""
    both = np.zeros(len(units.tree), dtype=np.int64)
    place = np.flatnonzero(posts.is_post & (units.home >= 0))
    start, size = posts.line.preorder, posts.line.sizes
    unit = units.home[place]
    while len(place):
        head = units.heads[unit]
        inside = _inside(start, size, place, head)
        both += np.bincount(unit[inside], minlength=len(both)).astype(np.int64)
        above = units.tree.parent[unit]
        place, unit = place[above != TOP], above[above != TOP]
    return np.where((units.heads >= 0) & units.stated, both.astype(np.float64), np.nan)


def _inside(start: Ints, size: Ints, place: Ints, heads: Ints) -> Flags:
    """Whether the post at each place is in the line of the head beside it (-1: no head, so no)."""
    after = start[place] >= start[heads]
    before = start[place] < start[heads] + size[heads]
    return np.asarray((heads >= 0) & after & before, dtype=bool)


def _headcount(units: UnitPosts, posts: CountedPosts, appointments: pd.DataFrame) -> Numbers:
    """Distinct persons with an appointment in each unit and the units in it."""
    heads = np.zeros(len(units.tree))
    if not len(appointments):
        return heads
    place = pd.Index(posts.rows["id"]).get_indexer(pd.Index(appointments["post"]))
    unit = np.where(place >= 0, units.home[place], _NONE)
    person, _ = pd.factorize(appointments["person"])
    known = unit >= 0
    person, unit = person[known], unit[known]
    pairs = [np.column_stack([unit, person])]
    while True:
        above = units.tree.parent[unit]
        person, unit = person[above != TOP], above[above != TOP]
        if not len(unit):
            break
        pairs.append(np.column_stack([unit, person]))
    distinct = pd.DataFrame(np.vstack(pairs)).drop_duplicates()
    heads += np.bincount(distinct[0].to_numpy(dtype=np.int64), minlength=len(heads))
    return heads
