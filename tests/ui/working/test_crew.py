"""Tasks in worker processes: done, refused, cancelled, too large, too long, dead."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Iterator
from typing import Any

import pytest

import orgmodel as om
from orgmodel.changes.conflict import Conflict, ScenarioError
from orgmodel.errors import DateError, PackError
from orgmodel.ui.working.crew import Crew, Running, WorkError
from orgmodel.ui.working.task import TaskLimits, Tell

WIDE = TaskLimits(memory=500_000_000, processor=20, clock=30)
CREW = Crew(1)


@pytest.fixture(scope="module", autouse=True)
def ended() -> Iterator[None]:
    yield
    CREW.close()


def told(tell: Tell, number: int) -> tuple[int, int]:
    tell("counting")
    return number + 1, os.getpid()


ERRORS = {
    "packs": PackError(("one fault", "another")),
    "day": DateError("yesterday"),
    "scenario": ScenarioError((Conflict(1, "move_post", "P1", "no such post"),), "Option"),
    "strange": ZeroDivisionError("secret"),
}


def refused(tell: Tell, name: str) -> None:
    raise ERRORS[name]


def endless(tell: Tell, busy: bool) -> None:
    tell("at it")
    while True:
        if not busy:
            time.sleep(0.01)


def hungry(tell: Tell) -> int:
    return len(bytearray(900_000_000))


def dead(tell: Tell) -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def itself(tell: Tell, value: Any) -> Any:
    return value


def ended_with(running: Running) -> str:
    assert running.wait(30)
    with pytest.raises(WorkError) as error:
        running.result()
    return str(error.value)


def result(running: Running) -> Any:
    assert running.wait(30)
    return running.result()


def test_a_task_is_done_in_another_process_which_the_next_one_finds_ready() -> None:
    number, process = result(CREW.begin(told, 1, limits=WIDE))
    assert number == 2
    assert process != os.getpid()
    assert result(CREW.begin(told, 1, limits=WIDE))[1] == process


@pytest.mark.parametrize("name", ["packs", "day", "scenario"])
def test_an_error_for_the_user_comes_back_as_it_was(name: str) -> None:
    error = ERRORS[name]
    with pytest.raises(type(error)) as found:
        result(CREW.begin(refused, name, limits=WIDE))
    assert str(found.value) == str(error)
    assert found.value.__dict__ == error.__dict__


def test_what_nobody_foresaw_is_told_without_its_cause() -> None:
    running = CREW.begin(refused, "strange", limits=WIDE)
    said = ended_with(running)
    assert "Something went wrong" in said
    assert "secret" not in said


def test_cancelled_work_is_ended_within_a_second_and_the_next_is_done() -> None:
    running = CREW.begin(endless, False, limits=WIDE)
    while running.step != "at it":
        assert not running.wait(0.05)
    begun = time.monotonic()
    running.cancel()
    assert ended_with(running) == "Cancelled; nothing was changed."
    assert time.monotonic() - begun < 1
    assert result(CREW.begin(told, 4, limits=WIDE))[0] == 5


def test_work_that_waits_for_its_turn_says_so_and_can_be_cancelled() -> None:
    first = CREW.begin(endless, False, limits=WIDE)
    while first.step != "at it":
        first.wait(0.05)
    second = CREW.begin(told, 1, limits=WIDE)
    assert second.step == "waiting until the work of others is done"
    second.cancel()
    assert ended_with(second).startswith("Cancelled")
    first.cancel()
    ended_with(first)


def test_more_time_or_memory_than_is_let_is_told_in_words() -> None:
    short = TaskLimits(memory=200_000_000, processor=1, clock=30)
    assert "longer than the 1 seconds" in ended_with(CREW.begin(endless, True, limits=short))
    slow = TaskLimits(memory=200_000_000, processor=20, clock=1)
    assert "longer than the 1 seconds" in ended_with(CREW.begin(endless, False, limits=slow))
    small = TaskLimits(memory=200_000_000, processor=20, clock=60)
    assert "more memory than the 200 MB" in ended_with(CREW.begin(hungry, limits=small))


def test_a_worker_that_dies_is_told_and_another_takes_its_place() -> None:
    assert "that are let" in ended_with(CREW.begin(dead, limits=WIDE))
    assert result(CREW.begin(told, 1, limits=WIDE))[0] == 2


def test_an_organisation_goes_to_a_worker_and_comes_back_the_same() -> None:
    brent = om.load("data/brent")
    back = result(CREW.begin(itself, brent, limits=WIDE))
    assert back.posts.equals(brent.posts)
    assert back.problems == brent.problems
    assert back.check().summary == brent.check().summary
