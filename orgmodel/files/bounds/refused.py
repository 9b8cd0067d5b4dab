"""What is over a limit, in words: what the file holds, what is let in, how to mend it."""

from __future__ import annotations

from orgmodel.errors import DataError
from orgmodel.model.faults import Problem


def refused(file: str, what: str, mend: str, row: int | None = None) -> DataError:
    """The error for a file that holds too much: `what` it holds and may hold, and the `mend`."""
    problem = Problem("not-allowed", file, row, None, "", f"{what} {mend}")
    return DataError(str(problem), (problem,))


def in_bytes(size: int) -> str:
    """A size as people read it: 200 MB, 1.5 MB, 90 kB."""
    if size >= 1_000_000:
        return f"{size / 1_000_000:.1f}".removesuffix(".0") + " MB"
    return f"{max(1, size // 1_000):,} kB"
