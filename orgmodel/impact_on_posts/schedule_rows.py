"""The schedule of posts affected: one row a post, with figures before and after."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from orgmodel.impact_on_posts import category
from orgmodel.impact_on_posts.policy import Policy
from orgmodel.impact_on_posts.pools import Pools
from orgmodel.impact_on_posts.post_facts import Names, PostFacts
from orgmodel.impact_on_posts.post_outcome import SAME, Outcome, PostOutcomes
from orgmodel.impact_on_posts.staying_posts import StayingPosts
from orgmodel.measures.id_list import in_one_cell

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
NUMBERS = tuple(
    name for name in COLUMNS if name.startswith(("posts_", "fte_", "cost_", "match", "persons"))
)
_OUTCOME_COLUMNS = ("category", "reason", "also", "pool", "alternatives")


@dataclass(frozen=True, eq=False)
class ScheduleRows:
    """The rows of a schedule (`COLUMNS`), and the alternatives by row, where there are some.

    One row a baseline post, in file order, then one an added post. `also` lists what else
    holds, joined by "; ". Figures are missing where the data does not state them, and 0 on the
    side where the post is not there. A role is no post: it counts as 0 posts, and has neither
    FTE nor cost.
    """

    table: pd.DataFrame
    alternatives: Mapping[int, tuple[str, ...]]


def schedule_rows(staying: StayingPosts, pools: Pools, policy: Policy) -> ScheduleRows:
    """The schedule of every post before and every added one."""
    outcomes = PostOutcomes(staying, pools, policy)
    baseline = {at: outcomes.of_baseline_post(at) for at in outcomes.touched()}
    table = _baseline_rows(staying, baseline)
    if len(staying.added):
        added = [outcomes.of_added_post(int(place)) for place in staying.added]
        table = pd.concat([table, _added_rows(staying, added)], ignore_index=True)
    return ScheduleRows(
        table, {at: one.alternatives for at, one in baseline.items() if one.alternatives}
    )


def _baseline_rows(staying: StayingPosts, outcomes: Mapping[int, Outcome]) -> pd.DataFrame:
    number = len(staying.place)
    unchanged = {"category": category.UNCHANGED, "reason": SAME}
    words = {
        name: np.full(number, unchanged.get(name, ""), dtype=object) for name in _OUTCOME_COLUMNS
    }
    match = np.full(number, np.nan)
    for at, outcome in outcomes.items():
        match[at] = outcome.match
        for name, text in _outcome_cells(outcome).items():
            words[name][at] = text
    known = staying.before.holders_known
    columns = {
        "post": np.array(staying.before.ids, dtype=object),
        "title": staying.before.posts.rows["title"].to_numpy(dtype=object),
        **words,
        "match": match,
        **_figures(staying, before=True),
        **_figures(staying, before=False),
        "persons": np.where(known, staying.before.persons, np.nan),
    }
    return pd.DataFrame(columns, columns=list(COLUMNS))


def _outcome_cells(outcome: Outcome) -> dict[str, str]:
    return {
        "category": outcome.category,
        "reason": outcome.reason,
        "also": category.ALSO.join(outcome.also),
        "pool": outcome.pool,
        "alternatives": in_one_cell(outcome.alternatives),
    }


def _places(facts: PostFacts) -> dict[str, Names]:
    return {"unit": facts.home, "band": facts.band, "employer": facts.employer}


def _figures(staying: StayingPosts, *, before: bool) -> dict[str, np.ndarray]:
    """Unit, band, employer, posts, FTE and cost of each baseline post, before or after."""
    facts = staying.before if before else staying.after
    end = "before" if before else "after"
    place = np.arange(len(staying.place)) if before else staying.place
    there = place >= 0
    found = {}
    for name, column in _places(facts).items():
        words = np.full(len(place), "", dtype=object)
        words[there] = column[place[there]]
        found[f"{name}_{end}"] = words
    counted = np.zeros(len(place), dtype=bool)
    counted[there] = facts.posts.is_post[place[there]]
    for name in ("posts", "fte", "cost"):
        column = facts.posts.count if name == "posts" else getattr(facts.posts, name)
        values = np.zeros(len(place))
        values[there] = np.where(
            counted[there], column[place[there]], 0.0 if name == "posts" else np.nan
        )
        found[f"{name}_{end}"] = values
    return found


def _added_rows(staying: StayingPosts, outcomes: Sequence[Outcome]) -> pd.DataFrame:
    facts, at = staying.after, staying.added
    cells = [_outcome_cells(outcome) for outcome in outcomes]
    counted = facts.posts.is_post[at]
    places = _places(facts)
    columns = {
        "post": np.array(facts.ids, dtype=object)[at],
        "title": facts.posts.rows["title"].to_numpy(dtype=object)[at],
        **{name: [one[name] for one in cells] for name in _OUTCOME_COLUMNS},
        "match": np.full(len(at), np.nan),
        **{f"{name}_before": np.full(len(at), "", dtype=object) for name in places},
        **{f"{name}_after": column[at] for name, column in places.items()},
        **{f"{name}_before": np.zeros(len(at)) for name in ("posts", "fte", "cost")},
        "posts_after": np.where(counted, facts.posts.count[at], 0.0),
        "fte_after": np.where(counted, facts.posts.fte[at], np.nan),
        "cost_after": np.where(counted, facts.posts.cost[at], np.nan),
        "persons": np.zeros(len(at)),
    }
    return pd.DataFrame(columns, columns=list(COLUMNS))
