"""The databases that tests of the store run on: SQLite always, PostgreSQL where there is one.

`.ci/run` starts a server and names it in `ORGMODEL_TEST_POSTGRES`. A `conftest.py` that imports
`database_url`, and what that uses, gives a test an empty store on each.
"""

import os
import secrets
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy.engine import make_url

from orgmodel.store.sql.database import Database
from orgmodel.store.sql.tables import METADATA

VARIABLE = "ORGMODEL_TEST_POSTGRES"


@pytest.fixture(scope="session")
def made_sqlite(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store with its tables and nothing in them, to copy."""
    file = tmp_path_factory.mktemp("made") / "store.sqlite"
    database = Database(f"sqlite:///{file}")
    database.make_ready()
    database.close()
    return file


@pytest.fixture(scope="session")
def made_postgres() -> Iterator[Database | None]:
    """A database of this session's own on the server; None where there is no server."""
    server = os.environ.get(VARIABLE)
    if not server:
        yield None
        return
    import psycopg

    name = f"test_{secrets.token_hex(8)}"
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}")
    url = make_url(server).set(database=name)
    database = Database(url.render_as_string(hide_password=False))
    database.make_ready()
    yield database
    database.close()
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture
def sqlite_url(made_sqlite: Path, tmp_path: Path) -> str:
    """An empty store in a file."""
    return f"sqlite:///{shutil.copy(made_sqlite, tmp_path / 'store.sqlite')}"


@pytest.fixture
def postgres_url(made_postgres: Database | None) -> str:
    """An empty store on the server."""
    if made_postgres is None:
        pytest.skip(f"{VARIABLE} names no PostgreSQL server")
    with made_postgres.writing() as connection:
        for table in reversed(METADATA.sorted_tables):
            connection.execute(table.delete())
    return made_postgres.url.render_as_string(hide_password=False)


@pytest.fixture(params=["sqlite", "postgres"])
def database_url(request: pytest.FixtureRequest) -> str:
    """An empty store on each database."""
    return str(request.getfixturevalue(f"{request.param}_url"))
