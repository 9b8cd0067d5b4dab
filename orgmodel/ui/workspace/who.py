"""Who is at work in this visit."""

from __future__ import annotations

LOCAL = "local"


def who() -> str:
    """The id of the person; never a name."""
    return LOCAL
