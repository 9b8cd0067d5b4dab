"""The workspaces that somebody can open, the last changed first."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from orgmodel.errors import OrgmodelError
from orgmodel.model.words import counted
from orgmodel.store.sql.people import Listed
from orgmodel.ui.shared.clock import clock, day_in_words
from orgmodel.ui.shared.escaping import escaped
from orgmodel.ui.shared.once_a_run import once_a_run
from orgmodel.ui.sharing.refusals import show_refused, tried
from orgmodel.ui.workspace import addresses, keeping
from orgmodel.ui.workspace.leading import lead_to
from orgmodel.ui.workspace.telling import called
from orgmodel.ui.workspace.who import who
from orgmodel.ui.workspace.work import Work

PLACE, _SOUGHT = "others", "om.others.sought"
_SHOWN = 12


def mine() -> tuple[Listed, ...]:
    """All that are shared with the visitor; `OrgmodelError` where the store cannot be asked."""
    return once_a_run(mine, lambda: keeping.store().listed(who()))


def others(work: Work | None) -> tuple[Listed, ...]:
    """Those that are not open now; `OrgmodelError` where the store cannot be asked."""
    now = work.kept.id if work and work.kept else ""
    return tuple(one for one in mine() if one.id != now)


def show_others(work: Work | None) -> None:
    """Each with a button that opens it; by name where they are many."""
    show_refused(PLACE)
    try:
        found = others(work)
    except OrgmodelError as error:
        st.markdown(escaped(error))
        return
    if not found:
        st.markdown("There is no other workspace yet.")
        return
    sought = ""
    if len(found) > _SHOWN:
        sought = st.text_input("With these words in the name", key=_SOUGHT) or ""
    wanted = [one for one in found if sought.casefold() in one.name.casefold()]
    show_each(wanted[:_SHOWN], "other")
    if len(wanted) > _SHOWN:
        st.markdown(f":gray[and {len(wanted) - _SHOWN} more: type words of the name]")


def show_each(wanted: Sequence[Listed], name: str, *, first: bool = False) -> None:
    """For each the button that opens it, and under it what it holds, by whom and when.

    With `first` the button of the first is the one that stands out.
    """
    names = called(one.changed_by for one in wanted)
    for number, one in enumerate(wanted):
        with st.container(key=f"{name}.{one.id}", gap="xxsmall"):
            st.button(
                f"Open {escaped(one.name)}",
                key=f"{name}.open.{one.id}",
                type="primary" if first and number == 0 else "secondary",
                icon=":material/folder_open:",
                on_click=_open,
                args=(one.id,),
            )
            st.markdown(f":small[:gray[{_said(one, names[one.changed_by])}]]")


def _said(one: Listed, by: str) -> str:
    options = counted(one.options, "option") if one.options else "no option yet"
    said = [options, f"{escaped(by)}, {clock(one.changed_at)}", one.role.value]
    if one.keep_until:
        said.append(f"kept until {day_in_words(one.keep_until)}")
    return " · ".join(said)


def _open(identifier: str) -> None:
    if tried(PLACE, lambda: keeping.open_kept(identifier)):
        addresses.noticed()
        lead_to("chart")
