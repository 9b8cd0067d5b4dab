"""Who is here now: initials, with the names for who asks and for screen readers."""

from __future__ import annotations

import streamlit as st

from orgmodel.ui.login.person import Person
from orgmodel.ui.shared.escaping import escape
from orgmodel.ui.workspace.here import beat, people_here
from orgmodel.ui.workspace.telling import called

_EVERY = 3
_SHOWN = 5


@st.fragment(run_every=_EVERY)
def show_presence() -> None:
    """Draw who is here, and again every few seconds."""
    beat()
    people = people_here()
    names = called(people)
    with st.container(key="presence", width="content"):
        st.html(_drawn([names[one] for one in people]))


def _drawn(names: list[str]) -> str:
    """`You  FE  2 here now`."""
    if not names:
        return "<span></span>"
    badges = " ".join(
        f'<span class="om-here" title="{escape(name)}" aria-hidden="true">'
        f"{escape(_initials(name))}</span>"
        for name in names[:_SHOWN]
    )
    said = escape(", ".join(names))
    return (
        f'{badges} <span class="om-count" title="{said}">{len(names)} here now</span>'
        f'<span class="om-hidden">: {said}</span>'
    )


def _initials(name: str) -> str:
    return name if name == "You" else Person("", name).initials
