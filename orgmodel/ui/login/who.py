"""The end of the navigation, on every page: who is logged in, and logging out."""

from __future__ import annotations

import streamlit as st

from orgmodel.ui.login.gate import log_out
from orgmodel.ui.login.person import person
from orgmodel.ui.shared.escaping import escaped

# The navigation keeps so much room free at its end; it hides what then has no place behind "more".
_STYLE = """<style>
[data-testid="stHeader"] { padding-right: 11rem; }
[data-testid="stLayoutWrapper"]:has(> .st-key-who) { position: fixed; top: 0; right: 1rem;
  left: auto; width: auto; height: 3.75rem; z-index: 999992; }
.st-key-who { height: 100%; flex-wrap: nowrap !important; }
@media (max-width: 640px) {
  [data-testid="stHeader"] { padding-right: 6.5rem; }
  .st-key-login-out p { position: absolute; width: 1px; height: 1px; overflow: hidden;
    clip-path: inset(50%); white-space: nowrap; }
  .st-key-login-out button { gap: 0; min-width: 2.5rem; padding: 0 .5rem; }
}
</style>""".replace("\n", " ")  # Streamlit looks at each line, at each run


def show_who() -> None:
    """Their initials, with the name in the help, and the button; nothing for the local user."""
    found = person()
    if found.is_local:
        return
    st.html(_STYLE)
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
