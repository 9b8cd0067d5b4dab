"""What goes to a worker process and what comes back: a task with its limits, steps, an answer."""

from __future__ import annotations

import copyreg
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from orgmodel.errors import OrgmodelError

Tell = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class TaskLimits:
    """The most that a task may take: bytes of memory beside what the worker has, and seconds.

    `processor` are seconds of processor time, `clock` seconds by the clock.
    """

    memory: int
    processor: int
    clock: int

    @classmethod
    def of_upload(cls, size: int) -> TaskLimits:
        """Of files of `size` bytes: ten times as much, 200 MB at least; 10 s of processor time."""
        return cls(memory=max(200_000_000, 10 * size), processor=10, clock=60)


OF_A_PACK = TaskLimits(memory=2_000_000_000, processor=600, clock=900)


@dataclass(frozen=True, slots=True)
class Task:
    """A function of a module with what it is given; it is told where to say its steps first."""

    work: Callable[..., Any]
    given: tuple[Any, ...]
    limits: TaskLimits


@dataclass(frozen=True, slots=True)
class TaskStep:
    """What a task is at, in words."""

    words: str


@dataclass(frozen=True, slots=True)
class TaskDone:
    """What came of a task."""

    result: Any


@dataclass(frozen=True, slots=True)
class TaskRefused:
    """An error meant for the user, taken apart: not each can be made anew from its words."""

    kind: type[OrgmodelError]
    args: tuple[Any, ...]
    state: Mapping[str, Any]

    @classmethod
    def of(cls, error: OrgmodelError) -> TaskRefused:
        """The error taken apart."""
        return cls(type(error), error.args, dict(error.__dict__))

    def error(self) -> OrgmodelError:
        """The error as it was."""
        made = self.kind.__new__(self.kind)
        made.args = self.args
        made.__dict__.update(self.state)
        return made


@dataclass(frozen=True, slots=True)
class TaskFailed:
    """A task that came to no end of its own; `memory` where it needed too much."""

    memory: bool = False


def let_sealed_tables_travel() -> None:
    """Let tables that nobody may write to go from one process to another."""
    copyreg.pickle(MappingProxyType, _taken_apart)


def _taken_apart(sealed: MappingProxyType[Any, Any]) -> tuple[Any, ...]:
    return _sealed, (dict(sealed),)


def _sealed(table: dict[Any, Any]) -> MappingProxyType[Any, Any]:
    return MappingProxyType(table)


let_sealed_tables_travel()
