"""The tables are made once, brought up to date, and left alone where they are newer."""

import sqlite3
import threading

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import text

from orgmodel.store.sql import place as place_module
from orgmodel.store.sql.database import Database
from orgmodel.store.sql.errors import StoreError
from orgmodel.store.sql.place import place
from orgmodel.store.sql.store import Store
from orgmodel.store.sql.tables import METADATA
from tests.store.sql.small import begun


def test_the_migrations_make_the_tables_that_the_code_names(database_url):
    database = Database(database_url)
    with database.reading() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": False})
        assert compare_metadata(context, METADATA) == []
    database.close()


def test_a_store_of_the_first_version_is_brought_up_to_date(sqlite_url):
    store = Store(sqlite_url)
    workspace = begun(store)
    store.close()
    old = Database(sqlite_url)
    with old.writing() as connection:
        for column in ("workspaces DROP COLUMN brought_at", "members DROP COLUMN seen"):
            connection.execute(text(f"ALTER TABLE {column}"))
        connection.execute(text("ALTER TABLE workspaces DROP COLUMN brought"))
        connection.execute(text("UPDATE alembic_version SET version_num = '0001'"))
    old.close()
    store = Store(sqlite_url)
    assert store.read(workspace.id, "ann") == workspace
    assert store.brought(workspace.id, "ann") == 0
    assert (store.brought_at(workspace.id, "ann"), store.seen(workspace.id, "ann")) == ("", 0)
    store.close()


def test_a_newer_store_is_left_as_it_is(database_url):
    changing = Database(database_url)
    with changing.writing() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    store = Store(database_url)
    try:
        with pytest.raises(StoreError, match="newer version"):
            store.listed("ann")
    finally:
        with changing.writing() as connection:
            connection.execute(text("UPDATE alembic_version SET version_num = '0003'"))
        changing.close()
        store.close()


def test_a_foreign_database_is_left_alone(tmp_path):
    url = f"sqlite:///{tmp_path / 'foreign.sqlite'}"
    foreign = Database(url)
    with foreign._transaction() as connection:
        connection.execute(text("CREATE TABLE workspaces (x)"))
    foreign.close()
    with pytest.raises(StoreError, match="did not make"):
        Store(url).listed("ann")


def test_several_begin_at_once(tmp_path):
    url = f"sqlite:///{tmp_path / 'new.sqlite'}"
    stores, failed = [Store(url) for _ in range(6)], []

    def begin(store):
        try:
            begun(store)
        except Exception as error:
            failed.append(error)

    threads = [threading.Thread(target=begin, args=(store,)) for store in stores]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert (failed, len(stores[0].listed("ann"))) == ([], 6)
    for store in stores:
        store.close()


def test_who_opens_a_new_file_waits_for_others_that_open_it(tmp_path):
    """SQLite itself refuses at once where another writes to a file that has no log yet."""
    file = tmp_path / "new.sqlite"
    other = sqlite3.connect(file, isolation_level=None, check_same_thread=False)
    other.execute("CREATE TABLE elsewhere (x)")
    other.execute("BEGIN IMMEDIATE")
    leaving = threading.Timer(0.3, lambda: other.execute("COMMIT"))
    leaving.start()
    store = Store(f"sqlite:///{file}")
    begun(store)
    assert len(store.listed("ann")) == 1
    store.close()
    leaving.join()
    other.close()


@pytest.mark.parametrize(
    ("given", "wanted"),
    [
        ("postgresql://h/d", "postgresql://h/d"),
        ("/data/a store.sqlite", "sqlite:////data/a store.sqlite"),
        ("", "sqlite:////home/data/workspaces.sqlite"),
    ],
)
def test_where_the_store_is(monkeypatch, given, wanted):
    monkeypatch.setenv("ORGMODEL_STORE", given)
    monkeypatch.setattr(place_module.platformdirs, "user_data_dir", lambda *_: "/home/data")
    assert place() == wanted
