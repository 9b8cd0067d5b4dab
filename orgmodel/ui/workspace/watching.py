"""What others do in the workspace that is open, shown within two seconds."""

from __future__ import annotations

import streamlit as st

from orgmodel.errors import OrgmodelError
from orgmodel.ui.workspace import here, keeping, state

EVERY = 1.5
"""Seconds between two looks; the page that shows it takes its time too."""

_LOST = "om.watch.lost"


@st.fragment(run_every=EVERY)
def watch() -> None:
    """Look whether anybody did anything, and draw the page anew where they did.

    It draws nothing itself, and stands last on a page so that nothing moves because of it.
    """
    try:
        news = keeping.catch_up()
    except OrgmodelError as error:
        state.choose(_LOST, str(error))
        return
    state.choose(_LOST, "")
    here.beat()
    if news:
        st.rerun()


def lost() -> str:
    """Why the workspace cannot be looked at right now; empty where it can."""
    return str(state.chosen(_LOST, ""))
