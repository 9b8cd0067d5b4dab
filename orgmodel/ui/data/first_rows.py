"""The first posts of a list as the line that comes of them: what a mapping means, seen at once."""

from __future__ import annotations

import streamlit as st

from orgmodel.errors import OrgmodelError
from orgmodel.ui.data.awaited import FIRST_POSTS, outcome_awaited
from orgmodel.ui.data.first_posts import tree
from orgmodel.ui.shared.escaping import escaped
from orgmodel.ui.shared.memory import give_back
from orgmodel.ui.workspace import importing
from orgmodel.ui.workspace.importing import StaffImport
from orgmodel.ui.workspace.worked_out import worked_out


def show_first_rows(work: StaffImport) -> None:
    """A card with the first posts of the largest line."""
    with st.container(border=True, key="import.first"):
        st.subheader("So your first rows read", anchor=False)
        if not outcome_awaited(work):
            return
        try:
            st.html(worked_out(FIRST_POSTS, work.key, lambda: _tree(work)))
        except OrgmodelError as error:
            st.markdown(escaped(str(error)))


def _tree(work: StaffImport) -> str:
    drawn = tree(importing.asked_once(importing.outcome_of(work)))
    give_back()
    return drawn
