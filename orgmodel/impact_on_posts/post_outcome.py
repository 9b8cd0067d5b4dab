"""What becomes of each post: its category, the reason in words, and what else holds."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from orgmodel.impact_on_posts import category
from orgmodel.impact_on_posts.alternatives import OpenPosts
from orgmodel.impact_on_posts.policy import Policy
from orgmodel.impact_on_posts.pools import Pool, Pools
from orgmodel.impact_on_posts.staying_posts import Kept, whole_units

SAME = "nothing that the data says of its unit, manager, band and functions changes"


class Fates:
    """Gives each post its category, reason and what else holds."""

    def __init__(self, kept: Kept, pools: Pools, policy: Policy) -> None:
        self.kept, self.pools, self.policy = kept, pools, policy
        self.names = {**kept.before.model.names, **kept.after.model.names}
        self.old = kept.before.ground.line.ids
        self.new = kept.after.ground.line.ids
        moved = kept.unit | kept.carried
        self.whole = whole_units(kept, moved)
        self._open = OpenPosts(kept, pools)

    def touched(self) -> list[int]:
        """The baseline posts that are more than unchanged, or of which more is to be said."""
        kept = self.kept
        flags = (
            kept.line
            | kept.unit
            | kept.carried
            | kept.band
            | kept.employer
            | kept.duties
            | kept.hours
            | kept.size
            | kept.title
            | ~kept.stays
        )
        flags = flags.copy()
        flags[list(self.pools.of_old)] = True
        flags[list(self.pools.replaced)] = True
        places = (
            {int(kept.place[at]): at for at in np.flatnonzero(kept.stays).tolist()}
            if (self.pools.of_new)
            else {}
        )
        flags[[places[new] for new in self.pools.of_new if new in places]] = True
        return [int(at) for at in np.flatnonzero(flags)]

    def pool(self, at: int) -> Pool | None:
        """The pool that a baseline post claims in, or whose place it is."""
        number = self.pools.of_old.get(at)
        if number is None and self.kept.place[at] >= 0 and at not in self.pools.replaced:
            number = self.pools.of_new.get(int(self.kept.place[at]))
        return None if number is None else self.pools.pools[number]

    def pool_id(self, at: int) -> str:
        """Its pool's id; empty without."""
        pool = self.pool(at)
        return pool.id if pool else ""

    def match(self, at: int) -> float:
        """Its best match: with what it becomes, or with what it could claim; NaN if unscored."""
        return self.pools.match.get(at, self.pools.own.get(at, np.nan))

    def kept_or_gone(self, at: int) -> tuple[str, str, tuple[str, ...]]:
        """Category, reason, and what else holds, of a baseline post."""
        kept = self.kept
        if kept.place[at] < 0 or at in self.pools.replaced:
            return self._leaving(at)
        pool = self.pools.of_old.get(at)
        holds = list(self._holding(at))
        found = {name for name, _, _ in holds}
        first = next((name for name in category.FIRST if name in found), category.UNCHANGED)
        told = [words for name, _, words in holds if name == first] or [SAME]
        if first == category.SLOT:
            told[0] += f", match {self.match(at):g} of {self.policy.threshold:g}"
        if pool is not None and self.pools.pools[pool].contested:
            first = category.RING
            told = [self._contest(self.pools.pools[pool])]
        told += [words for name, _, words in holds if name != first]
        also = dict.fromkeys(label for name, label, _ in holds if name != first)
        return first, "; ".join(dict.fromkeys(told)), tuple(also)

    def _leaving(self, at: int) -> tuple[str, str, tuple[str, ...]]:
        before = self.kept.before
        replaced = at in self.pools.replaced and self.kept.place[at] >= 0
        how = "it keeps its id and becomes another post" if replaced else "it goes"
        if replaced:
            how += f" (match {self.pools.own[at]:g}, under {self.policy.threshold:g})"
        if not before.ground.is_post[at]:
            return category.VACANT, f"{how}; a role that posts carry, counted with nobody", ()
        if before.claims[at] == 0:
            return category.VACANT, f"{how}, and {self._why_no_claim(at)}", ()
        pool = self.pool(at)
        if pool is None:
            best = self.pools.match.get(at, 0.0)
            asked = f"best {best:g}, {self.policy.threshold:g} asked"
            reason = f"{how}, and no successor matches ({asked})"
            open_to = self._open.alternatives(at)
            if open_to:
                reason += f"; open at the same band: {self._listed(open_to)}"
            return category.AT_RISK, reason, (category.ALTERNATIVE,) if open_to else ()
        score = f"match {self.match(at):g} with {self._listed(pool.successors)}"
        if pool.contested:
            return category.RING, f"{how}; {score}; {self._contest(pool)}", ()
        return category.SLOT, f"{how}; {score}; {self._enough(pool)}", ()

    def added(self, place: int) -> tuple[str, str, str]:
        """Category, reason and pool of an added post."""
        number = self.pools.of_new.get(place)
        if number is None:
            return category.NEW, self._why_new(place), ""
        pool = self.pools.pools[number]
        if pool.contested:
            return category.RING, self._contest(pool), pool.id
        return category.SLOT, f"for {self._listed(pool.claimants)}; {self._enough(pool)}", pool.id

    def _why_new(self, place: int) -> str:
        if place in self.pools.vacant_before:
            former = self._called(self.old[self.pools.vacant_before[place]])
            return f"the post before that matches, {former}, is vacant: nobody claims it"
        return f"no post before matches it ({self.policy.threshold:g} asked)"

    def alternatives(self, at: int, name: str) -> tuple[str, ...]:
        """Open posts of the same band, for a post at risk."""
        return self._open.alternatives(at) if name == category.AT_RISK else ()

    def _holding(self, at: int) -> Iterator[tuple[str, str, str]]:
        """Each test that holds for a post that stays: category, its name in `also`, words."""
        kept, new = self.kept, int(self.kept.place[at])
        before, after = kept.before, kept.after
        if kept.band[at]:
            yield (
                category.GRADE,
                category.GRADE,
                f"band {before.band[at]} becomes {after.band[new]}",
            )
        if kept.unit[at] or kept.carried[at]:
            unit = before.home[at]
            if unit in self.whole:
                yield category.LIFT, category.LIFT, self._lift(unit, self.whole[unit])
            else:
                was, now = self._called(unit), self._called(after.unit[new])
                said = (
                    f"unit {was} becomes {now}"
                    if kept.unit[at]
                    else (f"its unit {was} moves, though not whole")
                )
                yield category.UNIT, category.UNIT, said
        if kept.employer[at]:
            words = (
                f"employer {self._called(before.employer[at])} becomes "
                f"{self._called(after.employer[new])}: a transfer"
            )
            moved = kept.unit[at] or kept.carried[at]
            yield category.EMPLOYER if moved else category.UNIT, category.EMPLOYER, words
            if not moved:
                yield category.EMPLOYER, category.EMPLOYER, words
        if kept.duties[at]:
            yield category.SLOT, category.DUTIES, self._duties(at, new)
        if kept.line[at]:
            was, now = before.manager[at], after.manager[new]
            yield (
                category.LINE,
                category.LINE,
                f"manager {self._called(was)} becomes {self._called(now)}",
            )
        if kept.size[at]:
            was, now = before.ground.count[at], after.ground.count[new]
            if now < was:
                filled = before.claims[at]
                words = f"{was:g} posts become {now:g}, of which {filled:g} are filled"
                yield category.SLOT, category.SIZE, words
            else:
                yield category.SIZE, category.SIZE, f"{was:g} posts become {now:g}"
        if kept.hours[at]:
            had, has = _hours(before.ground.fte[at]), _hours(after.ground.fte[new])
            yield category.HOURS, category.HOURS, f"FTE {had} becomes {has}"

    def _lift(self, unit: str, home: str) -> str:
        owned = self.kept.before.model.functions["owner"] == unit
        functions = int(owned.sum())
        what = f" with its {functions} function{'s' * (functions != 1)}" if functions else ""
        where = "" if home == unit else f" into {self._called(home)}"
        chain = self.kept.after.chains.get(home, (home,))
        inside = f", now in {self._called(chain[1])}" if len(chain) > 1 and home == unit else ""
        return f"the whole of {self._called(unit)} moves{where}{what}{inside}"

    def _duties(self, at: int, new: int) -> str:
        none: frozenset[str] = frozenset()
        had = self.kept.before.duties.get(self.old[at], none)
        has = self.kept.after.duties.get(self.new[new], none)
        parts = [f"keeps {len(had & has)} of {len(had)} functions"]
        parts += [f"loses {self._listed(sorted(had - has))}"] if had - has else []
        parts += [f"gains {self._listed(sorted(has - had))}"] if has - had else []
        return ", ".join(parts)

    def _why_no_claim(self, at: int) -> str:
        held = self.kept.before.model.appointments["post"] == self.old[at]
        if not held.any():
            return "nobody holds it"
        bases = sorted(set(self.kept.before.model.appointments.loc[held, "basis"]))
        return f"it is held only as {' or '.join(bases)}, which gives no claim of its own"

    def _contest(self, pool: Pool) -> str:
        return (
            f"pool {pool.id}: {pool.claims:g} filled posts claim {pool.places:g} "
            f"post{'s' * (pool.places != 1)}"
        )

    def _enough(self, pool: Pool) -> str:
        return (
            f"pool {pool.id}: {pool.claims:g} filled post{'s' * (pool.claims != 1)} for "
            f"{pool.places:g}"
        )

    def _called(self, name: str) -> str:
        return f"“{self.names.get(name, name)}”" if name else "none"

    def _listed(self, names: Sequence[str], most: int = 4) -> str:
        said = ", ".join(self._called(name) for name in names[:most])
        return said + (f" and {len(names) - most} more" if len(names) > most else "")


def _hours(fte: float) -> str:
    return "not stated" if np.isnan(fte) else f"{fte:g}"
