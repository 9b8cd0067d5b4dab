"""What of an organisation is folded away by choice, and the room there is to draw in."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

USUAL_ROOM = (1032.0, 608.0)


@dataclass(frozen=True, slots=True)
class Folds:
    """How a reader has folded a drawing.

    `root` is the post, or unit, to draw from; empty for the whole. `shut` and `opened` are the
    teams folded and unfolded by choice; all others are folded to what fits. `brought` are those
    that something led to: they are shown also where their list is shown in part. `room` is how
    wide and high the drawing may be, in points at 100 %.
    """

    root: str = ""
    shut: frozenset[str] = frozenset()
    opened: frozenset[str] = frozenset()
    room: tuple[float, float] = USUAL_ROOM
    brought: frozenset[str] = frozenset()

    def fold(self, identifier: str) -> Folds:
        """With a team folded."""
        return replace(self, shut=self.shut | {identifier}, opened=self.opened - {identifier})

    def unfold(self, identifiers: Iterable[str]) -> Folds:
        """With teams unfolded."""
        wanted = frozenset(identifiers)
        return replace(self, shut=self.shut - wanted, opened=self.opened | wanted)

    def bring(self, identifier: str) -> Folds:
        """With one shown of a list that is shown in part."""
        return replace(self, brought=self.brought | {identifier})

    def refold(self) -> Folds:
        """Folded to what fits again."""
        return Folds(self.root, room=self.room)
