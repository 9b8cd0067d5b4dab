"""The command `orgmodel`, also `python -m orgmodel`, which can be stopped from its start on."""

from __future__ import annotations

import os
import signal
import sys
from contextlib import suppress

TYPE_CHECKING = False
if TYPE_CHECKING:
    from types import FrameType

_ENDING = ("SIGINT", "SIGTERM", "SIGHUP")


def main() -> int:
    """Run the command and return its exit status: 0 fine, 1 a broken rule, 2 faults.

    Stopped, it ends at once with one line: 130 after Ctrl-C, 143 after a request to end.
    """
    _answer_signals()
    _keep_closed_places()
    import gc

    from orgmodel.cli import main as command

    # A command is short, and its values hold no cycles worth collecting: walking a large
    # organisation again and again in search of some would be a fifth of a chart's time.
    gc.disable()
    return command.main()


def _answer_signals() -> None:
    """End on a signal wherever the program is; what is ignored, as by nohup, stays ignored."""
    started_as = os.getpid()

    def answer(number: int, _frame: FrameType | None) -> None:
        _end(number, quietly=os.getpid() != started_as)

    for name in _ENDING:
        number = getattr(signal, name, None)
        if number is not None and signal.getsignal(number) != signal.SIG_IGN:
            signal.signal(number, answer)


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
            os.write(2, b"stopped.\n")
    os._exit(128 + number)


def _keep_closed_places() -> None:
    """Standard streams that are closed lead nowhere: else the next file opened would be one."""
    nowhere = os.open(os.devnull, os.O_RDWR)
    while nowhere <= 2:
        nowhere = os.dup(nowhere)
    os.close(nowhere)


if __name__ == "__main__":
    _answer_signals()
    sys.exit(main())
