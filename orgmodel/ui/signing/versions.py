"""The versions of an option, each with its seal, to open again as an option."""

from __future__ import annotations

import streamlit as st

from orgmodel.model.words import counted
from orgmodel.store.option import Option
from orgmodel.store.saying import Version
from orgmodel.ui.shared.clock import when
from orgmodel.ui.shared.escaping import escaped
from orgmodel.ui.workspace import editing, state
from orgmodel.ui.workspace.telling import called
from orgmodel.ui.workspace.work import Work

_SEAL = 12
_SHOWN = 30


def show_versions(work: Work, option: Option, *, edits: bool) -> None:
    """The versions, the newest first; nothing where there is none."""
    versions = [v for v in work.kept.versions if v.option == option.key] if work.kept else []
    if not versions:
        return
    names = called(version.who for version in versions)
    with st.expander(f"Versions: {len(versions)}", key="versions"):
        st.markdown(
            ":small[Each is kept as it stood. Its seal is of it and of all that was done before: "
            "a change made outside would show.]"
        )
        for version in reversed(versions[-_SHOWN:]):
            _show(version, names[version.who], edits=edits)


def _show(version: Version, name: str, *, edits: bool) -> None:
    called_so = f" “{escaped(version.name)}”" if version.name else ""
    did = "submitted" if version.submitted else "kept"
    with st.container(
        key=f"version.{version.event}", horizontal=True, gap="small", vertical_alignment="center"
    ):
        st.markdown(
            f"**Version {version.number}**{called_so}, "
            f"{counted(len(version.scenario.changes), 'change')}  \n"
            f":small[{escaped(name)} {did} it, {when(version.at)} · seal "
            f"{version.seal[:_SEAL]}]",
            width="stretch",
        )
        if edits:
            st.button(
                "Open it again as an option",
                key=f"version.open.{version.event}",
                on_click=_open_again,
                args=(version.event,),
            )


def _open_again(event: int) -> None:
    work = state.work()
    versions = work.kept.versions if work and work.kept else ()
    found = next((version for version in versions if version.event == event), None)
    if found is not None:
        editing.add(found.scenario)
