"""What was done in this workspace, in words, the last first."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

import streamlit as st

from orgmodel.errors import OrgmodelError
from orgmodel.store import kinds
from orgmodel.store.event import Event
from orgmodel.ui.shared.clock import when
from orgmodel.ui.shared.escaping import escaped
from orgmodel.ui.sharing.origin import brought_in
from orgmodel.ui.talk.story import told
from orgmodel.ui.workspace import keeping, state
from orgmodel.ui.workspace.telling import called
from orgmodel.ui.workspace.who import who
from orgmodel.ui.workspace.work import Work

_MORE = "om.history.more"
_SHOWN, _STEP, _KEPT = 5, 50, 32
_ICONS: Mapping[str, str] = MappingProxyType(
    {
        kinds.BEGUN: "folder_open",
        kinds.BASELINE: "upload_file",
        kinds.OPTION_BEGUN: "add",
        kinds.UNDONE: "undo",
        kinds.REDONE: "redo",
        kinds.DELETED: "delete",
        kinds.BROUGHT_BACK: "restore_from_trash",
        kinds.TARGET: "ads_click",
        kinds.COMMENT: "chat_bubble",
        kinds.WITHDRAWN: "chat_bubble",
        kinds.SUBMITTED: "flag",
        kinds.TAKEN_BACK: "undo",
        kinds.DECIDED: "gavel",
        kinds.VERSION_NAMED: "bookmark",
        kinds.MEMBER: "group",
    }
)


_CAME = ":material/unarchive: Brought in. What stands below came with it, and is told as it says."


def show_history(work: Work) -> None:
    """The last five, and a button for those before."""
    kept = work.kept
    if kept is None:
        st.markdown(":small[:gray[Nothing was done yet. The first change is kept here.]]")
        return
    most = int(state.chosen(_MORE, _SHOWN))
    try:
        events = _events(kept.id, kept.seal, most, kept.number)
    except OrgmodelError as error:
        st.markdown(f":small[{escaped(error)}]")
        return
    names = called(event.who for event in events)
    came, _ = brought_in(kept)
    said = []
    for event in reversed(events):
        if event.number == came:
            said.append(f":small[:gray[{_CAME}]]")
        said.append(
            f":material/{_ICONS.get(event.kind, 'edit')}: **{escaped(names[event.who])}** "
            f"{escaped(told(work, event))}  \n:small[:gray[{when(event.at)}]]"
        )
    with st.container(key="history"):
        st.markdown("\n\n".join(said))
    if kept.number > len(events):
        words = f"All {kept.number} events" if kept.number <= _STEP else f"{_STEP} more"
        st.button(
            f"{words} of {kept.number}" if kept.number > _STEP else words,
            key="history.more",
            type="tertiary",
            on_click=state.choose,
            args=(_MORE, _STEP if most == _SHOWN else most + _STEP),
        )
    elif most > _SHOWN:
        st.button(
            f"Only the last {_SHOWN}",
            key="history.less",
            type="tertiary",
            on_click=state.choose,
            args=(_MORE, _SHOWN),
        )
    st.markdown(
        ":small[:gray[:material/lock: Versions are sealed: a change made outside would show.]]"
    )


@st.cache_resource(max_entries=_KEPT, show_spinner=False)
def _events(identifier: str, seal: str, most: int, number: int) -> tuple[Event, ...]:  # noqa: ARG001
    """The last events; who has the seal of the last one may read them."""
    return keeping.store().events(identifier, who(), max(0, number - most))
