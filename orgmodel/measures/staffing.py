"""People and time in each post, as far as the data says, and which posts are vacant."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

from orgmodel.measures.posts import CountedPosts, Flags, Numbers
from orgmodel.model.numbers import amounts
from orgmodel.model.organisation import OrganisationModel


@dataclass(frozen=True, eq=False)
class Staffing:
    """People and time in each of the posts, in their order.

    `people` are the distinct persons who hold a post and `fte` their time: 0 in a `vacant`
    post, which its status says is vacant and nobody holds; NaN where nobody says who holds it.
    """

    people: Numbers
    fte: Numbers
    vacant: Flags


def staffing_of(posts: CountedPosts, model: OrganisationModel) -> Staffing:
    """People and time in each post, by the appointments that hold on the organisation's day."""
    held = model.held[(model.held["person"] != "").to_numpy(dtype=bool)]
    vacant = np.zeros(len(posts.line), dtype=bool)
    vacant[[posts.line.index[post] for post in model.vacant]] = True
    people = np.where(vacant, 0.0, np.nan)
    fte = people.copy()
    if len(held):
        persons = held[["post", "person"]].drop_duplicates()
        _put(posts, people, persons.groupby("post", sort=False)["person"].size())
        _put(posts, fte, _whole_sums(pd.Series(amounts(held["fte"])), held["post"].to_numpy()))
    return Staffing(people, fte, vacant)


def _whole_sums(time: pd.Series, post: np.ndarray) -> pd.Series:
    """Sum of a number for each post; NaN where one part of it is unknown."""
    grouped = time.groupby(post, sort=False)
    sums = grouped.sum(min_count=1)
    return sums.where(grouped.count() == grouped.size())


def _put(posts: CountedPosts, into: Numbers, by_post: pd.Series) -> None:
    places = pd.Index(posts.rows["id"]).get_indexer(by_post.index)
    found = places >= 0
    into[places[found]] = by_post.to_numpy(dtype=np.float64)[found]
