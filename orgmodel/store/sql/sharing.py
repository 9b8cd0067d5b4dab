"""Sharing a workspace: roles given and taken, and invitations by a link."""

from __future__ import annotations

import hashlib
import secrets
from datetime import UTC, datetime, timedelta

from sqlalchemy import Connection, delete, func, insert, select

from orgmodel.store import kinds
from orgmodel.store.event import Act
from orgmodel.store.rights import RIGHTS, Right, RightError, Role, ShareError
from orgmodel.store.sql import people, record
from orgmodel.store.sql.asked import role_of
from orgmodel.store.sql.held import HeldWorkspaces
from orgmodel.store.sql.tables import INVITATIONS, MEMBERS
from orgmodel.store.workspace import Workspace

LONGEST_DAYS = 90
_MOST_INVITATIONS = 100


class InvitationError(RightError):
    """An invitation that cannot be made."""


def share(
    connection: Connection,
    workspace: Workspace,
    who: str,
    person: str,
    role: Role | None,
    at: datetime,
) -> Workspace:
    """The workspace after a role was given or taken; it must be locked."""
    had = role_of(connection, workspace.id, person)
    if had == role:
        return workspace
    if had is Role.OWNER and _owners(connection, workspace.id) == 1:
        raise RightError(
            "A workspace always has an owner, and this is the last one. Make somebody else an "
            "owner first."
        )
    people.set_role(connection, workspace.id, person, role)
    what = {"person": person, "role": "" if role is None else role.value}
    return record.added(connection, workspace, (Act(kinds.MEMBER, "", what),), who, at)


def _owners(connection: Connection, identifier: str) -> int:
    query = select(func.count()).select_from(MEMBERS)
    here = (MEMBERS.c.workspace == identifier, MEMBERS.c.role == Role.OWNER.value)
    return connection.execute(query.where(*here)).scalar_one()


def invite(
    connection: Connection, identifier: str, who: str, role: Role, days: int, now: datetime
) -> str:
    """A token that makes whoever brings it a member, once."""
    if not 1 <= days <= LONGEST_DAYS:
        raise InvitationError(f"An invitation lasts 1 to {LONGEST_DAYS} days, not {days}.")
    here = INVITATIONS.c.workspace == identifier
    connection.execute(delete(INVITATIONS).where(here, INVITATIONS.c.until < _written(now)))
    open_ones = connection.execute(
        select(func.count()).select_from(INVITATIONS).where(here)
    ).scalar_one()
    if open_ones >= _MOST_INVITATIONS:
        raise InvitationError(
            f"There are {_MOST_INVITATIONS} invitations that nobody has used yet. Wait until "
            "some of them have run out."
        )
    token = secrets.token_urlsafe(32)
    row = {
        "token_sha": _sha(token),
        "workspace": identifier,
        "role": role.value,
        "invited_by": who,
        "until": _written(now + timedelta(days=days)),
    }
    connection.execute(insert(INVITATIONS).values(**row))
    return token


def workspace_of(connection: Connection, token: str) -> str:
    """The workspace that a token invites to; `ShareError` where to none."""
    here = INVITATIONS.c.token_sha == _sha(token)
    found = connection.execute(select(INVITATIONS.c.workspace).where(here)).scalar()
    if found is None:
        raise ShareError
    return str(found)


def accept(
    connection: Connection, held: HeldWorkspaces, token: str, who: str, now: datetime
) -> Workspace:
    """The workspace after somebody accepted an invitation, which is used up.

    Whoever has all the role's rights already stays what they are, and uses nothing up. An
    invitation of somebody who is no owner any more is none.
    """
    workspace = record.locked(connection, held, workspace_of(connection, token))
    row = connection.execute(
        select(INVITATIONS).where(INVITATIONS.c.token_sha == _sha(token))
    ).first()
    # Asked again under the lock: somebody else may have used it meanwhile.
    if row is None or row.until < _written(now):
        raise ShareError
    inviting = role_of(connection, workspace.id, row.invited_by)
    if inviting is None or Right.OWN not in RIGHTS[inviting]:
        raise ShareError
    role, had = Role(row.role), role_of(connection, workspace.id, who)
    if had is not None and RIGHTS[had] >= RIGHTS[role]:
        return workspace
    connection.execute(delete(INVITATIONS).where(INVITATIONS.c.token_sha == row.token_sha))
    people.set_role(connection, workspace.id, who, role)
    what = {"person": who, "role": role.value, "invited_by": row.invited_by}
    return record.added(connection, workspace, (Act(kinds.MEMBER, "", what),), who, now)


def _sha(token: str) -> str:
    return hashlib.sha256(token.encode("utf-8", "surrogatepass")).hexdigest()


def _written(moment: datetime) -> str:
    """So that later ones are greater as text."""
    return moment.astimezone(UTC).isoformat(timespec="milliseconds")
