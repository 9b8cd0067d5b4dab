"""Run commands as whole processes, several times, and say how long they took."""

from __future__ import annotations

import os
import platform
import resource
import subprocess
import sys
import time
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from statistics import median

PYTHON = sys.executable
ROOT = Path(__file__).resolve().parent.parent
_SLOW_RUNS = 3


@dataclass(frozen=True)
class Times:
    """Seconds of each run of one command: by the clock, and of processor time."""

    wall: tuple[float, ...]
    processor: tuple[float, ...]

    @property
    def median(self) -> float:
        """Processor seconds of the middle run; other work on the machine hardly sways it."""
        return median(self.processor)

    def __str__(self) -> str:
        return f"{median(self.wall):.2f} ({min(self.wall):.2f}–{max(self.wall):.2f})"


def measure(
    commands: Mapping[str, Sequence[str]], runs: int, slow: Collection[str] = ()
) -> dict[str, Times]:
    """Run every command in turn, `runs` rounds, so that a busy moment slows all alike.

    Those named in `slow` run in the first three rounds only.
    """
    taken: dict[str, list[tuple[float, float]]] = {name: [] for name in commands}
    for turn in range(runs):
        for name, command in commands.items():
            if name not in slow or turn < _SLOW_RUNS:
                taken[name].append(_run(command))
    return {name: Times(*zip(*runs, strict=True)) for name, runs in taken.items()}


def _run(command: Sequence[str]) -> tuple[float, float]:
    busy, start = _processor_seconds(), time.perf_counter()
    subprocess.run(command, check=True, cwd=ROOT, stdout=subprocess.DEVNULL)
    return time.perf_counter() - start, _processor_seconds() - busy


def _processor_seconds() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def beside(
    ours: str, names: Sequence[str], whole: Mapping[str, Times], start: Mapping[str, Times]
) -> str:
    """A table of whole processes, of what is left without start-up, and of ratios to ours."""
    work = {name: whole[name].median - start[name].median for name in names}
    rows = [
        (
            name,
            whole[name],
            f"{whole[name].median:.2f}",
            f"{start[name].median:.2f}",
            f"{work[name]:.2f}",
            f"{whole[name].median / whole[ours].median:.1f}",
            f"{work[name] / work[ours]:.1f}",
        )
        for name in names
    ]
    header = (
        "",
        "by the clock, s",
        "processor, s",
        "start-up, s",
        "work, s",
        "processor ÷ ours",
        "work ÷ ours",
    )
    return table(header, rows)


def machine() -> str:
    """Processor, cores, system and versions; nothing that names the machine."""
    libraries = ("numpy", "pandas", "pyarrow", "networkx", "igraph")
    versions = ", ".join(f"{name} {_version(name)}" for name in libraries)
    busy = f"{os.getloadavg()[0]:.1f}" if hasattr(os, "getloadavg") else "unknown"
    return (
        f"{_model()}, {os.cpu_count()} cores, {platform.system()} {platform.machine()}; "
        f"Python {platform.python_version()}, {versions}. Load average at the start: {busy}."
    )


def _version(library: str) -> str:
    """Its version; a peer is there only where it is measured."""
    try:
        return version(library)
    except PackageNotFoundError:
        return "not installed"


def _model() -> str:
    cpuinfo = Path("/proc/cpuinfo")
    lines = cpuinfo.read_text().splitlines() if cpuinfo.exists() else []
    names = [line.split(":", 1)[1].strip() for line in lines if line.startswith("model name")]
    return names[0] if names else platform.processor() or "unknown processor"


def table(header: Sequence[str], rows: Sequence[Sequence[object]]) -> str:
    """A Markdown table."""
    lines = [header, ["---"] * len(header), *rows]
    return "\n".join("| " + " | ".join(str(cell) for cell in line) + " |" for line in lines)
