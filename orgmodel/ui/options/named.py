"""The ids that a change names: those it is about first."""

from __future__ import annotations

from collections.abc import Iterator

from orgmodel.changes.change import Change
from orgmodel.changes.key import Record
from orgmodel.model.schema import BY_NAME


def ids_named(change: Change) -> tuple[str, ...]:
    """Every id of posts, units and other things that a change names, each once."""
    return tuple(dict.fromkeys(name for name in _ids(change) if name))


def _ids(record: Record) -> Iterator[str]:
    for key, value in record.items():
        if key.kind == "id":
            yield value
        elif key.kind == "ids":
            yield from value
        elif key.kind == "parts":
            for part in value:
                yield from _ids(part)
    table = BY_NAME.get(record.columns_of)
    for name, value in record.cells:
        column = table.column(name) if table else None
        if column is not None and column.kind == "id":
            yield value
