"""What is wrong with the file of a workspace: where, and what it should be."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from orgmodel.model.words import counted
from orgmodel.store.archive.seen import seen

_MOST_TOLD = 20


@dataclass(frozen=True)
class ArchiveFault:
    """One fault: the file it is in (empty for the zip as a whole), what is wrong, the line of the
    file and the number of the event, where it is one line or event.
    """

    file: str
    message: str
    line: int | None = None
    event: int | None = None

    def __str__(self) -> str:
        where = seen(self.file) or "the zip"
        if self.line is not None:
            where += f" line {self.line}"
        return f"{where}: {seen(self.message)}"

    def to_dict(self) -> dict[str, str | int | None]:
        """As in JSON."""
        return {
            "file": seen(self.file),
            "line": self.line,
            "event": self.event,
            "message": seen(self.message),
        }


def in_words(faults: Iterable[ArchiveFault]) -> str:
    """The faults, one a line; of very many the first and how many more there are."""
    lines = [str(fault) for fault in faults]
    more = len(lines) - _MOST_TOLD
    if more > 0:
        lines = [*lines[:_MOST_TOLD], f"and {counted(more, 'fault')} more."]
    return "\n".join(lines)
