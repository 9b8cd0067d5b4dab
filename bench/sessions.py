"""Many visitors at once, without browsers: the server's processor time a rerun, and its memory.

python -m bench sessions --share 20     # a few visitors, a few turns
"""

from __future__ import annotations

import random
import tempfile
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from pathlib import Path

from bench.protocol import Page, Server, serving
from bench.timing import table

VISITORS, TURNS, RERUNS, MINUTES = (20, 50), 200, 1_000, 2.0
PAGES = ("chart", "separation", "centre", "measures", "compare", "workspace", "data")
_SAMPLE = "sample.open.illustrative"
Row = tuple[str, str, str]


class Visitor:
    """Somebody with the sample open and an option of their own."""

    def __init__(self, server: Server, number: int) -> None:
        self.page, self.chance = Page(server.port), random.Random(number)
        self.page.go("data")
        self.page.press(_SAMPLE)
        self.page.go("workspace")
        self.page.press("option.new")
        self.option = self.page.query.rpartition("o=")[2]
        for name in PAGES:
            self.page.go(name)

    def act(self) -> str:
        """Choose what to do and do it; what was done."""
        self.do(what := self.aim())
        return what

    def aim(self) -> str:
        """Choose what to do next, and be on the page where it is done."""
        what = self.chance.choice((*PAGES, *PAGES, "look by itself", "change", "copy"))
        if what in ("change", "copy"):
            self._on_the_workspace()
        return what

    def do(self, what: str) -> None:
        """One rerun: look at a page or a part of it, rename an option, or begin or delete one."""
        if what == "change":
            self.page.write(f"om.option.name.{self.option}", f"Name {self.chance.random()}")
        elif what == "copy":
            self.page.press("option.delete" if self.chance.random() < 0.5 else "option.new")
            self.option = self.page.query.rpartition("o=")[2]
        elif what == "look by itself":
            for part in tuple(self.page.parts)[:1]:
                self.page.look_by_itself(part)
        else:
            self.page.go(what)

    def _on_the_workspace(self) -> None:
        self.page.go("workspace")
        if "o=" not in self.page.query:
            self.page.press("option.new")
        self.option = self.page.query.rpartition("o=")[2]


def report(share: int = 1) -> str:
    """Measure, and word the result as Markdown."""
    return (
        "## Many visitors at once\n\nProtocol sessions on `illustrative`, each with an option of "
        "its own, all open at the same time. Processor time is the server's, of one rerun after "
        "another, once every visitor has seen each page; waits are by the clock, with 2 to 3 s "
        "of thought before each turn.\n\n" + table(("", "target", "measured"), list(rows(share)))
    )


def rows(share: int = 1) -> Iterator[Row]:
    """Each figure with its target."""
    with ExitStack() as whole:
        folder = whole.enter_context(tempfile.TemporaryDirectory(prefix="orgmodel-sessions-"))
        server = whole.enter_context(serving(Path(folder) / "store.sqlite"))
        yield "memory at the start", "none", f"{server.megabytes():.0f} MB"
        visitors: list[Visitor] = []
        for many in VISITORS:
            while len(visitors) < max(2, many // share):
                visitors.append(Visitor(server, len(visitors)))
                whole.callback(visitors[-1].page.__exit__, None, None, None)
            words = f"{len(visitors)} visitors"
            taken = _turns(server, visitors, max(10, TURNS // share))
            every = [one for each in taken.values() for one in each]
            yield f"{words}: processor time of a rerun, p95", "100 ms", f"{_p95(every):.0f} ms"
            for what, each in sorted(taken.items()):
                yield f"{words}: {what}, p95", "100 ms", f"{_p95(each):.0f} ms ({len(each)})"
            waits, used = _together(server, visitors, MINUTES * 60 / share)
            yield f"{words}: wait for a turn, p95", "none", f"{_p95(waits):.0f} ms ({len(waits)})"
            yield f"{words}: of one core", "none", f"{used:.0%}"
            target = "300 MB" if many == VISITORS[-1] else "none"
            yield f"{words}: memory", target, f"{server.megabytes():.0f} MB"
        before = server.megabytes()
        _turns(server, visitors, max(10, RERUNS // share))
        grown = server.megabytes() - before
        yield f"grown in {max(10, RERUNS // share):,} reruns more", "0 MB", f"{grown:+.0f} MB"


def _turns(server: Server, visitors: Sequence[Visitor], many: int) -> dict[str, list[float]]:
    """Processor time of single turns, one visitor after another, the others idle."""
    found: dict[str, list[float]] = {}
    for number in range(many):
        visitor = visitors[number % len(visitors)]
        what = visitor.aim()
        before = server.processor()
        visitor.do(what)
        found.setdefault(what, []).append(server.processor() - before)
    return found


def _together(
    server: Server, visitors: Sequence[Visitor], seconds: float
) -> tuple[list[float], float]:
    """All at the same time: how long each waited, and the server's share of a core."""
    waits: list[float] = []
    start, before = time.perf_counter(), server.processor()

    def goes_on(visitor: Visitor) -> None:
        while time.perf_counter() - start < seconds:
            time.sleep(visitor.chance.uniform(2, 3))
            begins = time.perf_counter()
            visitor.act()
            waits.append((time.perf_counter() - begins) * 1000)

    threads = [threading.Thread(target=goes_on, args=(one,)) for one in visitors]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    took = (time.perf_counter() - start) * 1000
    return waits, (server.processor() - before) / took


def _p95(taken: Sequence[float]) -> float:
    return sorted(taken)[min(len(taken) - 1, round(0.95 * len(taken)))] if taken else float("nan")


if __name__ == "__main__":
    print(report())
