"""How long another visitor waits while packs are made and lists imported, beside how long without.

One visit asks for a pack, or drops a large list and opens it, again and again; another goes to and
fro between two pages, as fast as it is answered and after a thought. Times are those from asking
until the run is over, by protocol.
"""

from __future__ import annotations

import os
import tempfile
import time
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from itertools import count
from multiprocessing import get_context
from multiprocessing.queues import Queue
from multiprocessing.synchronize import Event
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
    ):
        for _ in range(3):
            _waits(visitor, 1)
        alone = _waits(visitor, seconds)
        beside, packs = _beside(visitor, seconds, partial(_make_packs, server.port))
        content = write(Path(folder) / "staff.csv", "plain", _POSTS).read_bytes()
        importing, lists = _beside(visitor, seconds, partial(_import_lists, server.port, content))
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


Work = Callable[[Event, "Queue[float]"], None]


def _beside(visitor: Page, seconds: float, work: Work) -> tuple[list[float], list[float]]:
    """Waits while something is done again and again, and the seconds of each of these.

    The other visitor is a process of its own, as another browser is: what it does with a page
    that it gets must not hold up the one whose waits are taken.
    """
    system = get_context("spawn")
    ended, told = system.Event(), system.Queue()
    doing = system.Process(target=work, args=(ended, told))
    doing.start()
    found = _waits(visitor, seconds)
    ended.set()
    doing.join()
    taken: list[float] = []
    while not told.empty():
        taken.append(told.get())
    return found, taken


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


def _make_packs(port: int, ended: Event, packs: Queue[float]) -> None:
    """Make packs until told to stop, each of one option more, so that none is there already."""
    with suppress(CutError), Page(port) as other:
        other.go("chart")
        other.go("compare")
        for place in sorted((ROOT / "data/brent/scenarios").glob("o*.toml")):
            if ended.is_set() or place.name.startswith("option-set"):
                continue
            name = f"{read_scenario_file(place).name} (ships with the data)"
            other.write("om.compare.examples", name)
            other.press("pack.open")
            begun = time.perf_counter()
            if "The pack is ready" in other.press("pack.make"):
                packs.put(time.perf_counter() - begun)


def _import_lists(port: int, content: bytes, ended: Event, lists: Queue[float]) -> None:
    """Drop a list and go through its steps to the chart, each time as another visitor."""
    with suppress(CutError):
        for number in count():
            if ended.is_set():
                return
            begun = time.perf_counter()
            with Page(port) as other:
                other.go("data")
                other.drop("om.upload", f"staff{number}.csv", content)
                for _ in range(3):
                    other.press("import.next")
            lists.put(time.perf_counter() - begun)


if __name__ == "__main__":
    print(report(12))
