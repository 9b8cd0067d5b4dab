"""A backup of the whole store: a SQLite file of its own, which restores on either database."""

from __future__ import annotations

import os
import shutil
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from sqlalchemy import Connection, func, insert, select
from sqlalchemy.engine import URL

from orgmodel.files.part_files import Parts, remove_leftovers, sync_folder
from orgmodel.files.stopping import undisturbed
from orgmodel.store.baseline import sha_of
from orgmodel.store.event import RecordError
from orgmodel.store.fold import folded
from orgmodel.store.sql.database import Database
from orgmodel.store.sql.errors import StoreError, is_full, telling
from orgmodel.store.sql.held import events_of
from orgmodel.store.sql.tables import CONTENTS, EVENTS, METADATA, NEEDED, PRESENCE, WORKSPACES

_AT_ONCE = 50
_MAGIC = b"SQLite format 3\0"
_TABLES = tuple(table for table in METADATA.sorted_tables if table is not PRESENCE)


def back_up(database: Database, target: Path) -> int:
    """Write a backup, whole or not at all, also while people work; how many workspaces it has.

    Only its owner may read it. A backup of this name is replaced.
    """
    if target.exists() and not target.is_file():
        raise StoreError(f"{target} is no file. Give the name of a file for the backup.")
    if database.file is not None and target.exists() and target.samefile(database.file):
        raise StoreError(f"{target} is the store itself. Give another name for the backup.")
    database.make_ready()
    try:
        with _part_beside(target) as part:
            _copy(database, part)
            with _opened(part) as copy, copy.reading() as connection:
                count = _workspaces(connection)
            _settle(part)
            with undisturbed():
                part.replace(target)
                sync_folder(target.parent)
    except StoreError as error:
        if is_full(error):
            raise StoreError(
                f"There is no room left for {target}. Nothing was done; make room, or give "
                "another place."
            ) from error
        raise
    return count


def _copy(database: Database, target: Path) -> None:
    with telling():
        if database.file is None:
            _copy_to(database, target)
        else:
            _copy_file(database.file, target)


@contextmanager
def _part_beside(target: Path) -> Iterator[Path]:
    """A new file, in a folder of its own beside the target, that only its owner may read.

    The folder goes at the end; one that a dead run has left goes at the start.
    """
    with Parts() as parts:
        try:
            remove_leftovers(target.parent)
            folder = parts.folder(target.parent)
            folder.chmod(0o700)
            part = folder / target.name
            os.close(os.open(part, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
        except OSError as error:
            raise StoreError(f"{target} cannot be written: {error.strerror}.") from error
        yield part


def _copy_file(source: Path, target: Path) -> None:
    """By SQLite's own way, which takes the state of one moment while others write."""
    with closing(sqlite3.connect(source)) as old, closing(sqlite3.connect(target)) as new:
        old.backup(new)


def _copy_to(database: Database, target: Path) -> None:
    with _opened(target) as copy, database.reading() as old, copy.writing() as new:
        old.execution_options(isolation_level="REPEATABLE READ")
        _copy_rows(old, new)


def _settle(file: Path) -> None:
    """One file, with no log beside it, and on the disk."""
    with telling(), closing(sqlite3.connect(file)) as connection:
        connection.execute("PRAGMA journal_mode = DELETE")
    with telling(), file.open("rb") as written:
        os.fsync(written.fileno())


@contextmanager
def _opened(file: Path) -> Iterator[Database]:
    database = Database(URL.create("sqlite", database=str(file)).render_as_string())
    try:
        yield database
    finally:
        database.close()


def put_back(database: Database, source: Path, over: bool = False) -> int:
    """Put a backup in place of what the store has, all of it or nothing; how many workspaces.

    `StoreError` where the store is not empty and `over` does not say that it may be replaced,
    where the file is no backup, or where a record in it is not whole. The file stays as it is.
    """
    try:
        with source.open("rb") as file:
            begins = file.read(len(_MAGIC))
    except OSError as error:
        raise StoreError(f"{source} cannot be read: {error.strerror}. Nothing was done.") from error
    if begins != _MAGIC:
        raise StoreError(
            f"{source} is no backup of a store. Nothing was done; give a file that "
            "`python -m orgmodel.store backup FILE` wrote."
        )
    with undisturbed():  # the first who asks has a file of Python's own written there
        there = Path(tempfile.gettempdir())
    with _part_beside(there / "backup.sqlite") as copy:
        try:
            shutil.copyfile(source, copy)
        except OSError as error:
            raise StoreError(
                f"{source} cannot be copied to {there}, where it is looked at: "
                f"{error.strerror}. Nothing was done."
            ) from error
        with _opened(copy) as opened, opened.reading() as old:
            _refuse_damaged(old, source)
            with database.writing() as new:
                database.lock_contents(new)
                if _workspaces(new) and not over:
                    raise StoreError(
                        f"The store has {_workspaces(new)} workspaces already. Nothing was done; "
                        "with --force all of them are replaced by those of the backup."
                    )
                for table in reversed(METADATA.sorted_tables):
                    new.execute(table.delete())
                _copy_rows(old, new)
                return _workspaces(new)


def _workspaces(connection: Connection) -> int:
    return connection.execute(select(func.count()).select_from(WORKSPACES)).scalar_one()


def _copy_rows(old: Connection, new: Connection) -> None:
    for table in _TABLES:
        rows = old.execution_options(yield_per=_AT_ONCE).execute(select(table))
        for part in rows.mappings().partitions(_AT_ONCE):
            new.execute(insert(table), [dict(row) for row in part])


def _refuse_damaged(connection: Connection, source: Path) -> None:
    try:
        fault = _fault(connection)
    except RecordError as error:
        fault = str(error)
    if fault:
        raise StoreError(
            f"{source} is damaged, or was changed outside orgmodel: {fault} Nothing was done; "
            "take another backup."
        )


def _fault(connection: Connection) -> str:
    """What is not as it was written: every record is folded again, and every content read."""
    for row in connection.execute(select(WORKSPACES)).all():
        whole = folded(row.id, events_of(connection, row.id, 0))
        if (whole.number, whole.seal) != (row.number, row.seal):
            return "events are missing at the end of a record."
    known = select(WORKSPACES.c.id)
    stray = select(EVENTS.c.workspace).where(EVENTS.c.workspace.not_in(known))
    lacking = select(NEEDED.c.sha).where(NEEDED.c.sha.not_in(select(CONTENTS.c.sha)))
    if connection.execute(stray).first() or connection.execute(lacking).first():
        return "something in it belongs to nothing."
    contents = connection.execution_options(yield_per=_AT_ONCE).execute(select(CONTENTS))
    if any(sha_of(row.content) != row.sha for row in contents):
        return "what is in a file was changed."
    return ""
