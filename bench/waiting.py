"""How long another visitor waits while a Board pack is made, beside how long without.

One visit asks for a pack again and again; another goes to and fro between two pages, as fast as it
is answered and after a thought. Times are those from asking until the run is over, by protocol.
"""

from __future__ import annotations

import os
import tempfile
import threading
import time
from pathlib import Path
from statistics import median

from bench.protocol import CutError, Page, serving
from bench.timing import ROOT, table
from orgmodel.files.scenario_file import read_scenario_file

_PAGES = ("chart", "findings")
_THOUGHT = 0.2
_SECONDS = 60.0


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
        ended = threading.Event()
        packs: list[float] = []
        making = threading.Thread(target=_make_packs, args=(other, ended, packs))
        making.start()
        beside = _waits(visitor, seconds)
        ended.set()
        making.join()
    rows = [_row("nothing else", alone), _row(f"packs made: {len(packs)}", beside)]
    took = f"{median(packs):.1f} s" if packs else "not done in that time"
    return (
        "## Waiting while others work\n\n"
        + table(("meanwhile", "answers", "median ms", "longest ms"), rows)
        + f"\n\nA pack: {took}. Load of the machine: {os.getloadavg()[0]:.1f} of "
        f"{os.cpu_count()} processors."
    )


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


if __name__ == "__main__":
    print(report(12))
