"""Tasks and answers as bytes, packed and opened in pieces, so that other threads go on meanwhile.

To pickle a large list in one call keeps every other visit waiting until it is done: nothing else of
Python runs. A file that is written in Python is asked for every piece of it; between two pieces
others have their turn.
"""

from __future__ import annotations

import pickle
from multiprocessing.connection import Connection
from typing import Any

Buffer = bytes | memoryview | pickle.PickleBuffer


class _Pieces:
    """A file in memory."""

    def __init__(self, content: bytes = b"") -> None:
        self._written: list[bytes] = []
        self._content = memoryview(content)
        self._at = 0

    def write(self, piece: Buffer) -> int:
        """Take one more piece."""
        taken = bytes(piece)
        self._written.append(taken)
        return len(taken)

    def read(self, size: int) -> bytes:
        """The next piece."""
        start, self._at = self._at, self._at + size
        return bytes(self._content[start : self._at])

    def readline(self) -> bytes:
        """The next line; only old pickles have lines, and none of ours is one."""
        raise EOFError

    @property
    def whole(self) -> bytes:
        """All that was written."""
        return b"".join(self._written)


def send(line: Connection, value: Any) -> None:
    """Send a value to the other end."""
    pieces = _Pieces()
    pickle.Pickler(pieces, pickle.HIGHEST_PROTOCOL).dump(value)
    line.send_bytes(pieces.whole)


def receive(line: Connection) -> Any:
    """What the other end sent; `EOFError` where it is gone. It is this program's own other half."""
    return pickle.Unpickler(_Pieces(line.recv_bytes())).load()  # noqa: S301
