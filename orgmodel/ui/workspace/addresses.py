"""The address of what is worked on: `?w=` the workspace, `?o=` the option that is shown.

The same address shows the same work after a reload, in a second tab and in another browser.
"""

from __future__ import annotations

import streamlit as st

from orgmodel.errors import OrgmodelError
from orgmodel.ui.workspace import keeping, state

WORKSPACE, OPTION = "w", "o"
_REFUSED = "om.address.refused"


def follow() -> None:
    """Open what the address names when a visit begins; from then on the address follows it."""
    if not state.has_begun():
        _open()
    work = state.work()
    kept = work.kept if work else None
    _say(WORKSPACE, kept.id if kept else "")
    _say(OPTION, work.current if work and kept else "")


def refused() -> str:
    """Why what the address named was not opened; empty where it was, or named nothing."""
    return str(state.chosen(_REFUSED, ""))


def _open() -> None:
    wanted = st.query_params.get(WORKSPACE, "")
    if not wanted:
        return
    try:
        keeping.open_kept(wanted, st.query_params.get(OPTION, ""))
    except OrgmodelError as error:
        state.choose(_REFUSED, str(error))


def _say(name: str, value: str) -> None:
    if st.query_params.get(name, "") == value:
        return
    if value:
        st.query_params[name] = value
    else:
        del st.query_params[name]
