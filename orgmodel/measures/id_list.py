"""Several ids as one cell of a table."""

from __future__ import annotations

from collections.abc import Sequence


def in_one_cell(ids: Sequence[str]) -> str:
    """The ids with spaces between them; with semicolons where an id itself holds a space."""
    spaced = any(character.isspace() for one in ids for character in one)
    return ("; " if spaced else " ").join(ids)
