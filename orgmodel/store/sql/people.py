"""People in the database: their roles in workspaces, and what they are called."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy import ColumnElement, Connection, bindparam, delete, select, update

from orgmodel.store.rights import Role
from orgmodel.store.sql.tables import MEMBERS, PEOPLE, SIGN_OUTS, WORKSPACES
from orgmodel.store.sql.upsert import put_row

_LONGEST_NAME = 200
_AT_ONCE = 500
_W = WORKSPACES.c
# Put together once: a page asks for these at each run.
_LISTED = (
    select(_W.id, _W.name, MEMBERS.c.role, _W.changed_at, _W.changed_by, _W.options, _W.keep_until)
    .join(MEMBERS, MEMBERS.c.workspace == _W.id)
    .where(MEMBERS.c.person == bindparam("who"))
    .order_by(_W.changed_at.desc(), _W.id)
)
_MEMBERS = (
    select(MEMBERS.c.person, MEMBERS.c.role, PEOPLE.c.name)
    .join(PEOPLE, PEOPLE.c.person == MEMBERS.c.person, isouter=True)
    .where(MEMBERS.c.workspace == bindparam("workspace"))
)


@dataclass(frozen=True)
class Listed:
    """A workspace in the list of somebody's: `role` is theirs, `changed_at` (UTC, ISO 8601) and
    `changed_by` (a person's id) are of its last event, `options` how many there are, and
    `keep_until` the day it is kept to, "" for good.
    """

    id: str
    name: str
    role: Role
    changed_at: str
    changed_by: str
    options: int
    keep_until: str


@dataclass(frozen=True)
class Member:
    """Somebody in a workspace: their id, role, and name ("" where it is not known)."""

    person: str
    role: Role
    name: str


def listed(connection: Connection, who: str) -> tuple[Listed, ...]:
    """The workspaces of a person, the last changed first."""
    return tuple(
        Listed(
            row.id,
            row.name,
            Role(row.role),
            row.changed_at,
            row.changed_by,
            row.options,
            row.keep_until,
        )
        for row in connection.execute(_LISTED, {"who": who})
    )


def members(connection: Connection, identifier: str) -> tuple[Member, ...]:
    """Everybody in a workspace: owners first, then by name."""
    rows = connection.execute(_MEMBERS, {"workspace": identifier})
    found = (Member(row.person, Role(row.role), row.name or "") for row in rows)
    order = {role: place for place, role in enumerate(reversed(Role))}
    return tuple(sorted(found, key=lambda m: (order[m.role], m.name.casefold(), m.person)))


def set_role(connection: Connection, identifier: str, person: str, role: Role | None) -> None:
    """Give somebody a role, another one, or none."""
    if role is None:
        connection.execute(delete(MEMBERS).where(*_of(identifier, person)))
    else:
        put_row(connection, MEMBERS, workspace=identifier, person=person, role=role.value)


def seen(connection: Connection, identifier: str, person: str) -> int:
    """The last event whose news a member put away; 0 for none."""
    here = _of(identifier, person)
    return int(connection.execute(select(MEMBERS.c.seen).where(*here)).scalar() or 0)


def note_seen(connection: Connection, identifier: str, person: str, number: int) -> None:
    """Note the last event whose news a member put away; an earlier one changes nothing."""
    here = (*_of(identifier, person), MEMBERS.c.seen < number)
    connection.execute(update(MEMBERS).where(*here).values(seen=number))


def _of(identifier: str, person: str) -> tuple[ColumnElement[bool], ColumnElement[bool]]:
    return MEMBERS.c.workspace == identifier, MEMBERS.c.person == person


def name_kept(name: str) -> str:
    """A name as it is kept: on one line, of a bounded length."""
    return " ".join(name.split())[:_LONGEST_NAME]


def know(connection: Connection, person: str, name: str) -> None:
    """Note what a person is called."""
    put_row(connection, PEOPLE, person=person, name=name_kept(name))


def sign_out(connection: Connection, person: str, at: datetime) -> None:
    """Note that somebody signed out; an earlier moment than the one noted changes nothing."""
    noted = signed_out(connection, person)
    if noted is None or noted < at:
        put_row(connection, SIGN_OUTS, person=person, at=at.astimezone(UTC).isoformat())


def signed_out(connection: Connection, person: str) -> datetime | None:
    """When somebody last signed out, as far as is known."""
    here = SIGN_OUTS.c.person == person
    found = connection.execute(select(SIGN_OUTS.c.at).where(here)).scalar()
    return None if found is None else datetime.fromisoformat(found)


def names(connection: Connection, persons: tuple[str, ...]) -> Mapping[str, str]:
    """What people are called, "" where that is not known."""
    asked = sorted({person for person in persons if person.isascii() and "\0" not in person})
    found: dict[str, str] = dict.fromkeys(persons, "")
    for start in range(0, len(asked), _AT_ONCE):
        part = asked[start : start + _AT_ONCE]
        rows = connection.execute(
            select(PEOPLE.c.person, PEOPLE.c.name).where(PEOPLE.c.person.in_(part))
        )
        found.update({row.person: row.name for row in rows})
    return found
