"""Who may do what in a workspace: four roles, and what each may do."""

from __future__ import annotations

from enum import StrEnum
from types import MappingProxyType

from orgmodel.errors import OrgmodelError


class Role(StrEnum):
    """What somebody is in a workspace."""

    VIEWER = "viewer"
    EDITOR = "editor"
    APPROVER = "approver"
    OWNER = "owner"


class Right(StrEnum):
    """What may be done: `LOOK` also takes everything out, `OWN` shares, deletes, sets how long."""

    LOOK = "look"
    COMMENT = "comment"
    EDIT = "edit"
    DECIDE = "decide"
    OWN = "own"


RIGHTS = MappingProxyType(
    {
        Role.VIEWER: frozenset({Right.LOOK}),
        Role.EDITOR: frozenset({Right.LOOK, Right.COMMENT, Right.EDIT}),
        Role.APPROVER: frozenset({Right.LOOK, Right.COMMENT, Right.EDIT, Right.DECIDE}),
        Role.OWNER: frozenset(Right),
    }
)
"""The rights of each role. Nobody decides on what they submitted themselves, save who is alone
in a workspace (`orgmodel.store.kinds`)."""

WORDS = MappingProxyType(
    {
        Right.LOOK: "look at this workspace",
        Right.COMMENT: "comment here",
        Right.EDIT: "change options here",
        Right.DECIDE: "accept or reject changes here",
        Right.OWN: "share, delete or keep this workspace",
    }
)


class RightError(OrgmodelError):
    """Somebody asked for what their role does not allow."""


class ShareError(OrgmodelError):
    """There is no such workspace, or it is not shared with who asks: both read the same."""

    def __init__(self) -> None:
        super().__init__(
            "There is no workspace at this address, or it is not shared with you. Ask whoever "
            "sent you the link to share it with you."
        )


def demand(role: Role | None, right: Right) -> None:
    """Nothing where the role has the right; `ShareError` without a role, else `RightError`."""
    if role is None:
        raise ShareError
    if right not in RIGHTS[role]:
        raise RightError(
            f"As {_A[role]} you cannot {WORDS[right]}. Ask an owner of this workspace for another "
            "role."
        )


_A = MappingProxyType(
    {
        Role.VIEWER: "a viewer",
        Role.EDITOR: "an editor",
        Role.APPROVER: "an approver",
        Role.OWNER: "an owner",
    }
)
