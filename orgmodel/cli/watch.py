"""What `-v` tells on standard error: what was done, and how long each step took."""

from __future__ import annotations

import argparse
from collections.abc import Mapping
from time import perf_counter

from orgmodel.text.terminal import said


class Watch:
    """Tells the seconds of each step since the one before; nothing without `-v`."""

    def __init__(self, arguments: argparse.Namespace) -> None:
        self._on = bool(getattr(arguments, "verbose", False))
        self._since = perf_counter()

    def step(self, words: str) -> None:
        """Tell a step that has just ended."""
        now = perf_counter()
        if self._on:
            said([f"{words}: {now - self._since:.2f} s"])
        self._since = now

    def parts(self, seconds: Mapping[str, float]) -> None:
        """Tell the parts of a step, the longest first."""
        if self._on:
            longest = sorted(seconds.items(), key=lambda part: -part[1])
            said(f"  {name:24} {taken:8.4f} s" for name, taken in longest)
