"""SVG of a 10,000-post tree: orgmodel beside Graphviz dot and python-igraph.

Each is one whole process from file to SVG file. Start-up is the same command on one post.
"""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

from bench.timing import PYTHON, beside, measure
from bench.trees import write_dot, write_posts

POSTS = 10_000
PEERS = ("orgmodel", "dot", "igraph")


def report(runs: int = 5) -> str:
    """Measure, and word the result as Markdown."""
    with tempfile.TemporaryDirectory() as place:
        one, many = (_commands(Path(place), posts) for posts in (1, POSTS))
        start = measure(one, runs)
        whole = measure(many, runs, slow=("dot",))
    names = [name for name in PEERS if name in whole]
    absent = "" if "dot" in whole else "\n\n`dot` is not installed here, so it was not measured."
    return (
        f"## A chart of {POSTS:,} posts as SVG\n\n{beside('orgmodel', names, whole, start)}{absent}"
    )


def _commands(place: Path, posts: int) -> dict[str, list[str]]:
    source = str(write_posts(place / f"{posts}.csv", posts))
    dot = write_dot(place / f"{posts}.dot", posts)
    target = str(place / "out.svg")
    draw = ["chart", source, "--view", "organisation", "--paper", "screen", "-o", target]
    commands = {
        "orgmodel": [PYTHON, "-m", "orgmodel", *draw],
        "igraph": [PYTHON, "bench/peers/igraph_chart.py", source, target],
    }
    if shutil.which("dot"):
        commands["dot"] = ["dot", "-Tsvg", str(dot), "-o", target]
    return commands


if __name__ == "__main__":
    print(report())
