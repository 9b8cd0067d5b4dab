"""Tasks and answers as bytes, packed, sent and opened in pieces: other threads go on meanwhile.

To pickle a large list in one call, or to copy it, keeps every other visit waiting until that is
done: nothing else of Python runs. A file that is written in Python is asked for every piece of it;
between two pieces others have their turn.
"""

from __future__ import annotations

import pickle
from collections.abc import Iterator, Sequence
from multiprocessing.connection import Connection
from typing import Any

_AT_ONCE = 1 << 18
"""Bytes that are sent, and copied, at once."""

Buffer = bytes | memoryview | pickle.PickleBuffer


class _Written:
    """A file in memory that keeps what is written as it came."""

    def __init__(self) -> None:
        self.pieces: list[bytes] = []

    def write(self, piece: Buffer) -> int:
        """Take one more piece."""
        taken = bytes(piece)
        self.pieces.append(taken)
        return len(taken)


class _Coming:
    """A file that is what comes over a line, up to the end of what is read from it."""

    def __init__(self, line: Connection) -> None:
        self._line = line
        self._piece = memoryview(b"")

    def read(self, size: int) -> bytes:
        """The next bytes; `EOFError` where the other end is gone."""
        if size <= len(self._piece):
            found, self._piece = bytes(self._piece[:size]), self._piece[size:]
            return found
        whole = bytearray(size)
        self.readinto(memoryview(whole))
        return bytes(whole)

    def readinto(self, place: memoryview) -> int:
        """Fill a place with the next bytes; `EOFError` where the other end is gone."""
        left = memoryview(place)
        while len(left):
            if not len(self._piece):
                self._piece = memoryview(self._line.recv_bytes())
            size = min(len(left), len(self._piece))
            left[:size] = self._piece[:size]
            left, self._piece = left[size:], self._piece[size:]
        return len(place)

    def readline(self) -> bytes:
        """The next line; only old pickles have lines, and none of ours is one."""
        raise EOFError


def send(line: Connection, value: Any) -> None:
    """Send a value to the other end; what cannot be packed raises before anything is sent."""
    packed = _Written()
    pickle.Pickler(packed, pickle.HIGHEST_PROTOCOL).dump(value)
    for piece in _at_once(packed.pieces):
        line.send_bytes(piece)


def receive(line: Connection) -> Any:
    """What the other end sent; `EOFError` where it is gone. It is this program's own other half."""
    return pickle.Unpickler(_Coming(line)).load()  # noqa: S301


def _at_once(pieces: Sequence[bytes]) -> Iterator[bytes | memoryview]:
    """The same bytes in pieces of the size to be sent: small ones together, large ones in parts."""
    small: list[bytes] = []
    waiting = 0
    for piece in pieces:
        if waiting and waiting + len(piece) > _AT_ONCE:
            yield b"".join(small)
            small, waiting = [], 0
        if len(piece) > _AT_ONCE:
            whole = memoryview(piece)
            yield from (whole[at : at + _AT_ONCE] for at in range(0, len(piece), _AT_ONCE))
        else:
            small.append(piece)
            waiting += len(piece)
    if waiting:
        yield b"".join(small)
