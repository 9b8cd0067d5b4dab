"""Who holds the posts of two data sets: as many, and the same by the names both disclose.

No name is given: a disclosed name is used to match, and only posts and numbers are told.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from orgmodel.comparison.matching.people import disclosed_names
from orgmodel.model.numbers import amount
from orgmodel.model.organisation import OrganisationModel

_COMPARED = ("fte", "basis")


@dataclass(frozen=True, slots=True)
class HolderChange:
    """A post (its id after) that is held otherwise.

    `was` and `now` count its holders; `left` and `came` those whose names differ, where every
    name is disclosed; `fields` what of the same person's appointment reads otherwise.
    """

    post: str
    was: int
    now: int
    left: int = 0
    came: int = 0
    fields: tuple[tuple[str, str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class HolderDifferences:
    """The posts held otherwise, and how many were not compared: a name is not disclosed."""

    changes: tuple[HolderChange, ...] = ()
    not_compared: int = 0

    def __bool__(self) -> bool:
        return bool(self.changes)


def holder_differences(
    before: OrganisationModel, after: OrganisationModel, posts: Mapping[str, str]
) -> HolderDifferences:
    """Compare the holders of each matched post; `posts` maps ids before to ids after."""
    old, new = _held(before), _held(after)
    changes, hidden = [], 0
    for one, other in posts.items():
        was, now = old.get(one, []), new.get(other, [])
        if not was and not now:
            continue
        unknown = not all(name for name, _ in (*was, *now))
        hidden += bool(unknown and was and now)
        change = _change(other, was, now, unknown=unknown)
        if change is not None:
            changes.append(change)
    return HolderDifferences(tuple(changes), hidden)


_Holder = tuple[str, tuple[str, ...]]
"""A disclosed name, or nothing; and the cells compared."""


def _change(
    post: str, was: list[_Holder], now: list[_Holder], *, unknown: bool
) -> HolderChange | None:
    left = came = 0
    if not unknown:
        ours, theirs = Counter(name for name, _ in was), Counter(name for name, _ in now)
        left, came = (ours - theirs).total(), (theirs - ours).total()
    fields = tuple(_fields(dict(was), dict(now)))
    if len(was) == len(now) and not (left or came or fields):
        return None
    return HolderChange(post, len(was), len(now), left, came, fields)


def _fields(
    was: Mapping[str, tuple[str, ...]], now: Mapping[str, tuple[str, ...]]
) -> list[tuple[str, str, str]]:
    """The cells that read otherwise for somebody whom both name; a number however written."""
    found = []
    for name in sorted((was.keys() & now.keys()) - {""}):
        for column, old, new in zip(_COMPARED, was[name], now[name], strict=True):
            same = old == new or (amount(old) is not None and amount(old) == amount(new))
            if not same:
                found.append((column, old, new))
    return found


def _held(model: OrganisationModel) -> dict[str, list[_Holder]]:
    """Post → its holders on the day, by name; somebody twice in one post is one holder."""
    names = disclosed_names(model)
    found: dict[str, dict[str, _Holder]] = {}
    held = model.held
    columns = (held[name].tolist() for name in ("post", "person", *_COMPARED))
    for post, person, *cells in zip(*columns, strict=True):
        if person:
            holder, of_post = (names.get(person, ""), tuple(cells)), found.setdefault(post, {})
            of_post[person] = min(of_post.get(person, holder), holder)
    return {post: sorted(holders.values()) for post, holders in found.items()}
