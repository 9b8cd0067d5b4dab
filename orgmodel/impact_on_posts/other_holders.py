"""People who give up a post that stays, or take one on: whom a change of holders alone touches."""

from __future__ import annotations

from typing import NamedTuple

from orgmodel.impact_on_posts.staying_posts import StayingPosts
from orgmodel.model.appointments import holders_of
from orgmodel.model.words import counted, listed


class OtherHolders(NamedTuple):
    """How many persons hold a post that stays before and not after, and the other way round.

    Both are looked at on the day after the change, so that an appointment that ends by itself is
    not the option's. Who holds a post that goes is not among them: they are affected with it.
    """

    gave_up: int
    took_on: int

    @property
    def words(self) -> str:
        """`Of posts that stay, 1 person gives one up.`; empty where nobody does."""
        parts = []
        if self.gave_up:
            verb = "gives" if self.gave_up == 1 else "give"
            parts.append(f"{counted(self.gave_up, 'person', 'people')} {verb} one up")
        if self.took_on:
            verb = "takes" if self.took_on == 1 else "take"
            parts.append(f"{counted(self.took_on, 'person', 'people')} {verb} one on")
        return f"Of posts that stay, {listed(parts)}." if parts else ""


def other_holders(staying: StayingPosts) -> OtherHolders:
    """Compare who holds each post that stays, by the ids of persons."""
    before, after = staying.before.model, staying.after.model
    named = {
        old: staying.after.ids[new]
        for old, new in zip(staying.before.ids, staying.place.tolist(), strict=True)
        if new >= 0
    }
    then = holders_of(before.tables["appointments"], after.day)
    was = {(one, named[post]) for post, people in then.items() if post in named for one in people}
    kept = set(named.values())
    now = {(one, post) for post, people in after.holders.items() if post in kept for one in people}
    gone = {one for post, people in then.items() if post not in named for one in people}
    return OtherHolders(
        len({one for one, _ in was - now} - gone), len({one for one, _ in now - was} - gone)
    )
