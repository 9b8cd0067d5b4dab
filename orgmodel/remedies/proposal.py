"""A proposal: edits that may clear a finding, and how much they change."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from orgmodel.model.hierarchy import Hierarchy
from orgmodel.rules.finding import SuggestedChange

CELL, LINK, MOVE, SAFEGUARD = range(4)
"""A cell is less than a link, a seat or an appointment; those are less than a move.

A safeguard that is still to be agreed comes last: it changes nothing about who does what.
"""

TO_BE_AGREED = "to be agreed: a named team with its own line"
"""What stands in a safeguard that is offered: which one, the organisation must say."""

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
    def is_safeguard(self) -> bool:
        """Whether it only records a safeguard that is still to be agreed."""
        return records_a_safeguard(self.edits)

    def size(self, line: Hierarchy) -> tuple[int, int, int, int, str]:
        """How much it changes: its heaviest edit, how many posts get another manager above
        them, how many edits, how near, then by its ids."""
        weight = max(_weight(edit) for edit in self.edits)
        posts = sum(_posts_moved(edit, line) for edit in self.edits)
        return weight, posts, len(self.edits), self.place, repr(key_of(self.edits))


def records_a_safeguard(edits: Iterable[SuggestedChange]) -> bool:
    """Whether these edits record a safeguard that is still to be agreed."""
    return any(edit.target.get("safeguard") == TO_BE_AGREED for edit in edits)


def key_of(edits: tuple[SuggestedChange, ...]) -> Key:
    """Edits as a value to compare: what is done, with which keys; their order says nothing."""
    return tuple(sorted((edit.do, tuple(sorted(edit.target.items()))) for edit in edits))


def _posts_moved(edit: SuggestedChange, line: Hierarchy) -> int:
    """The post that moves and all below it."""
    post = edit.target.get("post", "") if edit.do == "move-post" else ""
    return int(line.sizes[line.index[post]]) if post in line.index else 0


def _weight(edit: SuggestedChange) -> int:
    if records_a_safeguard((edit,)):
        return SAFEGUARD
    if edit.do.startswith("update-"):
        return CELL
    return LINK if edit.do in _LINKS else MOVE
