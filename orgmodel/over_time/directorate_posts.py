"""How many posts each directorate has, from when to when, in a period."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from orgmodel.changes.scenario import Scenario
from orgmodel.measures import measure
from orgmodel.measures.division_posts import DivisionPosts
from orgmodel.model.organisation import OrganisationModel
from orgmodel.over_time.states import States

_ONE = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class PostsSpan:
    """The posts of a directorate on the days from `first` to `last`; None where it is not there."""

    first: date
    last: date
    posts: DivisionPosts | None


@dataclass(frozen=True, slots=True)
class DirectoratePosts:
    """A directorate (empty: the posts in none), its words and side, and its posts over time.

    Where two have one name the words say what each is part of.
    """

    id: str
    name: str
    side: str
    spans: tuple[PostsSpan, ...]


def directorate_posts(
    model: OrganisationModel, first: date, last: date, scenario: Scenario | None = None
) -> tuple[DirectoratePosts, ...]:
    """Each directorate that there is on some day, in the order in which they come.

    Raises `ScenarioError` where a change cannot be made on its day.
    """
    days: list[tuple[date, Mapping[str, DivisionPosts]]] = []
    names: dict[str, str] = {}
    places: dict[str, str] = {}
    sides: dict[str, str] = {}
    for day, state, _ in States(model, scenario, first, last):
        found = measure(state).division_posts
        days.append((day, found))
        for one in found:
            names.setdefault(one, state.names.get(one, one) or "In no directorate")
            places.setdefault(one, _place(state, one))
            sides.setdefault(one, state.side_of(one) if one else "")
    starts = [day for day, _ in days]
    ends = [*(day - _ONE for day in starts[1:]), last]
    often = Counter(names.values())
    return tuple(
        DirectoratePosts(
            one,
            f"{names[one]}, {places[one]}" if often[names[one]] > 1 and places[one] else names[one],
            sides[one],
            _spans([(s, e, found.get(one)) for (s, found), e in zip(days, ends, strict=True)]),
        )
        for one in names
    )


def _place(state: OrganisationModel, unit: str) -> str:
    """What tells a directorate from another of its name: what it is part of, else its id."""
    tree = state.unit_tree
    if unit not in tree.index:
        return unit
    above = tree.chain(unit)[1:]
    return state.names.get(above[0], above[0]) if above else unit


def _spans(days: list[tuple[date, date, DivisionPosts | None]]) -> tuple[PostsSpan, ...]:
    """Days that follow each other with the same posts as one span."""
    spans: list[PostsSpan] = []
    for first, last, posts in days:
        if spans and spans[-1].posts == posts:
            spans[-1] = PostsSpan(spans[-1].first, last, posts)
        else:
            spans.append(PostsSpan(first, last, posts))
    return tuple(spans)
