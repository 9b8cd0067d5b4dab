"""A row put in place of one with the same key, also where two do so at once."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, Table
from sqlalchemy.dialects import postgresql, sqlite


def put_row(connection: Connection, table: Table, **row: Any) -> None:
    """Put a row in; where one has its primary key, that gets the other values."""
    of = postgresql if connection.dialect.name == "postgresql" else sqlite
    keys = [column.name for column in table.primary_key]
    query = of.insert(table).values(**row)
    others = {name: value for name, value in row.items() if name not in keys}
    connection.execute(query.on_conflict_do_update(index_elements=keys, set_=others))
