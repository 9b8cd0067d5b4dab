"""Load, validate and depths of 100,000 to 1,000,000 posts, beside networkx and a bare read.

Each is one whole process on the same posts.csv. Start-up is the same command on one post.
Plain networkx checks nothing, and pandas.read_csv neither checks nor computes.
"""

from __future__ import annotations

import tempfile
from pathlib import Path

from bench.timing import PYTHON, Times, beside, measure
from bench.trees import write_posts

SIZES = (100_000, 300_000, 1_000_000)
_BARE = "pandas.read_csv"
PEERS = {
    "orgmodel": "orgmodel_load.py",
    "networkx": "networkx_load.py",
    "networkx, with checks": "networkx_check.py",
    _BARE: "pandas_read.py",
}


def report(runs: int = 5) -> str:
    """Measure, and word the result as Markdown."""
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        start = measure(_commands(place, 1), runs)
        parts = []
        for posts in SIZES:
            commands = _commands(place, posts)
            slow = [name for name in PEERS if name.startswith("networkx")]
            parts.append(_words(posts, start, measure(commands, runs, slow)))
    return "## Load, validate and depths\n\n" + "\n\n".join(parts)


def _words(posts: int, start: dict[str, Times], whole: dict[str, Times]) -> str:
    ours, bare = (whole[name].median - start[name].median for name in ("orgmodel", _BARE))
    return (
        f"{posts:,} posts:\n\n{beside('orgmodel', list(PEERS), whole, start)}\n\n"
        f"Work of orgmodel ÷ work of the bare read: {ours / bare:.1f}."
    )


def _commands(place: Path, posts: int) -> dict[str, list[str]]:
    source = str(write_posts(place / f"{posts}.csv", posts))
    return {name: [PYTHON, f"bench/peers/{script}", source] for name, script in PEERS.items()}


if __name__ == "__main__":
    print(report())
