"""Workspaces that this process has read, so that only what is new is read again."""

from __future__ import annotations

import threading
from collections import OrderedDict

from sqlalchemy import Connection, bindparam, select

from orgmodel.store.event import Event, RecordError
from orgmodel.store.fold import after
from orgmodel.store.sql.tables import EVENTS
from orgmodel.store.workspace import Workspace

_MOST = 100
_GREATEST = 2**31 - 1
_LINES = (
    select(EVENTS.c.line)
    .where(
        EVENTS.c.workspace == bindparam("workspace"),
        EVENTS.c.number > bindparam("since"),
        EVENTS.c.number <= bindparam("until"),
    )
    .order_by(EVENTS.c.number)
)


class HeldWorkspaces:
    """The last workspaces that were read, each as of some event; safe for several threads."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._kept: OrderedDict[str, Workspace] = OrderedDict()

    def put(self, workspace: Workspace) -> None:
        """Hold this; a later state of it that is held already stays."""
        with self._lock:
            old = self._kept.get(workspace.id)
            if old is None or old.number <= workspace.number:
                self._kept[workspace.id] = workspace
            self._kept.move_to_end(workspace.id)
            while len(self._kept) > _MOST:
                self._kept.popitem(last=False)

    def drop(self, identifier: str) -> None:
        """Hold it no longer."""
        with self._lock:
            self._kept.pop(identifier, None)

    def get(self, identifier: str) -> Workspace:
        """What is held of it: the empty workspace where nothing is."""
        with self._lock:
            return self._kept.get(identifier) or Workspace(identifier)

    def current(self, connection: Connection, identifier: str, number: int, seal: str) -> Workspace:
        """The workspace as of the event of this number and seal.

        What is held may be of another history, where a backup was put back: it is forgotten.
        """
        held = self.get(identifier)
        if held.number == number and held.seal == seal:
            return held
        if held.number < number:
            try:
                return self._read_on(connection, held, number, seal)
            except RecordError:
                if held.number == 0:
                    raise
        self.drop(identifier)
        return self._read_on(connection, Workspace(identifier), number, seal)

    def _read_on(
        self, connection: Connection, workspace: Workspace, number: int, seal: str
    ) -> Workspace:
        for event in events_of(connection, workspace.id, workspace.number, number):
            workspace = after(workspace, event)
        if workspace.number != number or workspace.seal != seal:
            raise RecordError(
                "The record of this workspace is not whole: events are missing at its end, or "
                "were changed outside orgmodel. Put a backup back."
            )
        self.put(workspace)
        return workspace


def events_of(
    connection: Connection, identifier: str, since: int, until: int | None = None
) -> list[Event]:
    """The events after a number, in order, as they were kept; `RecordError` where one is none."""
    last = _GREATEST if until is None else min(until, _GREATEST)
    asked = {"workspace": identifier, "since": min(since, _GREATEST), "until": last}
    return [Event.read_line(line) for line in connection.scalars(_LINES, asked)]
