"""The store: workspaces in a database, each read and written within the rights of who asks."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import UTC, datetime

from sqlalchemy import select

from orgmodel.store import kinds
from orgmodel.store.baseline import Baseline
from orgmodel.store.event import Act, Event
from orgmodel.store.rights import Right, Role, ShareError
from orgmodel.store.sql import people, record
from orgmodel.store.sql.asked import allowed, known_form, new_id, person_form, role_of
from orgmodel.store.sql.contents import content_of
from orgmodel.store.sql.database import Database
from orgmodel.store.sql.held import HeldWorkspaces, events_of
from orgmodel.store.sql.people import Listed, Member
from orgmodel.store.sql.tables import MEMBERS, WORKSPACES
from orgmodel.store.workspace import Workspace


def now_utc() -> datetime:
    """The time by the clock of this machine."""
    return datetime.now(UTC)


class Store:
    """All workspaces of one database.

    Safe for several threads and processes. Every method raises `StoreError` where the database
    does not do what is asked, and `ShareError` where there is no such workspace for who asks.
    """

    def __init__(self, url: str, clock: Callable[[], datetime] = now_utc) -> None:
        self._database = Database(url)
        self._held = HeldWorkspaces()
        self._clock = clock

    def begin(
        self, who: str, name: str, baseline: Baseline, contents: Iterable[bytes]
    ) -> Workspace:
        """A new workspace, which belongs to who begins it.

        `RecordError` where a content that the baseline names is not given.
        """
        person_form(who)
        act = Act(kinds.BEGUN, "", {"name": name, "baseline": baseline.to_dict()})
        empty = Workspace(new_id())
        with self._database.writing() as connection:
            self._database.lock_contents(connection)
            record.make_row(connection, empty)
            people.set_role(connection, empty.id, who, Role.OWNER)
            record.bring_baselines(connection, empty.id, (act,), contents)
            workspace = record.added(connection, empty, (act,), who, self._clock())
        self._held.put(workspace)
        return workspace

    def read(self, identifier: str, who: str) -> Workspace:
        """The workspace as it is now. `RecordError` where its record was changed outside."""
        known_form(identifier, who)
        with self._database.reading() as connection:
            row = connection.execute(
                select(WORKSPACES.c.number, WORKSPACES.c.seal)
                .join(MEMBERS, MEMBERS.c.workspace == WORKSPACES.c.id)
                .where(WORKSPACES.c.id == identifier, MEMBERS.c.person == who)
            ).first()
            if row is None:
                raise ShareError
            return self._held.current(connection, identifier, row.number, row.seal)

    def number(self, identifier: str, who: str) -> int:
        """The number of the workspace's last event."""
        known_form(identifier, who)
        with self._database.reading() as connection:
            number = connection.execute(
                select(WORKSPACES.c.number)
                .join(MEMBERS, MEMBERS.c.workspace == WORKSPACES.c.id)
                .where(WORKSPACES.c.id == identifier, MEMBERS.c.person == who)
            ).scalar()
        if number is None:
            raise ShareError
        return int(number)

    def append(
        self,
        identifier: str,
        who: str,
        acts: Sequence[Act],
        seen: int,
        contents: Iterable[bytes] = (),
    ) -> Workspace:
        """The workspace after these acts: all of them, or none. They last when it returns.

        `seen` is the number of the last event that who acts had before them. `RightError` where
        the role does not allow it, `StaleError` where what an act builds on changed after
        `seen`, `RecordError` where an act cannot be done.
        """
        known_form(identifier, who)
        with self._database.writing() as connection:
            if any(act.kind == kinds.BASELINE for act in acts):
                self._database.lock_contents(connection)
            workspace = record.locked(connection, self._held, identifier)
            role = allowed(connection, identifier, who, Right.LOOK)
            record.refuse_forbidden(connection, workspace, who, role, acts)
            record.refuse_stale(connection, workspace, acts, seen)
            record.bring_baselines(connection, identifier, acts, contents)
            workspace = record.added(connection, workspace, acts, who, self._clock())
        self._held.put(workspace)
        return workspace

    def events(self, identifier: str, who: str, since: int = 0) -> tuple[Event, ...]:
        """The events after the one of number `since`, in order."""
        with self._database.reading() as connection:
            allowed(connection, identifier, who, Right.LOOK)
            return tuple(events_of(connection, identifier, since))

    def content(self, identifier: str, who: str, sha: str) -> bytes:
        """A content that a baseline of this workspace names; else `RecordError`."""
        with self._database.reading() as connection:
            allowed(connection, identifier, who, Right.LOOK)
            return content_of(connection, identifier, sha)

    def listed(self, who: str) -> tuple[Listed, ...]:
        """The workspaces that are shared with somebody, the last changed first."""
        person_form(who)
        with self._database.reading() as connection:
            return people.listed(connection, who)

    def role(self, identifier: str, who: str) -> Role | None:
        """What somebody is in a workspace; None where there is none for them."""
        try:
            known_form(identifier, who)
        except ShareError:
            return None
        with self._database.reading() as connection:
            return role_of(connection, identifier, who)

    def members(self, identifier: str, who: str) -> tuple[Member, ...]:
        """Who is in the workspace, by their names."""
        with self._database.reading() as connection:
            allowed(connection, identifier, who, Right.LOOK)
            return people.members(connection, identifier)

    def know(self, person: str, name: str) -> None:
        """Note what a person is called."""
        person_form(person)
        with self._database.reading() as connection:
            if people.names(connection, (person,))[person] == people.name_kept(name):
                return
        with self._database.writing() as connection:
            people.know(connection, person, name)

    def names(self, persons: Iterable[str]) -> Mapping[str, str]:
        """What people are called, "" where that is not known."""
        with self._database.reading() as connection:
            return people.names(connection, tuple(persons))
