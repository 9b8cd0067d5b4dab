"""The organisation on A4: beside the same on screen, a chain beside a bush, and the Board pack.

The drawing is timed in this process, in turn, each time of an organisation that has worked
out nothing yet but what loading it needs.
"""

from __future__ import annotations

import csv
import shutil
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from statistics import median

import orgmodel as om
from bench.timing import PYTHON, measure, table
from bench.trees import write_dot, write_posts
from orgmodel.api import Organisation

SIZES = (1_000, 3_000, 10_000)
SHAPED = 1_000
ROUNDS = 3
PACK = (
    "data/illustrative",
    "flatten-a-layer",
    "merge-two-directorates",
    "payroll-to-shared-service",
)
Posts = Iterator[tuple[int, int]]


def report() -> str:
    """Measure, and word the result as Markdown."""
    with tempfile.TemporaryDirectory() as name:
        place = Path(name)
        parts = [
            "## On A4\n\nProcessor seconds of the drawing alone, in one process.",
            _paper_beside_screen(place),
            _shapes(place),
            "Whole processes to SVG files on A4, and dot to one SVG.",
            _beside_dot(place),
            _pack(place),
        ]
    return "\n\n".join(parts)


def _paper_beside_screen(place: Path) -> str:
    rows = []
    for posts in SIZES:
        source = write_posts(place / f"{posts}.csv", posts)
        screen, paper = (_drawing(source, name) for name in ("screen", "a4"))
        rows.append(_row(f"{posts:,} posts", "screen", screen, "A4", paper))
    return table(("", "screen, s", "A4, s", "A4 ÷ screen"), rows)


def _shapes(place: Path) -> str:
    """A chain, one ring of managers below a chain, and a bush of as many posts."""
    bush = _written(place / "bush.csv", ((at, (at - 1) // 9) for at in range(SHAPED)))
    chain = _written(place / "chain.csv", ((at, at - 1) for at in range(SHAPED)))
    ring = _written(
        place / "ring.csv", ((at, (at - 1) % SHAPED) for at in range(SHAPED)), ring=True
    )
    least = _drawing(bush, "a4")
    rows = [
        _row(f"a {name} of {SHAPED:,}", "bush", least, name, _drawing(source, "a4"))
        for name, source in (("chain", chain), ("ring", ring))
    ]
    return table(("", "bush, s", "shape, s", "shape ÷ bush"), rows)


def _row(name: str, _: str, first: float, __: str, second: float) -> tuple[str, ...]:
    return name, f"{first:.3f}", f"{second:.3f}", f"{second / first:.1f}"


def _drawing(source: Path, paper: str) -> float:
    """Processor seconds of drawing and writing the SVG, the middle of three."""
    return median(_timed(om.load(str(source)), paper) for _ in range(ROUNDS))


def _timed(organisation: Organisation, paper: str) -> float:
    draw: Callable[[], object] = lambda: organisation.chart(paper=paper).svgs  # noqa: E731
    start = time.process_time()
    draw()
    return time.process_time() - start


def _written(path: Path, posts: Posts, ring: bool = False) -> Path:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(("id", "title", "reports_to"))
        for post, manager in posts:
            under = f"p{manager}" if post or ring else ""
            writer.writerow((f"p{post}", f"Post {post}", under))
    return path


def _beside_dot(place: Path) -> str:
    sizes = (1, *SIZES)
    target = str(place / "out.svg")
    times = {}
    for posts in sizes:
        source = str(write_posts(place / f"{posts}.csv", posts))
        commands = {"orgmodel": [PYTHON, "-m", "orgmodel", "chart", source, "-o", target]}
        if shutil.which("dot"):
            dot = str(write_dot(place / f"{posts}.dot", posts))
            commands["dot"] = ["dot", "-Tsvg", dot, "-o", target]
        times[posts] = measure(commands, ROUNDS)
    rows = [
        (
            f"{posts:,} posts",
            name,
            f"{times[posts][name].median:.2f}",
            f"{times[1][name].median:.2f}",
            f"{times[posts][name].median - times[1][name].median:.2f}",
        )
        for posts in SIZES
        for name in times[posts]
    ]
    return table(("", "program", "processor, s", "start-up, s", "work, s"), rows)


def _pack(place: Path) -> str:
    data, *names = PACK
    scenarios = [f"{data}/scenarios/{name}.toml" for name in names]
    command = [PYTHON, "-m", "orgmodel", "report", data, *scenarios, "-o", str(place / "pack")]
    taken = measure({"report": [*command, "--force"]}, ROUNDS)["report"]
    return f"The Board pack of `{data}` with three options, by the clock: {taken} s."


if __name__ == "__main__":
    print(report())
