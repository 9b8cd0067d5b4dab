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

    `people` are the distinct persons with an appointment and `fte` their time: 0 in a post
    marked vacant, NaN where nobody says who holds it. `vacant` is what the status says.
    """

    people: Numbers
    fte: Numbers
    vacant: Flags


def staffing_of(posts: CountedPosts, appointments: pd.DataFrame) -> Staffing:
    """People and time in each post by these appointments (see `current`)."""
    vacant = is_vacant(posts)
    nothing = np.where(vacant, 0.0, np.nan)
    people, fte = nothing.copy(), nothing
    if len(appointments):
        post = appointments["post"].to_numpy()
        persons = appointments[["post", "person"]].drop_duplicates()
        _put(posts, people, persons.groupby("post", sort=False)["person"].size())
        time = pd.Series(amounts(appointments["fte"]))
        _put(posts, fte, _whole_sums(time, post))
    return Staffing(people, fte, vacant)


def current(model: OrganisationModel) -> pd.DataFrame:
    """The appointments that hold on the organisation's date; all of them where it has none."""
    held = model.appointments
    if not model.date:
        return held
    ended = (held["end"] != "") & (held["end"] < model.date)
    ahead = (held["start"] != "") & (held["start"] > model.date)
    return held[~(ended | ahead).to_numpy(dtype=bool)]


def is_vacant(posts: CountedPosts) -> Flags:
    """Rows whose status begins with "vacan"."""
    codes, texts = pd.factorize(posts.rows["status"])
    vacant = [text.strip().casefold().startswith("vacan") for text in texts]
    return np.take(np.array([*vacant, False], dtype=bool), np.asarray(codes))


def _whole_sums(time: pd.Series, post: np.ndarray) -> pd.Series:
    """Sum of a number for each post; NaN where one part of it is unknown."""
    grouped = time.groupby(post, sort=False)
    sums = grouped.sum(min_count=1)
    return sums.where(grouped.count() == grouped.size())


def _put(posts: CountedPosts, into: Numbers, by_post: pd.Series) -> None:
    places = pd.Index(posts.rows["id"]).get_indexer(by_post.index)
    found = places >= 0
    into[places[found]] = by_post.to_numpy(dtype=np.float64)[found]
