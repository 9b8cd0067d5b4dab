"""The tables of the store. What is in them is said by their migrations, not by this module."""

from __future__ import annotations

import json
from typing import Any

from sqlalchemy import Column, ForeignKey, Integer, LargeBinary, MetaData, String, Table, Text
from sqlalchemy.types import TypeDecorator

METADATA = MetaData()


class AnyText(TypeDecorator[str]):
    """Any text, also one that a database refuses, such as NUL: kept as JSON in ASCII."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: str | None, _dialect: Any) -> str | None:
        """As it is kept."""
        return None if value is None else json.dumps(value)

    def process_result_value(self, value: Any, _dialect: Any) -> str | None:
        """As it was given."""
        return None if value is None else str(json.loads(value))


def _of_workspace(**more: Any) -> Column[str]:
    return Column(
        "workspace",
        String(32),
        ForeignKey("workspaces.id", ondelete="CASCADE"),
        nullable=False,
        **more,
    )


WORKSPACES = Table(
    "workspaces",
    METADATA,
    Column("id", String(32), primary_key=True),
    Column("name", AnyText, nullable=False),
    Column("number", Integer, nullable=False),
    Column("seal", String(64), nullable=False),
    Column("changed_at", String(40), nullable=False),
    Column("changed_by", AnyText, nullable=False),
    Column("options", Integer, nullable=False),
    Column("keep_until", String(10), nullable=False),
    Column("brought", Integer, nullable=False, server_default="0"),
    Column("brought_at", String(40), nullable=False, server_default=""),
)
"""One row a workspace: its last event, and what the list of workspaces tells."""

EVENTS = Table(
    "events",
    METADATA,
    _of_workspace(primary_key=True),
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("line", Text, nullable=False),
)
"""The events, each the line that `Event.to_line` gives: what everything else follows from."""

CONTENTS = Table(
    "contents",
    METADATA,
    Column("sha", String(64), primary_key=True),
    Column("content", LargeBinary, nullable=False),
)
"""Files by the SHA-256 of what is in them, each once whoever brought it."""

NEEDED = Table(
    "needed_contents",
    METADATA,
    _of_workspace(primary_key=True),
    Column("sha", String(64), ForeignKey("contents.sha"), primary_key=True, index=True),
)
"""Which contents a workspace has brought: only those can be read there."""

MEMBERS = Table(
    "members",
    METADATA,
    _of_workspace(primary_key=True),
    Column("person", String(200), primary_key=True, index=True),
    Column("role", String(20), nullable=False),
    Column("seen", Integer, nullable=False, server_default="0"),
)
"""Who is in a workspace. `seen` is the last event whose news they put away, 0 for none."""

PEOPLE = Table(
    "people",
    METADATA,
    Column("person", String(200), primary_key=True),
    Column("name", AnyText, nullable=False),
)
"""What people are called; names are nowhere else."""

SIGN_OUTS = Table(
    "sign_outs",
    METADATA,
    Column("person", String(200), primary_key=True),
    Column("at", String(40), nullable=False),
)

INVITATIONS = Table(
    "invitations",
    METADATA,
    Column("token_sha", String(64), primary_key=True),
    _of_workspace(index=True),
    Column("role", String(20), nullable=False),
    Column("invited_by", String(200), nullable=False),
    Column("until", String(40), nullable=False),
)
"""Invitations that nobody has used yet."""

PRESENCE = Table(
    "presence",
    METADATA,
    _of_workspace(primary_key=True),
    Column("visit_sha", String(64), primary_key=True),
    Column("person", String(200), nullable=False),
    Column("at", String(40), nullable=False),
)
