"""The end of the head row: who is logged in, and logging out."""

from __future__ import annotations

import streamlit as st

from orgmodel.ui.login.gate import log_out
from orgmodel.ui.login.person import person
from orgmodel.ui.shared.escaping import escaped


def show_who() -> None:
    """Their initials, with the name in the help, and the button; nothing for the local user."""
    found = person()
    if found.is_local:
        return
    with st.container(
        key="who", horizontal=True, vertical_alignment="center", width="content", gap="small"
    ):
        st.badge(
            escaped(found.initials),
            icon=":material/person:",
            color="gray",
            help=f"Logged in as {escaped(found.name)}",
        )
        st.button(
            "Log out",
            key="login.out",
            icon=":material/logout:",
            help="Log out here and in every other window.",
            on_click=log_out,
        )
