"""A backup is whole, restores on either database, and never over work that is there."""

import sqlite3
from contextlib import closing

import pytest

from orgmodel.store import command
from orgmodel.store.baseline import sha_of
from orgmodel.store.sql.store import Store
from tests.store.sql.small import POSTS, begun, comment


@pytest.fixture
def run(monkeypatch, capsys):
    """A command on a store: its exit status, and what it said."""

    def do(url, *arguments):
        monkeypatch.setenv("ORGMODEL_STORE", url)
        status = command.main([str(one) for one in arguments])
        said = capsys.readouterr()
        return status, said.out + said.err

    return do


@pytest.fixture
def filled(store):
    workspace = begun(store, bob="editor")
    store.know("bob", "Bob")
    return workspace


def test_a_backup_restores_in_a_file(run, filled, database_url, tmp_path):
    backup = tmp_path / "backup"
    assert run(database_url, "backup", backup) == (0, f"1 workspace written to {backup}.\n")
    assert backup.stat().st_mode & 0o777 == 0o600
    url = f"sqlite:///{tmp_path / 'fresh.sqlite'}"
    assert run(url, "restore", backup) == (0, "1 workspace put back.\n")
    fresh = Store(url)
    assert fresh.read(filled.id, "bob") == filled
    assert fresh.content(filled.id, "ann", sha_of(POSTS)) == POSTS
    assert fresh.names(["bob"]) == {"bob": "Bob"}
    assert [one.person for one in fresh.members(filled.id, "ann")] == ["ann", "bob"]
    fresh.close()
    assert not list(tmp_path.glob(".*"))


def test_a_backup_of_a_file_restores_on_a_server(run, sqlite_url, postgres_url, tmp_path):
    store, backup = Store(sqlite_url), tmp_path / "backup"
    workspace = begun(store)
    run(sqlite_url, "backup", backup)
    assert run(postgres_url, "restore", backup)[0] == 0
    server = Store(postgres_url)
    assert server.read(workspace.id, "ann") == workspace
    more = server.append(workspace.id, "ann", [comment("On")], workspace.number)
    assert more.number == workspace.number + 1
    store.close()
    server.close()


def test_a_store_with_work_in_it_is_not_replaced_unasked(
    run, store, filled, database_url, tmp_path
):
    backup = tmp_path / "backup"
    run(database_url, "backup", backup)
    later = store.append(filled.id, "ann", [comment("Since")], filled.number)
    status, said = run(database_url, "restore", backup)
    assert (status, "1 workspace" in said, "--force" in said) == (2, True, True)
    assert store.read(filled.id, "ann") == later
    assert run(database_url, "restore", "--force", backup)[0] == 0
    # This process has read what is no more: it goes on from what there is.
    assert store.read(filled.id, "ann") == filled
    again = store.append(filled.id, "ann", [comment("Another")], filled.number)
    assert [one.words for one in again.comments] == ["Another"]


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE events SET line = replace(line, 'Option a', 'Option b')",
        "DELETE FROM events WHERE number = 3",
        "UPDATE contents SET content = x'00'",
        "DELETE FROM contents",
    ],
)
def test_a_damaged_backup_is_refused(run, sqlite_url, tmp_path, change):
    store, backup = Store(sqlite_url), tmp_path / "backup"
    workspace = begun(store, bob="viewer")
    run(sqlite_url, "backup", backup)
    with closing(sqlite3.connect(backup, isolation_level=None)) as connection:
        connection.execute(change)
    status, said = run(sqlite_url, "restore", "--force", backup)
    assert (status, "damaged" in said, "Nothing was done" in said) == (2, True, True)
    assert store.read(workspace.id, "ann") == workspace
    store.close()


def test_what_is_no_backup_is_refused(run, sqlite_url, tmp_path):
    for name, content in [("empty", b""), ("text", b"id,title\n"), ("torn", b"SQLite format 3\0x")]:
        file = tmp_path / name
        file.write_bytes(content)
        status, said = run(sqlite_url, "restore", file)
        assert (status, "Nothing was done" in said, said.count("\n")) == (2, True, 1)
        assert file.read_bytes() == content
    for name in ("none", "."):
        assert run(sqlite_url, "restore", tmp_path / name)[0] == 2


def test_a_backup_goes_nowhere_it_should_not(run, sqlite_url, tmp_path):
    before = (tmp_path / "store.sqlite").read_bytes()
    for target in (tmp_path, tmp_path / "store.sqlite", tmp_path / "none" / "x"):
        status, said = run(sqlite_url, "backup", target)
        assert (status, said.count("\n")) == (2, 1)
    assert (tmp_path / "store.sqlite").read_bytes() == before


def test_the_other_commands(run, sqlite_url, tmp_path):
    assert run(sqlite_url, "place") == (0, f"{tmp_path / 'store.sqlite'}\n")
    assert "s3cret" not in run("postgresql://a:s3cret@h/d", "place")[1]
    assert run(sqlite_url, "expire") == (0, "0 workspaces deleted whose last day is past.\n")
    assert run(sqlite_url, "upgrade")[0] == 0
    assert run(sqlite_url, "unknown")[0] == 2


def test_an_interrupt_ends_with_one_line_and_leaves_nothing_half_written(
    run, filled, database_url, tmp_path, monkeypatch
):
    def stopped(*_given):
        raise KeyboardInterrupt

    monkeypatch.setattr("orgmodel.store.sql.backup._settle", stopped)
    backup = tmp_path / "backup"
    assert run(database_url, "backup", backup) == (130, "stopped.\n")
    assert not backup.exists()
    assert not list(tmp_path.glob(".backup*"))
