"""What a command gives back: text for standard output and error, and the exit status."""

from __future__ import annotations

from typing import NamedTuple

FINE, STANDING_ERROR, FAULTY, INTERRUPTED = 0, 1, 2, 130
"""Exit statuses: fine; a standing finding of error severity; faults in the data or the
arguments; and what a shell expects after Ctrl-C."""


class Answer(NamedTuple):  # a dataclass would be a third of the start of `orgmodel --help`
    """A command's result. `notes` are lines for standard error.

    `is_data` marks JSON or CSV: it is written exactly as it is, without the guard against
    control characters that text for a terminal gets. `out` as bytes, a file, is written so too.
    """

    out: str | bytes
    status: int = FINE
    notes: tuple[str, ...] = ()
    is_data: bool = False
