"""The workers of the server: two at most, started when there is work, and each a process."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from multiprocessing import Pipe
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

import orgmodel
from orgmodel.errors import OrgmodelError
from orgmodel.ui.working.parcel import receive, send
from orgmodel.ui.working.task import Task, TaskDone, TaskFailed, TaskLimits, TaskRefused, TaskStep

MOST = 2
_PULSE = 0.1  # seconds between two looks at whether a task is cancelled
_PROCESSES = os.name != "nt"
"""Whether a worker can be a process: its line is an open file that a child inherits."""
_OUT_OF_TIME = getattr(signal, "SIGXCPU", 0)
_WAITS = "waiting until the work of others is done"
_BEGINS = "beginning"


class WorkError(OrgmodelError):
    """Work that was cancelled, or took more memory or time than it may; the words say which."""


class Running:
    """A task under way. It goes on while nobody looks, until it is done or cancelled."""

    def __init__(self, task: Task) -> None:
        self.task = task
        self.step = _WAITS
        self.begun = time.monotonic()
        self._answer: TaskDone | TaskRefused | WorkError | None = None
        self._ended = threading.Event()
        self._cancelled = threading.Event()

    def wait(self, seconds: float) -> bool:
        """Wait at most so long; whether the task has ended."""
        return self._ended.wait(seconds)

    def cancel(self) -> None:
        """Give the task up: its process is ended."""
        self._cancelled.set()

    def result(self) -> Any:
        """What came of a task that has ended. Raises its `OrgmodelError`, or a `WorkError`."""
        if isinstance(self._answer, TaskDone):
            return self._answer.result
        if isinstance(self._answer, TaskRefused):
            raise self._answer.error()
        raise self._answer or WorkError("The work is not done yet.")

    @property
    def given_up(self) -> bool:
        """Whether it was cancelled."""
        return self._cancelled.is_set()

    @property
    def late(self) -> bool:
        """Whether it takes longer by the clock than it may."""
        return time.monotonic() - self.begun > self.task.limits.clock

    def end(self, answer: TaskDone | TaskRefused | WorkError) -> None:
        """Note what came of it."""
        self._answer = answer
        self._ended.set()


class _Worker:
    """One process, and the line to it."""

    def __init__(self) -> None:
        self.line, theirs = Pipe()
        place = str(Path(orgmodel.__file__).parents[1])
        paths = [place, *filter(None, [os.environ.get("PYTHONPATH")])]
        command = [sys.executable, "-m", "orgmodel.ui.working.process", str(theirs.fileno())]
        settings = {
            **os.environ,
            "PYTHONPATH": os.pathsep.join(paths),
            "ARROW_DEFAULT_MEMORY_POOL": "system",
        }
        self.process = subprocess.Popen(
            command, pass_fds=[theirs.fileno()], stdin=subprocess.DEVNULL, env=settings
        )
        theirs.close()

    @property
    def sound(self) -> bool:
        return self.process.poll() is None

    def end(self) -> int:
        """End the process; the status it ended with."""
        self.line.close()
        if self.sound:
            self.process.kill()
        return self.process.wait()


class Crew:
    """Does tasks in processes; more than `most` at once wait for their turn."""

    def __init__(self, most: int = MOST) -> None:
        self._turns = threading.BoundedSemaphore(most)
        self._idle: list[_Worker] = []
        self._taking = threading.Lock()

    def begin(self, work: Callable[..., Any], *given: Any, limits: TaskLimits) -> Running:
        """Begin a task: `work` is a function of a module, called with `tell` and what is given."""
        running = Running(Task(work, given, limits))
        threading.Thread(target=self._do, args=(running,), daemon=True).start()
        return running

    def close(self) -> None:
        """End the workers that have nothing to do."""
        with self._taking:
            for worker in self._idle:
                worker.end()
            self._idle.clear()

    def _do(self, running: Running) -> None:
        while not self._turns.acquire(timeout=_PULSE):
            if running.given_up or running.late:
                running.end(_why_ended(running, 0))
                return
        try:
            running.step, running.begun = _BEGINS, time.monotonic()
            if _PROCESSES:
                self._hand_over(running, self._worker())
            else:
                running.end(_done_here(running))
        except Exception as error:  # of the process or the line: whoever waits must be told
            running.end(WorkError(f"The work could not be done ({type(error).__name__}). {_AGAIN}"))
        finally:
            self._turns.release()

    def _worker(self) -> _Worker:
        with self._taking:
            while self._idle:
                worker = self._idle.pop()
                if worker.sound:
                    return worker
                worker.end()
        return _Worker()

    def _hand_over(self, running: Running, worker: _Worker) -> None:
        answer: TaskDone | TaskRefused | TaskFailed | None = None
        try:
            send(worker.line, running.task)
            answer = _heard(running, worker.line)
        except (EOFError, OSError):
            pass  # the process died; its status says why
        if answer is None:
            running.end(_why_ended(running, worker.end()))
            return
        if isinstance(answer, TaskFailed):
            worker.end()
            running.end(_too_much_memory(running) if answer.memory else WorkError(_FAILED))
            return
        with self._taking:
            self._idle.append(worker)
        running.end(answer)


def _done_here(running: Running) -> TaskDone | TaskRefused | WorkError:
    """The answer of a task done in this process, where none can be started for it.

    It has no limit of memory, and ends at its next step where it is cancelled or late.
    """

    def tell(words: str) -> None:
        if running.given_up or running.late:
            raise _why_ended(running, 0)
        running.step = words

    try:
        return TaskDone(running.task.work(tell, *running.task.given))
    except WorkError as error:
        return error
    except OrgmodelError as error:
        return TaskRefused.of(error)


def _heard(running: Running, line: Connection) -> TaskDone | TaskRefused | TaskFailed | None:
    """The answer of a task; None where it is cancelled or late."""
    while not running.given_up and not running.late:
        if line.poll(_PULSE):
            said = receive(line)
            if not isinstance(said, TaskStep):
                answer: TaskDone | TaskRefused | TaskFailed = said
                return answer
            running.step = said.words
    return None


_AGAIN = "Nothing was changed; try again."
_FAILED = f"Something went wrong in this work. {_AGAIN}"
_SMALLER = "Give less at once: a part of the list, or fewer columns, sheets or options."


def _why_ended(running: Running, status: int) -> WorkError:
    if running.given_up:
        return WorkError("Cancelled; nothing was changed.")
    if running.late or (_OUT_OF_TIME and status == -_OUT_OF_TIME):
        limits = running.task.limits
        seconds = limits.clock if running.late else limits.processor
        return WorkError(f"This takes longer than the {seconds} seconds that are let. {_SMALLER}")
    return _too_much_memory(running)


def _too_much_memory(running: Running) -> WorkError:
    most = running.task.limits.memory // 1_000_000
    return WorkError(f"This needs more memory than the {most:,} MB that are let. {_SMALLER}")


CREW = Crew()
"""The one crew of the server."""
