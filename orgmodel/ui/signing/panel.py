"""The sign-off of the option that is shown: how far it is, and what is to do next."""

from __future__ import annotations

import streamlit as st

from orgmodel.comparison.comparison import OptionComparison
from orgmodel.model.words import capital, counted, listed
from orgmodel.store.option import Option
from orgmodel.store.rights import Right
from orgmodel.store.sign_off import SignOff, State
from orgmodel.ui.options.standing import state_badge
from orgmodel.ui.shared.clock import when
from orgmodel.ui.shared.escaping import escaped
from orgmodel.ui.signing.allowed import Allowed
from orgmodel.ui.signing.effects import chips
from orgmodel.ui.signing.handing_in import show_handing_in
from orgmodel.ui.signing.since import UNCHANGED, since
from orgmodel.ui.workspace.telling import called
from orgmodel.ui.workspace.work import Work

_AFTER_REJECTION = (
    "What was rejected says why below. Take it back, change or undo that, and submit it again: "
    "what was accepted and stays as it is remains accepted."
)


def show_standing(option: Option, standing: SignOff, found: OptionComparison | None) -> None:
    """`1 of 3 changes decided` with its bar, the version, and the figures."""
    with st.container(key="standing", border=True, gap="small"):
        with st.container(key="standing.head", horizontal=True, gap="small"):
            st.markdown(
                f"{state_badge(standing.state)} **{_how_far(option, standing)}**", width="content"
            )
            if standing.version is not None:
                st.markdown(f":small[:gray[{_version(standing)}]]", width="content")
        if standing.state is not State.DRAFT and standing.decisions:
            st.progress(standing.decided / len(standing.decisions))
        if found is not None:
            st.markdown(chips(found))


def show_next(work: Work, option: Option, standing: SignOff, allowed: Allowed) -> None:
    """What changed since it was handed in, what may be done, and why not."""
    version = standing.version
    if version is not None:
        lines = since(work, option, standing)
        if lines:
            said = "\n".join(f"- {line}" for line in lines)
            st.markdown(f"**Since version {version.number} was submitted:**\n\n{said}")
        elif standing.state is not State.DRAFT:
            st.markdown(f":small[:gray[{UNCHANGED}]]")
        if standing.state is State.REJECTED and allowed.may(Right.EDIT):
            st.markdown(f":small[{_AFTER_REJECTION}]")
        why = allowed.why_not(version)
        if why and standing.state is State.SUBMITTED:
            st.markdown(f":small[{why}]")
    if allowed.may(Right.EDIT):
        show_handing_in(option, standing)


def _how_far(option: Option, standing: SignOff) -> str:
    if standing.state is State.DRAFT:
        if standing.version is not None:
            return "Changed since it was submitted: submit it again to have it decided"
        return "Not submitted yet" if option.changes or option.accepted else "Nothing to submit yet"
    things = [counted(len(option.changes), "change")] if option.changes else []
    if option.accepted:
        things.append(counted(len(option.accepted), "accepted finding"))
    return capital(f"{standing.decided} of {listed(things)} decided")


def _version(standing: SignOff) -> str:
    version = standing.version
    if version is None:
        return ""
    name = f" “{escaped(version.name)}”" if version.name else ""
    who = called([version.who])[version.who]
    by = "you" if who == "You" else escaped(who)
    return f"version {version.number}{name}, submitted by {by}, {when(version.at)}"
