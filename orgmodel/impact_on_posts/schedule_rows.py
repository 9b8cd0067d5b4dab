"""The schedule of posts affected: one row a post, with figures before and after."""

from __future__ import annotations

import numpy as np
import pandas as pd

from orgmodel.impact_on_posts import category
from orgmodel.impact_on_posts.policy import Policy
from orgmodel.impact_on_posts.pools import Pools
from orgmodel.impact_on_posts.post_outcome import SAME, Fates
from orgmodel.impact_on_posts.staying_posts import Kept

COLUMNS = (
    "post",
    "title",
    "category",
    "reason",
    "also",
    "match",
    "pool",
    "alternatives",
    "unit_before",
    "unit_after",
    "band_before",
    "band_after",
    "employer_before",
    "employer_after",
    "posts_before",
    "posts_after",
    "fte_before",
    "fte_after",
    "cost_before",
    "cost_after",
    "persons",
)


def impact_rows(kept: Kept, pools: Pools, policy: Policy) -> pd.DataFrame:
    """One row a baseline post, in file order, then one an added post (`COLUMNS`).

    `also` lists what else holds, joined by "; ". Figures are missing where the data does not
    state them, and 0 on the side where the post is not there. A role is no post: it counts as
    0 posts, and has neither FTE nor cost.
    """
    fates = Fates(kept, pools, policy)
    old = _figures(kept, before=True)
    new = _figures(kept, before=False)
    number = len(kept.place)
    told = {name: np.full(number, "", dtype=object) for name in ("also", "pool", "alternatives")}
    told |= {
        "category": np.full(number, category.UNCHANGED, dtype=object),
        "reason": np.full(number, SAME, dtype=object),
    }
    match = np.full(number, np.nan)
    for at in fates.touched():
        told["category"][at], told["reason"][at], also = fates.kept_or_gone(at)
        told["also"][at] = "; ".join(also)
        told["pool"][at] = fates.pool_id(at)
        told["alternatives"][at] = " ".join(fates.alternatives(at, told["category"][at]))
        match[at] = fates.match(at)
    names = kept.before.ground.line.ids
    titles = kept.before.ground.rows["title"].to_numpy(dtype=object)
    first = {"post": np.array(names, dtype=object), "title": titles, **told, "match": match}
    rows = pd.DataFrame({**first, **old, **new, "persons": _persons(kept)}, columns=list(COLUMNS))
    return pd.concat([rows, _added(kept, fates)], ignore_index=True) if len(kept.added) else rows


def _persons(kept: Kept) -> np.ndarray:
    known = kept.before.holders_known
    return np.where(known, kept.before.persons, np.nan)


def _figures(kept: Kept, *, before: bool) -> dict[str, np.ndarray]:
    """Unit, band, employer, posts, FTE and cost of each baseline post, before or after."""
    facts = kept.before if before else kept.after
    end = "before" if before else "after"
    place = np.arange(len(kept.place)) if before else kept.place
    there = place >= 0
    found = {}
    for name in ("unit", "band", "employer"):
        column = getattr(facts, name)
        words = np.full(len(place), "", dtype=object)
        words[there] = column[place[there]]
        found[f"{name}_{end}"] = words
    counted = np.zeros(len(place), dtype=bool)
    counted[there] = facts.ground.is_post[place[there]]
    for name in ("posts", "fte", "cost"):
        column = facts.ground.count if name == "posts" else getattr(facts.ground, name)
        values = np.zeros(len(place))
        values[there] = np.where(
            counted[there], column[place[there]], 0.0 if name == "posts" else np.nan
        )
        found[f"{name}_{end}"] = values
    return found


def _added(kept: Kept, fates: Fates) -> pd.DataFrame:
    facts, at = kept.after, kept.added
    told = [fates.added(int(place)) for place in at]
    nothing = np.full(len(at), "", dtype=object)
    counted = facts.ground.is_post[at]
    zero = np.zeros(len(at))
    table = {
        "post": np.array(facts.ground.line.ids, dtype=object)[at],
        "title": facts.ground.rows["title"].to_numpy(dtype=object)[at],
        "category": [name for name, _, _ in told],
        "reason": [reason for _, reason, _ in told],
        "pool": [pool for _, _, pool in told],
        "also": nothing,
        "alternatives": nothing,
        "match": np.full(len(at), np.nan),
        **{f"{name}_before": nothing for name in ("unit", "band", "employer")},
        **{f"{name}_after": getattr(facts, name)[at] for name in ("unit", "band", "employer")},
        **{f"{name}_before": zero for name in ("posts", "fte", "cost")},
        "posts_after": np.where(counted, facts.ground.count[at], 0.0),
        "fte_after": np.where(counted, facts.ground.fte[at], np.nan),
        "cost_after": np.where(counted, facts.ground.cost[at], np.nan),
        "persons": zero,
    }
    return pd.DataFrame(table, columns=list(COLUMNS))
