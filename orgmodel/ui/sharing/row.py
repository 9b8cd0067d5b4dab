"""The row over the page Workspace: which workspace it is, and what can be done with it."""

from __future__ import annotations

import streamlit as st

from orgmodel.store.rights import Role
from orgmodel.ui.shared.escaping import escaped
from orgmodel.ui.sharing.carrying import show_bring_in, show_export
from orgmodel.ui.sharing.managing import show_manage
from orgmodel.ui.sharing.newer import show_dropped
from orgmodel.ui.sharing.origin import show_origin
from orgmodel.ui.sharing.others import show_others
from orgmodel.ui.sharing.share import show_share
from orgmodel.ui.workspace import keeping
from orgmodel.ui.workspace.work import Work

_ROLES = {
    Role.VIEWER: ":gray-badge[:material/visibility: You can look]",
    Role.EDITOR: ":gray-badge[:material/edit: You can change options]",
    Role.APPROVER: ":gray-badge[:material/fact_check: You can change and approve]",
    Role.OWNER: ":gray-badge[:material/key: You own it]",
}


def show_sharing_row(work: Work) -> None:
    """Which workspace is open and what the visitor is in it; share, export, manage, others.

    Under it, where it came from, and what a newer list left no place for.
    """
    with st.container(key="sharing", horizontal=True, vertical_alignment="center", gap="small"):
        st.markdown(_said(work), width="content")
        st.space("stretch")
        if work.kept is not None:
            show_share(work.kept, work.current)
            show_export(work.kept)
            show_manage(work.kept)
        with st.popover("Other workspaces", key="sharing.others", icon=":material/folder_open:"):
            show_others(work)
            show_bring_in()
    if work.kept is not None:
        show_origin(work.kept)
    show_dropped(work)


def _said(work: Work) -> str:
    if work.kept is None:
        return ":gray[Nothing to keep yet: the first change starts a workspace.]"
    return f"**{escaped(work.kept.name)}** {_ROLES[keeping.role()]}"
