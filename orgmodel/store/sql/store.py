"""The store: workspaces in a database, each read and written within the rights of who asks."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import UTC, date, datetime

from sqlalchemy import bindparam, select

from orgmodel.store import kinds
from orgmodel.store.baseline import Baseline
from orgmodel.store.event import Act, Event, RecordError
from orgmodel.store.fold import folded
from orgmodel.store.rights import Right, Role, ShareError
from orgmodel.store.sql import people, presence, record, retention, sharing
from orgmodel.store.sql.asked import allowed, known_form, new_id, person_form, role_of
from orgmodel.store.sql.contents import content_of
from orgmodel.store.sql.database import Database
from orgmodel.store.sql.errors import StoreError, UnsureError, gone
from orgmodel.store.sql.held import HeldWorkspaces, events_of
from orgmodel.store.sql.people import Listed, Member
from orgmodel.store.sql.presence import Beats
from orgmodel.store.sql.tables import MEMBERS, WORKSPACES
from orgmodel.store.workspace import Workspace

_TRIES, _BETWEEN_TRIES = 6, 0.5  # seconds
# Put together once: that takes as long as it takes SQLite to answer it.
_LAST_EVENT = (
    select(WORKSPACES.c.number, WORKSPACES.c.seal)
    .join(MEMBERS, MEMBERS.c.workspace == WORKSPACES.c.id)
    .where(WORKSPACES.c.id == bindparam("workspace"), MEMBERS.c.person == bindparam("person"))
)


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
        self._beats = Beats()
        self._clock = clock

    def close(self) -> None:
        """Let go of the database; it is opened again at the next use."""
        self._database.close()

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
            row = connection.execute(_LAST_EVENT, {"workspace": identifier, "person": who}).first()
            if row is None:
                raise ShareError
            return self._held.current(connection, identifier, row.number, row.seal)

    def number(self, identifier: str, who: str) -> int:
        """The number of the workspace's last event."""
        known_form(identifier, who)
        with self._database.reading() as connection:
            number = connection.execute(
                _LAST_EVENT, {"workspace": identifier, "person": who}
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
        workspace = Workspace(identifier)
        try:
            with self._database.writing() as connection:
                if any(act.kind == kinds.BASELINE for act in acts):
                    self._database.lock_contents(connection)
                workspace = record.locked(connection, self._held, identifier)
                role = allowed(connection, identifier, who, Right.LOOK)
                record.refuse_forbidden(connection, workspace, who, role, acts)
                record.refuse_stale(connection, workspace, acts, seen)
                record.bring_baselines(connection, identifier, acts, contents)
                workspace = record.added(connection, workspace, acts, who, self._clock())
        except UnsureError as error:
            self._make_sure(workspace, error)
        self._held.put(workspace)
        return workspace

    def _make_sure(self, workspace: Workspace, unsure: UnsureError) -> None:
        """Nothing where the workspace's last event was kept although the database went away at
        the end; `StoreError` where it was not, and `UnsureError` where it does not come back.
        """
        for _ in range(_TRIES):
            try:
                # Waits for what the database may still be doing for the lost connection.
                with self._database.writing() as connection:
                    kept = record.is_kept(connection, workspace)
            except StoreError:
                time.sleep(_BETWEEN_TRIES)
                continue
            if kept:
                return
            raise gone() from unsure
        raise unsure

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

    def brought(self, identifier: str, who: str) -> int:
        """How many events, from the first on, came with a file: nobody here vouches for those."""
        with self._database.reading() as connection:
            allowed(connection, identifier, who, Right.LOOK)
            here = WORKSPACES.c.id == identifier
            return int(connection.execute(select(WORKSPACES.c.brought).where(here)).scalar_one())

    def brought_at(self, identifier: str, who: str) -> str:
        """When the workspace was brought in (UTC, ISO 8601); "" where it began here, or where
        that was not noted yet."""
        with self._database.reading() as connection:
            allowed(connection, identifier, who, Right.LOOK)
            here = WORKSPACES.c.id == identifier
            return str(connection.execute(select(WORKSPACES.c.brought_at).where(here)).scalar_one())

    def seen(self, identifier: str, who: str) -> int:
        """The number of the last event whose news `who` put away; 0 for none."""
        with self._database.reading() as connection:
            allowed(connection, identifier, who, Right.LOOK)
            return people.seen(connection, identifier, who)

    def note_seen(self, identifier: str, who: str, number: int) -> None:
        """Note that `who` has seen what came with an event: it is theirs alone, and no act."""
        with self._database.writing() as connection:
            allowed(connection, identifier, who, Right.LOOK)
            people.note_seen(connection, identifier, who, number)

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

    def share(self, identifier: str, who: str, person: str, role: Role | None) -> Workspace:
        """The workspace after an owner gave somebody a role, another one, or none.

        `RightError` where it would be left without an owner.
        """
        known_form(identifier, who)
        person_form(person)
        with self._database.writing() as connection:
            workspace = record.locked(connection, self._held, identifier)
            allowed(connection, identifier, who, Right.OWN)
            workspace = sharing.share(connection, workspace, who, person, role, self._clock())
        self._held.put(workspace)
        return workspace

    def invite(self, identifier: str, who: str, role: Role, days: int = 14) -> str:
        """A token for a link by which somebody gets a role, once and within so many days.

        Only its SHA-256 is kept: it cannot be read again.
        """
        known_form(identifier, who)
        with self._database.writing() as connection:
            record.locked(connection, self._held, identifier)
            allowed(connection, identifier, who, Right.OWN)
            return sharing.invite(connection, identifier, who, role, days, self._clock())

    def accept(self, token: str, who: str) -> str:
        """The workspace that a token invites to, in which `who` is now.

        `ShareError` where the token is unknown, was used or has run out.
        """
        person_form(who)
        with self._database.writing() as connection:
            workspace = sharing.accept(connection, self._held, token, who, self._clock())
        self._held.put(workspace)
        return workspace.id

    def beat(self, identifier: str, who: str, visit: str) -> tuple[str, ...]:
        """Note that a visit is here now; the persons who were here in the last 10 seconds."""
        now = self._clock()
        with self._database.reading() as connection:
            allowed(connection, identifier, who, Right.LOOK)
            due = self._beats.due(identifier, who, visit, now)
            if not due:
                return presence.here(connection, identifier, now)
        with self._database.writing() as connection:
            # Asked again: it may have been deleted, or the role taken, in between.
            allowed(connection, identifier, who, Right.LOOK)
            presence.note(connection, identifier, who, visit, now)
            return presence.here(connection, identifier, now)

    def delete(self, identifier: str, who: str) -> None:
        """Delete the workspace with all that belongs to it alone; it cannot be brought back."""
        known_form(identifier, who)
        with self._database.writing() as connection:
            self._database.lock_contents(connection)
            record.lock(connection, identifier)
            allowed(connection, identifier, who, Right.OWN)
            retention.delete_workspace(connection, identifier)
        self._held.drop(identifier)
        self._database.wipe()

    def keep_until(self, identifier: str, who: str, until: date | None) -> None:
        """Keep the workspace through this day (UTC), or for good; `RightError` where it is past."""
        known_form(identifier, who)
        with self._database.writing() as connection:
            record.lock(connection, identifier)
            allowed(connection, identifier, who, Right.OWN)
            today = self._clock().astimezone(UTC).date()
            retention.keep_until(connection, identifier, until, today)

    def expire(self, today: date) -> tuple[str, ...]:
        """Delete every workspace whose last day is past, wholly; their ids."""
        with self._database.writing() as connection:
            self._database.lock_contents(connection)
            gone_now = retention.past(connection, today)
            for identifier in gone_now:
                retention.delete_workspace(connection, identifier)
            retention.forget_sign_outs(connection, self._clock())
        for identifier in gone_now:
            self._held.drop(identifier)
        if gone_now:
            self._database.wipe(anew=True)
        return gone_now

    def bring_in(
        self,
        who: str,
        identifier_hint: str,
        workspace_events: Sequence[Event],
        contents: Mapping[str, bytes],
    ) -> Workspace:
        """A workspace of a file, which belongs to who brings it in, under an id of its own.

        `identifier_hint` is the id it had, which is not used: it may be in use. Nobody else gets
        a role by what the file says. `RecordError` where the record is not whole, or a content
        that it names is missing.
        """
        person_form(who)
        del identifier_hint
        workspace = folded(new_id(), workspace_events)
        if not workspace.baselines:
            raise RecordError("There is no workspace in this record: it has no event.")
        acts = [Act(event.kind, event.option, event.what) for event in workspace_events]
        with self._database.writing() as connection:
            self._database.lock_contents(connection)
            at = self._clock().astimezone(UTC).isoformat(timespec="milliseconds")
            record.make_row(connection, Workspace(workspace.id), len(workspace_events), at)
            people.set_role(connection, workspace.id, who, Role.OWNER)
            record.bring_baselines(connection, workspace.id, acts, contents.values())
            record.keep(connection, workspace, workspace_events)
        self._held.put(workspace)
        return workspace

    def sign_out(self, person: str, at: datetime) -> None:
        """Note that somebody signed out at a moment: logins from before it are over."""
        person_form(person)
        with self._database.writing() as connection:
            people.sign_out(connection, person, at)

    def signed_out(self, person: str) -> datetime | None:
        """When somebody last signed out."""
        person_form(person)
        with self._database.reading() as connection:
            return people.signed_out(connection, person)
