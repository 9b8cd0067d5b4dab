"""What is asked of the store by strangers: ids of workspaces and people, before any look-up."""

from __future__ import annotations

import re
import secrets

from sqlalchemy import Connection, bindparam, select

from orgmodel.store.rights import Right, Role, ShareError, demand
from orgmodel.store.sql.tables import MEMBERS

_ID = re.compile(r"[0-9a-f]{32}")
_PERSON = re.compile(r"[!-~]{1,200}")
_ROLE = select(MEMBERS.c.role).where(
    MEMBERS.c.workspace == bindparam("workspace"), MEMBERS.c.person == bindparam("person")
)


def new_id() -> str:
    """An id for a workspace that nobody can guess (128 bits)."""
    return secrets.token_hex(16)


def known_form(identifier: str, who: str) -> None:
    """`ShareError` where these cannot be the ids of a workspace and a person."""
    if not _ID.fullmatch(identifier) or not _PERSON.fullmatch(who):
        raise ShareError


def person_form(person: str) -> None:
    """`ShareError` where this cannot be the id of a person."""
    if not _PERSON.fullmatch(person):
        raise ShareError


def role_of(connection: Connection, identifier: str, who: str) -> Role | None:
    """The role of a person in a workspace."""
    known_form(identifier, who)
    found = connection.execute(_ROLE, {"workspace": identifier, "person": who}).scalar()
    return None if found is None else Role(found)


def allowed(connection: Connection, identifier: str, who: str, right: Right) -> Role:
    """The role of a person who has the right; else `ShareError` or `RightError`."""
    role = role_of(connection, identifier, who)
    demand(role, right)
    if role is None:  # demand has raised
        raise ShareError
    return role
