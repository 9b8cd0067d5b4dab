"""The line over every page: which organisation is open, its status, its date, its faults."""

from __future__ import annotations

from datetime import date

import streamlit as st

from orgmodel.api import Organisation
from orgmodel.model.words import counted
from orgmodel.ui.shared.escaping import escaped
from orgmodel.ui.workspace import state
from orgmodel.ui.workspace.option import Option

# The theme has no setting for the space beside a page, and drawings need the width; nor for
# the words of a shortcut, which are too faint to read.
_WIDER = """<style>
[data-testid="stMainBlockContainer"] { padding-left: clamp(1rem, 2.5vw, 2.5rem);
  padding-right: clamp(1rem, 2.5vw, 2.5rem); }
button:not(:disabled) kbd { color: inherit; opacity: 1; }
</style>"""


def show_banner(title: str) -> None:
    """The page's title, and beside it what is open; the same elements whatever that is."""
    work = state.work()
    st.html(_WIDER)
    with st.container(
        key="banner",
        horizontal=True,
        vertical_alignment="center",
        horizontal_alignment="distribute",
    ):
        st.title(title, anchor=False, width="content")
        if work is None:
            st.markdown("**No organisation is open.** Open one on the page Data.", width="content")
            return
        organisation = work.organisation
        parts = [f"**{escaped(organisation.name)}**", status_badge(organisation.status)]
        parts += [escaped(day_in_words(organisation.date)), size_in_words(organisation)]
        parts.append(faults_badge(organisation))
        if work.option:
            parts.append(option_badge(work.option))
        st.markdown(" · ".join(part for part in parts if part), width="content")


def status_badge(status: str) -> str:
    """The organisation's status as a badge, such as "Draft proposals, in confidence"."""
    return f":violet-badge[:material/lock: {escaped(status)}]" if status else ""


def option_badge(option: Option) -> str:
    """Which option every page shows, as a badge."""
    changes = counted(len(option.changes), "change")
    return f":orange-badge[:material/edit_note: {escaped(option.name)}, {changes}]"


def faults_badge(organisation: Organisation) -> str:
    """How many faults its data has, as a badge with a mark."""
    faults = sum(problem.fault for problem in organisation.problems)
    if not faults:
        return ":green-badge[:material/check: No faults in the data]"
    return f":red-badge[:material/error: {counted(faults, 'fault')} in the data]"


def size_in_words(organisation: Organisation) -> str:
    """How many posts and units there are; roles that posts carry are not posts."""
    posts = int((~organisation.posts["kind"].isin(("role", "role_class"))).sum())
    said = counted(posts, "post") if posts else "no posts"
    return f"{said}, {counted(len(organisation.units), 'unit')}"


def day_in_words(day: str) -> str:
    """`2 July 2007` for 2007-07-02; anything else as it is written."""
    try:
        read = date.fromisoformat(day)
    except ValueError:
        return day
    return f"{read.day} {read:%B %Y}"
