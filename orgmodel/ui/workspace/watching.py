"""What others do in the workspace that is open, shown within two seconds."""

from __future__ import annotations

import streamlit as st

from orgmodel.errors import OrgmodelError
from orgmodel.store.rights import ShareError
from orgmodel.ui.workspace import here, keeping, state

EVERY = 1.5
"""Seconds between two looks; the page that shows it takes its time too."""

_LOST = "om.watch.lost"


@st.fragment(run_every=EVERY)
def watch() -> None:
    """Look whether anybody did anything, and draw the page anew where they did.

    It draws nothing itself, and stands last on a page so that nothing moves because of it.
    """
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


def lost() -> str:
    """Why the workspace cannot be looked at right now; empty where it can."""
    return str(state.chosen(_LOST, ""))


def found(*, lost: str) -> None:
    """Note why the workspace cannot be looked at right now; empty where it can."""
    if lost != str(state.chosen(_LOST, "")):
        state.choose(_LOST, lost)
