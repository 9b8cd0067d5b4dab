"""What a process beside the first one does for a sweep: it assesses one part after another."""

from __future__ import annotations

import os
import signal
import threading
import time
from contextlib import suppress
from typing import NamedTuple

from orgmodel.comparison.sweep.evaluator import Evaluator
from orgmodel.comparison.sweep.rows import SweepPart
from orgmodel.comparison.sweep.setup import SweepSetup, unpacked
from orgmodel.errors import OrgmodelError

_LOOKS = 1.0
"""Seconds between looks whether the first process is still there."""


class _Ready(NamedTuple):
    digest: str
    evaluator: Evaluator


_ready: list[_Ready] = []
_one_at_a_time = threading.Lock()


class Unassessed(NamedTuple):
    """Why a part could not be assessed, in words."""

    why: str


def assess(digest: str, setup: SweepSetup, first: tuple[int, ...]) -> SweepPart | Unassessed:
    """The part of a setup that begins with these answers.

    The evaluator of the last setup is kept; threads of one process take turns, as it has one draft.
    """
    with _one_at_a_time:
        try:
            if not _ready or _ready[0].digest != digest:
                _ready[:] = [_Ready(digest, setup.evaluator())]
            return _ready[0].evaluator.part(first)
        except OrgmodelError as error:  # not every one of them pickles
            return Unassessed(str(error))


_setups: list[SweepSetup] = []
"""The setup of this process, as its first one gave it."""


def begin(packed: bytes, first_process: int) -> None:
    """Make a process of this machine ready for `assess_here`; it ends where the first one does."""
    with suppress(ValueError, OSError):
        signal.signal(signal.SIGINT, signal.SIG_IGN)  # the first process answers for all
    threading.Thread(target=_end_with, args=(first_process,), daemon=True).start()
    _setups[:] = [unpacked(packed)]


def assess_here(digest: str, first: tuple[int, ...]) -> SweepPart | Unassessed:
    """The part of the setup that `begin` was given."""
    return assess(digest, _setups[0], first)


def _end_with(first_process: int) -> None:
    """End when the first process has been killed: nobody would end this one."""
    while os.name != "posix" or os.getppid() == first_process:
        time.sleep(_LOOKS)
    os._exit(1)
