"""Which row each card stands in, where posts of one band stand in one row."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from orgmodel.chart.teams.post_card import PostCard, Team

Row = tuple[int, int]
"""The place of a band, the highest first, and how many rows below that band's own."""
_NUMBER = re.compile(r"(?:band\s*)?(\d+(?:\.\d+)?)\s*([a-z]?)", re.IGNORECASE)
_ABOVE_ALL = -1
Key = tuple[float, str] | str


def _key(band: str) -> Key:
    """What makes two bands the same: `8a` and `Band 8A` are."""
    found = _NUMBER.fullmatch(band)
    return (float(found[1]), found[2].lower()) if found else band.casefold()


@dataclass(frozen=True)
class BandRows:
    """The rows of a team.

    No post stands above its manager or beside it: one whose band is not lower than the
    manager's, or is not stated, stands in a row of its own kind just below the manager.
    """

    team: Team

    @cached_property
    def _keys(self) -> list[Key | None]:
        return [_key(card.band) if card.band else None for card in self.team.cards]

    @cached_property
    def bands(self) -> tuple[Key, ...]:
        """The bands from the top: numbers by size, words where they come first from the top.

        The highest number is the top one, unless most lines lead from lower to higher.
        """
        order = sorted(range(len(self._keys)), key=lambda at: (self.team.depths[at], at))
        seen = dict.fromkeys(key for at in order if (key := self._keys[at]) is not None)
        numbers = sorted((key for key in seen if isinstance(key, tuple)), reverse=self._falling)
        waiting = iter(numbers)
        return tuple(next(waiting) if isinstance(key, tuple) else key for key in seen)

    @cached_property
    def _falling(self) -> bool:
        """Whether the numbers fall from the top down."""
        steps = 0
        for at, above in enumerate(self.team.parents):
            own, other = self._keys[at], self._keys[above] if above >= 0 else None
            if isinstance(own, tuple) and isinstance(other, tuple):
                steps += (own < other) - (own > other)
        return steps >= 0

    @cached_property
    def rows(self) -> list[Row]:
        """The row of each card; that of a top without band is above all."""
        places = {key: place for place, key in enumerate(self.bands)}
        found: list[Row] = [(_ABOVE_ALL, 0)] * len(self._keys)
        for at in self.team.order:
            key, above = self._keys[at], self.team.parents[at]
            own = places[key] if key is not None else None
            manager = found[above] if above >= 0 else (_ABOVE_ALL, -1)
            if own is not None and own > manager[0]:
                found[at] = (own, 0)
            else:
                found[at] = (manager[0], manager[1] + 1)
        return found

    def label(self, row: Row) -> str:
        """What stands at the left of a row: its band; nothing where it is not one band's row."""
        place, below = row
        if below or place < 0:
            return ""
        key = self.bands[place]
        if isinstance(key, tuple):
            return f"Band {key[0]:g}{key[1]}"
        words = (
            card.band for card, own in zip(self.team.cards, self._keys, strict=True) if own == key
        )
        return next(words)

    def said(self) -> tuple[PostCard, ...]:
        """The cards, those that do not stand in their band's row saying why."""
        return tuple(map(self._said, self.team.cards, self.rows))

    def _said(self, card: PostCard, row: Row) -> PostCard:
        if card.kind == "ghost" or (card.band and not row[1] and row[0] >= 0):
            return card
        more = "not below the manager's band" if card.band else "no band stated"
        return replace(card, facts=(*card.facts, more), off_row=more)


def used_rows(rows: Sequence[Row], shown: Sequence[int]) -> list[Row]:
    """The rows that hold any of these cards, from the top."""
    return sorted({rows[at] for at in shown})
