"""A workspace's name, how long it is kept, its earlier lists, and its end."""

from __future__ import annotations

from datetime import UTC, date, datetime

import streamlit as st

from orgmodel.errors import OrgmodelError
from orgmodel.model.words import counted
from orgmodel.store import kinds
from orgmodel.store.event import Act
from orgmodel.store.option import LONGEST_NAME
from orgmodel.store.rights import Right
from orgmodel.store.workspace import Workspace
from orgmodel.ui.shared.clock import day
from orgmodel.ui.shared.escaping import escaped
from orgmodel.ui.sharing.others import mine
from orgmodel.ui.sharing.refusals import refuse, show_refused, tried
from orgmodel.ui.workspace import keeping, state
from orgmodel.ui.workspace.acting import acting
from orgmodel.ui.workspace.earlier import open_copy
from orgmodel.ui.workspace.saying import say
from orgmodel.ui.workspace.who import who

_PLACE = "manage"
_NAME, _UNTIL, _ASKED = "om.manage.name", "om.manage.until", "om.manage.delete"


def show_manage(kept: Workspace) -> None:
    """Rename, keep until, earlier lists, delete; what a role does not allow is not offered."""
    with (
        st.popover("Manage", key="sharing.manage", icon=":material/settings:"),
        st.container(key="manage.workspace", width=380, gap="small"),
    ):
        show_refused(_PLACE)
        if keeping.may(Right.EDIT):
            _show_name(kept)
        _show_earlier(kept)
        if keeping.may(Right.OWN):
            _show_until(kept)
            _show_delete(kept)
        elif len(kept.baselines) < 2 and not keeping.may(Right.EDIT):
            st.markdown("There is nothing here that a viewer can change.")


def _show_name(kept: Workspace) -> None:
    st.text_input(
        "Name of this workspace",
        max_chars=LONGEST_NAME,
        **acting(_NAME, kept.name, _rename, kept.name),
    )


def _rename(typed: str | None, before: str) -> None:
    name = " ".join((typed or "").split())[:LONGEST_NAME]
    if name and name != before:
        refuse(_PLACE, " ".join(keeping.note(Act(kinds.NAMED, "", {"name": name}))))


def _show_earlier(kept: Workspace) -> None:
    """Each list that there was before, to be opened as everything was then."""
    earlier = list(zip(kept.baselines, kept.baselines[1:], strict=False))
    if not earlier:
        return
    st.markdown("**Earlier lists**")
    for taken, following in reversed(earlier):
        st.button(
            f"Open a copy of {day(following.at)}",
            key=f"earlier.{taken.number}",
            icon=":material/history:",
            help="As everything was right before the newer list, as a workspace of your own.",
            on_click=_open_copy,
            args=(kept, following.number - 1, day(following.at)),
        )


def _open_copy(kept: Workspace, number: int, said: str) -> None:
    tried(_PLACE, lambda: open_copy(kept, number, said))


def _show_until(kept: Workspace) -> None:
    until = _kept_until(kept)
    st.date_input(
        "Keep it until",
        value=None,
        min_value=min(until or _today(), _today()),
        format="DD/MM/YYYY",
        help="After this day it is deleted with all in it. Empty: it is kept until somebody "
        "deletes it.",
        **acting(_UNTIL, until, _keep_until, kept.id),
    )


def _kept_until(kept: Workspace) -> date | None:
    try:
        found = mine()
    except OrgmodelError:
        return None
    said = next((one.keep_until for one in found if one.id == kept.id), "")
    return date.fromisoformat(said) if said else None


def _keep_until(chosen: date | None, identifier: str) -> None:
    tried(_PLACE, lambda: keeping.store().keep_until(identifier, who(), chosen))


def _today() -> date:
    return datetime.now(UTC).date()


def _show_delete(kept: Workspace) -> None:
    """Asked twice, the second time with what goes."""
    if state.chosen(_ASKED) != kept.id:
        st.button(
            "Delete this workspace …",
            key="manage.delete",
            icon=":material/delete:",
            on_click=state.choose,
            args=(_ASKED, kept.id),
        )
        return
    st.warning(
        f"**Delete {escaped(kept.name)}?** For good, and for everybody in it: "
        f"{counted(len(kept.options), 'option')}, {counted(len(kept.comments), 'comment')}, "
        f"{counted(len(kept.versions), 'version')}, the data with every list before, who could "
        "open it, and every invitation. It cannot be brought back. “Export all” keeps a copy.",
        icon=":material/delete_forever:",
    )
    with st.container(horizontal=True, gap="small"):
        st.button("Delete it for good", key="manage.delete.do", on_click=_delete, args=(kept.id,))
        st.button(
            "Keep it",
            key="manage.delete.not",
            type="primary",
            on_click=state.choose,
            args=(_ASKED, None),
        )


def _delete(identifier: str) -> None:
    if tried(_PLACE, lambda: keeping.store().delete(identifier, who())):
        state.choose(_ASKED, None)
        state.close_kept(identifier)
        say("The workspace is deleted.", "delete")
