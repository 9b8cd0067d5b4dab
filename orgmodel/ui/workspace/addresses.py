"""The address of what is worked on: `?w=` the workspace, `?o=` the option that is shown.

The same address shows the same work after a reload, in a second tab and in another browser.
"""

from __future__ import annotations

import streamlit as st

from orgmodel.errors import OrgmodelError
from orgmodel.ui.workspace import keeping, state

WORKSPACE, OPTION = "w", "o"
_REFUSED, _NEW = "om.address.refused", "om.address.new"


def follow() -> None:
    """Open what the address names when a visit begins; from then on the address follows it."""
    new = not state.has_begun()
    state.choose(_NEW, new)
    if new:
        keeping.expire()
        _open()
    # Who comes without an address has nothing open until a page asks for it.
    work = state.work() if state.has_begun() else None
    kept = work.kept if work else None
    _say(WORKSPACE, kept.id if kept else "")
    _say(OPTION, work.current if work and kept else "")


def is_first_page() -> bool:
    """Whether the visit begins with this run."""
    return bool(state.chosen(_NEW, False))


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
