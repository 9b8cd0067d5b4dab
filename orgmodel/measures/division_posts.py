"""How many posts each directorate has, as it is led."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from orgmodel.measures.divisions import Divisions
from orgmodel.measures.posts import CountedPosts


@dataclass(frozen=True, slots=True)
class DivisionPosts:
    """The posts of one directorate that are stated; `unknown` are groups of unknown size."""

    posts: float
    unknown: int = 0


def division_posts(posts: CountedPosts, divisions: Divisions) -> Mapping[str, DivisionPosts]:
    """Division → its posts, in the order of the directors; under "" those in none, if any."""
    found = {name: [0.0, 0] for name in divisions.names}
    chosen = zip(posts.line.ids, posts.is_post.tolist(), posts.count.tolist(), strict=True)
    for post, is_post, count in chosen:
        if is_post:
            sums = found.setdefault(divisions.of(post), [0.0, 0])
            sums[0 if not np.isnan(count) else 1] += 1 if np.isnan(count) else count
    return {
        name: DivisionPosts(round(float(stated), 6), int(unknown))
        for name, (stated, unknown) in found.items()
    }
