"""A workspace as one zip of plain files."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from orgmodel.store.archive.plain_files import plain_files
from orgmodel.store.archive.zip_bytes import zipped
from orgmodel.store.event import Event


def packed(
    events: Sequence[Event],
    contents: Mapping[str, bytes],
    names: Mapping[str, str] | None = None,
) -> bytes:
    """The zip of a workspace, the same for the same events, contents and names.

    `contents` are those that its baselines name, by SHA-256. `names` say what people are called,
    by id; without them people go by their ids. `RecordError` where the record is not whole or a
    content is missing.
    """
    return zipped(plain_files(events, contents, names or {}))
