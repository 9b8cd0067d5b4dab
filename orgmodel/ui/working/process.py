"""The worker process: does one task after the other, each within its limits, until nobody asks.

Started as `python -m orgmodel.ui.working.process NUMBER`, the number being that of the open socket
over which tasks come and answers go.
"""

from __future__ import annotations

import math
import os
import resource
import signal
import sys
import traceback
from multiprocessing.connection import Connection
from pathlib import Path

from orgmodel.errors import OrgmodelError
from orgmodel.ui.working.parcel import receive, send
from orgmodel.ui.working.task import Task, TaskDone, TaskFailed, TaskLimits, TaskRefused, TaskStep

_POLITE = 5
_LARGEST = 600_000_000
"""Bytes of memory after which a worker makes room for a new one."""


def main(number: int) -> None:
    """Take tasks and answer them."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    os.nice(_POLITE)
    line: Connection = Connection(number)
    while True:
        try:
            task: Task = receive(line)
        except (EOFError, OSError):
            return
        send(line, _answer(task, line))
        if _memory("VmRSS") > _LARGEST:
            return


def _answer(task: Task, line: Connection) -> TaskDone | TaskRefused | TaskFailed:
    try:
        _limit(task.limits)
        return TaskDone(task.work(lambda words: send(line, TaskStep(words)), *task.given))
    except OrgmodelError as error:
        return TaskRefused.of(error)
    except MemoryError:
        return TaskFailed(memory=True)
    except Exception as error:  # the log of the server names the cause
        traceback.print_exc()
        return TaskFailed(memory="memory" in f"{type(error).__name__} {error}".lower())
    finally:
        _lift()


def _limit(limits: TaskLimits) -> None:
    """Beyond its memory an allocation fails; beyond its time the process is ended."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    seconds = math.ceil(used.ru_utime + used.ru_stime + limits.processor)
    _set(resource.RLIMIT_CPU, seconds)
    held = _memory("VmData")
    if held:
        _set(resource.RLIMIT_DATA, held + limits.memory)


def _lift() -> None:
    for kind in (resource.RLIMIT_CPU, resource.RLIMIT_DATA):
        _set(kind, resource.getrlimit(kind)[1])


def _set(kind: int, most: int) -> None:
    resource.setrlimit(kind, (most, resource.getrlimit(kind)[1]))


def _memory(what: str) -> int:
    """Bytes that the system says of this process; 0 where it does not say."""
    try:
        lines = Path("/proc/self/status").read_text(encoding="ascii").splitlines()
    except OSError:
        return 0
    return next((int(line.split()[1]) * 1024 for line in lines if line.startswith(what)), 0)


if __name__ == "__main__":
    main(int(sys.argv[1]))
