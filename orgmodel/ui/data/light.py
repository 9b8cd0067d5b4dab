"""What is read and built within a click, and what a worker does: the one home of that limit."""

from __future__ import annotations

from collections.abc import Sequence

from orgmodel.ui.workspace import importing
from orgmodel.ui.workspace.importing import TABLE, StaffImport

BYTES = 300_000
"""Of text; to hand it over takes longer than to read it."""
CELLS = 30_000
"""Of a list that was read."""
_PACKED = (b"PK", b"\xd0\xcf\x11\xe0")


def are_light(contents: Sequence[tuple[str, bytes]]) -> bool:
    """Whether files can be read at once; what is packed may be more than it looks."""
    packed = any(content.startswith(_PACKED) for _, content in contents)
    return not packed and sum(len(content) for _, content in contents) <= BYTES


def is_light(work: StaffImport) -> bool:
    """Whether what comes of files can be worked out at once."""
    if work.form != TABLE:
        return are_light(work.contents)
    read = importing.prepared_of(work)
    few = sum(source.cells.size for source in read.lists) <= CELLS
    return few and (not read.tables or are_light(work.contents))
