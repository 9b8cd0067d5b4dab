"""Which tables there are: whether they are those of this version, and how they become so."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import Connection, inspect, text

from orgmodel.store.sql.errors import StoreError

HEAD = "0003"
"""The revision of the tables that this version of orgmodel works with."""
_MIGRATIONS = Path(__file__).with_name("migrations")


def made_ready(connection: Connection) -> bool:
    """Whether the tables are those of this version. `StoreError` where they are newer."""
    found = inspect(connection)
    if not found.has_table("alembic_version"):
        if found.has_table("workspaces"):
            raise StoreError(
                "The database has a table of workspaces that orgmodel did not make. Give the "
                "store a database of its own."
            )
        return False
    revision = connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
    if revision == HEAD:
        return True
    if revision is None or (_MIGRATIONS / "versions" / f"v{revision}.py").exists():
        return False
    raise StoreError(
        "The work kept here was written by a newer version of orgmodel than this one, which "
        "cannot read it. Nothing was changed; install the newer version."
    )


def upgraded(connection: Connection) -> None:
    """Make the tables those of this version, inside the transaction of the connection."""
    if made_ready(connection):  # by another process, while this one waited
        return
    # Only here: loading it costs more than all the rest, and tables are seldom made.
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(_MIGRATIONS).replace("%", "%%"))
    config.attributes["connection"] = connection
    command.upgrade(config, "head")
