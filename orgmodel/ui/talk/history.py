"""What was done in this workspace, in words, the last first."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

import streamlit as st

from orgmodel.changes.conflict import ScenarioError
from orgmodel.changes.scenario import read_scenario
from orgmodel.errors import OrgmodelError
from orgmodel.store import kinds
from orgmodel.store.event import Event
from orgmodel.ui.options.plain_changes import without_ids
from orgmodel.ui.shared.clock import clock
from orgmodel.ui.shared.escaping import escaped
from orgmodel.ui.signing.showing import number_of
from orgmodel.ui.workspace import keeping, state
from orgmodel.ui.workspace.telling import called, did
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
    lines = [
        f":material/{_ICONS.get(event.kind, 'edit')}: **{escaped(names[event.who])}** "
        f"{escaped(_in_words(work, event))}  \n:small[:gray[{clock(event.at)}]]"
        for event in reversed(events)
    ]
    for line in lines:
        st.markdown(line)
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


def _in_words(work: Work, event: Event) -> str:
    """`submitted “Flatten a layer”: version 3`, `commented on change 2`; plain text."""
    said, more = did(event), _MORE_OF.get(event.kind)
    return f"{said}{more(work, event)}" if more else said


def _changed(work: Work, event: Event) -> str:
    changes = event.what.get("changes")
    if not isinstance(changes, list) or not changes:
        return ""
    try:
        scenario = read_scenario({"change": changes[-1:]}, "")
    except ScenarioError:
        return ""
    names = work.baseline.names
    words = next(iter(scenario.describe(names)), "")
    known = {*work.baseline.table_of, *work.organisation.table_of}
    return f": {without_ids(words, known)}" if words else ""


def _version(work: Work, event: Event) -> str:
    versions = work.kept.versions if work.kept else ()
    found = next((one for one in versions if one.event == event.number), None)
    if found is None:
        return ""
    return f": version {found.number}{f', “{found.name}”' if found.name else ''}"


def _decided(work: Work, event: Event) -> str:
    option = next((one for one in work.options if one.key == event.option), None)
    number = number_of(option, str(event.what.get("item", ""))) if option else 0
    taken = "accepted" if event.what.get("accepted") else "rejected"
    return f": {taken} change {number}" if number else f": {taken} it"


_MORE_OF = {
    kinds.CHANGED: _changed,
    kinds.SUBMITTED: _version,
    kinds.VERSION_NAMED: _version,
    kinds.DECIDED: _decided,
}
