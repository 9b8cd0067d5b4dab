"""Who is at work in this visit."""

from __future__ import annotations

from orgmodel.ui.login.person import person


def who() -> str:
    """The id of the person; never a name. Raises LookupError where nobody is logged in."""
    return person().id


def is_alone() -> bool:
    """Whether the app is one local user's, so that nobody else can be let in."""
    return person().is_local


def called_here() -> str:
    """What the person is called, for the screen alone."""
    return person().name
