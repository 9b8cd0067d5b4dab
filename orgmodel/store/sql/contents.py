"""Contents of files in the store: brought with a baseline, and read by whoever may look."""

from __future__ import annotations

import re
from collections.abc import Iterable

from sqlalchemy import Connection, delete, exists, insert, select

from orgmodel.store.baseline import Baseline, sha_of
from orgmodel.store.event import RecordError
from orgmodel.store.sql.tables import CONTENTS, NEEDED

_AT_ONCE = 500
_SHA = re.compile(r"[0-9a-f]{64}")
_NONE = "This workspace has no such file."


def bring(
    connection: Connection, identifier: str, baseline: Baseline, contents: Iterable[bytes]
) -> None:
    """Keep what a baseline names. Contents must be locked.

    `RecordError` where a content is neither given nor in the workspace already: nobody gets at a
    content of another workspace by knowing its SHA-256.
    """
    given = {sha_of(content): content for content in contents}
    had = set(connection.scalars(select(NEEDED.c.sha).where(NEEDED.c.workspace == identifier)))
    missing = baseline.contents - set(given) - had
    if missing:
        names = {**baseline.files, **baseline.brought}
        first = min(name for name, sha in names.items() if sha in missing)
        raise RecordError(f"{first}: what is in this file was not given. Give it with the data.")
    wanted = sorted(baseline.contents - had)
    there = _there(connection, wanted)
    for sha in wanted:
        if sha not in there:
            connection.execute(insert(CONTENTS).values(sha=sha, content=given[sha]))
    if wanted:
        rows = [{"workspace": identifier, "sha": sha} for sha in wanted]
        connection.execute(insert(NEEDED), rows)


def _there(connection: Connection, wanted: list[str]) -> set[str]:
    found: set[str] = set()
    for start in range(0, len(wanted), _AT_ONCE):
        part = wanted[start : start + _AT_ONCE]
        found.update(connection.scalars(select(CONTENTS.c.sha).where(CONTENTS.c.sha.in_(part))))
    return found


def content_of(connection: Connection, identifier: str, sha: str) -> bytes:
    """A content of the workspace. `RecordError` where it has none of this SHA-256, or another."""
    if not _SHA.fullmatch(sha):
        raise RecordError(_NONE)
    found = connection.execute(
        select(CONTENTS.c.content)
        .join(NEEDED, NEEDED.c.sha == CONTENTS.c.sha)
        .where(NEEDED.c.workspace == identifier, NEEDED.c.sha == sha)
    ).scalar()
    if found is None:
        raise RecordError(_NONE)
    content = bytes(found)
    if sha_of(content) != sha:
        raise RecordError(
            "A file of this workspace was changed outside orgmodel. Put a backup back."
        )
    return content


def clear_unneeded(connection: Connection) -> None:
    """Delete every content that no workspace needs. Contents must be locked."""
    needed = exists().where(NEEDED.c.sha == CONTENTS.c.sha)
    connection.execute(delete(CONTENTS).where(~needed))
