"""Posts that a holder at risk could be offered: open, of the same band, of like skills."""

from __future__ import annotations

from orgmodel.impact_on_posts.pools import Pools
from orgmodel.impact_on_posts.staying_posts import StayingPosts
from orgmodel.model.organisation import OrganisationModel


class OpenPosts:
    """Posts after that nobody slots into: new ones without a claim, and vacant ones that stay."""

    def __init__(self, staying: StayingPosts, pools: Pools) -> None:
        self._staying, self._pools = staying, pools
        before, after = staying.before, staying.after
        vacant = staying.place[staying.stays & (before.claims == 0) & before.posts.is_post]
        free = [*(int(at) for at in vacant), *(int(at) for at in staying.added)]
        self._by_band: dict[str, list[int]] = {}
        called = after.model.names
        # By title, so that no order of rows decides which of many are named.
        for place in sorted(free, key=lambda at: (called[after.ids[at]], after.ids[at])):
            if place not in pools.of_new and after.grades[place] and after.posts.is_post[place]:
                self._by_band.setdefault(after.grades[place], []).append(place)
        self._skills = _required(before.model), _required(after.model)

    def alternatives(self, at: int) -> tuple[str, ...]:
        """Open posts of the same band whose competencies the post at risk asks at least half of."""
        before, after = self._staying.before, self._staying.after
        found = []
        for place in self._by_band.get(before.grades[at], ()):
            name = after.ids[place]
            asked = self._skills[1].get(name, frozenset())
            had = self._skills[0].get(before.ids[at], frozenset())
            if not asked or not had or 2 * len(asked & had) >= len(asked):
                found.append(name)
        return tuple(found)


def _required(model: OrganisationModel) -> dict[str, frozenset[str]]:
    rows = model.tables["competencies"]
    asked = rows[rows["need"] != "held"]
    groups = asked.groupby("holder", sort=False)["competency"]
    return {str(post): frozenset(names) for post, names in groups}
