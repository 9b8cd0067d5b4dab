"""An empty store on each database, and people who use it."""

from datetime import UTC, datetime, timedelta

import pytest

from orgmodel.store.sql.store import Store
from tests.databases import database_url, made_postgres, made_sqlite, postgres_url, sqlite_url

__all__ = ["database_url", "made_postgres", "made_sqlite", "postgres_url", "sqlite_url"]


class Clock:
    """A clock that stands still until it is put on."""

    def __init__(self) -> None:
        self.now = datetime(2027, 4, 1, 9, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now

    def on(self, **passed: float) -> None:
        self.now += timedelta(**passed)


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def store(database_url, clock):
    made = Store(database_url, clock)
    yield made
    made.close()


@pytest.fixture
def other(database_url, clock):
    """Another process's store on the same database."""
    made = Store(database_url, clock)
    yield made
    made.close()
