"""What the head says of keeping: when it was saved, why it was not, what others did meanwhile."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from orgmodel.changes.scenario import Scenario
from orgmodel.ui.options.refused import show_refusal
from orgmodel.ui.shared.clock import clock
from orgmodel.ui.shared.escaping import escaped
from orgmodel.ui.talk.story import told_of_all
from orgmodel.ui.workspace import addresses, editing, keeping, state, watching
from orgmodel.ui.workspace.asking import asked
from orgmodel.ui.workspace.work import Work

_PAGE = "om.head.page"
_SAY_IT_THEMSELVES = frozenset({"Chart", "Compare", "Workspace"})
"""Pages that say by what was pressed why it was not done."""


def saved(work: Work | None) -> str:
    """`Saved 14:02`, the time of the last thing that was kept; empty where nothing is yet."""
    if work is None or work.kept is None or not work.kept.at:
        return ""
    return f":small[:gray[:material/cloud_done: Saved {clock(work.kept.at)}]]"


def show_not_done(title: str) -> None:
    """Why something was not done: the address not opened, a press refused, a change not made
    because of somebody else's. What was refused on another page is not said again on this one.
    """
    if state.chosen(_PAGE) != title:
        state.choose(_PAGE, title)
        editing.refuse()
    show_not_opened()
    if title not in _SAY_IT_THEMSELVES and asked() is None:
        show_refusal()
    if watching.lost():
        st.error(escaped(watching.lost()), icon=":material/cloud_off:")
    found = keeping.meanwhile()
    if found is None:
        return
    work = state.work()
    lines = told_of_all(work, found.events) if work else []
    said = "\n".join(f"- {escaped(one)}" for one in lines)
    st.warning(
        f"**Somebody changed the same while you did.** Yours was not made; here is what happened "
        f"meanwhile:\n\n{said}",
        icon=":material/group:",
    )
    with st.container(key="meanwhile", horizontal=True, gap="small"):
        if found.mine is not None:
            st.button(
                "Keep mine as an option of its own",
                key="meanwhile.mine",
                on_click=_keep_mine,
                args=(found.mine.scenario,),
            )
        st.button("Go on with what is there now", key="meanwhile.go", on_click=keeping.settle)


def show_not_opened() -> None:
    """Why what the address names was not opened, until that was read."""
    if not addresses.refused():
        return
    with st.container(key="not-opened", gap="small"):
        st.error(escaped(addresses.refused()), icon=":material/link_off:")
        st.button("I have read it", key="refused.read", on_click=addresses.noticed)


def _keep_mine(scenario: Scenario) -> None:
    keeping.settle()
    editing.add(replace(scenario, name=f"{scenario.name}, mine"))
