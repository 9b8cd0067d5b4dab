"""What goes wrong with a database is told in words, loses nothing, and is over when it is over."""

import json
import sqlite3
import subprocess
import sys
from contextlib import closing, contextmanager
from pathlib import Path

import psycopg
import pytest
from sqlalchemy import text

from bench.store_faults import full_disks, why_not_full
from bench.store_writers import OWNER, judged
from orgmodel.store.event import RecordError
from orgmodel.store.sql import database as database_module
from orgmodel.store.sql.database import Database
from orgmodel.store.sql.errors import StoreError, UnsureError
from orgmodel.store.sql.store import Store
from tests.store.sql.small import begun, comment, named

ROOT = Path(__file__).resolve().parents[3]


def _counted(what, url, tries):
    command = [sys.executable, "-m", "bench.store_faults", what, url, str(tries)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    return json.loads(done.stdout)


def test_a_save_that_is_killed_is_whole_or_absent(database_url):
    """`make faults` kills fifty on each database, and has twenty write at once."""
    outcome = _counted("kills", database_url, 5)
    found = [outcome[what] for what in ("tries", "lost", "half", "silent")]
    assert (found, outcome["words"]) == ([5, 0, 0, 0], [])


def test_what_was_told_to_be_kept_and_is_not_there_counts_as_lost(sqlite_url):
    store = Store(sqlite_url)
    there = begun(store, who=OWNER)
    assert judged(store, there.id, ["a name that nobody gave"], {"a name that nobody gave"}).lost
    renamed = store.append(there.id, OWNER, [named("a", "unasked")], there.number)
    assert judged(store, renamed.id, [], set()).silent


@pytest.mark.skipif(bool(why_not_full()), reason=why_not_full())
def test_a_full_disk_loses_nothing_and_ends():
    outcome = full_disks(3)
    assert (outcome.lost, outcome.half, outcome.silent) == (0, 0, 0)
    assert outcome.told >= 1


def test_connections_that_the_server_closed_are_opened_again(postgres_url):
    store = Store(postgres_url)
    workspace = begun(store)
    with psycopg.connect(postgres_url.replace("+psycopg", ""), autocommit=True) as connection:
        connection.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
            " WHERE datname = current_database() AND pid <> pg_backend_pid()"
        )
    after = store.append(workspace.id, "ann", [comment("Still here")], workspace.number)
    assert after.number == workspace.number + 1
    store.close()


def _losing_once(monkeypatch, after_it):
    """The next transaction ends without an answer, after what it did was kept, or before."""
    real = Database._transaction

    @contextmanager
    def losing(self):
        monkeypatch.setattr(Database, "_transaction", real)
        with real(self) as connection:
            yield connection
            if not after_it:
                connection.rollback()
        raise UnsureError

    monkeypatch.setattr(Database, "_transaction", losing)


def test_a_save_whose_answer_was_lost_is_looked_for(store, monkeypatch):
    workspace = begun(store)
    _losing_once(monkeypatch, after_it=True)
    after = store.append(workspace.id, "ann", [comment("Kept")], workspace.number)
    assert store.read(workspace.id, "ann") == after
    assert [one.words for one in after.comments] == ["Kept"]


def test_a_save_that_was_lost_with_its_connection_is_told(store, monkeypatch):
    workspace = begun(store)
    _losing_once(monkeypatch, after_it=False)
    with pytest.raises(StoreError, match="Nothing was done") as told:
        store.append(workspace.id, "ann", [comment("Lost")], workspace.number)
    assert not isinstance(told.value, UnsureError)
    assert store.read(workspace.id, "ann") == workspace


def test_a_store_that_somebody_else_locks_is_told_and_works_after(sqlite_url, monkeypatch):
    monkeypatch.setattr(database_module, "_WAIT_MS", 50)
    store = Store(sqlite_url)
    workspace = begun(store)
    with closing(sqlite3.connect(sqlite_url.removeprefix("sqlite:///"))) as blocking:
        blocking.execute("BEGIN IMMEDIATE")
        with pytest.raises(StoreError, match="is busy"):
            store.append(workspace.id, "ann", [comment("x")], workspace.number)
        assert store.read(workspace.id, "ann") == workspace
    assert store.append(workspace.id, "ann", [comment("x")], workspace.number).comments
    store.close()


@pytest.mark.parametrize("words", [b"", b"no database at all" * 100])
def test_a_file_that_is_no_store_is_left_as_it_is(tmp_path, words):
    file = tmp_path / "notes.txt"
    file.write_bytes(words)
    store = Store(f"sqlite:///{file}")
    if words:
        with pytest.raises(StoreError, match="no store of orgmodel"):
            store.listed("ann")
        assert file.read_bytes() == words
    else:  # an empty file becomes a store
        assert store.listed("ann") == ()
    store.close()


def test_a_place_that_cannot_be_is_told():
    for url, words in [
        ("sqlite:////proc/none/store.sqlite", "cannot be opened"),
        ("sqlite:////etc/passwd/store.sqlite", "cannot be opened"),
        ("postgresql://x@127.0.0.1:1/none", "does not answer"),
    ]:
        with pytest.raises(StoreError, match=words):
            Store(url).listed("ann")
    for url in ("mysql://x/y", "nothing", ""):
        with pytest.raises(StoreError, match=r"SQLite|sqlite"):
            Store(url)


def test_a_password_is_in_no_words():
    with pytest.raises(StoreError) as told:
        Store("postgresql://ann:s3cret@127.0.0.1:1/none").listed("ann")
    assert "s3cret" not in str(told.value)


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE events SET line = replace(line, 'Option a', 'Option b') WHERE number = 2",
        "DELETE FROM events WHERE number = 2",
        "UPDATE events SET line = 'x' WHERE number = 2",
        "UPDATE workspaces SET seal = 'x'",
    ],
)
def test_a_record_that_was_changed_outside_is_not_read(store, database_url, change):
    workspace = begun(store)
    meddling = Database(database_url)
    with meddling.writing() as connection:
        connection.execute(text(change))
    meddling.close()
    fresh = Store(database_url)
    for ask in (
        lambda: fresh.read(workspace.id, "ann"),
        lambda: fresh.append(workspace.id, "ann", [named("a", "x")], workspace.number),
    ):
        with pytest.raises(RecordError):
            ask()
    fresh.close()


def test_only_its_owner_reads_the_file(tmp_path):
    store = Store(f"sqlite:///{tmp_path / 'new' / 'folder' / 'store.sqlite'}")
    begun(store)
    modes = {p.name: p.stat().st_mode & 0o777 for p in (tmp_path / "new" / "folder").iterdir()}
    assert set(modes.values()) == {0o600}
    assert (tmp_path / "new" / "folder").stat().st_mode & 0o777 == 0o700
    store.close()
