"""Which teams of the drawing are folded, and what unfolds them."""

from __future__ import annotations


def unfold_to(_identifier: str) -> None:
    """Unfold all that hides a post; nothing is folded yet."""
