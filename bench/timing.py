"""Run commands as whole processes, several times, and say how long they took."""

from __future__ import annotations

import os
import platform
import subprocess
import sys
import time
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from statistics import median

PYTHON = sys.executable
ROOT = Path(__file__).resolve().parent.parent
_SLOW_RUNS = 3


@dataclass(frozen=True)
class Times:
    """Seconds of each run of one command."""

    seconds: tuple[float, ...]

    @property
    def median(self) -> float:
        """The middle run."""
        return median(self.seconds)

    def __str__(self) -> str:
        low, high = min(self.seconds), max(self.seconds)
        return f"{self.median:.2f} ({low:.2f}–{high:.2f})"


def measure(
    commands: Mapping[str, Sequence[str]], runs: int, slow: Collection[str] = ()
) -> dict[str, Times]:
    """Run every command in turn, `runs` rounds, so that a busy moment slows all alike.

    Those named in `slow` run in the first three rounds only.
    """
    taken: dict[str, list[float]] = {name: [] for name in commands}
    for turn in range(runs):
        for name, command in commands.items():
            if name in slow and turn >= _SLOW_RUNS:
                continue
            start = time.perf_counter()
            subprocess.run(command, check=True, cwd=ROOT, stdout=subprocess.DEVNULL)
            taken[name].append(time.perf_counter() - start)
    return {name: Times(tuple(seconds)) for name, seconds in taken.items()}


def machine() -> str:
    """Processor, cores, system and versions; nothing that names the machine."""
    libraries = ("numpy", "pandas", "pyarrow", "networkx", "igraph")
    versions = ", ".join(f"{name} {version(name)}" for name in libraries)
    busy = f"{os.getloadavg()[0]:.1f}" if hasattr(os, "getloadavg") else "unknown"
    return (
        f"{_processor()}, {os.cpu_count()} cores, {platform.system()} {platform.machine()}; "
        f"Python {platform.python_version()}, {versions}. Load average at the start: {busy}."
    )


def _processor() -> str:
    cpuinfo = Path("/proc/cpuinfo")
    lines = cpuinfo.read_text().splitlines() if cpuinfo.exists() else []
    names = [line.split(":", 1)[1].strip() for line in lines if line.startswith("model name")]
    return names[0] if names else platform.processor() or "unknown processor"


def table(header: Sequence[str], rows: Sequence[Sequence[object]]) -> str:
    """A Markdown table."""
    lines = [header, ["---"] * len(header), *rows]
    return "\n".join("| " + " | ".join(str(cell) for cell in line) + " |" for line in lines)
