"""One database: how it is opened, read from and written to."""

from __future__ import annotations

import os
import random
import sqlite3
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, create_engine, event, text
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError, DBAPIError

from orgmodel.store.sql.errors import StoreError, UnsureError, busy, is_lost, telling
from orgmodel.store.sql.schema import made_ready, upgraded

_WAIT_MS = 10_000
_CONTENTS_LOCK = 0x6F72676D  # "orgm": of transactions that add or clear contents


def read_url(given: str) -> URL:
    """The address of a database, with the driver that is used; `StoreError` where it is none."""
    try:
        url = make_url(given)
    except ArgumentError as error:
        raise StoreError(
            "What is given as the store's place is no address of a database. Give the path of a "
            "file, sqlite:///PATH, or postgresql://USER@HOST/DATABASE."
        ) from error
    backend = url.get_backend_name()
    if backend not in ("sqlite", "postgresql"):
        raise StoreError(f"The store cannot be kept in {backend}. SQLite and PostgreSQL can.")
    return url.set(drivername="postgresql+psycopg") if backend == "postgresql" else url


class Database:
    """A database, which is made ready (its tables made or brought up to date) on first use.

    Every error of the database is a `StoreError` in words. A connection that was lost is
    replaced at the next use.
    """

    def __init__(self, url: str) -> None:
        self.url = read_url(url)
        self.is_sqlite = self.url.get_backend_name() == "sqlite"
        server = {"pool_pre_ping": True, "connect_args": {"connect_timeout": 5}}
        more: dict[str, Any] = {} if self.is_sqlite else server
        with telling():
            self._engine = create_engine(
                self.url, pool_size=5, max_overflow=45, pool_timeout=10, **more
            )
        self._writes = self._engine.execution_options(writes=True)
        event.listen(self._engine, "connect", _sqlite_set if self.is_sqlite else _postgres_set)
        if self.is_sqlite:
            event.listen(self._engine, "begin", _sqlite_begin)
        self._lock, self._one_writes = threading.Lock(), threading.Lock()
        self._ready = False

    @property
    def file(self) -> Path | None:
        """The file of a SQLite database."""
        name = self.url.database
        return Path(name) if self.is_sqlite and name and name != ":memory:" else None

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A transaction that only reads."""
        self.make_ready()
        with telling(), self._engine.connect() as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """A transaction that writes all or nothing, and is on the disk at the end.

        `StoreError` where it is not, and `UnsureError` where that is not known.
        """
        self.make_ready()
        with self._transaction() as connection:
            yield connection

    @contextmanager
    def _turn(self) -> Iterator[None]:
        """In SQLite one writes at a time: the threads of this process wait for each other here,
        where none is overtaken for long."""
        if not self.is_sqlite:
            yield
            return
        if not self._one_writes.acquire(timeout=_WAIT_MS / 1_000):
            raise busy()
        try:
            yield
        finally:
            self._one_writes.release()

    @contextmanager
    def _transaction(self) -> Iterator[Connection]:
        with telling(), self._turn(), self._writes.connect() as connection:
            connection.begin()
            yield connection
            try:
                connection.commit()
            except DBAPIError as error:
                if is_lost(error):
                    raise UnsureError from error
                raise

    def wipe(self, *, anew: bool = False) -> None:
        """Leave nothing on the disk of what was deleted, as far as others at work let it.

        SQLite's log is emptied, and with `anew` the file is written anew. In PostgreSQL the place
        is freed with `anew`. What was deleted is deleted also where this fails.
        """
        with suppress(StoreError), telling(), self._turn(), self._engine.connect() as connection:
            outside = connection.execution_options(isolation_level="AUTOCOMMIT")
            if anew:
                outside.exec_driver_sql("VACUUM")
            if self.is_sqlite:
                outside.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")

    def lock_contents(self, connection: Connection) -> None:
        """Nobody else adds or clears contents until the end of the transaction."""
        if not self.is_sqlite:  # there, whoever writes is alone
            connection.execute(text("SELECT pg_advisory_xact_lock(:k)"), {"k": _CONTENTS_LOCK})

    def close(self) -> None:
        """Let go of all connections; they are opened again where they are needed."""
        self._engine.dispose()

    def make_ready(self) -> None:
        """Make or update the tables where that was not done yet."""
        if self._ready:
            return
        with self._lock:
            if self._ready:
                return
            with telling():
                _make_file(self.file)
            with telling(), self._engine.connect() as connection:
                current = made_ready(connection)
            if not current:
                self.upgrade()
            self._ready = True

    def upgrade(self) -> None:
        """Make the tables, or bring them up to date. Several may do so at once."""
        with telling():
            _make_file(self.file)
        with self._transaction() as connection:
            self.lock_contents(connection)
            upgraded(connection)


def _make_file(file: Path | None) -> None:
    """The file of the store and its folder, which nobody but their owner may read."""
    if file is None:
        return
    file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    try:
        os.close(os.open(file, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
    except FileExistsError:
        return


def _sqlite_set(connection: sqlite3.Connection, _record: object) -> None:
    # Transactions begin where _sqlite_begin says so, not where the driver thinks fit.
    connection.isolation_level = None
    cursor = connection.cursor()
    for setting in (
        f"busy_timeout = {_WAIT_MS}",
        "synchronous = FULL",
        "foreign_keys = ON",
        "secure_delete = ON",
        "trusted_schema = OFF",  # a backup may come from anywhere
    ):
        cursor.execute(f"PRAGMA {setting}")
    cursor.close()
    # Of several who open a new file at once, SQLite refuses all but one without waiting.
    _once_free(connection, "PRAGMA journal_mode = WAL")


def _sqlite_begin(connection: Connection) -> None:
    options = connection.get_execution_options()
    if options.get("isolation_level") == "AUTOCOMMIT":
        return
    driver: Any = connection.connection.dbapi_connection
    if options.get("writes"):
        _once_free(driver, "BEGIN IMMEDIATE")
    else:
        driver.execute("BEGIN")


def _once_free(connection: Any, statement: str) -> None:
    """Run a statement that has to be alone with the file.

    Asked for often, and by all equally often: SQLite's own way of waiting lets a process that
    has waited long ask ever more seldom, so that it is overtaken until its time is up.
    """
    until = time.monotonic() + _WAIT_MS / 1_000
    connection.execute("PRAGMA busy_timeout = 0")
    try:
        while True:
            try:
                connection.execute(statement)
            except sqlite3.OperationalError as error:
                if "locked" not in str(error) or time.monotonic() > until:
                    raise
                time.sleep(random.uniform(0.001, 0.006))  # noqa: S311
            else:
                return
    finally:
        connection.execute(f"PRAGMA busy_timeout = {_WAIT_MS}")


def _postgres_set(connection: Any, _record: object) -> None:
    with connection.cursor() as cursor:
        cursor.execute(f"SET lock_timeout = {_WAIT_MS}")
        # What was told to be kept is kept, whatever the server is set to.
        cursor.execute(
            "SELECT set_config('synchronous_commit', 'on', false)"
            " WHERE current_setting('synchronous_commit') = 'off'"
        )
    connection.commit()
