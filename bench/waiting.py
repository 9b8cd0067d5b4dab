"""How long another visitor waits while packs are made and lists imported, beside how long without.

One visit asks for a pack, or drops a large list and opens it, again and again; another goes to and
fro between two pages, as fast as it is answered and after a thought. Times are those from asking
until the run is over, by protocol.
"""

from __future__ import annotations

import os
import tempfile
import threading
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from statistics import median

from bench.protocol import Page, serving
from bench.putting import CutError
from bench.staff_lists import write
from bench.timing import ROOT, table
from orgmodel.files.scenario_file import read_scenario_file

_PAGES = ("chart", "findings")
_THOUGHT = 0.2
_SECONDS = 60.0
_POSTS = 20_000


def report(share: int = 1) -> str:
    """Waits for a minute, or a part of it, without and with packs under way, on Brent's data."""
    seconds = _SECONDS / share
    with (
        tempfile.TemporaryDirectory() as folder,
        serving(Path(folder) / "store.sqlite") as server,
        Page(server.port) as visitor,
        Page(server.port) as other,
    ):
        for _ in range(3):
            _waits(visitor, 1)
        alone = _waits(visitor, seconds)
        packs: list[float] = []
        beside = _beside(visitor, seconds, partial(_make_packs, other), packs)
        lists: list[float] = []
        content = write(Path(folder) / "staff.csv", "plain", _POSTS).read_bytes()
        imports = partial(_import_lists, server.port, content)
        importing = _beside(visitor, seconds, imports, lists)
    rows = [
        _row("nothing else", alone),
        _row(f"packs made: {len(packs)}", beside),
        _row(f"lists of {_POSTS:,} posts imported: {len(lists)}", importing),
    ]
    return (
        "## Waiting while others work\n\n"
        + table(("meanwhile", "answers", "median ms", "longest ms"), rows)
        + f"\n\nA pack: {_took(packs)}. A list: {_took(lists)}. Load of the machine: "
        f"{os.getloadavg()[0]:.1f} of {os.cpu_count()} processors."
    )


Work = Callable[[threading.Event, list[float]], None]


def _beside(visitor: Page, seconds: float, work: Work, taken: list[float]) -> list[float]:
    """Waits while something is done again and again; `taken` gets the seconds of each."""
    ended = threading.Event()
    doing = threading.Thread(target=work, args=(ended, taken))
    doing.start()
    found = _waits(visitor, seconds)
    ended.set()
    doing.join()
    return found


def _took(taken: list[float]) -> str:
    return f"{median(taken):.1f} s" if taken else "not done in that time"


def _row(name: str, waits: list[float]) -> tuple[str, ...]:
    return name, str(len(waits)), f"{median(waits):.0f}", f"{max(waits):.0f}"


def _waits(visitor: Page, seconds: float) -> list[float]:
    """Milliseconds that each of many visits to a page took."""
    found: list[float] = []
    end = time.monotonic() + seconds
    while time.monotonic() < end or not found:
        begun = time.perf_counter()
        visitor.go(_PAGES[len(found) % len(_PAGES)])
        found.append((time.perf_counter() - begun) * 1000)
        time.sleep(_THOUGHT)
    return found


def _make_packs(other: Page, ended: threading.Event, packs: list[float]) -> None:
    """Make packs until told to stop, each of one option more, so that none is there already."""
    other.go("chart")
    other.go("compare")
    for place in sorted((ROOT / "data/brent/scenarios").glob("o*.toml")):
        if ended.is_set() or place.name.startswith("option-set"):
            continue
        try:
            name = f"{read_scenario_file(place).name} (ships with the data)"
            other.write("om.compare.examples", name)
            other.press("pack.open")
            begun = time.perf_counter()
            if "The pack is ready" in other.press("pack.make"):
                packs.append(time.perf_counter() - begun)
        except CutError:
            return


def _import_lists(port: int, content: bytes, ended: threading.Event, lists: list[float]) -> None:
    """Drop a list and go through its steps to the chart, each time as another visitor."""
    while not ended.is_set():
        begun = time.perf_counter()
        try:
            with Page(port) as other:
                other.go("data")
                other.drop("om.upload", f"staff{len(lists)}.csv", content)
                for _ in range(3):
                    other.press("import.next")
        except CutError:
            return
        lists.append(time.perf_counter() - begun)


if __name__ == "__main__":
    print(report(12))
