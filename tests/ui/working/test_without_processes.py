"""Where no worker can be a process, the server does the work itself."""

from __future__ import annotations

import os
import time

import pytest

from orgmodel.errors import DateError
from orgmodel.ui.working import crew
from orgmodel.ui.working.crew import Crew, WorkError
from orgmodel.ui.working.task import TaskLimits, Tell

WIDE = TaskLimits(memory=500_000_000, processor=20, clock=30)


@pytest.fixture(autouse=True)
def no_processes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(crew, "_PROCESSES", False)


def told(tell: Tell, number: int) -> tuple[int, int]:
    tell("counting")
    return number + 1, os.getpid()


def refused(_tell: Tell) -> None:
    raise DateError("yesterday")


def endless(tell: Tell) -> None:
    while True:
        tell("at it")
        time.sleep(0.01)


def test_the_work_is_done_in_this_process():
    running = Crew(1).begin(told, 1, limits=WIDE)
    assert running.wait(10)
    assert running.result() == (2, os.getpid())
    assert running.step == "counting"


def test_an_error_for_the_user_stays_what_it_is():
    running = Crew(1).begin(refused, limits=WIDE)
    assert running.wait(10)
    with pytest.raises(DateError, match="yesterday"):
        running.result()


def test_it_is_cancelled_at_its_next_step():
    running = Crew(1).begin(endless, limits=WIDE)
    while running.step != "at it":
        time.sleep(0.01)
    running.cancel()
    assert running.wait(10)
    with pytest.raises(WorkError, match="Cancelled"):
        running.result()
