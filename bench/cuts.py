"""Connections cut at a random moment within an edit: what the page had said is there, or nothing.

python -m bench cuts --share 20     # a twentieth of it
"""

from __future__ import annotations

import random
import socket
import struct
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import partial
from pathlib import Path

from bench.edits import begin, judged, tried
from bench.outcome import Attempt, Found, Outcome, found_by, told
from bench.protocol import serving
from bench.putting import HOST

CUTS = 100
# Closed so, a connection ends with a reset and not with a farewell.
_AT_ONCE = struct.pack("ii", 1, 0)


def report(share: int = 1) -> str:
    """Every cut and what came of it, as Markdown."""
    return told("Connections cut within an edit", found_by(attempts(share)))


def attempts(share: int = 1) -> list[Attempt]:
    """All of them in one, with a server of its own."""
    return [partial(_cuts, max(1, CUTS // share))]


def _cuts(tries: int) -> Found:
    return [("connection cut within an edit on a page", cuts(tries))]


def cuts(tries: int, seed: int = 1) -> Outcome:
    """Cut so many edits, at moments from their start to a while after their usual end."""
    chance, total, name = random.Random(seed), Outcome(0), "The second"
    with (
        tempfile.TemporaryDirectory(prefix="orgmodel-cuts-") as folder,
        serving(Path(folder) / "store.sqlite") as server,
        proxy(server.port) as between,
    ):
        edited, takes = begin(server)
        for number in range(tries):
            words, after = f"Edit {number}", chance.uniform(0, 2 * takes)
            cut = threading.Timer(after, between.cut)
            said = tried(edited, server, between.port, words, cut.start)
            cut.join()
            came, name = judged(edited, server, name, words, said)
            total += came
    return total


class Between:
    """A proxy on this machine that can end all connections through it."""

    def __init__(self, port: int) -> None:
        self._to = port
        self._open: list[socket.socket] = []
        self._listens = socket.create_server((HOST, 0))
        self.port: int = self._listens.getsockname()[1]
        threading.Thread(target=self._accept, daemon=True).start()

    def cut(self) -> None:
        """End every connection at once, on both sides."""
        taken, self._open = self._open, []
        for line in taken:
            with suppress(OSError):
                line.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, _AT_ONCE)
                line.shutdown(socket.SHUT_RD)
                line.close()

    def close(self) -> None:
        """Take no more connections."""
        self._listens.close()
        self.cut()

    def _accept(self) -> None:
        with suppress(OSError):
            while True:
                near, _ = self._listens.accept()
                far = socket.create_connection((HOST, self._to))
                self._open += [near, far]
                for one, other in ((near, far), (far, near)):
                    threading.Thread(target=_pass_on, args=(one, other), daemon=True).start()


def _pass_on(source: socket.socket, to: socket.socket) -> None:
    with suppress(OSError):
        while content := source.recv(65536):
            to.sendall(content)
    with suppress(OSError):
        to.shutdown(socket.SHUT_WR)


@contextmanager
def proxy(port: int) -> Iterator[Between]:
    """A proxy before a port of this machine."""
    between = Between(port)
    try:
        yield between
    finally:
        between.close()


if __name__ == "__main__":
    print(report())
