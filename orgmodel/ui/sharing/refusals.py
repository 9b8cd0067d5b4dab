"""Why something about a workspace was not done, said where it was asked for."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from orgmodel.errors import OrgmodelError
from orgmodel.ui.shared.escaping import escaped
from orgmodel.ui.workspace import state

_SAID = "om.sharing.refused"


def tried(where: str, act: Callable[[], object]) -> bool:
    """Do something; whether it was done. Why not is said by `show_refused(where)`."""
    try:
        act()
    except OrgmodelError as error:
        refuse(where, str(error))
        return False
    refuse(where, "")
    return True


def refuse(where: str, why: str) -> None:
    """Say why something was not done; an empty text says nothing any more."""
    said: dict[str, str] = state.chosen(_SAID, {})
    state.choose(_SAID, {**said, where: why})


def show_refused(where: str) -> None:
    """Why the last thing that was asked for there was not done."""
    why = state.chosen(_SAID, {}).get(where, "")
    if why:
        st.error(escaped(why), icon=":material/block:")
