"""What the visitor may do with an option that was handed in, and why not."""

from __future__ import annotations

from dataclasses import dataclass

import streamlit as st

from orgmodel.errors import OrgmodelError
from orgmodel.store.rights import RIGHTS, Right, Role
from orgmodel.store.saying import Version
from orgmodel.ui.workspace import keeping
from orgmodel.ui.workspace.who import who
from orgmodel.ui.workspace.work import Work

_KEPT = 128


@dataclass(frozen=True, slots=True)
class Allowed:
    """What may be done here. `alone` where nobody else is in the workspace."""

    role: Role
    alone: bool

    def may(self, right: Right) -> bool:
        """Whether the role has the right."""
        return right in RIGHTS[self.role]

    def decides(self, version: Version) -> bool:
        """Whether the visitor decides on this version: not on their own, unless alone."""
        return self.may(Right.DECIDE) and (self.alone or version.who != who())

    def why_not(self, version: Version) -> str:
        """Why the visitor does not decide on this version; empty where they do."""
        if not self.may(Right.DECIDE):
            return "Approvers and owners of this workspace accept or reject its changes."
        if not self.decides(version):
            return "You submitted this: somebody else accepts or rejects its changes."
        return ""

    def in_words(self) -> str:
        """What the visitor is here, and what that means."""
        return _MEANS[self.role]


_MEANS = {
    Role.VIEWER: "You are a viewer here: you see everything and change nothing. Ask an owner of "
    "this workspace for another role.",
    Role.EDITOR: "You are an editor here: you change options, comment, and submit them.",
    Role.APPROVER: "You are an approver here: you accept or reject changes that others submitted.",
    Role.OWNER: "",
}


def allowed(work: Work) -> Allowed:
    """What the visitor may do now; that of a viewer where it cannot be looked up."""
    if work.kept is None:
        return Allowed(Role.OWNER, alone=True)
    try:
        role = keeping.role()
        return Allowed(role, alone=_members(work.kept.id, work.kept.seal) == 1)
    except OrgmodelError:
        return Allowed(Role.VIEWER, alone=False)


@st.cache_resource(max_entries=_KEPT, show_spinner=False)
def _members(identifier: str, seal: str) -> int:  # noqa: ARG001
    """How many are in a workspace as of an event: whoever comes or goes makes another one."""
    return len(keeping.store().members(identifier, who()))
