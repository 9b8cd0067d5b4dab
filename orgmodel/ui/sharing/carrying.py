"""Taking a workspace away as one zip of plain files, and bringing one in."""

from __future__ import annotations

import re
from collections.abc import Callable

import streamlit as st
from streamlit.runtime.uploaded_file_manager import UploadedFile

from orgmodel.store.archive.packing import packed
from orgmodel.store.archive.unpacking import unpacked
from orgmodel.store.fold import folded
from orgmodel.store.sql.store import Store
from orgmodel.store.workspace import Workspace
from orgmodel.ui.shared.escaping import escaped
from orgmodel.ui.sharing.refusals import refuse, show_refused, tried
from orgmodel.ui.workspace import addresses, keeping
from orgmodel.ui.workspace.acting import taking
from orgmodel.ui.workspace.leading import lead_to
from orgmodel.ui.workspace.saying import say
from orgmodel.ui.workspace.who import who

_PLACE = "bring"
_MEGABYTES = 50
_NOT_IN_NAMES = re.compile(r"[^A-Za-z0-9]+")


def show_export(kept: Workspace) -> None:
    """The button that takes everything away; people go by their ids in it."""
    stem = _NOT_IN_NAMES.sub("-", kept.name).strip("-")[:60].lower() or "workspace"
    st.download_button(
        "Export all",
        data=whole(keeping.store(), kept.id, who()),
        file_name=f"{stem}.zip",
        mime="application/zip",
        key="sharing.export",
        icon=":material/download:",
        on_click="ignore",
        help="One zip of plain files: data, options with every step, comments, versions. It can "
        "be brought in again here or elsewhere. People are in it by ids, not by names.",
    )


def whole(store: Store, identifier: str, person: str) -> Callable[[], bytes]:
    """Makes the zip when it is asked for, outside of the visit: all it needs is given before."""

    def make() -> bytes:
        events = store.events(identifier, person)
        shas = {sha for one in folded("", events).baselines for sha in one.baseline.contents}
        return packed(events, {sha: store.content(identifier, person, sha) for sha in sorted(shas)})

    return make


def show_bring_in() -> None:
    """The place to drop the zip of a workspace; the drop itself is the act."""
    st.file_uploader(
        "Bring in a workspace: the zip of “Export all”",
        type="zip",
        max_upload_size=_MEGABYTES,
        **taking("om.bring", _bring_in),
    )
    show_refused(_PLACE)


def _bring_in(file: UploadedFile) -> None:
    content = bytes(file.getvalue())

    def bring() -> None:
        found = unpacked(content)
        kept = keeping.store().bring_in(who(), "", found.events, found.contents)
        keeping.open_kept(kept.id)
        addresses.noticed()
        say(f"Brought in {escaped(kept.name)}.", "unarchive")
        lead_to("workspace")

    try:
        tried(_PLACE, bring)
    except RecursionError:
        refuse(_PLACE, "This file is nested deeper than a workspace is. Nothing was brought in.")
