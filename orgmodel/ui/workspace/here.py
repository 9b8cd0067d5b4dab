"""Who is at work in the workspace that is open, right now."""

from __future__ import annotations

import secrets
import time

from orgmodel.errors import OrgmodelError
from orgmodel.ui.workspace import keeping, state
from orgmodel.ui.workspace.who import who

_PULSE = "om.pulse"
_EVERY = 3.0
"""Seconds between two notes that this visit is here."""


class _Pulse:
    """When this visit last said that it is here, and who was then.

    One object for the whole visit: a page is not drawn anew because it beats.
    """

    def __init__(self) -> None:
        self.visit = secrets.token_hex(8)
        self.last = 0.0
        self.of = ""
        self.people: tuple[str, ...] = ()


def beat() -> None:
    """Say that this visit is here, where that is due. What cannot be said is left."""
    work, pulse = state.work(), _pulse()
    kept = work.kept if work else None
    if kept is None:
        pulse.people = ()
        return
    now = time.monotonic()
    if pulse.of == kept.id and now - pulse.last < _EVERY:
        return
    pulse.of, pulse.last = kept.id, now
    try:
        pulse.people = keeping.store().beat(kept.id, who(), pulse.visit)
    except OrgmodelError:
        pulse.people = ()


def people_here() -> tuple[str, ...]:
    """The ids of who is here now, the visitor first; empty before anything is kept."""
    me, others = who(), _pulse().people
    return (me, *(one for one in others if one != me)) if others else ()


def _pulse() -> _Pulse:
    found: _Pulse | None = state.chosen(_PULSE)
    if found is None:
        found = _Pulse()
        state.choose(_PULSE, found)
    return found
