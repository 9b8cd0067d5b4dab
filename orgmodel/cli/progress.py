"""How far a long command is, in one line of the terminal, with about how long it will take."""

from __future__ import annotations

import argparse
import os
import shutil
import sys
from time import monotonic

from orgmodel.cli.watch import Watch
from orgmodel.text.terminal import is_terminal

_BETWEEN = 0.1
_FIRST = 0.5
_TO_JUDGE = 2.0
_BAR = 20
_MINUTE, _HOUR = 60, 3600


class Progress:
    """A line on standard error that is written over, and gone at the end.

    Only on a terminal: nothing in a pipe, nor with `-q`. With `-v` each step is a line of its
    own, with its seconds.
    """

    live = False
    """Whether such a line stands on the terminal now."""

    def __init__(self, arguments: argparse.Namespace, of_what: str = "") -> None:
        is_seen = is_terminal(sys.stderr) and os.environ.get("TERM") != "dumb"
        self._is_verbose = bool(getattr(arguments, "verbose", False))
        self._on = is_seen and not arguments.quiet and not self._is_verbose
        self._of_what, self._watch, self._step = of_what, Watch(arguments), ""
        self._began = monotonic()
        self._next = self._began + _FIRST

    def __call__(self, done: int, of: int) -> None:
        """So many of so many are done."""
        now = monotonic()
        if self._on and now >= self._next:
            self._next = now + _BETWEEN
            part = done / of if of else 1.0
            bar = f"{'#' * int(part * _BAR):<{_BAR}}"
            left = time_left(now - self._began, part)
            self._write(f"{done:,} of {of:,} {self._of_what} [{bar}]{left}")

    def step(self, words: str) -> None:
        """What is being done now."""
        if self._step:
            self._watch.step(self._step)
        self._step = words
        if self._on:
            self._write(words)

    def done(self) -> None:
        """Take the line away."""
        if self._step:
            self._watch.step(self._step)
            self._step = ""
        if self._on and Progress.live:
            self._write("")
            sys.stderr.write("\r")
            sys.stderr.flush()
            Progress.live = False

    def _write(self, words: str) -> None:
        room = shutil.get_terminal_size().columns - 1
        sys.stderr.write(f"\r{words[:room]:<{room}}")
        sys.stderr.flush()
        Progress.live = True


def time_left(seconds: float, part: float) -> str:
    """` about 2 min left` after so many seconds for this part; empty where it is too early."""
    if seconds < _TO_JUDGE or not 0 < part < 1:
        return ""
    left = seconds * (1 - part) / part
    if left < _MINUTE:
        return f" about {max(1, round(left))} s left"
    if left < _HOUR:
        return f" about {round(left / _MINUTE)} min left"
    return f" about {left / _HOUR:.1f} h left"
