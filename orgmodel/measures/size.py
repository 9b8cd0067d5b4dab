"""How many posts and people, how much time and money: only what the data states."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
import pandas as pd

from orgmodel.measures.costs import cost_measures
from orgmodel.measures.measure import SILENT, Measure
from orgmodel.measures.posts import (
    GROUP_KIND,
    CountedPosts,
    known_of,
    sum_known,
    tidy,
)
from orgmodel.measures.staffing import Staffing
from orgmodel.model.numbers import amounts

_NHS = "NHS Workforce Statistics: headcount, role count and FTE are different figures"
_WALES = "StatsWales, NHS staff vacancies: may be negative where a post is over-filled"


def size_measures(
    posts: CountedPosts, appointments: pd.DataFrame, staffing: Staffing
) -> tuple[Measure, ...]:
    """Posts, people, FTE, vacancy and cost of the whole; `appointments` are the current ones."""
    time = _time(posts, appointments, staffing)
    return (*_posts(posts), *_people(appointments), *time, *cost_measures(posts))


def _posts(posts: CountedPosts) -> tuple[Measure, ...]:
    counted = posts.is_post
    rows, roles = int(counted.sum()), int((~counted).sum())
    unknown = int(np.isnan(posts.count[counted]).sum())
    groups = max(unknown, int((counted & (posts.rows["kind"].to_numpy() == GROUP_KIND)).sum()))
    tops = int((counted & posts.is_top).sum())
    left_out = f"; {roles:,} rows are roles, not posts, and are left out" if roles else ""
    every = f"all {rows:,} rows of posts{left_out}"
    return (
        Measure(
            "post_rows",
            "Posts and post groups",
            rows,
            "rows",
            "rows of posts.csv with an id, vacant ones too; a post group is one row, a repeated "
            "id counts once.",
            every,
        ),
        Measure(
            "posts",
            "Posts",
            None if unknown else sum_known(posts.count[counted]) or 0,
            "posts",
            "each row as many times as its count says; without a count, one.",
            every
            if not unknown
            else f"{SILENT}: {unknown:,} of {groups:,} groups without a count; the other rows come "
            f"to {sum_known(posts.count[counted]) or 0:,}, all of them to at least "
            f"{sum_known(posts.fewest[counted]) or 0:,} (a group is no fewer posts than its FTE)",
        ),
        Measure(
            "groups_of_unknown_size",
            "Post groups of unknown size",
            unknown,
            "rows",
            "rows of kind post_group without a count.",
            every,
        ),
        Measure(
            "roots",
            "Tops",
            tops,
            "rows",
            "rows of posts that report to nobody.",
            every + posts.left_out,
        ),
    )


def _people(appointments: pd.DataFrame) -> tuple[Measure, ...]:
    on_date = "appointments that hold on the organisation's date"
    rows = len(appointments)
    known = f"{rows:,} rows of appointments.csv" if rows else SILENT
    return (
        Measure(
            "headcount",
            "Headcount",
            appointments["person"].nunique() if rows else None,
            "people",
            f"distinct persons with {on_date}; it does not add up across units.",
            known,
            _NHS,
        ),
        Measure(
            "assignments",
            "Assignments",
            rows or None,
            "appointments",
            f"{on_date}: somebody in two posts counts twice.",
            known,
            _NHS,
        ),
    )


def _time(
    posts: CountedPosts, appointments: pd.DataFrame, staffing: Staffing
) -> tuple[Measure, ...]:
    funded = posts.fte[posts.is_post]
    held = amounts(appointments["fte"])
    vacant, known = _vacancy(posts, staffing)
    rate, rate_known = _vacancy_rate(posts, staffing)
    empty_posts, stated = _vacant_posts(posts, staffing)
    return (
        Measure(
            "fte",
            "Funded FTE",
            sum_known(funded),
            "whole-time equivalents",
            "sum of the fte of posts.csv: what is funded, filled or not.",
            known_of(funded),
        ),
        Measure(
            "fte_in_post",
            "FTE in post",
            sum_known(held),
            "whole-time equivalents",
            "sum of the fte of the appointments that hold on the organisation's date.",
            known_of(held, "appointments"),
            _NHS,
        ),
        Measure(
            "vacancy_fte",
            "Vacancy",
            vacant,
            "whole-time equivalents",
            "funded FTE - FTE in post, over the posts for which both are known (a post marked "
            "vacant has 0 in post).",
            known,
            _WALES,
        ),
        Measure(
            "vacancy_rate",
            "Vacancy rate",
            rate,
            "%",
            "100 x vacancy / funded FTE of the same posts; none where the vacant posts alone are "
            "known, of which all would be vacant.",
            rate_known,
            _WALES,
        ),
        Measure(
            "vacant_posts",
            "Vacant posts",
            empty_posts,
            "posts",
            "posts whose status says that they are vacant (vacant, vacancy, unfilled, being "
            "recruited …) and that nobody holds on the organisation's date, each as many times as "
            "its count says.",
            stated,
        ),
    )


def _vacancy(posts: CountedPosts, staffing: Staffing) -> tuple[float | int | None, str]:
    both = _known_both(posts, staffing)
    if not both.any():
        return None, SILENT
    value = float(posts.fte[both].sum()) - float(staffing.fte[both].sum())
    return tidy(value), known_of(np.where(both, 1.0, np.nan)[posts.is_post])


def _vacancy_rate(posts: CountedPosts, staffing: Staffing) -> tuple[float | int | None, str]:
    both = _known_both(posts, staffing)
    if not both.any():
        return None, SILENT
    if not both[posts.is_post].all() and not (both & ~staffing.vacant).any():
        return None, f"{SILENT}: FTE in post is known of no post but the vacant ones"
    funded = float(posts.fte[both].sum())
    value = funded - float(staffing.fte[both].sum())
    rate = tidy(round(100 * value / funded, 2)) if funded else None
    return rate, known_of(np.where(both, 1.0, np.nan)[posts.is_post])


def _known_both(posts: CountedPosts, staffing: Staffing) -> npt.NDArray[np.bool_]:
    """The posts of which it is known what is funded and what of it is filled."""
    both: npt.NDArray[np.bool_] = posts.is_post & ~np.isnan(posts.fte) & ~np.isnan(staffing.fte)
    return both


def _vacant_posts(posts: CountedPosts, staffing: Staffing) -> tuple[float | int | None, str]:
    stated = posts.is_post & (posts.rows["status"] != "").to_numpy(dtype=bool)
    if not stated.any():
        return None, SILENT
    vacant = posts.count[stated & staffing.vacant]
    if np.isnan(vacant).any():
        return None, f"{SILENT}: a vacant group has no count"
    return tidy(float(vacant.sum())), known_of(np.where(stated, 1.0, np.nan)[posts.is_post])
