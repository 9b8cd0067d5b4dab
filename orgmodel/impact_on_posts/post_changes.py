"""What changes for one post that stays, in words: unit, employer, band, functions, line, size."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

import numpy as np

from orgmodel.impact_on_posts import category
from orgmodel.impact_on_posts.post_facts import PostFacts
from orgmodel.impact_on_posts.staying_posts import StayingPosts, whole_units
from orgmodel.model.words import counted, listed


class PostChange(NamedTuple):
    """One change: the category it gives, its name where another comes first, and its words."""

    category: str
    label: str
    words: str


class PostChanges:
    """The changes of each post that stays."""

    def __init__(self, staying: StayingPosts) -> None:
        self._staying = staying
        self._names = {**staying.before.model.names, **staying.after.model.names}
        self._whole = whole_units(staying, staying.unit_changed | staying.unit_carried)

    def of(self, at: int) -> Iterator[PostChange]:
        """Each change of the post at this position before."""
        new = int(self._staying.place[at])
        yield from self._band(at, new)
        yield from self._unit(at, new)
        yield from self._employer(at, new)
        yield from self._functions(at, new)
        yield from self._manager(at, new)
        yield from self._number(at, new)
        yield from self._hours(at, new)

    def named(self, identifier: str) -> str:
        """A post or unit by its title or name, in quotation marks; "none" for no id."""
        return f"“{self._names.get(identifier, identifier)}”" if identifier else "none"

    def all_named(self, identifiers: Sequence[str], most: int = 4) -> str:
        """Several of them, those of one name together; of more than `most`, how many more."""
        often = Counter(self.named(name) for name in identifiers)
        return listed(
            [name if number == 1 else f"{number} of {name}" for name, number in often.items()], most
        )

    def _band(self, at: int, new: int) -> Iterator[PostChange]:
        if self._staying.band_changed[at]:
            was, now = self._staying.before.band[at], self._staying.after.band[new]
            yield PostChange(category.GRADE, category.GRADE, f"band {was} becomes {now}")

    def _unit(self, at: int, new: int) -> Iterator[PostChange]:
        staying = self._staying
        unit = staying.before.home[at]
        if not staying.unit_changed[at] and not staying.unit_carried[at]:
            return
        if unit in self._whole:
            words = self._lift(unit, self._whole[unit])
            yield PostChange(category.LIFT, category.LIFT, words)
        elif staying.unit_changed[at]:
            now = self.named(staying.after.home[new])
            words = f"unit {self.named(unit)} becomes {now}"
            yield PostChange(category.UNIT, category.UNIT, words)
        else:
            words = f"its unit {self.named(unit)} moves, though not whole"
            yield PostChange(category.UNIT, category.UNIT, words)

    def _lift(self, unit: str, home: str) -> str:
        number = len(self._staying.functions_by_owner.get(unit, ()))
        work = f" with its {counted(number, 'function')}" if number else ""
        if home != unit:
            return f"the whole of {self.named(unit)} moves into {self.named(home)}{work}"
        carried, now = self._moved_around(unit, home)
        along = f" along with {self.named(carried)}" if carried else ""
        inside = f", now in {self.named(now)}" if now else ""
        return f"the whole of {self.named(unit)} moves{work}{along}{inside}"

    def _moved_around(self, unit: str, home: str) -> tuple[str, str]:
        """The outermost unit that a unit moves inside of (else empty), and what holds it now."""
        staying = self._staying
        was = [staying.ids.get(name, name) for name in staying.before.chains.get(unit, (unit,))]
        now = staying.after.chains.get(home, (home,))
        kept = 1
        while kept < min(len(was), len(now)) and was[kept] == now[kept]:
            kept += 1
        return (now[kept - 1] if kept > 1 else ""), (now[kept] if kept < len(now) else "")

    def _employer(self, at: int, new: int) -> Iterator[PostChange]:
        staying = self._staying
        if not staying.employer_changed[at]:
            return
        was, now = staying.before.employer[at], staying.after.employer[new]
        words = f"employer {self.named(was)} becomes {self.named(now)}: a transfer"
        if not staying.unit_changed[at] and not staying.unit_carried[at]:
            yield PostChange(category.UNIT, category.EMPLOYER, words)
        yield PostChange(category.EMPLOYER, category.EMPLOYER, words)

    def _functions(self, at: int, new: int) -> Iterator[PostChange]:
        staying = self._staying
        if not staying.functions_changed[at]:
            return
        had = _of(staying.before.duties, staying.before.ids[at])
        has = _of(staying.after.duties, staying.after.ids[new])
        parts = [f"keeps {len(had & has)} of {len(had)} functions"]
        parts += [f"loses {self.all_named(sorted(had - has))}"] if had - has else []
        parts += [f"gains {self.all_named(sorted(has - had))}"] if has - had else []
        yield PostChange(category.DUTIES, category.DUTIES, ", ".join(parts))

    def _manager(self, at: int, new: int) -> Iterator[PostChange]:
        if self._staying.manager_changed[at]:
            was = self._manager_words(self._staying.before, at)
            now = self._manager_words(self._staying.after, new)
            yield PostChange(category.LINE, category.LINE, f"manager {was} becomes {now}")

    def _manager_words(self, facts: PostFacts, at: int) -> str:
        """The manager by title; "none" only where the post is known to report to nobody."""
        ends, manager = facts.model.line_tops, str(facts.manager[at])
        if not manager:
            return "not known" if facts.ids[at] in ends.managers_not_known else "none"
        return self.named(manager) if manager in ends.line.index else ends.who(manager)

    def _number(self, at: int, new: int) -> Iterator[PostChange]:
        staying = self._staying
        if not staying.number_changed[at]:
            return
        was, now = staying.before.posts.count[at], staying.after.posts.count[new]
        words = _resized(was, now)
        if staying.size_by_time[at]:
            time = staying.before.posts.fte[at], staying.after.posts.fte[new]
            words = (
                f"FTE {_stated(time[0])} becomes {_stated(time[1])}, how many posts is not stated"
            )
        if staying.shrinks[at] and np.isnan(was):
            yield PostChange(category.SLOT, category.SIZE, words)
        elif staying.shrinks[at]:
            filled = f"{words}, of which {staying.before.claims[at]:g} are filled"
            yield PostChange(category.SLOT, category.SIZE, filled)
        else:
            yield PostChange(category.SIZE, category.SIZE, words)

    def _hours(self, at: int, new: int) -> Iterator[PostChange]:
        if self._staying.hours_changed[at]:
            was, now = self._staying.before.posts.fte[at], self._staying.after.posts.fte[new]
            words = f"FTE {_stated(was)} becomes {_stated(now)}"
            yield PostChange(category.HOURS, category.HOURS, words)


def _of(duties: Mapping[str, frozenset[str]], post: str) -> frozenset[str]:
    return duties.get(post, frozenset())


def _resized(was: float, now: float) -> str:
    if np.isnan(was):
        return f"{counted(now, 'post')} after; before, how many is not stated"
    if np.isnan(now):
        return f"{counted(was, 'post')} before; after, how many is not stated"
    return f"{counted(was, 'post')} {'becomes' if was == 1 else 'become'} {now:g}"


def _stated(fte: float) -> str:
    return "not stated" if np.isnan(fte) else f"{fte:g}"
