"""A quiet line under the row of a workspace: where it came from, and when."""

from __future__ import annotations

from contextlib import suppress

import streamlit as st

from orgmodel.errors import OrgmodelError
from orgmodel.store.workspace import Workspace
from orgmodel.ui.shared.clock import day
from orgmodel.ui.workspace import keeping, state
from orgmodel.ui.workspace.who import who

_BROUGHT = "om.sharing.brought"


def show_origin(kept: Workspace) -> None:
    """`Brought in on 2 July 2026 …`; nothing of a workspace that began here and stays."""
    said = _in_words(kept)
    if said:
        with st.container(key="sharing.origin"):
            st.markdown(f":small[:gray[{said}]]")


def brought_in(kept: Workspace) -> tuple[int, str]:
    """How many of its events, from the first on, came with it, and when it was brought in.

    It never changes, so that it is asked once in a visit. Nothing where it cannot be asked.
    """
    of, found = state.chosen(_BROUGHT, ("", (0, "")))
    if of == kept.id:
        return int(found[0]), str(found[1])
    number, at = 0, ""
    with suppress(OrgmodelError):
        number = keeping.store().brought(kept.id, who())
        at = keeping.store().brought_at(kept.id, who()) if number else ""
        state.choose(_BROUGHT, (kept.id, (number, at)))
    return number, at


def _in_words(kept: Workspace) -> str:
    number, at = brought_in(kept)
    if not number:
        return ""
    on = f" on {day(at)}" if at else ""
    return (
        f":material/unarchive: Brought in{on}, from a file or as a copy of an earlier list. What "
        "the history tells from before then came with it, and was not done here."
    )
