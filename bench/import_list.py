"""The whole import of a staff list of 100,000 rows, beside the bare read of its file.

Time: the import and the bare read in turn, in one process. Memory: the peak of a process that
does the one or the other, less that of one that only loads what both need.
"""

from __future__ import annotations

import json
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pandas as pd
import python_calamine

from bench.staff_lists import PLAIN, rows, write
from bench.timing import PYTHON, ROOT, table
from orgmodel.files.importers.found import importer

POSTS = 100_000
TURNS = 5
_MB = 1_000_000
_LISTS = (("plain", ".csv"), ("esr", ".csv"), ("plain", ".xlsx"), ("esr", ".xlsx"))


@dataclass(frozen=True)
class Measured:
    """Least seconds of processor and clock of each, and peaks of memory over the floor in MB."""

    import_seconds: tuple[float, float]
    bare_seconds: tuple[float, float]
    import_peak: float
    bare_peak: float
    file_size: float

    def cells(self) -> tuple[str, ...]:
        """What a row of the table says."""
        ours, bare = self.import_seconds, self.bare_seconds
        return (
            f"{self.file_size:.1f}",
            f"{ours[0]:.2f}",
            f"{bare[0]:.2f}",
            f"{ours[0] / bare[0]:.1f}",
            f"{ours[1]:.2f}",
            f"{bare[1]:.2f}",
            f"{ours[1] / bare[1]:.1f}",
            f"{self.import_peak:.0f}",
            f"{self.bare_peak:.0f}",
            f"{self.import_peak / self.file_size:.1f}",
        )


def report(posts: int = POSTS) -> str:
    """Measure, and word the result as Markdown."""
    lines = []
    with tempfile.TemporaryDirectory() as folder:
        for form, ending in _LISTS:
            path = write(Path(folder) / f"{form}{ending}", form, posts)
            width = len(next(rows(form, 0)))
            name = f"{ending[1:].upper()}, {width} columns"
            lines.append((name, *_measured(path).cells()))
            path.unlink()
    header = (
        f"{posts:,} rows",
        "file, MB",
        "import, processor s",
        "bare, processor s",
        "÷",
        "import, clock s",
        "bare, clock s",
        "÷",
        "import, peak MB",
        "bare, peak MB",
        "import ÷ file",
    )
    return (
        f"## Import of a staff list\n\n{table(header, lines)}\n\nBare: `pandas.read_csv(dtype=str, "
        "keep_default_na=False)` and `python_calamine … to_python()`. Least of "
        f"{TURNS}, in turn; peaks over what a process holds that only loads the modules. "
        f"{len(PLAIN)} columns: number, title, manager, name, unit, FTE, pay … ; the others as "
        "ESR exports them."
    )


def _measured(path: Path) -> Measured:
    times = json.loads(_child("time", path))
    floor, ours, bare = (
        min(float(_child(what, path)) for _ in range(2)) for what in ("nothing", "import", "bare")
    )
    size = path.stat().st_size / _MB
    return Measured(tuple(times["import"]), tuple(times["bare"]), ours - floor, bare - floor, size)


def _child(what: str, path: Path) -> str:
    command = [PYTHON, "-m", "bench.import_list", what, str(path)]
    return subprocess.run(command, check=True, cwd=ROOT, capture_output=True, text=True).stdout


def _import(path: Path) -> object:
    return importer("table").read([(path.name, path.read_bytes())])


def _bare(path: Path) -> object:
    if path.suffix == ".csv":
        return pd.read_csv(path, dtype=str, keep_default_na=False)
    book = python_calamine.CalamineWorkbook.from_path(str(path))
    return book.get_sheet_by_index(0).to_python()


_WAYS: dict[str, Callable[[Path], object]] = {"import": _import, "bare": _bare}


def _in_turn(path: Path) -> dict[str, tuple[float, float]]:
    taken: dict[str, list[tuple[float, float]]] = {name: [] for name in _WAYS}
    for _ in range(TURNS):
        for name, way in _WAYS.items():
            busy, start = time.process_time(), time.perf_counter()
            found = way(path)
            taken[name].append((time.process_time() - busy, time.perf_counter() - start))
            del found
    return {
        name: (min(p for p, _ in all_), min(w for _, w in all_)) for name, all_ in taken.items()
    }


def _peak() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024 / _MB


def _answer(what: str, path: Path) -> str:
    if what == "time":
        return json.dumps(_in_turn(path))
    small = write(Path(tempfile.mkdtemp()) / f"small{path.suffix}", "plain", 20)
    for way in _WAYS.values():
        way(small)
    if what in _WAYS:
        _WAYS[what](path)
    return str(_peak())


if __name__ == "__main__":
    print(_answer(sys.argv[1], Path(sys.argv[2])))
