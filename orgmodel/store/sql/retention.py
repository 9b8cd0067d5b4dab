"""How long a workspace is kept, and deleting it with all that belongs to it."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from sqlalchemy import Connection, delete, exists, select, update

from orgmodel.store.event import RecordError
from orgmodel.store.rights import RightError
from orgmodel.store.sql.contents import clear_unneeded
from orgmodel.store.sql.held import events_of
from orgmodel.store.sql.tables import MEMBERS, PEOPLE, SIGN_OUTS, WORKSPACES

_SIGN_OUTS_KEPT = timedelta(days=400)
_AT_ONCE = 500


class KeepError(RightError):
    """A day that a workspace cannot be kept to."""


def keep_until(connection: Connection, identifier: str, until: date | None, today: date) -> None:
    """Keep a workspace through a day, or for good."""
    if until is not None and until < today:
        raise KeepError(
            f"A workspace cannot be kept until {until.isoformat()}, which is past. Choose a later "
            "day, or delete it."
        )
    words = "" if until is None else until.isoformat()
    here = WORKSPACES.c.id == identifier
    connection.execute(update(WORKSPACES).where(here).values(keep_until=words))


def past(connection: Connection, today: date) -> tuple[str, ...]:
    """The workspaces whose last day is past."""
    until = WORKSPACES.c.keep_until
    query = select(WORKSPACES.c.id).where(until != "", until < today.isoformat())
    return tuple(connection.scalars(query.order_by(WORKSPACES.c.id)))


def delete_workspace(connection: Connection, identifier: str) -> None:
    """Delete it with its events, members, invitations and presence; contents that no other
    workspace needs; and the names of its people who are in no other. Contents must be locked.
    """
    people = _people_of(connection, identifier)
    connection.execute(delete(WORKSPACES).where(WORKSPACES.c.id == identifier))
    clear_unneeded(connection)
    elsewhere = exists().where(MEMBERS.c.person == PEOPLE.c.person)
    for start in range(0, len(people), _AT_ONCE):
        part = people[start : start + _AT_ONCE]
        connection.execute(delete(PEOPLE).where(PEOPLE.c.person.in_(part), ~elsewhere))


def _people_of(connection: Connection, identifier: str) -> list[str]:
    here = MEMBERS.c.workspace == identifier
    found = set(connection.scalars(select(MEMBERS.c.person).where(here)))
    try:
        found.update(event.who for event in events_of(connection, identifier, 0))
    except RecordError:
        # A damaged record is deleted too; who was in it is then only told by the members.
        return sorted(found)
    return sorted(person for person in found if person.isascii() and "\0" not in person)


def forget_sign_outs(connection: Connection, now: datetime) -> None:
    """Delete sign-outs from which no login can be left."""
    before = (now - _SIGN_OUTS_KEPT).astimezone(UTC).isoformat()
    connection.execute(delete(SIGN_OUTS).where(SIGN_OUTS.c.at < before))
