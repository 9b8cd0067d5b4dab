"""Signals that end a run, put off while finished files are put in their places."""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

_ENDING = tuple(
    getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name)
)


@contextmanager
def undisturbed() -> Iterator[None]:
    """Ctrl-C and a request to end are answered after the block, by whoever answers them else.

    For a few renames, never for work: in another thread than the main one, where Python answers
    no signal, nothing is put off.
    """
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    came: list[int] = []

    def note(number: int, _frame: FrameType | None) -> None:
        came.append(number)

    before = {number: signal.getsignal(number) for number in _ENDING}
    answered = {n: how for n, how in before.items() if how not in (None, signal.SIG_IGN)}
    for number in answered:
        signal.signal(number, note)
    try:
        yield
    finally:
        for number, how in answered.items():
            signal.signal(number, how)
        if came:
            signal.raise_signal(came[0])
