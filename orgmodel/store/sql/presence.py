"""Who is in a workspace at this moment."""

from __future__ import annotations

import hashlib
import threading
from datetime import UTC, datetime, timedelta

from sqlalchemy import Connection, and_, bindparam, delete, select, tuple_

from orgmodel.store.sql.tables import MEMBERS, PRESENCE
from orgmodel.store.sql.upsert import put_row

_HERE = timedelta(seconds=10)
_NOTED = timedelta(seconds=3)
_FORGOTTEN = timedelta(minutes=1)
_MOST = 5_000
# Put together once: each open page asks for it every few seconds.
_ARE_HERE = (
    select(PRESENCE.c.person)
    .join(
        MEMBERS,
        and_(MEMBERS.c.workspace == PRESENCE.c.workspace, MEMBERS.c.person == PRESENCE.c.person),
    )
    .where(PRESENCE.c.workspace == bindparam("workspace"), PRESENCE.c.at >= bindparam("since"))
    .distinct()
    .order_by(PRESENCE.c.person)
)


class Beats:
    """When this process last noted each visit: a visit that asks every second writes seldom."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._noted: dict[tuple[str, str, str], datetime] = {}

    def due(self, identifier: str, who: str, visit: str, now: datetime) -> bool:
        """Whether this visit is to be noted again."""
        key = (identifier, who, visit_sha(visit))
        with self._lock:
            last = self._noted.get(key)
            # Not as long as the clock says so: it may have been put back.
            if last is not None and abs(now - last) < _NOTED:
                return False
            if len(self._noted) >= _MOST:
                self._noted = {k: at for k, at in self._noted.items() if now - at < _HERE}
            self._noted[key] = now
            return True


def note(connection: Connection, identifier: str, who: str, visit: str, now: datetime) -> None:
    """Note that a visit is here now."""
    key = tuple_(PRESENCE.c.workspace, PRESENCE.c.visit_sha)
    old = select(PRESENCE.c.workspace, PRESENCE.c.visit_sha).where(
        PRESENCE.c.at < _written(now - _FORGOTTEN)
    )
    # Two who tidy up at once do not wait for each other's rows.
    connection.execute(delete(PRESENCE).where(key.in_(old.with_for_update(skip_locked=True))))
    row = {"workspace": identifier, "visit_sha": visit_sha(visit), "person": who}
    put_row(connection, PRESENCE, **row, at=_written(now))


def here(connection: Connection, identifier: str, now: datetime) -> tuple[str, ...]:
    """The members who were noted in the last 10 seconds."""
    since = _written(now - _HERE)
    return tuple(connection.scalars(_ARE_HERE, {"workspace": identifier, "since": since}))


def visit_sha(visit: str) -> str:
    """What a visit is noted under: never its own id, with which one could pose as it."""
    return hashlib.sha256(visit.encode("utf-8", "surrogatepass")).hexdigest()


def _written(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat(timespec="milliseconds")
