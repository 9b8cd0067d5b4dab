"""The record of a workspace in the database: events read, and events added."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, func, insert, select, update

from orgmodel.store import kinds
from orgmodel.store.baseline import Baseline
from orgmodel.store.event import Act, Event, RecordError
from orgmodel.store.fold import after
from orgmodel.store.kinds import KINDS
from orgmodel.store.rights import RightError, Role, ShareError, demand
from orgmodel.store.sql.contents import bring
from orgmodel.store.sql.errors import StaleError
from orgmodel.store.sql.held import HeldWorkspaces, events_of
from orgmodel.store.sql.tables import EVENTS, MEMBERS, WORKSPACES
from orgmodel.store.workspace import Workspace

LONGEST_LINE = 10_000_000
"""At most so many characters are kept of one event."""


def lock(connection: Connection, identifier: str) -> tuple[int, str]:
    """The number and seal of a workspace, which nobody else changes until the transaction ends."""
    row = connection.execute(
        select(WORKSPACES.c.number, WORKSPACES.c.seal)
        .where(WORKSPACES.c.id == identifier)
        # Not against those who only refer to it, such as who notes that they are here.
        .with_for_update(key_share=True)
    ).first()
    if row is None:
        raise ShareError
    return int(row.number), str(row.seal)


def is_kept(connection: Connection, workspace: Workspace) -> bool:
    """Whether the last event of this workspace is in the database, now and for good."""
    try:
        lock(connection, workspace.id)
    except ShareError:
        return False
    last = events_of(connection, workspace.id, workspace.number - 1, workspace.number)
    return any(event.seal == workspace.seal for event in last)


def locked(connection: Connection, held: HeldWorkspaces, identifier: str) -> Workspace:
    """The workspace as it is now, which nobody else changes until the transaction ends."""
    number, seal = lock(connection, identifier)
    return held.current(connection, identifier, number, seal)


def refuse_stale(
    connection: Connection, workspace: Workspace, acts: Sequence[Act], seen: int
) -> None:
    """`StaleError` where one of the acts builds on what was changed after `seen`."""
    if seen > workspace.number:
        raise StaleError((), workspace)
    late = [act for act in acts if workspace.changed_since(act, seen)]
    if not late:
        return
    meanwhile = tuple(events_of(connection, workspace.id, seen))
    clashing = {event.number for act in late for event in workspace.clashes(act, meanwhile)}
    raise StaleError(tuple(one for one in meanwhile if one.number in clashing), workspace)


def refuse_forbidden(
    connection: Connection, workspace: Workspace, who: str, role: Role, acts: Sequence[Act]
) -> None:
    """`RightError` where the role, or who submitted an option, does not allow one of the acts."""
    for act in acts:
        if act.kind not in KINDS or act.kind in (kinds.BEGUN, kinds.MEMBER):
            raise RecordError("This cannot be done in a workspace by adding to its record.")
        demand(role, KINDS[act.kind].right)
    decided = {act.option for act in acts if act.kind == kinds.DECIDED}
    own = {act.option for act in acts if act.kind == kinds.SUBMITTED}
    own.update(one.option for one in workspace.versions if one.live and one.who == who)
    if decided & own and _people_in(connection, workspace.id) > 1:
        raise RightError(
            "You submitted this option yourself, so that somebody else must accept or reject its "
            "changes. Ask an approver or an owner of this workspace."
        )


def _people_in(connection: Connection, identifier: str) -> int:
    query = select(func.count()).select_from(MEMBERS).where(MEMBERS.c.workspace == identifier)
    return connection.execute(query).scalar_one()


def added(
    connection: Connection, workspace: Workspace, acts: Sequence[Act], who: str, at: datetime
) -> Workspace:
    """The workspace after these acts, which are kept when the transaction ends.

    `RecordError` where one of them cannot be done.
    """
    events = []
    for act in acts:
        event = _following(workspace, act, who, at)
        workspace = after(workspace, event)
        events.append(event)
    keep(connection, workspace, events)
    return workspace


def _following(workspace: Workspace, act: Act, who: str, at: datetime) -> Event:
    try:
        event = Event.following(workspace.number, workspace.seal, act, who, at)
    except (TypeError, ValueError, RecursionError) as error:
        raise RecordError("What is to be done has a value that cannot be kept.") from error
    if len(event.to_line()) > LONGEST_LINE:
        raise RecordError(
            "What is to be done says more than is kept of one step. Do it in several steps."
        )
    return event


def keep(connection: Connection, workspace: Workspace, events: Sequence[Event]) -> None:
    """Add events that are known to be sound, and lead to this workspace."""
    if not events:
        return
    rows = [
        {"workspace": workspace.id, "number": event.number, "line": event.to_line()}
        for event in events
    ]
    connection.execute(insert(EVENTS), rows)
    last = events[-1]
    connection.execute(
        update(WORKSPACES)
        .where(WORKSPACES.c.id == workspace.id)
        .values(**_last(workspace), changed_at=last.at, changed_by=last.who)
    )


def _last(workspace: Workspace) -> dict[str, Any]:
    return {
        "name": workspace.name,
        "number": workspace.number,
        "seal": workspace.seal,
        "options": len(workspace.options),
    }


def make_row(
    connection: Connection, workspace: Workspace, brought: int = 0, brought_at: str = ""
) -> None:
    """The row of a workspace that has no event yet; so many of its events come with a file."""
    texts = {"changed_at": "", "changed_by": "", "keep_until": "", "brought_at": brought_at}
    row = {"id": workspace.id, **_last(workspace), **texts, "brought": brought}
    connection.execute(insert(WORKSPACES).values(**row))


def bring_baselines(
    connection: Connection, identifier: str, acts: Sequence[Act], contents: Iterable[bytes]
) -> None:
    """Keep the contents that the acts' baselines name."""
    given = tuple(contents)
    for act in acts:
        if act.kind in (kinds.BEGUN, kinds.BASELINE):
            bring(connection, identifier, Baseline.read(act.what.get("baseline")), given)
