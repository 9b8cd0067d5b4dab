"""Which side each unit and post is on: declared on units, carried down, never guessed.

A unit has its own side, else its parent's. A post has its unit's; where that is empty or
the trust level, the side of the unit it heads (the outer one of two; none, if it heads units of
two sides apart); else its manager's. The trust level is not carried down a line: its posts are
the heads of trust units and the declared chairs of trust bodies, and sitting in a trust unit is
not enough (design, "The data").
"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import pandas as pd

from orgmodel.model.hierarchy import Hierarchy, Ints, nearest

TRUST = "trust"
"""The side of the level where both sides rightly meet."""


def unit_sides(units: pd.DataFrame) -> dict[str, str]:
    """Side of each unit: its own, else the nearest parent's; empty where none says."""
    tree = Hierarchy.from_columns(units["id"], units["parent"])
    own = dict(zip(reversed(units["id"].tolist()), reversed(units["side"].tolist()), strict=True))
    side: dict[str, str] = {}
    for level in tree.by_level:
        for place in level:
            name, above = tree.ids[place], tree.parent[place]
            side[name] = own[name] or (side[tree.ids[above]] if above >= 0 else "")
    return side


def post_sides(
    posts: pd.DataFrame,
    units: pd.DataFrame,
    memberships: pd.DataFrame,
    line: Hierarchy,
    of_unit: Mapping[str, str],
    trust: str = TRUST,
) -> dict[str, str]:
    """Side of each post of `line`, by the rule above; empty where nothing says."""
    words, codes = post_side_codes(posts, units, memberships, line, of_unit, trust)
    return dict(zip(line.ids, (words[code] for code in codes.tolist()), strict=True))


def post_side_codes(
    posts: pd.DataFrame,
    units: pd.DataFrame,
    memberships: pd.DataFrame,
    line: Hierarchy,
    of_unit: Mapping[str, str],
    trust: str = TRUST,
) -> tuple[tuple[str, ...], Ints]:
    """The sides that occur, and for each position of `line` which of them: an array.

    The first word is the empty one (code 0, nothing says), the second the trust level.
    """
    words = ("", trust, *sorted(set(of_unit.values()) - {"", trust}))
    code = {word: place for place, word in enumerate(words)}
    sits = {unit: 0 if side == trust else code[side] for unit, side in of_unit.items()}
    own = np.array([sits.get(unit, 0) for unit in _units_of(posts, line)], dtype=np.int64)
    heads = _headed(units, of_unit, trust)
    chairs = dict.fromkeys(_trust_chairs(memberships, of_unit, trust), trust)
    for name, side in (*heads.items(), *chairs.items()):
        place = line.index.get(name)
        if place is not None and own[place] == 0:
            own[place] = code[side]
    near = nearest(line.parent, own > 0)
    codes = np.where(near >= 0, own[near], 0)
    inherited = near != np.arange(len(near))
    codes[inherited & (codes == code[trust])] = 0
    return words, codes


def _units_of(posts: pd.DataFrame, line: Hierarchy) -> list[str]:
    """The unit each post of the line sits in; of a repeated id the first row counts."""
    units: list[str] = posts["unit"].tolist()
    if len(units) == len(line):
        return units
    unit = dict(zip(reversed(posts["id"].tolist()), reversed(units), strict=True))
    return [unit[name] for name in line.ids]


def _headed(units: pd.DataFrame, of_unit: Mapping[str, str], trust: str) -> dict[str, str]:
    """The side of the units each post heads: the trust level before all, else none if two.

    Which of two sides stands first in the file must not decide where a post belongs. A unit
    inside another that the post heads does not count.
    """
    rows = list(
        zip(units["id"].tolist(), units["parent"].tolist(), units["head"].tolist(), strict=True)
    )
    head_of = {name: head for name, _, head in reversed(rows)}
    sides: dict[str, set[str]] = {}
    for name, parent, head in rows:
        inner = head_of.get(parent) == head and of_unit.get(parent, "") not in ("", trust)
        if head and of_unit.get(name, "") and not inner:
            sides.setdefault(head, set()).add(of_unit[name])
    return {
        head: trust if trust in of else next(iter(of)) if len(of) == 1 else ""
        for head, of in sides.items()
    }


def _trust_chairs(
    memberships: pd.DataFrame, of_unit: Mapping[str, str], trust: str
) -> frozenset[str]:
    chairs = memberships[memberships["role"] == "chairs"]
    return frozenset(
        member
        for member, body in zip(chairs["member"], chairs["body"], strict=True)
        if of_unit.get(body, "") == trust
    )
