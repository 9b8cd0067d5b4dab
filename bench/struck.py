"""Work in a process of its own that is struck at a step of its writing, or at a moment."""

from __future__ import annotations

import errno
import os
import random
import signal
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from bench.outcome import Found, Outcome

KILL, INTERRUPT, FULL = "killed", "interrupted", "disk full"
_STEPS = ("open", "os.rename", "os.remove", "os.mkdir", "os.rmdir", "os.chmod", "os.truncate")
_LONGEST_SECONDS = 120
_WRITES = os.O_WRONLY | os.O_RDWR
K = TypeVar("K")


@dataclass(frozen=True, slots=True)
class Ending:
    """How it ended: exit status (less than 0: by a signal), what it said, and the steps it took."""

    status: int
    said: str
    steps: int


def struck(
    work: Callable[[], int], within: Path, how: str, step: int, *, after: float = 0
) -> Ending:
    """Do the work in a copy of this process and strike it before step `step` of writing.

    Steps are files opened to write, renamed and removed below `within`; step 0 strikes `after`
    seconds from the start. The work's own files are all that is left of it.
    """
    out, told = os.pipe()
    signal.pthread_sigmask(signal.SIG_BLOCK, (signal.SIGINT,))
    child = os.fork()
    if child == 0:
        os.close(out)
        _in_the_child(work, str(within), how, step, told)
    signal.pthread_sigmask(signal.SIG_UNBLOCK, (signal.SIGINT,))
    os.close(told)
    if step == 0 and how != FULL:
        time.sleep(after)
        os.kill(child, signal.SIGKILL if how == KILL else signal.SIGINT)
    with os.fdopen(out, "rb") as stream:
        text = stream.read().decode(errors="replace")
    status = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    said, mark, steps = text.rpartition("\0")
    return Ending(status, said, int(steps)) if mark else Ending(status, text, 0)


def _in_the_child(work: Callable[[], int], within: str, how: str, step: int, told: int) -> None:
    taken, status = 0, 99

    def hook(event: str, arguments: tuple[object, ...]) -> None:
        nonlocal taken
        if event not in _STEPS or within not in str(Path.cwd() / str(arguments[0])):
            return
        if event == "open" and not (isinstance(arguments[2], int) and arguments[2] & _WRITES):
            return
        taken += 1
        if how == FULL and step and taken >= step and event in ("open", "os.mkdir"):
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(arguments[0]))
        if taken == step and how != FULL:
            os.kill(os.getpid(), signal.SIGKILL if how == KILL else signal.SIGINT)

    try:
        os.dup2(told, 1)
        os.dup2(told, 2)
        sys.stdout = os.fdopen(1, "w", buffering=1, closefd=False)
        sys.stderr = os.fdopen(2, "w", buffering=1, closefd=False)
        sys.addaudithook(hook)
        signal.alarm(_LONGEST_SECONDS)
        signal.signal(signal.SIGINT, signal.default_int_handler)
        signal.pthread_sigmask(signal.SIG_UNBLOCK, (signal.SIGINT,))
        status = work()
        sys.stdout.flush()
    except BaseException as error:  # whatever gets out of the work is told, and judged
        if _unanswered(error):
            os.write(2, b"stopped.\n")
            status = 128 + signal.SIGINT
        else:
            os.write(2, f"Traceback: {error!r}\n".encode())
    finally:
        signal.signal(signal.SIGINT, signal.SIG_IGN)  # done before it came
        os.write(2, f"\0{taken}".encode())
        os._exit(status)


def _unanswered(error: BaseException) -> bool:
    """Whether it was stopped where the work has no answer of its own to that, or not yet."""
    default = signal.getsignal(signal.SIGINT) is signal.default_int_handler
    return isinstance(error, KeyboardInterrupt) and default


def with_each_fault(
    name: str,
    known: Callable[[Path], K],
    one: Callable[[str, Path, K, random.Random], Outcome],
    tries: int,
) -> Found:
    """What came of each fault: `one` so many times, in a folder that `known` makes ready."""
    found = []
    with tempfile.TemporaryDirectory(prefix="orgmodel-faults-") as folder:
        place = Path(folder).resolve()
        ready = known(place)
        for how in (KILL, INTERRUPT, FULL):
            total = Outcome(0)
            for number in range(tries):
                total += one(how, place, ready, random.Random(f"{name}-{how}-{number}"))
            found.append((f"{name}: {how}", total))
    return found
