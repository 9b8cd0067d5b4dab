"""Groups of like posts in two data sets: by what they are and where, never by a numbered id."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping
from dataclasses import replace

from orgmodel.comparison.matching.likeness import PostLikeness, gone
from orgmodel.comparison.matching.stages import Stages
from orgmodel.comparison.matching.units import Pairs

STAGE = "like posts"


def pair_groups(stages: Stages, units: Pairs, again: Callable[[Pairs], Pairs]) -> Pairs:
    """Pair the groups that are left, and say which unit is which now.

    First those of one title, band, unit and manager; then of a manager's groups in units that
    have no match yet, those of one title and band, whose units are likely the same under
    another name (`again` matches units once more); last those of one title, band and unit
    under another manager. What is left are fewer posts here and more there.
    """
    posts = {pair.before: pair.after for pair in stages.pairs}

    def at(of: Callable[[PostLikeness], Hashable | None]) -> None:
        stages.pair_alike(STAGE, lambda post: of(_translated(post, units, posts)), of)

    at(_group(lambda post: (post.called, post.grade, post.home, post.manager)))
    taken = set(units.values())
    stages.pair_alike(
        STAGE,
        lambda post: _unplaced(_translated(post, units, posts)) if post.home not in units else None,
        lambda post: _unplaced(post) if post.home not in taken else None,
    )
    units = again(units)
    at(_group(lambda post: (post.called, post.grade, post.home) if post.home else None))
    return units


def _group(
    key: Callable[[PostLikeness], Hashable | None],
) -> Callable[[PostLikeness], Hashable | None]:
    return lambda post: key(post) if post.group and post.called else None


def _unplaced(post: PostLikeness) -> Hashable | None:
    if not (post.group and post.called and post.home):
        return None
    return (post.called, post.grade, post.manager)


def _translated(
    post: PostLikeness, units: Mapping[str, str], posts: Mapping[str, str]
) -> PostLikeness:
    """A post before, with its home and manager as they are called after."""
    home = units.get(post.home, gone(post.home))
    return replace(post, home=home, manager=posts.get(post.manager, gone(post.manager)))
