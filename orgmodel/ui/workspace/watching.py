"""What others do in the workspace that is open, shown within two seconds."""

from __future__ import annotations

import time

import streamlit as st

from orgmodel.errors import OrgmodelError
from orgmodel.store.rights import ShareError
from orgmodel.ui.workspace import here, keeping, state

EVERY = 1.5
"""Seconds between two looks; the page that shows it takes its time too."""

_LOST, _LOOK = "om.watch.lost", "om.watch.look"
_JUST_NOW = 0.25
"""Seconds after the look at the start of a run in which the one at its end is left out."""


class _Look:
    """When this visit last looked; one object, so that a page is not drawn anew because of it."""

    last = -_JUST_NOW


@st.fragment(run_every=EVERY)
def watch() -> None:
    """Look whether anybody did anything, and draw the page anew where they did.

    It draws nothing itself, and stands last on a page so that nothing moves because of it.
    """
    if time.monotonic() - _look().last < _JUST_NOW:
        here.beat()
        return
    before = lost()
    try:
        news = keeping.catch_up()
        found(lost="")
        here.beat()
    except ShareError:
        news = True  # the page is drawn anew, without what is not shared any more
    except OrgmodelError as error:
        found(lost=str(error))
        news = False
    # Told once, and taken away once: the page is not drawn anew as long as it says the same.
    if news or bool(before) != bool(lost()):
        st.rerun()


def looked() -> None:
    """Note that what others did was looked at right now, and is shown."""
    _look().last = time.monotonic()


def _look() -> _Look:
    found: _Look | None = state.chosen(_LOOK)
    if found is None:
        found = _Look()
        state.choose(_LOOK, found)
    return found


def lost() -> str:
    """Why the workspace cannot be looked at right now; empty where it can."""
    return str(state.chosen(_LOST, ""))


def found(*, lost: str) -> None:
    """Note why the workspace cannot be looked at right now; empty where it can."""
    if lost != str(state.chosen(_LOST, "")):
        state.choose(_LOST, lost)
