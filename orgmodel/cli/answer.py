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
    A `is_receipt` only says what was written where, and `asides` are lines for standard error
    that nobody misses: with `-q` neither is told.
    """

    out: str | bytes
    status: int = FINE
    notes: tuple[str, ...] = ()
    is_data: bool = False
    asides: tuple[str, ...] = ()
    is_receipt: bool = False

    def quiet(self) -> Answer:
        """The result and what is wrong, without what was written and the asides."""
        return self._replace(out="" if self.is_receipt else self.out, asides=())
