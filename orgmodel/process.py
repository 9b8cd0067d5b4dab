"""A command as a process, from its first moment on: stopped, and with streams that are closed.

It loads next to nothing, so that this holds before anything else is loaded.
"""

from __future__ import annotations

import gc
import os
import signal
import sys
from contextlib import contextmanager, suppress

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import FrameType

_ENDING = ("SIGINT", "SIGTERM", "SIGHUP")


def answer_signals() -> None:
    """End on a signal wherever the program is; what is ignored, as by nohup, stays ignored."""
    started_as = os.getpid()

    def answer(number: int, _frame: FrameType | None) -> None:
        _end(number, quietly=os.getpid() != started_as)

    for name in _ENDING:
        number = getattr(signal, name, None)
        if number is not None and signal.getsignal(number) != signal.SIG_IGN:
            signal.signal(number, answer)


def keep_closed_places() -> None:
    """Standard streams that are closed lead nowhere: else the next file opened would be one."""
    nowhere = os.open(os.devnull, os.O_RDWR)
    while nowhere <= 2:
        nowhere = os.dup(nowhere)
    os.close(nowhere)


def _end(number: int, *, quietly: bool) -> None:
    """Take away what was being made, say one line, and end.

    Not by an exception: raised while a library is loaded or while Python ends, it becomes another
    one, or a traceback. While files are put in their places this waits (`files.stopping`).
    """
    if not quietly:
        made = sys.modules.get("orgmodel.files.part_files")
        if made is not None and hasattr(made, "remove_live"):
            made.remove_live()
        with suppress(OSError):  # nobody may listen any more
            os.write(2, b"\nstopped.\n" if _is_line_open() else b"stopped.\n")
    os._exit(128 + number)


def _is_line_open() -> bool:
    """Whether a line of progress stands on the terminal."""
    progress = getattr(sys.modules.get("orgmodel.cli.progress"), "Progress", None)
    return bool(getattr(progress, "live", False))


@contextmanager
def nothing_collected() -> Iterator[None]:
    """Python looks for garbage afterwards: between values that all stay it finds none.

    In a check of 100,000 posts, and between the combinations of a sweep, that is a fifth of the
    time. Where it is off already it stays off.
    """
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()
