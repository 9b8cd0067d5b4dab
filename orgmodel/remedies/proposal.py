"""A proposal: edits that may clear a finding, and how much they change."""

from __future__ import annotations

from dataclasses import dataclass

from orgmodel.rules.finding import SuggestedChange

CELL, LINK, MOVE = range(3)
"""A cell is less than a link, a seat or an appointment; those are less than a move."""

Key = tuple[tuple[str, tuple[tuple[str, str], ...]], ...]

_LINKS = frozenset({"add-link", "remove-link", "end-appointment", "appoint"})


@dataclass(frozen=True, slots=True)
class Proposal:
    """Edits to try. `place` says how near at hand they are among the like; 0 is nearest.

    `erases` is set where they only take away a relation that proves the finding: then a rule
    left without anything to look at is no rule kept.
    """

    edits: tuple[SuggestedChange, ...]
    place: int = 0
    erases: bool = False

    @property
    def size(self) -> tuple[int, int, int, str]:
        """How much it changes: its heaviest edit, how many, how near, then by its ids."""
        weight = max(_weight(edit) for edit in self.edits)
        return weight, len(self.edits), self.place, repr(key_of(self.edits))


def key_of(edits: tuple[SuggestedChange, ...]) -> Key:
    """Edits as a value to compare: what is done, with which keys; their order says nothing."""
    return tuple(sorted((edit.do, tuple(sorted(edit.target.items()))) for edit in edits))


def _weight(edit: SuggestedChange) -> int:
    if edit.do.startswith("update-"):
        return CELL
    return LINK if edit.do in _LINKS else MOVE
